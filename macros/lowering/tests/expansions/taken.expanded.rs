// from `::asyncio::private`: Asked, Awaited, Coroutine, Held, Machine, ManuallyDrop, Marked, OneOf3, Place, Rest, Saved, Signal, StateMachine, asked, begins, cancelled, closed, enter, finish, group, methods, once0, once1, ready, resume, stand_in
// from `core`: marker::PhantomData, task::Poll

#[track_caller]
fn taken(socket: Socket) -> Coroutine<impl Machine<Output = usize>> {
    use ::asyncio::private as __asyncio;
    use methods::*;
    #[repr(u8)]
    enum Taken {
        // Called, and not yet run.
        Unresumed,
        // Returned, panicked or closed.
        Closed,
        // Waits for `connect(once(1))` (line 6).
        AwaitConnect,
        // Waits for `copy(read, write)` (line 8).
        AwaitCopy,
    }

    // What this state keeps beside what it waits for.
    struct AwaitCopy<Awaiting1, StreamRestRest, StreamRest> {
        awaiting: Awaiting1,
        stream_rest: StreamRestRest,
        stream_rest_place: Place<StreamRest>,
    }

    // What is kept from one resume to the next.
    struct Frame<
        OnceRestRest,
        Socket,
        Awaiting0,
        Awaiting1,
        StreamRestRest,
        StreamRest,
    > {
        once_rest: Saved<OnceRestRest>,
        awaiting: OneOf3<
            Socket,
            Awaiting0,
            AwaitCopy<Awaiting1, StreamRestRest, StreamRest>,
        >,
        at: Saved<Taken>,
    }

    // What is borrowed across an await stays here, at one address.
    struct Places<OnceRest> {
        once_rest: OnceRest,
    }
    let marked = Marked::unknown();
    // Left out: the body as written, in code that never runs: rustc checks its types and borrows, and warns of it.
    return {
        let held = Held::new(Frame {
            once_rest: Saved::vacant(),
            awaiting: OneOf3::new(socket),
            at: Saved::new(Taken::Unresumed),
        });
        let places = Places {
            once_rest: Place::vacant(),
        };
        Coroutine::<
            StateMachine<_, usize>,
        >::new(move |request, ask| {
            let _ = &marked;
            // Left out: `let code = …`, which says of each state where it stands in the source and what it saves.
            let frame = held.frame();
            let places_at = Places {
                once_rest: &places.once_rest,
            };
            (unsafe { enter(request, ask, code, &raw mut (*frame).at) })
                .run(move |cx, signal| {
                    let frame = unsafe { &mut *frame };
                    let places = unsafe { &places_at };
                    loop {
                        'to_await_copy: {
                            'to_await_connect: {
                                match unsafe { frame.at.get() } {
                                    Taken::Unresumed => {}
                                    Taken::AwaitConnect => break 'to_await_connect,
                                    Taken::AwaitCopy => break 'to_await_copy,
                                    Taken::Closed => unsafe { closed(ask) }
                                }

                                // The first resume: from the beginning.
                                let socket = unsafe {
                                    ManuallyDrop::take(&mut frame.awaiting.first)
                                };
                                if !begins(signal) {
                                    return cancelled::<usize>();
                                }
                                {
                                    let once = move |n: usize| n + socket.close();
                                    let mut once_rest;
                                    let by_once_rest;
                                    // Never run: rustc finds out whether the method takes its receiver by value.
                                    if false {
                                        loop {}
                                        let mut stand = stand_in(&once);
                                        by_once_rest = asked(
                                            once1(|arg0| {
                                                let _ = &stand;
                                                (stand.value)(arg0)
                                            }),
                                        );
                                    } else {
                                        by_once_rest = PhantomData;
                                    }
                                    once_rest = unsafe {
                                        Asked::hold(by_once_rest, &places.once_rest, once)
                                    };
                                    let awaited = connect(
                                        (unsafe { once_rest.callee(by_once_rest) })(1),
                                    );
                                    frame.awaiting.second = ManuallyDrop::new(
                                        Awaited(awaited).awaiting(),
                                    );
                                    frame.once_rest.set(Rest::leave(once_rest));
                                    frame.at.set(Taken::AwaitConnect);
                                    *signal = Signal::Resume;
                                    break 'to_await_connect;
                                }
                            }

                            // Waiting for `connect(once(1))` (line 6): polls it, and goes on when it is ready.
                            let Some(outcome) = (unsafe {
                                resume(&mut frame.awaiting.second, cx, signal)
                            }) else {
                                return Poll::Pending;
                            };
                            {
                                let mut once_rest = unsafe {
                                    unsafe { frame.once_rest.take() }.resume(&places.once_rest)
                                };
                                let Ok(value0) = (unsafe {
                                    finish(&mut frame.awaiting.second, outcome)
                                }) else {
                                    return cancelled();
                                };
                                let stream = (value0,).0;
                                let mut stream_rest;
                                let by_stream_rest;
                                // Never run: rustc finds out whether the method takes its receiver by value.
                                if false {
                                    loop {}
                                    let mut stand = stand_in(&stream);
                                    by_stream_rest = asked(
                                        once0(|| {
                                            let _ = &stand;
                                            (stand.value).split()
                                        }),
                                    );
                                } else {
                                    by_stream_rest = PhantomData;
                                }
                                stream_rest = unsafe {
                                    Asked::hold(
                                        by_stream_rest,
                                        &(*group(&raw mut frame.awaiting.third)).stream_rest_place,
                                        stream,
                                    )
                                };
                                let (read, write) = (unsafe {
                                    stream_rest.callee(by_stream_rest)
                                })();
                                let awaited = copy(read, write);
                                let kept = group(&raw mut frame.awaiting.third);
                                unsafe {
                                    __asyncio::write(
                                        &raw mut (*kept).awaiting,
                                        Awaited(awaited).awaiting(),
                                    )
                                };
                                frame.once_rest.set(Rest::leave(once_rest));
                                unsafe {
                                    __asyncio::write(
                                        &raw mut (*kept).stream_rest,
                                        Rest::leave(stream_rest),
                                    )
                                };
                                frame.at.set(Taken::AwaitCopy);
                                *signal = Signal::Resume;
                                break 'to_await_copy;
                            }
                        }

                        // Waiting for `copy(read, write)` (line 8): polls it, and goes on when it is ready.
                        let kept = group(&raw mut frame.awaiting.third);
                        let Some(outcome) = (unsafe {
                            resume(&mut (*kept).awaiting, cx, signal)
                        }) else {
                            return Poll::Pending;
                        };
                        {
                            let mut once_rest = unsafe {
                                unsafe { frame.once_rest.take() }.resume(&places.once_rest)
                            };
                            let mut stream_rest = unsafe {
                                unsafe { __asyncio::read(&raw const (*kept).stream_rest) }
                                    .resume(&(*kept).stream_rest_place)
                            };
                            let Ok(value1) = (unsafe {
                                finish(&mut (*kept).awaiting, outcome)
                            }) else {
                                return cancelled();
                            };
                            return ready({ (value1,).0 });
                        }
                    }
                })
        })
    };
}
