// from `::asyncio::private`: Awaited, Coroutine, Held, Keep, Machine, ManuallyDrop, OneOf2, OneOf3, Saved, Signal, StateMachine, begins, cancelled, closed, copied, finish, group, methods, read, ready, resume, write
// from `core`: mem, task::Poll

#[track_caller]
fn drops(name: String, flag: bool) -> Coroutine<impl Machine<Output = ()>> {
    use ::asyncio::private as __asyncio;
    use methods::*;
    #[repr(u8)]
    enum Drops {
        // Called, and not yet run.
        Unresumed,
        // Returned, panicked or closed.
        Closed,
        // Waits for `refine(value, make(2))` (line 7).
        AwaitRefine,
        // Waits for `give(name)` (line 9).
        AwaitGive,
        // Waits for `nap()` (line 11).
        AwaitNap,
    }

    // What this state keeps beside what it waits for.
    struct AwaitNap<Awaiting2, NameMaybe> {
        awaiting: Awaiting2,
        name: NameMaybe,
    }

    // What is kept from one resume to the next.
    struct Frame<
        Name,
        Value,
        Flag,
        GuardKept,
        Awaiting0,
        Awaiting1,
        Awaiting2,
        NameMaybe,
    > {
        name_or_value: OneOf2<Name, Value>,
        flag: Saved<Flag>,
        _guard: Saved<GuardKept>,
        awaiting: OneOf3<Awaiting0, Awaiting1, AwaitNap<Awaiting2, NameMaybe>>,
        at: Saved<Drops>,
    }
    // Left out: the body as written, in code that never runs: rustc checks its types and borrows, and warns of it.
    let _ = copied::<bool>;
    return {
        let held = Held::new(Frame {
            name_or_value: OneOf2::new(name),
            flag: Saved::new(flag),
            _guard: Saved::vacant(),
            awaiting: OneOf3::vacant(),
            at: Saved::new(Drops::Unresumed),
        });
        Coroutine::<
            StateMachine<_, ()>,
        >::new(move |request, ask| {
            // Left out: `let code = …`, which says of each state where it stands in the source and what it saves.
            let frame = held.frame();
            (unsafe { __asyncio::enter(request, ask, code, &raw mut (*frame).at) })
                .run(move |cx, signal| {
                    let frame = unsafe { &mut *frame };
                    loop {
                        'to_await_nap: {
                            'to_after_if: {
                                'to_await_give: {
                                    'to_await_refine: {
                                        match unsafe { frame.at.get() } {
                                            Drops::Unresumed => {}
                                            Drops::AwaitRefine => break 'to_await_refine,
                                            Drops::AwaitGive => break 'to_await_give,
                                            Drops::AwaitNap => break 'to_await_nap,
                                            Drops::Closed => unsafe { closed(ask) }
                                        }

                                        // The first resume: from the beginning.
                                        let name = unsafe {
                                            ManuallyDrop::take(&mut frame.name_or_value.first)
                                        };
                                        let flag = unsafe { frame.flag.take() };
                                        if !begins(signal) {
                                            mem::drop((name, flag));
                                            return cancelled::<()>();
                                        }
                                        {
                                            let _guard = enter();
                                            let value_0 = make(1);
                                            let awaited = refine(value_0, make(2));
                                            frame.awaiting.first = ManuallyDrop::new(
                                                Awaited(awaited).awaiting(),
                                            );
                                            frame.name_or_value.first = ManuallyDrop::new(name);
                                            frame._guard.set((&Keep(&_guard)).tag().keep(_guard));
                                            frame.at.set(Drops::AwaitRefine);
                                            *signal = Signal::Resume;
                                            break 'to_await_refine;
                                        }
                                    }

                                    // Waiting for `refine(value, make(2))` (line 7): polls it, and goes on when it is ready.
                                    let Some(outcome) = (unsafe {
                                        resume(&mut frame.awaiting.first, cx, signal)
                                    }) else {
                                        return Poll::Pending;
                                    };
                                    let name = unsafe {
                                        ManuallyDrop::take(&mut frame.name_or_value.first)
                                    };
                                    let flag = unsafe { frame.flag.take() };
                                    {
                                        let _guard = unsafe { frame._guard.take() };
                                        let Ok(value0) = (unsafe {
                                            finish(&mut frame.awaiting.first, outcome)
                                        }) else {
                                            return cancelled();
                                        };
                                        let value = (value0,).0;
                                        'leave0: {
                                            if flag {
                                                let awaited = give(name);
                                                frame.awaiting.second = ManuallyDrop::new(
                                                    Awaited(awaited).awaiting(),
                                                );
                                                frame._guard.set((&Keep(&_guard)).tag().keep(_guard));
                                                frame.name_or_value.second = ManuallyDrop::new(value);
                                                frame.at.set(Drops::AwaitGive);
                                                *signal = Signal::Resume;
                                                break 'to_await_give;
                                            } else {
                                                break 'leave0;
                                            }
                                        }
                                        unsafe {
                                            write(
                                                &raw mut (*group(&raw mut frame.awaiting.third)).name,
                                                Some(name),
                                            )
                                        };
                                        frame._guard.set((&Keep(&_guard)).tag().keep(_guard));
                                        frame.name_or_value.second = ManuallyDrop::new(value);
                                        break 'to_after_if;
                                    }
                                }

                                // Waiting for `give(name)` (line 9): polls it, and goes on when it is ready.
                                let Some(outcome) = (unsafe {
                                    resume(&mut frame.awaiting.second, cx, signal)
                                }) else {
                                    return Poll::Pending;
                                };
                                {
                                    let _guard = unsafe { frame._guard.take() };
                                    let value = unsafe {
                                        ManuallyDrop::take(&mut frame.name_or_value.second)
                                    };
                                    {
                                        let Ok(value1) = (unsafe {
                                            finish(&mut frame.awaiting.second, outcome)
                                        }) else {
                                            return cancelled();
                                        };
                                        value1;
                                    }
                                    unsafe {
                                        write(
                                            &raw mut (*group(&raw mut frame.awaiting.third)).name,
                                            None,
                                        )
                                    };
                                    frame._guard.set((&Keep(&_guard)).tag().keep(_guard));
                                    frame.name_or_value.second = ManuallyDrop::new(value);
                                    break 'to_after_if;
                                }
                            }

                            // Ways meet here, after an `if`.
                            let name = unsafe {
                                read(
                                    &raw const (*group(&raw mut frame.awaiting.third)).name,
                                )
                            };
                            {
                                let _guard = unsafe { frame._guard.take() };
                                let value = unsafe {
                                    ManuallyDrop::take(&mut frame.name_or_value.second)
                                };
                                let awaited = nap();
                                let kept = group(&raw mut frame.awaiting.third);
                                unsafe {
                                    write(
                                        &raw mut (*kept).awaiting,
                                        Awaited(awaited).awaiting(),
                                    )
                                };
                                unsafe { write(&raw mut (*kept).name, name) };
                                frame._guard.set((&Keep(&_guard)).tag().keep(_guard));
                                frame.name_or_value.second = ManuallyDrop::new(value);
                                frame.at.set(Drops::AwaitNap);
                                *signal = Signal::Resume;
                                break 'to_await_nap;
                            }
                        }

                        // Waiting for `nap()` (line 11): polls it, and goes on when it is ready.
                        let kept = group(&raw mut frame.awaiting.third);
                        let Some(outcome) = (unsafe {
                            resume(&mut (*kept).awaiting, cx, signal)
                        }) else {
                            return Poll::Pending;
                        };
                        let name = unsafe { read(&raw const (*kept).name) };
                        {
                            let _guard = unsafe { frame._guard.take() };
                            let value = unsafe {
                                ManuallyDrop::take(&mut frame.name_or_value.second)
                            };
                            let Ok(value2) = (unsafe {
                                finish(&mut (*kept).awaiting, outcome)
                            }) else {
                                return cancelled();
                            };
                            value2;
                            show(&value);
                            return ready(());
                        }
                    }
                })
        })
    };
}
