// from `::asyncio::private`: Awaited, Cancelled, Coroutine, Held, Machine, Saved, Signal, StateMachine, ready, reused
// from `core`: mem, task::Poll

#[track_caller]
fn branches(flag: bool, name: String) -> Coroutine<impl Machine<Output = usize>> {
    use ::asyncio::private::{
        AgainCopy as _, AgainExclusive as _, AgainMoved as _, AgainTaken as _,
        CapturedCopy as _, CapturedPart as _, CapturedPointer as _,
        ConsumerIterator as _, ConsumerOther as _, ConsumerSum as _, KeepCopy as _,
        KeepOther as _, IteratorSubject as _, MarkerTag as _, OtherSubject as _,
        OtherTag as _, TagForeign as _, TagNothing as _,
    };
    enum Branches<Flag, Name, Awaiting0, Awaiting1, Length, NameMaybe> {
        // Called, and not yet run.
        Unresumed { flag: Saved<Flag>, name: Saved<Name> },
        // Waits for `measure(name)` (line 5).
        AwaitMeasure { awaiting: Awaiting0 },
        // Waits for `nap()` (line 6).
        AwaitNap { name: Saved<NameMaybe>, length: Saved<Length>, awaiting: Awaiting1 },
        // Returned, panicked or closed.
        Closed,
    }
    // Left out: `unsafe impl State`, which says of each state where it stands in the source and what it saves.
    enum To<Length, NameMaybe> {
        Resume,
        // Goes on after an `if`.
        AfterIf { length: Length, name: NameMaybe },
    }
    let held = Held::new(Branches::Unresumed {
        flag: Saved::new(flag),
        name: Saved::new(name),
    });
    Coroutine::<
        StateMachine<_, usize>,
    >::new(move |request| {
        (unsafe { held.enter(request) })
            .run(|state, cx, signal| {
                let mut to = To::Resume;
                'step: loop {
                    match (to, &mut *state) {
                        // The first resume: from the beginning to the first await.
                        (To::Resume, Branches::Unresumed { flag, name }) => {
                            let flag = unsafe { flag.take() };
                            let name = unsafe { name.take() };
                            if mem::replace(signal, Signal::Taken) != Signal::Resume {
                                mem::drop((flag, name));
                                return Poll::Ready(Err(Cancelled));
                            }
                            {
                                let length;
                                if flag {
                                    let awaited = measure(name);
                                    let awaiting = (&Awaited(&awaited))
                                        .child_tag()
                                        .child(awaited);
                                    *state = Branches::AwaitMeasure { awaiting };
                                    *signal = Signal::Resume;
                                    to = To::Resume;
                                    continue 'step;
                                } else {
                                    length = { 0 };
                                    to = To::AfterIf {
                                        length,
                                        name: Some(name),
                                    };
                                    continue 'step;
                                }
                            }
                        }

                        // Waiting for `measure(name)` (line 5): polls it, and goes on after the await when it is ready.
                        (To::Resume, Branches::AwaitMeasure { awaiting }) => {
                            let Poll::Ready(outcome) = (unsafe {
                                awaiting.resume(cx, *signal)
                            }) else {
                                return Poll::Pending;
                            };
                            *signal = Signal::Taken;
                            {
                                let length;
                                {
                                    let outcome = outcome;
                                    unsafe { awaiting.finish() };
                                    let value0 = match outcome {
                                        Ok(value) => value,
                                        Err(cancelled) => return Poll::Ready(Err(cancelled)),
                                    };
                                    length = value0;
                                    to = To::AfterIf { length, name: None };
                                    continue 'step;
                                }
                            }
                        }

                        // Ways meet here, after an `if`.
                        (To::AfterIf { length, name }, _) => {
                            let name = name;
                            {
                                let length = length;
                                let awaited = nap();
                                let awaiting = (&Awaited(&awaited))
                                    .child_tag()
                                    .child(awaited);
                                *state = Branches::AwaitNap {
                                    awaiting,
                                    length: Saved::new(length),
                                    name: Saved::new(name),
                                };
                                *signal = Signal::Resume;
                                to = To::Resume;
                                continue 'step;
                            }
                        }

                        // Waiting for `nap()` (line 6): polls it, and goes on after the await when it is ready.
                        (To::Resume, Branches::AwaitNap { awaiting, length, name }) => {
                            let Poll::Ready(outcome) = (unsafe {
                                awaiting.resume(cx, *signal)
                            }) else {
                                return Poll::Pending;
                            };
                            *signal = Signal::Taken;
                            let name = unsafe { name.take() };
                            {
                                let length = unsafe { length.take() };
                                let outcome = outcome;
                                unsafe { awaiting.finish() };
                                let value1 = match outcome {
                                    Ok(value) => value,
                                    Err(cancelled) => return Poll::Ready(Err(cancelled)),
                                };
                                value1;
                                let output: usize = length + 1;
                                return ready(output);
                            }
                        }

                        // Nothing is left to run.
                        (To::Resume, Branches::Closed) => reused(),
                    }
                }
            })
    })
}
