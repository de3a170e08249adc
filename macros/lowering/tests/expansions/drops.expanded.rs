// from `::asyncio::private`: Awaited, Cancelled, Coroutine, Held, Keep, Machine, OneOf2, OneOf3, Saved, Signal, StateMachine, finish, ready, resume, reused, slot
// from `core`: mem, task::Poll
// variables of the machine's own, renamed here because yours have these names: value_

#[track_caller]
fn drops(name: String, flag: bool) -> Coroutine<impl Machine<Output = ()>> {
    use ::asyncio::private::{
        AgainCopy as _, AgainExclusive as _, AgainMoved as _, AgainTaken as _,
        CapturedCopy as _, CapturedPart as _, CapturedPointer as _,
        ConsumerIterator as _, ConsumerOther as _, ConsumerSum as _, KeepCopy as _,
        KeepOther as _, MarkerTag as _, OtherTag as _, TagForeign as _, TagNothing as _,
    };
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
        at: Drops,
        name_or_value: OneOf2<Name, Value>,
        flag: Saved<Flag>,
        _guard: Saved<GuardKept>,
        awaiting: OneOf3<Awaiting0, Awaiting1, AwaitNap<Awaiting2, NameMaybe>>,
    }
    // Left out: `unsafe impl Frame`, which says of each state where it stands in the source and what it saves.
    let held = Held::new(Frame {
        at: Drops::Unresumed,
        name_or_value: OneOf2::new(name),
        flag: Saved::new(flag),
        _guard: Saved::vacant(),
        awaiting: OneOf3::vacant(),
    });
    Coroutine::<
        StateMachine<_, ()>,
    >::new(move |request| {
        (unsafe { held.enter(request) })
            .run(|frame, cx, signal| {
                let frame = unsafe { frame.get() };
                loop {
                    'to_await_nap: {
                        'to_after_if: {
                            'to_await_give: {
                                'to_await_refine: {
                                    match frame.at {
                                        Drops::Unresumed => {}
                                        Drops::AwaitRefine => break 'to_await_refine,
                                        Drops::AwaitGive => break 'to_await_give,
                                        Drops::AwaitNap => break 'to_await_nap,
                                        Drops::Closed => reused(),
                                    }

                                    // The first resume: from the beginning.
                                    let name = unsafe { frame.name_or_value.first().take() };
                                    let flag = unsafe { frame.flag.take() };
                                    if mem::replace(signal, Signal::Taken) != Signal::Resume {
                                        mem::drop((name, flag));
                                        return Poll::Ready(Err(Cancelled));
                                    }
                                    {
                                        let _guard = enter();
                                        let value_0 = make(1);
                                        let awaited = refine(value_0, make(2));
                                        frame
                                            .awaiting
                                            .first()
                                            .set((&Awaited(&awaited)).child_tag().child(awaited));
                                        frame.name_or_value.first().set(name);
                                        frame.flag.set(flag);
                                        frame._guard.set((&Keep(&_guard)).tag().keep(_guard));
                                        frame.at = Drops::AwaitRefine;
                                        *signal = Signal::Resume;
                                        break 'to_await_refine;
                                    }
                                }

                                // Waiting for `refine(value, make(2))` (line 7): polls it, and goes on when it is ready.
                                let Poll::Ready(outcome) = (unsafe {
                                    resume(frame.awaiting.first().get(), cx, *signal)
                                }) else {
                                    return Poll::Pending;
                                };
                                *signal = Signal::Taken;
                                let name = unsafe { frame.name_or_value.first().take() };
                                let flag = unsafe { frame.flag.take() };
                                {
                                    let _guard = unsafe { frame._guard.take() };
                                    let outcome = outcome;
                                    unsafe { finish(frame.awaiting.first().get()) };
                                    let value0 = match outcome {
                                        Ok(value_) => value_,
                                        Err(cancelled) => return Poll::Ready(Err(cancelled)),
                                    };
                                    let value = value0;
                                    'leave0: {
                                        if flag {
                                            let awaited = give(name);
                                            frame
                                                .awaiting
                                                .second()
                                                .set((&Awaited(&awaited)).child_tag().child(awaited));
                                            frame._guard.set((&Keep(&_guard)).tag().keep(_guard));
                                            frame.name_or_value.second().set(value);
                                            frame.at = Drops::AwaitGive;
                                            *signal = Signal::Resume;
                                            break 'to_await_give;
                                        } else {
                                            break 'leave0;
                                        }
                                    }
                                    unsafe {
                                        slot(&raw mut (*frame.awaiting.third().at()).name)
                                    }
                                        .set(Some(name));
                                    frame._guard.set((&Keep(&_guard)).tag().keep(_guard));
                                    frame.name_or_value.second().set(value);
                                    break 'to_after_if;
                                }
                            }

                            // Waiting for `give(name)` (line 9): polls it, and goes on when it is ready.
                            let Poll::Ready(outcome) = (unsafe {
                                resume(frame.awaiting.second().get(), cx, *signal)
                            }) else {
                                return Poll::Pending;
                            };
                            *signal = Signal::Taken;
                            {
                                let _guard = unsafe { frame._guard.take() };
                                let value = unsafe { frame.name_or_value.second().take() };
                                {
                                    let outcome = outcome;
                                    unsafe { finish(frame.awaiting.second().get()) };
                                    let value1 = match outcome {
                                        Ok(value_) => value_,
                                        Err(cancelled) => return Poll::Ready(Err(cancelled)),
                                    };
                                    value1;
                                }
                                unsafe {
                                    slot(&raw mut (*frame.awaiting.third().at()).name)
                                }
                                    .set(None);
                                frame._guard.set((&Keep(&_guard)).tag().keep(_guard));
                                frame.name_or_value.second().set(value);
                                break 'to_after_if;
                            }
                        }

                        // Ways meet here, after an `if`.
                        let name = unsafe {
                            slot(&raw mut (*frame.awaiting.third().at()).name).take()
                        };
                        {
                            let _guard = unsafe { frame._guard.take() };
                            let value = unsafe { frame.name_or_value.second().take() };
                            let awaited = nap();
                            unsafe {
                                slot(&raw mut (*frame.awaiting.third().at()).awaiting)
                            }
                                .set((&Awaited(&awaited)).child_tag().child(awaited));
                            unsafe { slot(&raw mut (*frame.awaiting.third().at()).name) }
                                .set(name);
                            frame._guard.set((&Keep(&_guard)).tag().keep(_guard));
                            frame.name_or_value.second().set(value);
                            frame.at = Drops::AwaitNap;
                            *signal = Signal::Resume;
                            break 'to_await_nap;
                        }
                    }

                    // Waiting for `nap()` (line 11): polls it, and goes on when it is ready.
                    let Poll::Ready(outcome) = (unsafe {
                        resume(
                            slot(&raw mut (*frame.awaiting.third().at()).awaiting).get(),
                            cx,
                            *signal,
                        )
                    }) else {
                        return Poll::Pending;
                    };
                    *signal = Signal::Taken;
                    let name = unsafe {
                        slot(&raw mut (*frame.awaiting.third().at()).name).take()
                    };
                    {
                        let _guard = unsafe { frame._guard.take() };
                        let value = unsafe { frame.name_or_value.second().take() };
                        let outcome = outcome;
                        unsafe {
                            finish(
                                slot(&raw mut (*frame.awaiting.third().at()).awaiting).get(),
                            )
                        };
                        let value2 = match outcome {
                            Ok(value_) => value_,
                            Err(cancelled) => return Poll::Ready(Err(cancelled)),
                        };
                        value2;
                        show(&value);
                        return ready(());
                    }
                }
            })
    })
}
