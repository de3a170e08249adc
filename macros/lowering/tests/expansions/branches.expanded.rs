// from `::asyncio::private`: Awaited, Cancelled, Coroutine, Held, Machine, OneOf3, Signal, StateMachine, finish, ready, resume, reused, slot
// from `core`: mem, task::Poll

#[track_caller]
fn branches(flag: bool, name: String) -> Coroutine<impl Machine<Output = usize>> {
    use ::asyncio::private::{
        AgainCopy as _, AgainExclusive as _, AgainMoved as _, AgainTaken as _,
        CapturedCopy as _, CapturedPart as _, CapturedPointer as _,
        ConsumerIterator as _, ConsumerOther as _, ConsumerSum as _, KeepCopy as _,
        KeepOther as _, MarkerTag as _, OtherTag as _, TagForeign as _, TagNothing as _,
    };
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
        at: Branches,
        awaiting: OneOf3<
            Unresumed<Flag, Name>,
            Awaiting0,
            AwaitNap<Awaiting1, Length, NameMaybe>,
        >,
    }
    // Left out: `unsafe impl Frame`, which says of each state where it stands in the source and what it saves.
    let held = Held::new(Frame {
        at: Branches::Unresumed,
        awaiting: OneOf3::new(Unresumed {
            flag: flag,
            name: name,
        }),
    });
    Coroutine::<
        StateMachine<_, usize>,
    >::new(move |request| {
        (unsafe { held.enter(request) })
            .run(|frame, cx, signal| {
                let frame = unsafe { frame.get() };
                loop {
                    'to_await_nap: {
                        'to_after_if: {
                            'to_await_measure: {
                                match frame.at {
                                    Branches::Unresumed => {}
                                    Branches::AwaitMeasure => break 'to_await_measure,
                                    Branches::AwaitNap => break 'to_await_nap,
                                    Branches::Closed => reused(),
                                }

                                // The first resume: from the beginning.
                                let flag = unsafe {
                                    slot(&raw mut (*frame.awaiting.first().at()).flag).take()
                                };
                                let name = unsafe {
                                    slot(&raw mut (*frame.awaiting.first().at()).name).take()
                                };
                                if mem::replace(signal, Signal::Taken) != Signal::Resume {
                                    mem::drop((flag, name));
                                    return Poll::Ready(Err(Cancelled));
                                }
                                {
                                    let length;
                                    'leave0: {
                                        if flag {
                                            let awaited = measure(name);
                                            frame
                                                .awaiting
                                                .second()
                                                .set((&Awaited(&awaited)).child_tag().child(awaited));
                                            frame.at = Branches::AwaitMeasure;
                                            *signal = Signal::Resume;
                                            break 'to_await_measure;
                                        } else {
                                            length = { 0 };
                                            break 'leave0;
                                        }
                                    }
                                    unsafe {
                                        slot(&raw mut (*frame.awaiting.third().at()).name)
                                    }
                                        .set(Some(name));
                                    unsafe {
                                        slot(&raw mut (*frame.awaiting.third().at()).length)
                                    }
                                        .set(length);
                                    break 'to_after_if;
                                }
                            }

                            // Waiting for `measure(name)` (line 5): polls it, and goes on when it is ready.
                            let Poll::Ready(outcome) = (unsafe {
                                resume(frame.awaiting.second().get(), cx, *signal)
                            }) else {
                                return Poll::Pending;
                            };
                            *signal = Signal::Taken;
                            {
                                let length;
                                {
                                    let outcome = outcome;
                                    unsafe { finish(frame.awaiting.second().get()) };
                                    let value0 = match outcome {
                                        Ok(value) => value,
                                        Err(cancelled) => return Poll::Ready(Err(cancelled)),
                                    };
                                    length = value0;
                                }
                                unsafe {
                                    slot(&raw mut (*frame.awaiting.third().at()).name)
                                }
                                    .set(None);
                                unsafe {
                                    slot(&raw mut (*frame.awaiting.third().at()).length)
                                }
                                    .set(length);
                                break 'to_after_if;
                            }
                        }

                        // Ways meet here, after an `if`.
                        let name = unsafe {
                            slot(&raw mut (*frame.awaiting.third().at()).name).take()
                        };
                        {
                            let length = unsafe {
                                slot(&raw mut (*frame.awaiting.third().at()).length).take()
                            };
                            let awaited = nap();
                            unsafe {
                                slot(&raw mut (*frame.awaiting.third().at()).awaiting)
                            }
                                .set((&Awaited(&awaited)).child_tag().child(awaited));
                            unsafe { slot(&raw mut (*frame.awaiting.third().at()).name) }
                                .set(name);
                            unsafe {
                                slot(&raw mut (*frame.awaiting.third().at()).length)
                            }
                                .set(length);
                            frame.at = Branches::AwaitNap;
                            *signal = Signal::Resume;
                            break 'to_await_nap;
                        }
                    }

                    // Waiting for `nap()` (line 6): polls it, and goes on when it is ready.
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
                        let length = unsafe {
                            slot(&raw mut (*frame.awaiting.third().at()).length).take()
                        };
                        let outcome = outcome;
                        unsafe {
                            finish(
                                slot(&raw mut (*frame.awaiting.third().at()).awaiting).get(),
                            )
                        };
                        let value1 = match outcome {
                            Ok(value) => value,
                            Err(cancelled) => return Poll::Ready(Err(cancelled)),
                        };
                        value1;
                        let output: usize = length + 1;
                        return ready(output);
                    }
                }
            })
    })
}
