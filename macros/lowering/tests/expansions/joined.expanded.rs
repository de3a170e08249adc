// from `::asyncio::private`: Asked, Awaited, Coroutine, FromResidual, Held, Machine, ManuallyDrop, Marked, OneOf3, Place, Rest, Saved, Signal, StateMachine, asked, begins, branch, cancelled, closed, enter, finish, group, methods, once1, read, ready, resume, stand_in, write
// from `core`: marker::PhantomData, mem, ops::ControlFlow, task::Poll

#[track_caller]
fn both(
    a: Connection,
    b: Connection,
) -> Coroutine<impl Machine<Output = Result<(Row, Row), Error>>> {
    use ::asyncio::private as __asyncio;
    use methods::*;
    #[repr(u8)]
    enum Both {
        // Called, and not yet run.
        Unresumed,
        // Returned, panicked or closed.
        Closed,
        // Waits for `__asyncio::futures::try_join((((), joined1), joined0), |(((), joined1), joined0)|(joined0, joined1,))` (line 5).
        AwaitTryJoin,
        // Waits for `__asyncio::tokio::join((joined0, (joined1, ())), |(joined0, (joined1, ()))|(joined0, joined1,))` (line 6).
        AwaitJoin,
    }

    // What this state keeps beside what it waits for.
    struct Unresumed<A, B> {
        a: A,
        b: B,
    }

    // What this state keeps beside what it waits for.
    struct AwaitJoin<Awaiting1, Rows> {
        awaiting: Awaiting1,
        rows: Place<Rows>,
    }

    // What is kept from one resume to the next.
    struct Frame<BRestRest, ARestRest, A, B, Awaiting0, Awaiting1, Rows> {
        b_rest: Saved<BRestRest>,
        a_rest: Saved<ARestRest>,
        awaiting: OneOf3<Unresumed<A, B>, Awaiting0, AwaitJoin<Awaiting1, Rows>>,
        at: Saved<Both>,
    }

    // What is borrowed across an await stays here, at one address.
    struct Places<ARest, BRest> {
        a_rest: ARest,
        b_rest: BRest,
    }
    let marked = Marked::unknown();
    // Left out: the body as written, in code that never runs: rustc checks its types and borrows, and warns of it.
    return {
        let held = Held::new(Frame {
            b_rest: Saved::vacant(),
            a_rest: Saved::vacant(),
            awaiting: OneOf3::new(Unresumed { a: a, b: b }),
            at: Saved::new(Both::Unresumed),
        });
        let places = Places {
            a_rest: Place::vacant(),
            b_rest: Place::vacant(),
        };
        Coroutine::<
            StateMachine<_, Result<(Row, Row), Error>>,
        >::new(move |request, ask| {
            let _ = &marked;
            // Left out: `let code = …`, which says of each state where it stands in the source and what it saves.
            let frame = held.frame();
            let places_at = Places {
                a_rest: &places.a_rest,
                b_rest: &places.b_rest,
            };
            (unsafe { enter(request, ask, code, &raw mut (*frame).at) })
                .run(move |cx, signal| {
                    let frame = unsafe { &mut *frame };
                    let places = unsafe { &places_at };
                    loop {
                        'to_await_join: {
                            'to_await_try_join: {
                                match unsafe { frame.at.get() } {
                                    Both::Unresumed => {}
                                    Both::AwaitTryJoin => break 'to_await_try_join,
                                    Both::AwaitJoin => break 'to_await_join,
                                    Both::Closed => unsafe { closed(ask) }
                                }

                                // The first resume: from the beginning.
                                let kept = group(&raw mut frame.awaiting.first);
                                let a = unsafe { read(&raw const (*kept).a) };
                                let mut a_rest;
                                let b = unsafe { read(&raw const (*kept).b) };
                                let mut b_rest;
                                if !begins(signal) {
                                    mem::drop((a, b));
                                    return cancelled::<Result<(Row, Row), Error>>();
                                }
                                {
                                    {
                                        use futures::try_join as _;
                                        let by_a_rest;
                                        // Never run: rustc finds out whether the method takes its receiver by value.
                                        if false {
                                            loop {}
                                            let mut stand = stand_in(&a);
                                            by_a_rest = asked(
                                                once1(|arg0| {
                                                    let _ = &stand;
                                                    (stand.value).fetch(arg0)
                                                }),
                                            );
                                        } else {
                                            by_a_rest = PhantomData;
                                        }
                                        a_rest = unsafe {
                                            Asked::hold(by_a_rest, &places.a_rest, a)
                                        };
                                        let joined0 = __asyncio::futures::maybe_done(
                                            (unsafe { a_rest.callee(by_a_rest) })(1),
                                        );
                                        let by_b_rest;
                                        // Never run: rustc finds out whether the method takes its receiver by value.
                                        if false {
                                            loop {}
                                            let mut stand = stand_in(&b);
                                            by_b_rest = asked(
                                                once1(|arg0| {
                                                    let _ = &stand;
                                                    (stand.value).fetch(arg0)
                                                }),
                                            );
                                        } else {
                                            by_b_rest = PhantomData;
                                        }
                                        b_rest = unsafe {
                                            Asked::hold(by_b_rest, &places.b_rest, b)
                                        };
                                        let joined1 = __asyncio::futures::maybe_done(
                                            (unsafe { b_rest.callee(by_b_rest) })(2),
                                        );
                                        let awaited = __asyncio::futures::try_join(
                                            (((), joined1), joined0),
                                            |(((), joined1), joined0)| (joined0, joined1),
                                        );
                                        frame.awaiting.second = ManuallyDrop::new(
                                            Awaited(awaited).awaiting(),
                                        );
                                        frame.a_rest.set(Rest::leave(a_rest));
                                        frame.b_rest.set(Rest::leave(b_rest));
                                        frame.at.set(Both::AwaitTryJoin);
                                        *signal = Signal::Resume;
                                        break 'to_await_try_join;
                                    }
                                }
                            }

                            // Waiting for `__asyncio::futures::try_join((((), joined1), joined0), |(((), joined1), joined0)|(joined0, joined1,))` (line 5): polls it, and goes on when it is ready.
                            let Some(outcome) = (unsafe {
                                resume(&mut frame.awaiting.second, cx, signal)
                            }) else {
                                return Poll::Pending;
                            };
                            let mut a_rest = unsafe {
                                unsafe { frame.a_rest.take() }.resume(&places.a_rest)
                            };
                            let mut b_rest = unsafe {
                                unsafe { frame.b_rest.take() }.resume(&places.b_rest)
                            };
                            {
                                let value0;
                                {
                                    use futures::try_join as _;
                                    let Ok(value1) = (unsafe {
                                        finish(&mut frame.awaiting.second, outcome)
                                    }) else {
                                        return cancelled();
                                    };
                                    value0 = (value1,).0;
                                }
                                let rows = match branch(value0) {
                                    ControlFlow::Continue(value) => (value,).0,
                                    ControlFlow::Break(coropy_residual) => {
                                        return ready(FromResidual::from_residual(coropy_residual));
                                    }
                                };
                                let rows = unsafe {
                                    (&(*group(&raw mut frame.awaiting.third)).rows).anchor(rows)
                                };
                                {
                                    use tokio::join as _;
                                    let joined = (
                                        __asyncio::tokio::maybe_done(
                                            log(&(*unsafe { rows.peek() }).0),
                                        ),
                                        __asyncio::tokio::maybe_done(
                                            log(&(*unsafe { rows.peek() }).1),
                                        ),
                                    );
                                    let (joined0, joined1) = joined;
                                    let awaited = __asyncio::tokio::join(
                                        (joined0, (joined1, ())),
                                        |(joined0, (joined1, ()))| (joined0, joined1),
                                    );
                                    let kept = group(&raw mut frame.awaiting.third);
                                    unsafe {
                                        write(
                                            &raw mut (*kept).awaiting,
                                            Awaited(awaited).awaiting(),
                                        )
                                    };
                                    rows.leave();
                                    frame.a_rest.set(Rest::leave(a_rest));
                                    frame.b_rest.set(Rest::leave(b_rest));
                                    frame.at.set(Both::AwaitJoin);
                                    *signal = Signal::Resume;
                                    break 'to_await_join;
                                }
                            }
                        }

                        // Waiting for `__asyncio::tokio::join((joined0, (joined1, ())), |(joined0, (joined1, ()))|(joined0, joined1,))` (line 6): polls it, and goes on when it is ready.
                        let kept = group(&raw mut frame.awaiting.third);
                        let Some(outcome) = (unsafe {
                            resume(&mut (*kept).awaiting, cx, signal)
                        }) else {
                            return Poll::Pending;
                        };
                        let mut a_rest = unsafe {
                            unsafe { frame.a_rest.take() }.resume(&places.a_rest)
                        };
                        let mut b_rest = unsafe {
                            unsafe { frame.b_rest.take() }.resume(&places.b_rest)
                        };
                        {
                            let rows = unsafe { (&(*kept).rows).resume() };
                            {
                                use tokio::join as _;
                                let Ok(value2) = (unsafe {
                                    finish(&mut (*kept).awaiting, outcome)
                                }) else {
                                    return cancelled();
                                };
                                value2;
                            }
                            return ready({ Ok(rows.take()) });
                        }
                    }
                })
        })
    };
}
