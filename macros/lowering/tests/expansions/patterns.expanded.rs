// from `::asyncio::private`: Awaited, Cancelled, Coroutine, Held, Keep, Machine, Place, Saved, Signal, StateMachine, Tracked, gone, lost, moved_out, never, ready, reused, witness
// from `core`: mem, task::Poll

#[track_caller]
fn patterns(arg0: (u8, u8), arg1: Point) -> Coroutine<impl Machine<Output = u8>> {
    use ::asyncio::private::{
        AgainCopy as _, AgainExclusive as _, AgainMoved as _, AgainTaken as _,
        CapturedCopy as _, CapturedPart as _, CapturedPointer as _,
        ConsumerIterator as _, ConsumerOther as _, ConsumerSum as _, KeepCopy as _,
        KeepOther as _, IteratorSubject as _, MarkerTag as _, OtherSubject as _,
        OtherTag as _, TagForeign as _, TagNothing as _,
    };
    enum Patterns<Arg00, Arg10, Awaiting0, Y, X, Awaiting1, YKept> {
        // Called, and not yet run.
        Unresumed { arg0_0: Saved<Arg00>, arg1_0: Saved<Arg10> },
        // Waits for `find(b)` (line 6).
        AwaitFind { x: Saved<X>, y: Saved<Y>, awaiting: Awaiting0 },
        // Waits for `nap()` (line 7).
        AwaitNap { x: Saved<X>, y: Saved<YKept>, awaiting: Awaiting1 },
        // Returned, panicked or closed.
        Closed,
    }
    // Left out: `unsafe impl State`, which says of each state where it stands in the source and what it saves.
    // What is borrowed across an await stays here, at one address.
    struct Places<Arg> {
        arg: Place<Arg>,
    }

    // Never run: the body as written, so that rustc checks its types and borrows.
    if false {
        witness(async move {
            if false {
                return never::<u8>();
            }
            let (a, b) = arg0;
            let Point { x, mut y } = arg1;
            {
                y += a;
                let Some(c) = find(b).await else {
                    nap().await;
                    return x;
                };
                y + c
            }
        });
        loop {}
    }
    let held = Held::new(Patterns::Unresumed {
        arg0_0: Saved::new(arg0),
        arg1_0: Saved::new(arg1),
    });
    let places = Places { arg: Place::vacant() };
    Coroutine::<
        StateMachine<_, u8>,
    >::new(move |request| {
        (unsafe { held.enter(request) })
            .run(|state, cx, signal| {
                'step: loop {
                    match state {
                        // The first resume: from the beginning to the first await.
                        Patterns::Unresumed { arg0_0, arg1_0 } => {
                            let arg0_0 = unsafe { arg0_0.take() };
                            let arg1_0 = unsafe { arg1_0.take() };
                            if mem::replace(signal, Signal::Taken) != Signal::Resume {
                                mem::drop((arg0_0, arg1_0));
                                return Poll::Ready(Err(Cancelled));
                            }
                            let arg_0 = arg0_0;
                            let (a, b) = arg_0;
                            let arg = arg1_0;
                            let arg = unsafe {
                                Tracked::new(
                                    &places.arg,
                                    arg,
                                    |whole, moved| match moved {
                                        1u32 => {
                                            let _ = match whole {
                                                Point { x: x, y: mut y } => gone((x, (y, ()))),
                                                _ => core::unreachable!(),
                                            };
                                        }
                                        _ => lost(whole),
                                    },
                                )
                            };
                            let Point { x: x, y: y } = &(*unsafe { arg.place() });
                            let (x, (mut y, ())) = moved_out(
                                (x, (y, ())),
                                |whole| match whole {
                                    Point { x: x, y: mut y } => gone((x, (y, ()))),
                                    _ => core::unreachable!(),
                                },
                                unsafe { arg.part(1u32) },
                            );
                            {
                                y += a;
                                let awaited = find(b);
                                let awaiting = (&Awaited(&awaited))
                                    .child_tag()
                                    .child(awaited);
                                arg.leave();
                                *state = Patterns::AwaitFind {
                                    awaiting,
                                    y: Saved::new(y),
                                    x: Saved::new(x),
                                };
                                *signal = Signal::Resume;
                                continue 'step;
                            }
                        }

                        // Waiting for `find(b)` (line 6): polls it, and goes on after the await when it is ready.
                        Patterns::AwaitFind { awaiting, y, x } => {
                            let Poll::Ready(outcome) = (unsafe {
                                awaiting.resume(cx, *signal)
                            }) else {
                                return Poll::Pending;
                            };
                            *signal = Signal::Taken;
                            let arg = unsafe {
                                Tracked::resume(
                                    &places.arg,
                                    1u32,
                                    |whole, moved| match moved {
                                        1u32 => {
                                            let _ = match whole {
                                                Point { x: x, y: mut y } => gone((x, (y, ()))),
                                                _ => core::unreachable!(),
                                            };
                                        }
                                        _ => lost(whole),
                                    },
                                )
                            };
                            let x = unsafe { x.take() };
                            let mut y = unsafe { y.take() };
                            {
                                let outcome = outcome;
                                unsafe { awaiting.finish() };
                                let value0 = match outcome {
                                    Ok(value) => value,
                                    Err(cancelled) => return Poll::Ready(Err(cancelled)),
                                };
                                if let Some(c) = value0 {
                                    let output: u8 = y + c;
                                    return ready(output);
                                } else {
                                    mem::drop(value0);
                                    {
                                        let awaited = nap();
                                        let awaiting = (&Awaited(&awaited))
                                            .child_tag()
                                            .child(awaited);
                                        arg.leave();
                                        *state = Patterns::AwaitNap {
                                            awaiting,
                                            y: Saved::new((&Keep(&y)).tag().keep(y)),
                                            x: Saved::new(x),
                                        };
                                        *signal = Signal::Resume;
                                        continue 'step;
                                    }
                                }
                            }
                        }

                        // Waiting for `nap()` (line 7): polls it, and goes on after the await when it is ready.
                        Patterns::AwaitNap { awaiting, y, x } => {
                            let Poll::Ready(outcome) = (unsafe {
                                awaiting.resume(cx, *signal)
                            }) else {
                                return Poll::Pending;
                            };
                            *signal = Signal::Taken;
                            let arg = unsafe {
                                Tracked::resume(
                                    &places.arg,
                                    1u32,
                                    |whole, moved| match moved {
                                        1u32 => {
                                            let _ = match whole {
                                                Point { x: x, y: mut y } => gone((x, (y, ()))),
                                                _ => core::unreachable!(),
                                            };
                                        }
                                        _ => lost(whole),
                                    },
                                )
                            };
                            let x = unsafe { x.take() };
                            let mut y = unsafe { y.take() };
                            {
                                {
                                    let outcome = outcome;
                                    unsafe { awaiting.finish() };
                                    let value1 = match outcome {
                                        Ok(value) => value,
                                        Err(cancelled) => return Poll::Ready(Err(cancelled)),
                                    };
                                    value1;
                                    return ready({
                                        let output: u8 = x;
                                        output
                                    });
                                }
                            }
                        }

                        // Nothing is left to run.
                        Patterns::Closed => reused(),
                    }
                }
            })
    })
}
