// from `::asyncio::private`: Awaited, Coroutine, Given, Held, Machine, ManuallyDrop, OneOf3, Saved, Signal, StateMachine, begins, cancelled, closed, copied, enter, finish, group, methods, read, ready, resume, write
// from `core`: mem, task::Poll

#[track_caller]
fn branches(flag: bool, name: String) -> Coroutine<impl Machine<Output = usize>> {
    use ::asyncio::private as __asyncio;
    use methods::*;
    #[repr(u8)]
    enum Branches {
        // Called, and not yet run.
        Unresumed,
        // Returned, panicked or closed.
        Closed,
        // Waits for `measure(name)` (line 5).
        AwaitMeasure,
        // Waits for `nap()` (line 6).
        AwaitNap,
    }

    // What this state keeps beside what it waits for.
    struct Unresumed<Flag, Name> {
        flag: Flag,
        name: Name,
    }

    // What this state keeps beside what it waits for.
    struct AwaitNap<Awaiting1, Length, NameMaybe> {
        awaiting: Awaiting1,
        length: Length,
        name: NameMaybe,
    }

    // What is kept from one resume to the next.
    struct Frame<Flag, Name, Awaiting0, Awaiting1, Length, NameMaybe> {
        awaiting: OneOf3<
            Unresumed<Flag, Name>,
            Awaiting0,
            AwaitNap<Awaiting1, Length, NameMaybe>,
        >,
        at: Saved<Branches>,
    }
    let (length_given, length_typed) = (Given::unknown(), Given::unknown());
    // Left out: the body as written, in code that never runs: rustc checks its types and borrows, and warns of it.
    // Left out: code that never runs: a value that has no type in the body as written has none here, and rustc says it once.
    let _ = copied::<bool>;
    return {
        let held = Held::new(Frame {
            awaiting: OneOf3::new(Unresumed {
                flag: flag,
                name: name,
            }),
            at: Saved::new(Branches::Unresumed),
        });
        Coroutine::<
            StateMachine<_, usize>,
        >::new(move |request, ask| {
            // Left out: `let code = …`, which says of each state where it stands in the source and what it saves.
            let frame = held.frame();
            (unsafe { enter(request, ask, code, &raw mut (*frame).at) })
                .run(move |cx, signal| {
                    let frame = unsafe { &mut *frame };
                    loop {
                        'to_await_nap: {
                            'to_after_if: {
                                'to_await_measure: {
                                    match unsafe { frame.at.get() } {
                                        Branches::Unresumed => {}
                                        Branches::AwaitMeasure => break 'to_await_measure,
                                        Branches::AwaitNap => break 'to_await_nap,
                                        Branches::Closed => unsafe { closed(ask) }
                                    }

                                    // The first resume: from the beginning.
                                    let kept = group(&raw mut frame.awaiting.first);
                                    let flag = unsafe { read(&raw const (*kept).flag) };
                                    let name = unsafe { read(&raw const (*kept).name) };
                                    if !begins(signal) {
                                        mem::drop((flag, name));
                                        return cancelled::<usize>();
                                    }
                                    {
                                        let length;
                                        // Left out: code that never runs: a value that has no type in the body as written has none here, and rustc says it once.
                                        'leave0: {
                                            if flag {
                                                let awaited = measure(name);
                                                frame.awaiting.second = ManuallyDrop::new(
                                                    Awaited(awaited).awaiting(),
                                                );
                                                frame.at.set(Branches::AwaitMeasure);
                                                *signal = Signal::Resume;
                                                break 'to_await_measure;
                                            } else {
                                                length = { 0 };
                                                break 'leave0;
                                            }
                                        }
                                        unsafe {
                                            write(
                                                &raw mut (*group(&raw mut frame.awaiting.third)).name,
                                                Some(name),
                                            )
                                        };
                                        unsafe {
                                            write(
                                                &raw mut (*group(&raw mut frame.awaiting.third)).length,
                                                length,
                                            )
                                        };
                                        break 'to_after_if;
                                    }
                                }

                                // Waiting for `measure(name)` (line 5): polls it, and goes on when it is ready.
                                let Some(outcome) = (unsafe {
                                    resume(&mut frame.awaiting.second, cx, signal)
                                }) else {
                                    return Poll::Pending;
                                };
                                {
                                    let length;
                                    // Left out: code that never runs: a value that has no type in the body as written has none here, and rustc says it once.
                                    {
                                        let Ok(value0) = (unsafe {
                                            finish(&mut frame.awaiting.second, outcome)
                                        }) else {
                                            return cancelled();
                                        };
                                        length = (value0,).0;
                                    }
                                    unsafe {
                                        write(
                                            &raw mut (*group(&raw mut frame.awaiting.third)).name,
                                            None,
                                        )
                                    };
                                    unsafe {
                                        write(
                                            &raw mut (*group(&raw mut frame.awaiting.third)).length,
                                            length,
                                        )
                                    };
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
                                let length = unsafe {
                                    read(
                                        &raw const (*group(&raw mut frame.awaiting.third)).length,
                                    )
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
                                unsafe { write(&raw mut (*kept).length, length) };
                                frame.at.set(Branches::AwaitNap);
                                *signal = Signal::Resume;
                                break 'to_await_nap;
                            }
                        }

                        // Waiting for `nap()` (line 6): polls it, and goes on when it is ready.
                        let kept = group(&raw mut frame.awaiting.third);
                        let Some(outcome) = (unsafe {
                            resume(&mut (*kept).awaiting, cx, signal)
                        }) else {
                            return Poll::Pending;
                        };
                        let name = unsafe { read(&raw const (*kept).name) };
                        {
                            let length = unsafe { read(&raw const (*kept).length) };
                            let Ok(value1) = (unsafe {
                                finish(&mut (*kept).awaiting, outcome)
                            }) else {
                                return cancelled();
                            };
                            value1;
                            return ready({ length + 1 });
                        }
                    }
                })
        })
    };
}
