// from `::asyncio::private`: Awaited, Cancelled, Coroutine, Held, Machine, OneOf2, Saved, Signal, StateMachine, finish, ready, resume, reused
// from `core`: mem, task::Poll

#[track_caller]
fn arms(at: u8) -> Coroutine<impl Machine<Output = u8>> {
    use ::asyncio::private::{
        AgainCopy as _, AgainExclusive as _, AgainMoved as _, AgainTaken as _,
        CapturedCopy as _, CapturedPart as _, CapturedPointer as _,
        ConsumerIterator as _, ConsumerOther as _, ConsumerSum as _, KeepCopy as _,
        KeepOther as _, MarkerTag as _, OtherTag as _, TagForeign as _, TagNothing as _,
    };
    #[repr(u8)]
    enum Arms {
        // Called, and not yet run.
        Unresumed,
        // Returned, panicked or closed.
        Closed,
        // Waits for `step(at)` (line 5).
        AwaitStep,
        // Waits for `again(next)` (line 7).
        AwaitAgain,
    }

    // What is kept from one resume to the next.
    struct Frame<At, Awaiting0, Awaiting1> {
        at_1: Arms,
        at: Saved<At>,
        awaiting: OneOf2<Awaiting0, Awaiting1>,
    }
    // Left out: `unsafe impl Frame`, which says of each state where it stands in the source and what it saves.
    let held = Held::new(Frame {
        at_1: Arms::Unresumed,
        at: Saved::new(at),
        awaiting: OneOf2::vacant(),
    });
    Coroutine::<
        StateMachine<_, u8>,
    >::new(move |request| {
        (unsafe { held.enter(request) })
            .run(|frame, cx, signal| {
                let frame = unsafe { frame.get() };
                let mut n_0_passed = Saved::vacant();
                loop {
                    'to_after_match: {
                        'to_await_again: {
                            'to_await_step: {
                                match frame.at_1 {
                                    Arms::Unresumed => {}
                                    Arms::AwaitStep => break 'to_await_step,
                                    Arms::AwaitAgain => break 'to_await_again,
                                    Arms::Closed => reused(),
                                }

                                // The first resume: from the beginning.
                                let at = unsafe { frame.at.take() };
                                if mem::replace(signal, Signal::Taken) != Signal::Resume {
                                    return Poll::Ready(Err(Cancelled));
                                }
                                {
                                    {
                                        let awaited = step(at);
                                        frame
                                            .awaiting
                                            .first()
                                            .set((&Awaited(&awaited)).child_tag().child(awaited));
                                        frame.at.set(at);
                                        frame.at_1 = Arms::AwaitStep;
                                        *signal = Signal::Resume;
                                        break 'to_await_step;
                                    }
                                }
                            }

                            // Waiting for `step(at)` (line 5): polls it, and goes on when it is ready.
                            let Poll::Ready(outcome) = (unsafe {
                                resume(frame.awaiting.first().get(), cx, *signal)
                            }) else {
                                return Poll::Pending;
                            };
                            *signal = Signal::Taken;
                            let at = unsafe { frame.at.take() };
                            {
                                let n_0;
                                {
                                    let outcome = outcome;
                                    unsafe { finish(frame.awaiting.first().get()) };
                                    let value0 = match outcome {
                                        Ok(value) => value,
                                        Err(cancelled) => return Poll::Ready(Err(cancelled)),
                                    };
                                    'leave0: {
                                        match value0 {
                                            Some(n) if n > at => {
                                                n_0 = n;
                                                break 'leave0;
                                            }
                                            Some(next) => {
                                                let awaited = again(next);
                                                frame
                                                    .awaiting
                                                    .second()
                                                    .set((&Awaited(&awaited)).child_tag().child(awaited));
                                                frame.at_1 = Arms::AwaitAgain;
                                                *signal = Signal::Resume;
                                                break 'to_await_again;
                                            }
                                            None => {
                                                let output: u8 = 0;
                                                return ready(output);
                                            }
                                        }
                                    }
                                    n_0_passed.set(n_0);
                                    break 'to_after_match;
                                }
                            }
                        }

                        // Waiting for `again(next)` (line 7): polls it, and goes on when it is ready.
                        let Poll::Ready(outcome) = (unsafe {
                            resume(frame.awaiting.second().get(), cx, *signal)
                        }) else {
                            return Poll::Pending;
                        };
                        *signal = Signal::Taken;
                        {
                            let n_0;
                            {
                                {
                                    let outcome = outcome;
                                    unsafe { finish(frame.awaiting.second().get()) };
                                    let value1 = match outcome {
                                        Ok(value) => value,
                                        Err(cancelled) => return Poll::Ready(Err(cancelled)),
                                    };
                                    n_0 = value1;
                                }
                                n_0_passed.set(n_0);
                                break 'to_after_match;
                            }
                        }
                    }

                    // Ways meet here, after a `match`.
                    {
                        let n_0 = unsafe { n_0_passed.take() };
                        {}
                        let output: u8 = n_0 + 1;
                        return ready(output);
                    }
                }
            })
    })
}
