// from `::asyncio::private`: Awaited, Coroutine, Held, Machine, ManuallyDrop, OneOf2, Saved, Signal, StateMachine, begins, cancelled, closed, copied, enter, finish, methods, ready, resume
// from `core`: task::Poll

#[track_caller]
fn sum(n: u32) -> Coroutine<impl Machine<Output = i64>> {
    use ::asyncio::private as __asyncio;
    use methods::*;
    #[repr(u8)]
    enum Sum {
        // Called, and not yet run.
        Unresumed,
        // Returned, panicked or closed.
        Closed,
        // Waits for `square(i as i64)` (line 10).
        AwaitSquare,
    }

    // What is kept from one resume to the next.
    struct Frame<Iter0, Total, N, Awaiting0> {
        iter0: Saved<Iter0>,
        total: Saved<Total>,
        awaiting: OneOf2<N, Awaiting0>,
        at: Saved<Sum>,
    }
    // Left out: the body as written, in code that never runs: rustc checks its types and borrows, and warns of it.
    let _ = copied::<u32>;
    return {
        let held = Held::new(Frame {
            iter0: Saved::vacant(),
            total: Saved::vacant(),
            awaiting: OneOf2::new(n),
            at: Saved::new(Sum::Unresumed),
        });
        Coroutine::<
            StateMachine<_, i64>,
        >::new(move |request, ask| {
            // Left out: `let code = …`, which says of each state where it stands in the source and what it saves.
            let frame = held.frame();
            (unsafe { enter(request, ask, code, &raw mut (*frame).at) })
                .run(move |cx, signal| {
                    let frame = unsafe { &mut *frame };
                    let mut resumed = true;
                    loop {
                        'to_after_block: {
                            'to_for: {
                                match unsafe { frame.at.get() } {
                                    Sum::Unresumed => {}
                                    Sum::AwaitSquare => break 'to_for,
                                    Sum::Closed => unsafe { closed(ask) }
                                }

                                // The first resume: from the beginning.
                                let n = unsafe {
                                    ManuallyDrop::take(&mut frame.awaiting.first)
                                };
                                if !begins(signal) {
                                    return cancelled::<i64>();
                                }
                                {
                                    let mut total = 0;
                                    {
                                        let mut iter0 = IntoIterator::into_iter((0..n,).0);
                                        frame.total.set(total);
                                        frame.iter0.set(iter0);
                                        resumed = false;
                                        break 'to_for;
                                    }
                                }
                            }

                            // Ways meet here, at the top of a `for`.
                            'repeat_for: loop {
                                'to_await_square: {
                                    if resumed {
                                        match unsafe { frame.at.get() } {
                                            Sum::AwaitSquare => break 'to_await_square,
                                            _ => {}
                                        }
                                    }
                                    {
                                        let mut total = unsafe { frame.total.take() };
                                        'leave0: {
                                            let mut iter0 = unsafe { frame.iter0.take() };
                                            'leave1: {
                                                match Iterator::next(&mut iter0) {
                                                    None => {
                                                        break 'leave0;
                                                    }
                                                    Some(i) => {
                                                        if i == 3 {
                                                            break 'leave1;
                                                        } else {
                                                            let awaited = square(i as i64);
                                                            frame.awaiting.second = ManuallyDrop::new(
                                                                Awaited(awaited).awaiting(),
                                                            );
                                                            frame.total.set(total);
                                                            frame.iter0.set(iter0);
                                                            frame.at.set(Sum::AwaitSquare);
                                                            *signal = Signal::Resume;
                                                            break 'to_await_square;
                                                        }
                                                    }
                                                    _ => loop {}
                                                }
                                            }
                                            frame.total.set(total);
                                            frame.iter0.set(iter0);
                                            resumed = false;
                                            continue 'repeat_for;
                                        }
                                        frame.total.set(total);
                                        break 'to_after_block;
                                    }
                                }

                                // Waiting for `square(i as i64)` (line 10): polls it, and goes on when it is ready.
                                let Some(outcome) = (unsafe {
                                    resume(&mut frame.awaiting.second, cx, signal)
                                }) else {
                                    return Poll::Pending;
                                };
                                {
                                    let mut total = unsafe { frame.total.take() };
                                    {
                                        let mut iter0 = unsafe { frame.iter0.take() };
                                        {
                                            let Ok(value0) = (unsafe {
                                                finish(&mut frame.awaiting.second, outcome)
                                            }) else {
                                                return cancelled();
                                            };
                                            total += value0;
                                        }
                                        frame.total.set(total);
                                        frame.iter0.set(iter0);
                                        resumed = false;
                                        continue 'repeat_for;
                                    }
                                }
                            }
                        }

                        // Ways meet here, after a block.
                        {
                            let mut total = unsafe { frame.total.take() };
                            return ready({ total });
                        }
                    }
                })
        })
    };
}
