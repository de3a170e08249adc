// from `::asyncio::private`: Awaited, Cancelled, Coroutine, Held, Machine, Saved, Signal, StateMachine, ready, reused
// from `core`: mem, task::Poll

#[track_caller]
fn sum(n: u32) -> Coroutine<impl Machine<Output = i64>> {
    use ::asyncio::private::{
        AgainCopy as _, AgainExclusive as _, AgainMoved as _, AgainTaken as _,
        CapturedCopy as _, CapturedPart as _, CapturedPointer as _,
        ConsumerIterator as _, ConsumerOther as _, ConsumerSum as _, KeepCopy as _,
        KeepOther as _, IteratorSubject as _, MarkerTag as _, OtherSubject as _,
        OtherTag as _, TagForeign as _, TagNothing as _,
    };
    enum Sum<N, Awaiting0, Iter0, Total> {
        // Called, and not yet run.
        Unresumed { n: Saved<N> },
        // Waits for `square(i as i64)` (line 10).
        AwaitSquare { total: Saved<Total>, iter0: Saved<Iter0>, awaiting: Awaiting0 },
        // Returned, panicked or closed.
        Closed,
    }
    // Left out: `unsafe impl State`, which says of each state where it stands in the source and what it saves.
    enum To<Iter0, Total> {
        Resume,
        // Goes on at the top of a `for`.
        For { iter0: Iter0, total: Total },
        // Goes on after a block.
        AfterBlock { total: Total },
    }
    let held = Held::new(Sum::Unresumed { n: Saved::new(n) });
    Coroutine::<
        StateMachine<_, i64>,
    >::new(move |request| {
        (unsafe { held.enter(request) })
            .run(|state, cx, signal| {
                let mut to = To::Resume;
                'step: loop {
                    match (to, &mut *state) {
                        // The first resume: from the beginning to the first await.
                        (To::Resume, Sum::Unresumed { n }) => {
                            let n = unsafe { n.take() };
                            if mem::replace(signal, Signal::Taken) != Signal::Resume {
                                return Poll::Ready(Err(Cancelled));
                            }
                            {
                                let mut total = 0;
                                {
                                    let mut iter0 = IntoIterator::into_iter(0..n);
                                    to = To::For { iter0, total };
                                    continue 'step;
                                }
                            }
                        }

                        // Ways meet here, at the top of a `for`.
                        (To::For { iter0, total }, _) => {
                            let mut total = total;
                            {
                                let mut iter0 = iter0;
                                match Iterator::next(&mut iter0) {
                                    None => {
                                        to = To::AfterBlock { total };
                                        continue 'step;
                                    }
                                    Some(i) => {
                                        if i == 3 {
                                            to = To::For { iter0, total };
                                            continue 'step;
                                        } else {
                                            let awaited = square(i as i64);
                                            let awaiting = (&Awaited(&awaited))
                                                .child_tag()
                                                .child(awaited);
                                            *state = Sum::AwaitSquare {
                                                awaiting,
                                                iter0: Saved::new(iter0),
                                                total: Saved::new(total),
                                            };
                                            *signal = Signal::Resume;
                                            to = To::Resume;
                                            continue 'step;
                                        }
                                    }
                                }
                            }
                        }

                        // Ways meet here, after a block.
                        (To::AfterBlock { total }, _) => {
                            let mut total = total;
                            let output: i64 = total;
                            return ready(output);
                        }

                        // Waiting for `square(i as i64)` (line 10): polls it, and goes on after the await when it is ready.
                        (To::Resume, Sum::AwaitSquare { awaiting, iter0, total }) => {
                            let Poll::Ready(outcome) = (unsafe {
                                awaiting.resume(cx, *signal)
                            }) else {
                                return Poll::Pending;
                            };
                            *signal = Signal::Taken;
                            {
                                let mut total = unsafe { total.take() };
                                {
                                    let mut iter0 = unsafe { iter0.take() };
                                    {
                                        let outcome = outcome;
                                        unsafe { awaiting.finish() };
                                        let value0 = match outcome {
                                            Ok(value) => value,
                                            Err(cancelled) => return Poll::Ready(Err(cancelled)),
                                        };
                                        total += value0;
                                        to = To::For { iter0, total };
                                        continue 'step;
                                    }
                                }
                            }
                        }

                        // Nothing is left to run.
                        (To::Resume, Sum::Closed) => reused(),
                    }
                }
            })
    })
}
