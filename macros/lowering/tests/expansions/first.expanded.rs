// from `::asyncio::private`: Awaited, Coroutine, Given, Held, Machine, Saved, Signal, StateMachine, begins, cancelled, closed, copied, enter, finish, methods, resume
// from `core`: task::Poll

#[track_caller]
fn first(limit: u32) -> Coroutine<impl Machine<Output = u32>> {
    use ::asyncio::private as __asyncio;
    use methods::*;
    #[repr(u8)]
    enum First {
        // Called, and not yet run.
        Unresumed,
        // Returned, panicked or closed.
        Closed,
        // Waits for `ready(turn)` (line 8).
        AwaitReady,
    }

    // What is kept from one resume to the next.
    struct Frame<Limit, Turn, Awaiting0> {
        limit: Saved<Limit>,
        turn: Saved<Turn>,
        awaiting: Saved<Awaiting0>,
        at: Saved<First>,
    }
    let returned = Given::unknown();
    // Left out: the body as written, in code that never runs: rustc checks its types and borrows, and warns of it.
    let _ = copied::<u32>;
    return {
        let held = Held::new(Frame {
            limit: Saved::new(limit),
            turn: Saved::vacant(),
            awaiting: Saved::vacant(),
            at: Saved::new(First::Unresumed),
        });
        Coroutine::<
            StateMachine<_, u32>,
        >::new(move |request, ask| {
            // Left out: `let code = …`, which says of each state where it stands in the source and what it saves.
            let frame = held.frame();
            (unsafe { enter(request, ask, code, &raw mut (*frame).at) })
                .run(move |cx, signal| {
                    let frame = unsafe { &mut *frame };
                    let mut resumed = true;
                    loop {
                        'to_loop: {
                            match unsafe { frame.at.get() } {
                                First::Unresumed => {}
                                First::AwaitReady => break 'to_loop,
                                First::Closed => unsafe { closed(ask) }
                            }

                            // The first resume: from the beginning.
                            let limit = unsafe { frame.limit.take() };
                            // Left out: code that never runs: a value that has no type in the body as written has none here, and rustc says it once.
                            if !begins(signal) {
                                return cancelled::<u32>();
                            }
                            {
                                let mut turn = 0;
                                frame.turn.set(turn);
                                resumed = false;
                                break 'to_loop;
                            }
                        }

                        // Ways meet here, at the top of a `loop`.
                        'repeat_loop: loop {
                            'to_after_block: {
                                'to_while: {
                                    if resumed {
                                        match unsafe { frame.at.get() } {
                                            First::AwaitReady => break 'to_while,
                                            _ => {}
                                        }
                                    }
                                    let limit = unsafe { frame.limit.take() };
                                    {
                                        let mut turn = unsafe { frame.turn.take() };
                                        {
                                            turn += 1;
                                            frame.turn.set(turn);
                                            resumed = false;
                                            break 'to_while;
                                        }
                                    }
                                }

                                // Ways meet here, at the top of a `while`.
                                'repeat_while: loop {
                                    'to_await_ready: {
                                        if resumed {
                                            match unsafe { frame.at.get() } {
                                                First::AwaitReady => break 'to_await_ready,
                                                _ => {}
                                            }
                                        }
                                        let limit = unsafe { frame.limit.take() };
                                        {
                                            let mut turn = unsafe { frame.turn.take() };
                                            {
                                                let awaited = ready(turn);
                                                frame.awaiting.set(Awaited(awaited).awaiting());
                                                frame.turn.set(turn);
                                                frame.at.set(First::AwaitReady);
                                                *signal = Signal::Resume;
                                                break 'to_await_ready;
                                            }
                                        }
                                    }

                                    // Waiting for `ready(turn)` (line 8): polls it, and goes on when it is ready.
                                    let Some(outcome) = (unsafe {
                                        resume(frame.awaiting.get(), cx, signal)
                                    }) else {
                                        return Poll::Pending;
                                    };
                                    let limit = unsafe { frame.limit.take() };
                                    {
                                        let mut turn = unsafe { frame.turn.take() };
                                        'leave1: {
                                            let Ok(value0) = (unsafe {
                                                finish(frame.awaiting.get(), outcome)
                                            }) else {
                                                return cancelled();
                                            };
                                            'leave0: {
                                                if (value0,).0 {
                                                    if turn > limit {
                                                        return __asyncio::ready({ turn });
                                                    } else {
                                                        turn += 2;
                                                        break 'leave0;
                                                    }
                                                } else {
                                                    break 'leave1;
                                                }
                                            }
                                            frame.turn.set(turn);
                                            resumed = false;
                                            continue 'repeat_while;
                                        }
                                        frame.turn.set(turn);
                                        break 'to_after_block;
                                    }
                                }
                            }

                            // Ways meet here, after a block.
                            let limit = unsafe { frame.limit.take() };
                            {
                                let mut turn = unsafe { frame.turn.take() };
                                frame.turn.set(turn);
                                resumed = false;
                                continue 'repeat_loop;
                            }
                        }
                    }
                })
        })
    };
}
