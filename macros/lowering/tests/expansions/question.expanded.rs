// from `::asyncio::private`: Awaited, Coroutine, FromResidual, Held, Machine, ManuallyDrop, OneOf3, Saved, Signal, StateMachine, begins, branch, cancelled, closed, enter, finish, group, methods, read, ready, resume, write
// from `core`: ops::ControlFlow, task::Poll

#[track_caller]
fn question(path: &str) -> Coroutine<impl Machine<Output = Result<usize, Error>>> {
    use ::asyncio::private as __asyncio;
    use methods::*;
    #[repr(u8)]
    enum Question {
        // Called, and not yet run.
        Unresumed,
        // Returned, panicked or closed.
        Closed,
        // Waits for `fetch(path)` (line 5).
        AwaitFetch,
        // Waits for `store(page)` (line 6).
        AwaitStore,
    }

    // What this state keeps beside what it waits for.
    struct AwaitStore<Awaiting1, Operand0> {
        awaiting: Awaiting1,
        operand0: Operand0,
    }

    // What is kept from one resume to the next.
    struct Frame<Path, Awaiting0, Awaiting1, Operand0> {
        awaiting: OneOf3<Path, Awaiting0, AwaitStore<Awaiting1, Operand0>>,
        at: Saved<Question>,
    }
    // Left out: the body as written, in code that never runs: rustc checks its types and borrows, and warns of it.
    return {
        let held = Held::new(Frame {
            awaiting: OneOf3::new(path),
            at: Saved::new(Question::Unresumed),
        });
        Coroutine::<
            StateMachine<_, Result<usize, Error>>,
        >::new(move |request, ask| {
            // Left out: `let code = …`, which says of each state where it stands in the source and what it saves.
            let frame = held.frame();
            (unsafe { enter(request, ask, code, &raw mut (*frame).at) })
                .run(move |cx, signal| {
                    let frame = unsafe { &mut *frame };
                    loop {
                        'to_await_store: {
                            'to_await_fetch: {
                                match unsafe { frame.at.get() } {
                                    Question::Unresumed => {}
                                    Question::AwaitFetch => break 'to_await_fetch,
                                    Question::AwaitStore => break 'to_await_store,
                                    Question::Closed => unsafe { closed(ask) }
                                }

                                // The first resume: from the beginning.
                                let path = unsafe {
                                    ManuallyDrop::take(&mut frame.awaiting.first)
                                };
                                if !begins(signal) {
                                    return cancelled::<Result<usize, Error>>();
                                }
                                {
                                    let awaited = fetch(path);
                                    frame.awaiting.second = ManuallyDrop::new(
                                        Awaited(awaited).awaiting(),
                                    );
                                    frame.at.set(Question::AwaitFetch);
                                    *signal = Signal::Resume;
                                    break 'to_await_fetch;
                                }
                            }

                            // Waiting for `fetch(path)` (line 5): polls it, and goes on when it is ready.
                            let Some(outcome) = (unsafe {
                                resume(&mut frame.awaiting.second, cx, signal)
                            }) else {
                                return Poll::Pending;
                            };
                            {
                                let Ok(value0) = (unsafe {
                                    finish(&mut frame.awaiting.second, outcome)
                                }) else {
                                    return cancelled();
                                };
                                let page = match branch((value0,).0) {
                                    ControlFlow::Continue(value) => (value,).0,
                                    ControlFlow::Break(coropy_residual) => {
                                        return ready(FromResidual::from_residual(coropy_residual));
                                    }
                                };
                                let operand0 = match branch(check(page.len())) {
                                    ControlFlow::Continue(value) => (value,).0,
                                    ControlFlow::Break(coropy_residual) => {
                                        return ready(FromResidual::from_residual(coropy_residual));
                                    }
                                };
                                let awaited = store(page);
                                let kept = group(&raw mut frame.awaiting.third);
                                unsafe {
                                    write(
                                        &raw mut (*kept).awaiting,
                                        Awaited(awaited).awaiting(),
                                    )
                                };
                                unsafe { write(&raw mut (*kept).operand0, operand0) };
                                frame.at.set(Question::AwaitStore);
                                *signal = Signal::Resume;
                                break 'to_await_store;
                            }
                        }

                        // Waiting for `store(page)` (line 6): polls it, and goes on when it is ready.
                        let kept = group(&raw mut frame.awaiting.third);
                        let Some(outcome) = (unsafe {
                            resume(&mut (*kept).awaiting, cx, signal)
                        }) else {
                            return Poll::Pending;
                        };
                        {
                            let operand0 = unsafe { read(&raw const (*kept).operand0) };
                            let Ok(value1) = (unsafe {
                                finish(&mut (*kept).awaiting, outcome)
                            }) else {
                                return cancelled();
                            };
                            // Left out: code that never runs: rustc finds out whether the place that comes first may be looked up last.
                            let total = add(
                                operand0,
                                match branch((value1,).0) {
                                    ControlFlow::Continue(value) => (value,).0,
                                    ControlFlow::Break(coropy_residual) => {
                                        return ready(FromResidual::from_residual(coropy_residual));
                                    }
                                },
                            );
                            return ready({ Ok(total) });
                        }
                    }
                })
        })
    };
}
