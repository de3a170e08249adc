// from `::asyncio::private`: Awaited, Coroutine, Held, Machine, ManuallyDrop, OneOf2, Saved, Signal, StateMachine, begins, cancelled, closed, enter, finish, group, methods, read, ready, resume, write
// from `core`: task::Poll

#[track_caller]
fn tutorial() -> Coroutine<impl Machine<Output = ()>> {
    use ::asyncio::private as __asyncio;
    use methods::*;
    #[repr(u8)]
    enum Tutorial {
        // Called, and not yet run.
        Unresumed,
        // Returned, panicked or closed.
        Closed,
        // Waits for `square(10)` (line 5).
        AwaitSquare0,
        // Waits for `square(5)` (line 7).
        AwaitSquare1,
    }

    // What this state keeps beside what it waits for.
    struct AwaitSquare1<Awaiting1, X> {
        awaiting: Awaiting1,
        x: X,
    }

    // What is kept from one resume to the next.
    struct Frame<Awaiting0, Awaiting1, X> {
        awaiting: OneOf2<Awaiting0, AwaitSquare1<Awaiting1, X>>,
        at: Saved<Tutorial>,
    }
    // Left out: the body as written, in code that never runs: rustc checks its types and borrows, and warns of it.
    return {
        let held = Held::new(Frame {
            awaiting: OneOf2::vacant(),
            at: Saved::new(Tutorial::Unresumed),
        });
        Coroutine::<
            StateMachine<_, ()>,
        >::new(move |request, ask| {
            // Left out: `let code = …`, which says of each state where it stands in the source and what it saves.
            let frame = held.frame();
            (unsafe { enter(request, ask, code, &raw mut (*frame).at) })
                .run(move |cx, signal| {
                    let frame = unsafe { &mut *frame };
                    loop {
                        'to_await_square1: {
                            'to_await_square0: {
                                match unsafe { frame.at.get() } {
                                    Tutorial::Unresumed => {}
                                    Tutorial::AwaitSquare0 => break 'to_await_square0,
                                    Tutorial::AwaitSquare1 => break 'to_await_square1,
                                    Tutorial::Closed => unsafe { closed(ask) }
                                }

                                // The first resume: from the beginning.
                                if !begins(signal) {
                                    return cancelled::<()>();
                                }
                                {
                                    let awaited = square(10);
                                    frame.awaiting.first = ManuallyDrop::new(
                                        Awaited(awaited).awaiting(),
                                    );
                                    frame.at.set(Tutorial::AwaitSquare0);
                                    *signal = Signal::Resume;
                                    break 'to_await_square0;
                                }
                            }

                            // Waiting for `square(10)` (line 5): polls it, and goes on when it is ready.
                            let Some(outcome) = (unsafe {
                                resume(&mut frame.awaiting.first, cx, signal)
                            }) else {
                                return Poll::Pending;
                            };
                            {
                                let Ok(value0) = (unsafe {
                                    finish(&mut frame.awaiting.first, outcome)
                                }) else {
                                    return cancelled();
                                };
                                let x = (value0,).0;
                                println!("x={x}");
                                let awaited = square(5);
                                let kept = group(&raw mut frame.awaiting.second);
                                unsafe {
                                    write(
                                        &raw mut (*kept).awaiting,
                                        Awaited(awaited).awaiting(),
                                    )
                                };
                                unsafe { write(&raw mut (*kept).x, x) };
                                frame.at.set(Tutorial::AwaitSquare1);
                                *signal = Signal::Resume;
                                break 'to_await_square1;
                            }
                        }

                        // Waiting for `square(5)` (line 7): polls it, and goes on when it is ready.
                        let kept = group(&raw mut frame.awaiting.second);
                        let Some(outcome) = (unsafe {
                            resume(&mut (*kept).awaiting, cx, signal)
                        }) else {
                            return Poll::Pending;
                        };
                        {
                            let x = unsafe { read(&raw const (*kept).x) };
                            let Ok(value1) = (unsafe {
                                finish(&mut (*kept).awaiting, outcome)
                            }) else {
                                return cancelled();
                            };
                            let y = (value1,).0;
                            println!("y={y}");
                            println!("total={}", x + y);
                            return ready(());
                        }
                    }
                })
        })
    };
}
