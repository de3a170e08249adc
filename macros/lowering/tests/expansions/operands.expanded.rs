// from `::asyncio::private`: AnyName, Awaited, Cancelled, Coroutine, Held, Machine, Marker, OneOf2, Place, Rest, Saved, Signal, StateMachine, finish, never, ready, resume, reused, slot, subject_of, type_of, witness
// from `core`: mem, task::Poll

#[track_caller]
fn operands(list: Vec<u8>, n: u8) -> Coroutine<impl Machine<Output = usize>> {
    use ::asyncio::private::{
        AgainCopy as _, AgainExclusive as _, AgainMoved as _, AgainTaken as _,
        CapturedCopy as _, CapturedPart as _, CapturedPointer as _,
        ConsumerIterator as _, ConsumerOther as _, ConsumerSum as _, KeepCopy as _,
        KeepOther as _, MarkerTag as _, OtherTag as _, TagForeign as _, TagNothing as _,
    };
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
        at: Operands,
        list: Saved<List>,
        n: Saved<N>,
        awaiting: OneOf2<
            Awaiting0,
            AwaitSecond<Awaiting1, Operand1, Operand0, ListRestRest>,
        >,
    }
    // Left out: `unsafe impl Frame`, which says of each state where it stands in the source and what it saves.
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
            let n = n;
            {
                list.push(first(n).await);
                combine(before(), n, second().await, after())
            }
        });
        loop {}
    }
    let held = Held::new(Frame {
        at: Operands::Unresumed,
        list: Saved::new(list),
        n: Saved::new(n),
        awaiting: OneOf2::vacant(),
    });
    let places = Places {
        list_rest: Place::vacant(),
    };
    Coroutine::<
        StateMachine<_, usize>,
    >::new(move |request| {
        (unsafe { held.enter(request) })
            .run(|frame, cx, signal| {
                let frame = unsafe { frame.get() };
                loop {
                    'to_await_second: {
                        'to_await_first: {
                            match frame.at {
                                Operands::Unresumed => {}
                                Operands::AwaitFirst => break 'to_await_first,
                                Operands::AwaitSecond => break 'to_await_second,
                                Operands::Closed => reused(),
                            }

                            // The first resume: from the beginning.
                            let mut list = unsafe { frame.list.take() };
                            let n = unsafe { frame.n.take() };
                            if mem::replace(signal, Signal::Taken) != Signal::Resume {
                                mem::drop((list, n));
                                return Poll::Ready(Err(Cancelled));
                            }
                            {
                                let awaited = first(n);
                                frame
                                    .awaiting
                                    .first()
                                    .set((&Awaited(&awaited)).child_tag().child(awaited));
                                frame.list.set(list);
                                frame.n.set(n);
                                frame.at = Operands::AwaitFirst;
                                *signal = Signal::Resume;
                                break 'to_await_first;
                            }
                        }

                        // Waiting for `first(n)` (line 5): polls it, and goes on when it is ready.
                        let Poll::Ready(outcome) = (unsafe {
                            resume(frame.awaiting.first().get(), cx, *signal)
                        }) else {
                            return Poll::Pending;
                        };
                        *signal = Signal::Taken;
                        let mut list = unsafe { frame.list.take() };
                        let mut list_rest;
                        let n = unsafe { frame.n.take() };
                        {
                            let outcome = outcome;
                            unsafe { finish(frame.awaiting.first().get()) };
                            let value0 = match outcome {
                                Ok(value) => value,
                                Err(cancelled) => return Poll::Ready(Err(cancelled)),
                            };
                            let by_list_rest;
                            // Never run: rustc finds out whether the method takes its receiver by value.
                            if false {
                                use ::asyncio::private::{
                                    NamedSubject as _, OtherSubject as _, ReferenceSubject as _,
                                };
                                trait Probe: core::marker::Sized {
                                    fn push(self, _: impl core::marker::Sized) -> Marker {
                                        loop {}
                                    }
                                }
                                impl<T> Probe for T {}
                                by_list_rest = (&&subject_of::<AnyName, _>(&list))
                                    .probe_pick(
                                        type_of(
                                            ((&&subject_of::<AnyName, _>(&list)).probe_subject())
                                                .push(value0),
                                        ),
                                    );
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
                            unsafe {
                                slot(&raw mut (*frame.awaiting.second().at()).awaiting)
                            }
                                .set((&Awaited(&awaited)).child_tag().child(awaited));
                            unsafe {
                                slot(&raw mut (*frame.awaiting.second().at()).list_rest)
                            }
                                .set(Rest::leave(list_rest));
                            unsafe {
                                slot(&raw mut (*frame.awaiting.second().at()).operand0)
                            }
                                .set(operand0);
                            unsafe {
                                slot(&raw mut (*frame.awaiting.second().at()).operand1)
                            }
                                .set(operand1);
                            frame.at = Operands::AwaitSecond;
                            *signal = Signal::Resume;
                            break 'to_await_second;
                        }
                    }

                    // Waiting for `second()` (line 6): polls it, and goes on when it is ready.
                    let Poll::Ready(outcome) = (unsafe {
                        resume(
                            slot(&raw mut (*frame.awaiting.second().at()).awaiting)
                                .get(),
                            cx,
                            *signal,
                        )
                    }) else {
                        return Poll::Pending;
                    };
                    *signal = Signal::Taken;
                    let mut list_rest = unsafe {
                        unsafe {
                            slot(&raw mut (*frame.awaiting.second().at()).list_rest)
                                .take()
                        }
                            .resume(&places.list_rest)
                    };
                    {
                        let operand0 = unsafe {
                            slot(&raw mut (*frame.awaiting.second().at()).operand0)
                                .take()
                        };
                        let operand1 = unsafe {
                            slot(&raw mut (*frame.awaiting.second().at()).operand1)
                                .take()
                        };
                        let outcome = outcome;
                        unsafe {
                            finish(
                                slot(&raw mut (*frame.awaiting.second().at()).awaiting)
                                    .get(),
                            )
                        };
                        let value1 = match outcome {
                            Ok(value) => value,
                            Err(cancelled) => return Poll::Ready(Err(cancelled)),
                        };
                        let output: usize = combine(operand0, operand1, value1, after());
                        return ready(output);
                    }
                }
            })
    })
}
