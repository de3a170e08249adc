// from `::asyncio::private`: Awaited, Cancelled, Coroutine, Held, Machine, Marker, Place, Rest, Saved, Signal, StateMachine, never, never_like, ready, reused, type_of, witness
// from `core`: mem, task::Poll

#[track_caller]
fn operands(list: Vec<u8>, n: u8) -> Coroutine<impl Machine<Output = usize>> {
    use ::asyncio::private::{
        AgainCopy as _, AgainExclusive as _, AgainMoved as _, AgainTaken as _,
        CapturedCopy as _, CapturedPart as _, CapturedPointer as _,
        ConsumerIterator as _, ConsumerOther as _, ConsumerSum as _, KeepCopy as _,
        KeepOther as _, IteratorSubject as _, MarkerTag as _, OtherSubject as _,
        OtherTag as _, TagForeign as _, TagNothing as _,
    };
    enum Operands<List, N, Awaiting0, Awaiting1, Operand1, Operand0, ListRestRest> {
        // Called, and not yet run.
        Unresumed { list: Saved<List>, n: Saved<N> },
        // Waits for `first(n)` (line 5).
        AwaitFirst { list: Saved<List>, n: Saved<N>, awaiting: Awaiting0 },
        // Waits for `second()` (line 6).
        AwaitSecond {
            list_rest: Saved<ListRestRest>,
            operand0: Saved<Operand0>,
            operand1: Saved<Operand1>,
            awaiting: Awaiting1,
        },
        // Returned, panicked or closed.
        Closed,
    }
    // Left out: `unsafe impl State`, which says of each state where it stands in the source and what it saves.
    // What is borrowed across an await stays here, at one address.
    struct Places<ListRest> {
        list_rest: Place<ListRest>,
    }

    // Never run: the body as written, so that rustc checks its types and borrows.
    if false {
        witness(async move {
            if false {
                return never::<usize>();
            }
            let mut list = list;
            {
                list.push(first(n).await);
                combine(before(), n, second().await, after())
            }
        });
        loop {}
    }
    let held = Held::new(Operands::Unresumed {
        list: Saved::new(list),
        n: Saved::new(n),
    });
    let places = Places {
        list_rest: Place::vacant(),
    };
    Coroutine::<
        StateMachine<_, usize>,
    >::new(move |request| {
        (unsafe { held.enter(request) })
            .run(|state, cx, signal| {
                'step: loop {
                    match state {
                        // The first resume: from the beginning to the first await.
                        Operands::Unresumed { list, n } => {
                            let mut list = unsafe { list.take() };
                            let n = unsafe { n.take() };
                            if mem::replace(signal, Signal::Taken) != Signal::Resume {
                                mem::drop((list, n));
                                return Poll::Ready(Err(Cancelled));
                            }
                            {
                                let awaited = first(n);
                                let awaiting = (&Awaited(&awaited))
                                    .child_tag()
                                    .child(awaited);
                                *state = Operands::AwaitFirst {
                                    awaiting,
                                    n: Saved::new(n),
                                    list: Saved::new(list),
                                };
                                *signal = Signal::Resume;
                                continue 'step;
                            }
                        }

                        // Waiting for `first(n)` (line 5): polls it, and goes on after the await when it is ready.
                        Operands::AwaitFirst { awaiting, n, list } => {
                            let Poll::Ready(outcome) = (unsafe {
                                awaiting.resume(cx, *signal)
                            }) else {
                                return Poll::Pending;
                            };
                            *signal = Signal::Taken;
                            let mut list = unsafe { list.take() };
                            let mut list_rest;
                            let n = unsafe { n.take() };
                            {
                                let outcome = outcome;
                                unsafe { awaiting.finish() };
                                let value0 = match outcome {
                                    Ok(value) => value,
                                    Err(cancelled) => return Poll::Ready(Err(cancelled)),
                                };
                                let by_list_rest;
                                // Never run: rustc finds out whether the method takes its receiver by value.
                                if false {
                                    trait Probe: core::marker::Sized {
                                        fn push(self, _: impl core::marker::Sized) -> Marker {
                                            loop {}
                                        }
                                    }
                                    impl<T> Probe for T {}
                                    by_list_rest = type_of(never_like(&list).push(value0));
                                    loop {}
                                } else {
                                    by_list_rest = core::marker::PhantomData;
                                }
                                list_rest = unsafe {
                                    (&by_list_rest).receiver_tag().hold(&places.list_rest, list)
                                };
                                (unsafe {
                                    (&by_list_rest).receiver_tag().receiver(&mut list_rest)
                                })
                                    .push(value0);
                                let operand0 = before();
                                let operand1 = n;
                                let awaited = second();
                                let awaiting = (&Awaited(&awaited))
                                    .child_tag()
                                    .child(awaited);
                                *state = Operands::AwaitSecond {
                                    awaiting,
                                    operand1: Saved::new(operand1),
                                    operand0: Saved::new(operand0),
                                    list_rest: Saved::new(Rest::leave(list_rest)),
                                };
                                *signal = Signal::Resume;
                                continue 'step;
                            }
                        }

                        // Waiting for `second()` (line 6): polls it, and goes on after the await when it is ready.
                        Operands::AwaitSecond {
                            awaiting,
                            operand1,
                            operand0,
                            list_rest,
                        } => {
                            let Poll::Ready(outcome) = (unsafe {
                                awaiting.resume(cx, *signal)
                            }) else {
                                return Poll::Pending;
                            };
                            *signal = Signal::Taken;
                            let mut list_rest = unsafe {
                                unsafe { list_rest.take() }.resume(&places.list_rest)
                            };
                            {
                                let operand0 = unsafe { operand0.take() };
                                let operand1 = unsafe { operand1.take() };
                                let outcome = outcome;
                                unsafe { awaiting.finish() };
                                let value1 = match outcome {
                                    Ok(value) => value,
                                    Err(cancelled) => return Poll::Ready(Err(cancelled)),
                                };
                                let output: usize = combine(
                                    operand0,
                                    operand1,
                                    value1,
                                    after(),
                                );
                                return ready(output);
                            }
                        }

                        // Nothing is left to run.
                        Operands::Closed => reused(),
                    }
                }
            })
    })
}
