// from `::asyncio::private`: Awaited, Coroutine, Held, Keep, Machine, Marked, OneOf3, Place, Saved, Signal, StateMachine, Tracked, begins, cancelled, closed, enter, finish, gone, group, lost, methods, moved_out, read, ready, resume, write
// from `core`: mem, task::Poll

#[track_caller]
fn patterns(arg0: (u8, u8), arg1: Point) -> Coroutine<impl Machine<Output = u8>> {
    use ::asyncio::private as __asyncio;
    use methods::*;
    #[repr(u8)]
    enum Patterns {
        // Called, and not yet run.
        Unresumed,
        // Returned, panicked or closed.
        Closed,
        // Waits for `find(b)` (line 6).
        AwaitFind,
        // Waits for `nap()` (line 7).
        AwaitNap,
    }

    // What this state keeps beside what it waits for.
    struct Unresumed<Arg00, Arg10> {
        arg0_0: Arg00,
        arg1_0: Arg10,
    }

    // What this state keeps beside what it waits for.
    struct AwaitFind<Awaiting0, Y> {
        awaiting: Awaiting0,
        y: Y,
    }

    // What this state keeps beside what it waits for.
    struct AwaitNap<Awaiting1, YKept> {
        awaiting: Awaiting1,
        y: YKept,
    }

    // What is kept from one resume to the next.
    struct Frame<X, Arg00, Arg10, Awaiting0, Y, Awaiting1, YKept> {
        x: Saved<X>,
        awaiting: OneOf3<
            Unresumed<Arg00, Arg10>,
            AwaitFind<Awaiting0, Y>,
            AwaitNap<Awaiting1, YKept>,
        >,
        at: Saved<Patterns>,
    }

    // What is borrowed across an await stays here, at one address.
    struct Places<Arg> {
        arg: Arg,
    }
    let marked = Marked::unknown();
    // Left out: the body as written, in code that never runs: rustc checks its types and borrows, and warns of it.
    return {
        let held = Held::new(Frame {
            x: Saved::vacant(),
            awaiting: OneOf3::new(Unresumed {
                arg0_0: arg0,
                arg1_0: arg1,
            }),
            at: Saved::new(Patterns::Unresumed),
        });
        let places = Places { arg: Place::vacant() };
        Coroutine::<
            StateMachine<_, u8>,
        >::new(move |request, ask| {
            let _ = &marked;
            // Left out: `let code = …`, which says of each state where it stands in the source and what it saves.
            let frame = held.frame();
            let places_at = Places { arg: &places.arg };
            (unsafe { enter(request, ask, code, &raw mut (*frame).at) })
                .run(move |cx, signal| {
                    let frame = unsafe { &mut *frame };
                    let places = unsafe { &places_at };
                    loop {
                        'to_await_nap: {
                            'to_await_find: {
                                match unsafe { frame.at.get() } {
                                    Patterns::Unresumed => {}
                                    Patterns::AwaitFind => break 'to_await_find,
                                    Patterns::AwaitNap => break 'to_await_nap,
                                    Patterns::Closed => unsafe { closed(ask) }
                                }

                                // The first resume: from the beginning.
                                let kept = group(&raw mut frame.awaiting.first);
                                let arg0_0 = unsafe { read(&raw const (*kept).arg0_0) };
                                let arg1_0 = unsafe { read(&raw const (*kept).arg1_0) };
                                if !begins(signal) {
                                    mem::drop((arg0_0, arg1_0));
                                    return cancelled::<u8>();
                                }
                                let arg_0 = arg0_0;
                                let (a, b) = arg_0;
                                let arg = arg1_0;
                                let arg = unsafe {
                                    Tracked::new(
                                        &places.arg,
                                        arg,
                                        |arg, moved| match moved {
                                            1u32 => {
                                                let _ = match arg {
                                                    Point { x: x, y: mut y } => gone((x, (y, ()))),
                                                    _ => unreachable!(),
                                                };
                                            }
                                            _ => lost(arg),
                                        },
                                    )
                                };
                                let Point { x: x, y: y } = &(*unsafe { arg.place() });
                                let (x, (mut y, ())) = moved_out(
                                    (x, (y, ())),
                                    |arg| match arg {
                                        Point { x: x, y: mut y } => gone((x, (y, ()))),
                                        _ => unreachable!(),
                                    },
                                    unsafe { arg.part(1u32) },
                                );
                                {
                                    y += a;
                                    let awaited = find(b);
                                    let kept = group(&raw mut frame.awaiting.second);
                                    unsafe {
                                        write(
                                            &raw mut (*kept).awaiting,
                                            Awaited(awaited).awaiting(),
                                        )
                                    };
                                    arg.leave();
                                    frame.x.set(x);
                                    unsafe { write(&raw mut (*kept).y, y) };
                                    frame.at.set(Patterns::AwaitFind);
                                    *signal = Signal::Resume;
                                    break 'to_await_find;
                                }
                            }

                            // Waiting for `find(b)` (line 6): polls it, and goes on when it is ready.
                            let kept = group(&raw mut frame.awaiting.second);
                            let Some(outcome) = (unsafe {
                                resume(&mut (*kept).awaiting, cx, signal)
                            }) else {
                                return Poll::Pending;
                            };
                            let arg = unsafe {
                                Tracked::resume(
                                    &places.arg,
                                    1u32,
                                    |arg, moved| match moved {
                                        1u32 => {
                                            let _ = match arg {
                                                Point { x: x, y: mut y } => gone((x, (y, ()))),
                                                _ => unreachable!(),
                                            };
                                        }
                                        _ => lost(arg),
                                    },
                                )
                            };
                            let x = unsafe { frame.x.take() };
                            let mut y = unsafe { read(&raw const (*kept).y) };
                            {
                                let Ok(value0) = (unsafe {
                                    finish(&mut (*kept).awaiting, outcome)
                                }) else {
                                    return cancelled();
                                };
                                if let Some(c) = value0 {
                                    return ready({ y + c });
                                } else {
                                    mem::drop(value0);
                                    {
                                        let awaited = nap();
                                        let kept = group(&raw mut frame.awaiting.third);
                                        unsafe {
                                            write(
                                                &raw mut (*kept).awaiting,
                                                Awaited(awaited).awaiting(),
                                            )
                                        };
                                        arg.leave();
                                        frame.x.set(x);
                                        unsafe {
                                            write(&raw mut (*kept).y, (&Keep(&y)).tag().keep(y))
                                        };
                                        frame.at.set(Patterns::AwaitNap);
                                        *signal = Signal::Resume;
                                        break 'to_await_nap;
                                    }
                                }
                            }
                        }

                        // Waiting for `nap()` (line 7): polls it, and goes on when it is ready.
                        let kept = group(&raw mut frame.awaiting.third);
                        let Some(outcome) = (unsafe {
                            resume(&mut (*kept).awaiting, cx, signal)
                        }) else {
                            return Poll::Pending;
                        };
                        let arg = unsafe {
                            Tracked::resume(
                                &places.arg,
                                1u32,
                                |arg, moved| match moved {
                                    1u32 => {
                                        let _ = match arg {
                                            Point { x: x, y: mut y } => gone((x, (y, ()))),
                                            _ => unreachable!(),
                                        };
                                    }
                                    _ => lost(arg),
                                },
                            )
                        };
                        let x = unsafe { frame.x.take() };
                        let mut y = unsafe { read(&raw const (*kept).y) };
                        {
                            {
                                let Ok(value1) = (unsafe {
                                    finish(&mut (*kept).awaiting, outcome)
                                }) else {
                                    return cancelled();
                                };
                                value1;
                                return ready({ x });
                            }
                        }
                    }
                })
        })
    };
}
