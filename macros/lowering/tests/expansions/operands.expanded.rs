// from `::asyncio::private`: AnyName, Awaited, Coroutine, Given, Held, Machine, ManuallyDrop, Marked, Marker, OneOf2, Place, Rest, Saved, Signal, StateMachine, begins, cancelled, closed, copied, enter, finish, group, methods, read, ready, resume, subject_of, type_of, write
// from `core`: marker::PhantomData, mem, task::Poll

#[track_caller]
fn operands(list: Vec<u8>, n: u8) -> Coroutine<impl Machine<Output = usize>> {
    use ::asyncio::private as __asyncio;
    use methods::*;
    #[repr(u8)]
    enum Operands {
        // Called, and not yet run.
        Unresumed,
        // Returned, panicked or closed.
        Closed,
        // Waits for `first(n)` (line 5).
        AwaitFirst,
        // Waits for `second()` (line 6).
        AwaitSecond,
    }

    // What this state keeps beside what it waits for.
    struct AwaitSecond<Awaiting1, Operand1, Operand0, ListRestRest> {
        awaiting: Awaiting1,
        operand1: Operand1,
        operand0: Operand0,
        list_rest: ListRestRest,
    }

    // What is kept from one resume to the next.
    struct Frame<List, N, Awaiting0, Awaiting1, Operand1, Operand0, ListRestRest> {
        list: Saved<List>,
        n: Saved<N>,
        awaiting: OneOf2<
            Awaiting0,
            AwaitSecond<Awaiting1, Operand1, Operand0, ListRestRest>,
        >,
        at: Saved<Operands>,
    }

    // What is borrowed across an await stays here, at one address.
    struct Places<ListRest> {
        list_rest: ListRest,
    }
    let marked = Marked::unknown();
    let returned = Given::unknown();
    // Left out: the body as written, in code that never runs: rustc checks its types and borrows, and warns of it.
    let _ = copied::<u8>;
    return {
        let held = Held::new(Frame {
            list: Saved::new(list),
            n: Saved::new(n),
            awaiting: OneOf2::vacant(),
            at: Saved::new(Operands::Unresumed),
        });
        let places = Places {
            list_rest: Place::vacant(),
        };
        Coroutine::<
            StateMachine<_, usize>,
        >::new(move |request, ask| {
            let _ = &marked;
            // Left out: `let code = …`, which says of each state where it stands in the source and what it saves.
            let frame = held.frame();
            let places_at = Places {
                list_rest: &places.list_rest,
            };
            (unsafe { enter(request, ask, code, &raw mut (*frame).at) })
                .run(move |cx, signal| {
                    let frame = unsafe { &mut *frame };
                    let places = unsafe { &places_at };
                    loop {
                        'to_await_second: {
                            'to_await_first: {
                                match unsafe { frame.at.get() } {
                                    Operands::Unresumed => {}
                                    Operands::AwaitFirst => break 'to_await_first,
                                    Operands::AwaitSecond => break 'to_await_second,
                                    Operands::Closed => unsafe { closed(ask) }
                                }

                                // The first resume: from the beginning.
                                let mut list = unsafe { frame.list.take() };
                                let n = unsafe { frame.n.take() };
                                // Left out: code that never runs: a value that has no type in the body as written has none here, and rustc says it once.
                                if !begins(signal) {
                                    mem::drop((list, n));
                                    return cancelled::<usize>();
                                }
                                {
                                    let awaited = first(n);
                                    frame.awaiting.first = ManuallyDrop::new(
                                        Awaited(awaited).awaiting(),
                                    );
                                    frame.list.set(list);
                                    frame.at.set(Operands::AwaitFirst);
                                    *signal = Signal::Resume;
                                    break 'to_await_first;
                                }
                            }

                            // Waiting for `first(n)` (line 5): polls it, and goes on when it is ready.
                            let Some(outcome) = (unsafe {
                                resume(&mut frame.awaiting.first, cx, signal)
                            }) else {
                                return Poll::Pending;
                            };
                            let mut list = unsafe { frame.list.take() };
                            let mut list_rest;
                            let n = unsafe { frame.n.take() };
                            {
                                let Ok(value0) = (unsafe {
                                    finish(&mut frame.awaiting.first, outcome)
                                }) else {
                                    return cancelled();
                                };
                                // Left out: code that never runs: rustc finds out whether the place that comes first may be looked up last.
                                let by_list_rest;
                                // Never run: rustc finds out whether the method takes its receiver by value.
                                if false {
                                    use __asyncio::{
                                        AdaptedSubject as _, CopiedSubject as _, NamedSubject as _,
                                        OtherSubject as _, ReborrowedSubject as _,
                                        ReferenceSubject as _, SharedSubject as _,
                                    };
                                    trait NoSuchMethod: Sized {
                                        fn push(self, _: impl Sized) -> Marker {
                                            loop {}
                                        }
                                    }
                                    impl<T> NoSuchMethod for T {}
                                    by_list_rest = (&&subject_of::<AnyName, _>(&list))
                                        .probe_pick(
                                            type_of(
                                                ((&&subject_of::<AnyName, _>(&list)).probe_subject())
                                                    .push(value0),
                                            ),
                                        );
                                    loop {}
                                } else {
                                    by_list_rest = PhantomData;
                                }
                                list_rest = unsafe {
                                    (&by_list_rest).receiver_tag().hold(&places.list_rest, list)
                                };
                                (unsafe {
                                    (&by_list_rest).receiver_tag().receiver(&mut list_rest)
                                })
                                    .push(
                                        match value0 {
                                            value => (value,).0,
                                        },
                                    );
                                let operand0 = before();
                                let operand1 = n;
                                let awaited = second();
                                let kept = group(&raw mut frame.awaiting.second);
                                unsafe {
                                    write(
                                        &raw mut (*kept).awaiting,
                                        Awaited(awaited).awaiting(),
                                    )
                                };
                                unsafe {
                                    write(&raw mut (*kept).list_rest, Rest::leave(list_rest))
                                };
                                unsafe { write(&raw mut (*kept).operand0, operand0) };
                                unsafe { write(&raw mut (*kept).operand1, operand1) };
                                frame.at.set(Operands::AwaitSecond);
                                *signal = Signal::Resume;
                                break 'to_await_second;
                            }
                        }

                        // Waiting for `second()` (line 6): polls it, and goes on when it is ready.
                        let kept = group(&raw mut frame.awaiting.second);
                        let Some(outcome) = (unsafe {
                            resume(&mut (*kept).awaiting, cx, signal)
                        }) else {
                            return Poll::Pending;
                        };
                        let mut list_rest = unsafe {
                            unsafe { read(&raw const (*kept).list_rest) }
                                .resume(&places.list_rest)
                        };
                        {
                            let operand0 = unsafe { read(&raw const (*kept).operand0) };
                            let operand1 = unsafe { read(&raw const (*kept).operand1) };
                            let Ok(value1) = (unsafe {
                                finish(&mut (*kept).awaiting, outcome)
                            }) else {
                                return cancelled();
                            };
                            // Left out: code that never runs: rustc finds out whether the place that comes first may be looked up last.
                            return ready(combine(operand0, operand1, value1, after()));
                        }
                    }
                })
        })
    };
}
