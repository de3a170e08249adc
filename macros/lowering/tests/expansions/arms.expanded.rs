// from `::asyncio::private`: Awaited, Coroutine, Given, Held, Machine, ManuallyDrop, OneOf2, Saved, Signal, StateMachine, begins, cancelled, closed, copied, enter, finish, methods, ready, resume
// from `core`: task::Poll

#[track_caller]
fn arms(at: u8) -> Coroutine<impl Machine<Output = u8>> {
    use ::asyncio::private as __asyncio;
    use methods::*;
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
        at: Saved<At>,
        awaiting: OneOf2<Awaiting0, Awaiting1>,
        at_1: Saved<Arms>,
    }
    let (n_0_given, n_0_typed) = (Given::unknown(), Given::unknown());
    // Left out: the body as written, in code that never runs: rustc checks its types and borrows, and warns of it.
    // Left out: code that never runs: a value that has no type in the body as written has none here, and rustc says it once.
    let _ = copied::<u8>;
    return {
        let held = Held::new(Frame {
            at: Saved::new(at),
            awaiting: OneOf2::vacant(),
            at_1: Saved::new(Arms::Unresumed),
        });
        Coroutine::<
            StateMachine<_, u8>,
        >::new(move |request, ask| {
            // Left out: `let code = …`, which says of each state where it stands in the source and what it saves.
            let frame = held.frame();
            (unsafe { enter(request, ask, code, &raw mut (*frame).at_1) })
                .run(move |cx, signal| {
                    let frame = unsafe { &mut *frame };
                    let mut n_0_passed = Saved::vacant();
                    loop {
                        'to_after_match: {
                            'to_await_again: {
                                'to_await_step: {
                                    match unsafe { frame.at_1.get() } {
                                        Arms::Unresumed => {}
                                        Arms::AwaitStep => break 'to_await_step,
                                        Arms::AwaitAgain => break 'to_await_again,
                                        Arms::Closed => unsafe { closed(ask) }
                                    }

                                    // The first resume: from the beginning.
                                    let at = unsafe { frame.at.take() };
                                    if !begins(signal) {
                                        return cancelled::<u8>();
                                    }
                                    {
                                        {
                                            let awaited = step(at);
                                            frame.awaiting.first = ManuallyDrop::new(
                                                Awaited(awaited).awaiting(),
                                            );
                                            frame.at_1.set(Arms::AwaitStep);
                                            *signal = Signal::Resume;
                                            break 'to_await_step;
                                        }
                                    }
                                }

                                // Waiting for `step(at)` (line 5): polls it, and goes on when it is ready.
                                let Some(outcome) = (unsafe {
                                    resume(&mut frame.awaiting.first, cx, signal)
                                }) else {
                                    return Poll::Pending;
                                };
                                let at = unsafe { frame.at.take() };
                                {
                                    let n_0;
                                    // Left out: code that never runs: a value that has no type in the body as written has none here, and rustc says it once.
                                    {
                                        let Ok(value0) = (unsafe {
                                            finish(&mut frame.awaiting.first, outcome)
                                        }) else {
                                            return cancelled();
                                        };
                                        'leave0: {
                                            match value0 {
                                                Some(n) if n > at => {
                                                    n_0 = n;
                                                    break 'leave0;
                                                }
                                                Some(next) => {
                                                    let awaited = again(next);
                                                    frame.awaiting.second = ManuallyDrop::new(
                                                        Awaited(awaited).awaiting(),
                                                    );
                                                    frame.at_1.set(Arms::AwaitAgain);
                                                    *signal = Signal::Resume;
                                                    break 'to_await_again;
                                                }
                                                None => {
                                                    return ready({ 0 });
                                                }
                                                _ => loop {}
                                            }
                                        }
                                        n_0_passed.set(n_0);
                                        break 'to_after_match;
                                    }
                                }
                            }

                            // Waiting for `again(next)` (line 7): polls it, and goes on when it is ready.
                            let Some(outcome) = (unsafe {
                                resume(&mut frame.awaiting.second, cx, signal)
                            }) else {
                                return Poll::Pending;
                            };
                            {
                                let n_0;
                                // Left out: code that never runs: a value that has no type in the body as written has none here, and rustc says it once.
                                {
                                    {
                                        let Ok(value1) = (unsafe {
                                            finish(&mut frame.awaiting.second, outcome)
                                        }) else {
                                            return cancelled();
                                        };
                                        n_0 = (value1,).0;
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
                            return ready({ n_0 + 1 });
                        }
                    }
                })
        })
    };
}
