// from `::asyncio::private`: Awaited, Cancelled, Coroutine, Held, Keep, Machine, Saved, Signal, StateMachine, ready, reused
// from `core`: mem, task::Poll
// variables of the machine's own, renamed here because yours have these names: value_

#[track_caller]
fn drops(name: String, flag: bool) -> Coroutine<impl Machine<Output = ()>> {
    use ::asyncio::private::{
        AgainCopy as _, AgainExclusive as _, AgainMoved as _, AgainTaken as _,
        CapturedCopy as _, CapturedPart as _, CapturedPointer as _,
        ConsumerIterator as _, ConsumerOther as _, ConsumerSum as _, KeepCopy as _,
        KeepOther as _, IteratorSubject as _, MarkerTag as _, OtherSubject as _,
        OtherTag as _, TagForeign as _, TagNothing as _,
    };
    enum Drops<
        Name,
        Flag,
        Awaiting0,
        GuardKept,
        Awaiting1,
        Value,
        Awaiting2,
        NameMaybe,
    > {
        // Called, and not yet run.
        Unresumed { name: Saved<Name>, flag: Saved<Flag> },
        // Waits for `refine(value, make(2))` (line 7).
        AwaitRefine {
            name: Saved<Name>,
            flag: Saved<Flag>,
            _guard: Saved<GuardKept>,
            awaiting: Awaiting0,
        },
        // Waits for `give(name)` (line 9).
        AwaitGive { _guard: Saved<GuardKept>, value: Saved<Value>, awaiting: Awaiting1 },
        // Waits for `nap()` (line 11).
        AwaitNap {
            name: Saved<NameMaybe>,
            _guard: Saved<GuardKept>,
            value: Saved<Value>,
            awaiting: Awaiting2,
        },
        // Returned, panicked or closed.
        Closed,
    }
    // Left out: `unsafe impl State`, which says of each state where it stands in the source and what it saves.
    enum To<Value, GuardKept, NameMaybe> {
        Resume,
        // Goes on after an `if`.
        AfterIf { value: Value, _guard: GuardKept, name: NameMaybe },
    }
    let held = Held::new(Drops::Unresumed {
        name: Saved::new(name),
        flag: Saved::new(flag),
    });
    Coroutine::<
        StateMachine<_, ()>,
    >::new(move |request| {
        (unsafe { held.enter(request) })
            .run(|state, cx, signal| {
                let mut to = To::Resume;
                'step: loop {
                    match (to, &mut *state) {
                        // The first resume: from the beginning to the first await.
                        (To::Resume, Drops::Unresumed { name, flag }) => {
                            let name = unsafe { name.take() };
                            let flag = unsafe { flag.take() };
                            if mem::replace(signal, Signal::Taken) != Signal::Resume {
                                mem::drop((name, flag));
                                return Poll::Ready(Err(Cancelled));
                            }
                            {
                                let _guard = enter();
                                let value_0 = make(1);
                                let awaited = refine(value_0, make(2));
                                let awaiting = (&Awaited(&awaited))
                                    .child_tag()
                                    .child(awaited);
                                *state = Drops::AwaitRefine {
                                    awaiting,
                                    _guard: Saved::new((&Keep(&_guard)).tag().keep(_guard)),
                                    flag: Saved::new(flag),
                                    name: Saved::new(name),
                                };
                                *signal = Signal::Resume;
                                to = To::Resume;
                                continue 'step;
                            }
                        }

                        // Waiting for `refine(value, make(2))` (line 7): polls it, and goes on after the await when it is ready.
                        (
                            To::Resume,
                            Drops::AwaitRefine { awaiting, _guard, flag, name },
                        ) => {
                            let Poll::Ready(outcome) = (unsafe {
                                awaiting.resume(cx, *signal)
                            }) else {
                                return Poll::Pending;
                            };
                            *signal = Signal::Taken;
                            let name = unsafe { name.take() };
                            let flag = unsafe { flag.take() };
                            {
                                let _guard = unsafe { _guard.take() };
                                let outcome = outcome;
                                unsafe { awaiting.finish() };
                                let value0 = match outcome {
                                    Ok(value_) => value_,
                                    Err(cancelled) => return Poll::Ready(Err(cancelled)),
                                };
                                let value = value0;
                                if flag {
                                    let awaited = give(name);
                                    let awaiting = (&Awaited(&awaited))
                                        .child_tag()
                                        .child(awaited);
                                    *state = Drops::AwaitGive {
                                        awaiting,
                                        value: Saved::new(value),
                                        _guard: Saved::new((&Keep(&_guard)).tag().keep(_guard)),
                                    };
                                    *signal = Signal::Resume;
                                    to = To::Resume;
                                    continue 'step;
                                } else {
                                    to = To::AfterIf {
                                        value,
                                        _guard: (&Keep(&_guard)).tag().keep(_guard),
                                        name: Some(name),
                                    };
                                    continue 'step;
                                }
                            }
                        }

                        // Waiting for `give(name)` (line 9): polls it, and goes on after the await when it is ready.
                        (To::Resume, Drops::AwaitGive { awaiting, value, _guard }) => {
                            let Poll::Ready(outcome) = (unsafe {
                                awaiting.resume(cx, *signal)
                            }) else {
                                return Poll::Pending;
                            };
                            *signal = Signal::Taken;
                            {
                                let _guard = unsafe { _guard.take() };
                                let value = unsafe { value.take() };
                                {
                                    let outcome = outcome;
                                    unsafe { awaiting.finish() };
                                    let value1 = match outcome {
                                        Ok(value_) => value_,
                                        Err(cancelled) => return Poll::Ready(Err(cancelled)),
                                    };
                                    value1;
                                    to = To::AfterIf {
                                        value,
                                        _guard: (&Keep(&_guard)).tag().keep(_guard),
                                        name: None,
                                    };
                                    continue 'step;
                                }
                            }
                        }

                        // Ways meet here, after an `if`.
                        (To::AfterIf { value, _guard, name }, _) => {
                            let name = name;
                            {
                                let _guard = _guard;
                                let value = value;
                                let awaited = nap();
                                let awaiting = (&Awaited(&awaited))
                                    .child_tag()
                                    .child(awaited);
                                *state = Drops::AwaitNap {
                                    awaiting,
                                    value: Saved::new(value),
                                    _guard: Saved::new((&Keep(&_guard)).tag().keep(_guard)),
                                    name: Saved::new(name),
                                };
                                *signal = Signal::Resume;
                                to = To::Resume;
                                continue 'step;
                            }
                        }

                        // Waiting for `nap()` (line 11): polls it, and goes on after the await when it is ready.
                        (
                            To::Resume,
                            Drops::AwaitNap { awaiting, value, _guard, name },
                        ) => {
                            let Poll::Ready(outcome) = (unsafe {
                                awaiting.resume(cx, *signal)
                            }) else {
                                return Poll::Pending;
                            };
                            *signal = Signal::Taken;
                            let name = unsafe { name.take() };
                            {
                                let _guard = unsafe { _guard.take() };
                                let value = unsafe { value.take() };
                                let outcome = outcome;
                                unsafe { awaiting.finish() };
                                let value2 = match outcome {
                                    Ok(value_) => value_,
                                    Err(cancelled) => return Poll::Ready(Err(cancelled)),
                                };
                                value2;
                                show(&value);
                                return ready(());
                            }
                        }

                        // Nothing is left to run.
                        (To::Resume, Drops::Closed) => reused(),
                    }
                }
            })
    })
}
