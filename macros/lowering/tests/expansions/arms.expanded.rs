// from `::asyncio::private`: Awaited, Cancelled, Coroutine, Held, Machine, Saved, Signal, StateMachine, ready, reused
// from `core`: mem, task::Poll

#[track_caller]
fn arms(at: u8) -> Coroutine<impl Machine<Output = u8>> {
    use ::asyncio::private::{
        AgainCopy as _, AgainExclusive as _, AgainMoved as _, AgainTaken as _,
        CapturedCopy as _, CapturedPart as _, CapturedPointer as _,
        ConsumerIterator as _, ConsumerOther as _, ConsumerSum as _, KeepCopy as _,
        KeepOther as _, IteratorSubject as _, MarkerTag as _, OtherSubject as _,
        OtherTag as _, TagForeign as _, TagNothing as _,
    };
    enum Arms<At, Awaiting0, Awaiting1> {
        // Called, and not yet run.
        Unresumed { at: Saved<At> },
        // Waits for `step(at)` (line 5).
        AwaitStep { at: Saved<At>, awaiting: Awaiting0 },
        // Waits for `again(next)` (line 7).
        AwaitAgain { awaiting: Awaiting1 },
        // Returned, panicked or closed.
        Closed,
    }
    // Left out: `unsafe impl State`, which says of each state where it stands in the source and what it saves.
    enum To<N0> {
        Resume,
        // Goes on after a `match`.
        AfterMatch { n_0: N0 },
    }
    let held = Held::new(Arms::Unresumed {
        at: Saved::new(at),
    });
    Coroutine::<
        StateMachine<_, u8>,
    >::new(move |request| {
        (unsafe { held.enter(request) })
            .run(|state, cx, signal| {
                let mut to = To::Resume;
                'step: loop {
                    match (to, &mut *state) {
                        // The first resume: from the beginning to the first await.
                        (To::Resume, Arms::Unresumed { at }) => {
                            let at = unsafe { at.take() };
                            if mem::replace(signal, Signal::Taken) != Signal::Resume {
                                return Poll::Ready(Err(Cancelled));
                            }
                            {
                                {
                                    let awaited = step(at);
                                    let awaiting = (&Awaited(&awaited))
                                        .child_tag()
                                        .child(awaited);
                                    *state = Arms::AwaitStep {
                                        awaiting,
                                        at: Saved::new(at),
                                    };
                                    *signal = Signal::Resume;
                                    to = To::Resume;
                                    continue 'step;
                                }
                            }
                        }

                        // Waiting for `step(at)` (line 5): polls it, and goes on after the await when it is ready.
                        (To::Resume, Arms::AwaitStep { awaiting, at }) => {
                            let Poll::Ready(outcome) = (unsafe {
                                awaiting.resume(cx, *signal)
                            }) else {
                                return Poll::Pending;
                            };
                            *signal = Signal::Taken;
                            let at = unsafe { at.take() };
                            {
                                let n_0;
                                {
                                    let outcome = outcome;
                                    unsafe { awaiting.finish() };
                                    let value0 = match outcome {
                                        Ok(value) => value,
                                        Err(cancelled) => return Poll::Ready(Err(cancelled)),
                                    };
                                    match value0 {
                                        Some(n) if n > at => {
                                            n_0 = n;
                                            to = To::AfterMatch { n_0 };
                                            continue 'step;
                                        }
                                        Some(next) => {
                                            let awaited = again(next);
                                            let awaiting = (&Awaited(&awaited))
                                                .child_tag()
                                                .child(awaited);
                                            *state = Arms::AwaitAgain { awaiting };
                                            *signal = Signal::Resume;
                                            to = To::Resume;
                                            continue 'step;
                                        }
                                        None => {
                                            n_0 = return ready({
                                                let output: u8 = 0;
                                                output
                                            });
                                            to = To::AfterMatch { n_0 };
                                            continue 'step;
                                        }
                                    }
                                }
                            }
                        }

                        // Waiting for `again(next)` (line 7): polls it, and goes on after the await when it is ready.
                        (To::Resume, Arms::AwaitAgain { awaiting }) => {
                            let Poll::Ready(outcome) = (unsafe {
                                awaiting.resume(cx, *signal)
                            }) else {
                                return Poll::Pending;
                            };
                            *signal = Signal::Taken;
                            {
                                let n_0;
                                {
                                    {
                                        let outcome = outcome;
                                        unsafe { awaiting.finish() };
                                        let value1 = match outcome {
                                            Ok(value) => value,
                                            Err(cancelled) => return Poll::Ready(Err(cancelled)),
                                        };
                                        n_0 = value1;
                                        to = To::AfterMatch { n_0 };
                                        continue 'step;
                                    }
                                }
                            }
                        }

                        // Ways meet here, after a `match`.
                        (To::AfterMatch { n_0 }, _) => {
                            let n_0 = n_0;
                            {}
                            let output: u8 = n_0 + 1;
                            return ready(output);
                        }

                        // Nothing is left to run.
                        (To::Resume, Arms::Closed) => reused(),
                    }
                }
            })
    })
}
