// from `::asyncio::private`: Awaited, Cancelled, Coroutine, Held, Keep, Machine, Saved, Signal, StateMachine, ready, reused
// from `core`: mem, task::Poll

#[track_caller]
fn patterns(arg0: (u8, u8), arg1: Point) -> Coroutine<impl Machine<Output = u8>> {
    use ::asyncio::private::{
        AgainCopy as _, AgainExclusive as _, AgainMoved as _, KeepCopy as _,
        KeepOther as _, IteratorSubject as _, MarkerTag as _, OtherSubject as _,
        OtherTag as _, TagForeign as _, TagNothing as _,
    };
    enum Patterns<Arg00, Arg10, Awaiting0, Y, X, ArgKept, Awaiting1, YKept> {
        // Called, and not yet run.
        Unresumed { arg0_0: Saved<Arg00>, arg1_0: Saved<Arg10> },
        // Waits for `find(b)` (line 6).
        AwaitFind { arg: Saved<ArgKept>, x: Saved<X>, y: Saved<Y>, awaiting: Awaiting0 },
        // Waits for `nap()` (line 7).
        AwaitNap {
            arg: Saved<ArgKept>,
            x: Saved<X>,
            y: Saved<YKept>,
            awaiting: Awaiting1,
        },
        // Returned, panicked or closed.
        Closed,
    }
    // Left out: `unsafe impl State`, which says of each state where it stands in the source and what it saves.
    let held = Held::new(Patterns::Unresumed {
        arg0_0: Saved::new(arg0),
        arg1_0: Saved::new(arg1),
    });
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
                                mem::drop(arg0_0);
                                mem::drop(arg1_0);
                                return Poll::Ready(Err(Cancelled));
                            }
                            let arg_0 = arg0_0;
                            let (a, b) = arg_0;
                            let arg = arg1_0;
                            let Point { x: x, y: mut y } = arg;
                            {
                                y += a;
                                let awaited = find(b);
                                let awaiting = (&Awaited(&awaited))
                                    .child_tag()
                                    .child(awaited);
                                *state = Patterns::AwaitFind {
                                    awaiting,
                                    y: Saved::new(y),
                                    x: Saved::new(x),
                                    arg: Saved::new((&Keep(&arg)).tag().keep(arg)),
                                };
                                *signal = Signal::Resume;
                                continue 'step;
                            }
                        }

                        // Waiting for `find(b)` (line 6): polls it, and goes on after the await when it is ready.
                        Patterns::AwaitFind { awaiting, y, x, arg } => {
                            let Poll::Ready(outcome) = (unsafe {
                                awaiting.resume(cx, *signal)
                            }) else {
                                return Poll::Pending;
                            };
                            *signal = Signal::Taken;
                            let arg = unsafe { arg.take() };
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
                                    mem::drop(value0);
                                    let output: u8 = y + c;
                                    return ready(output);
                                } else {
                                    mem::drop(value0);
                                    {
                                        let awaited = nap();
                                        let awaiting = (&Awaited(&awaited))
                                            .child_tag()
                                            .child(awaited);
                                        *state = Patterns::AwaitNap {
                                            awaiting,
                                            y: Saved::new((&Keep(&y)).tag().keep(y)),
                                            x: Saved::new(x),
                                            arg: Saved::new((&Keep(&arg)).tag().keep(arg)),
                                        };
                                        *signal = Signal::Resume;
                                        continue 'step;
                                    }
                                }
                            }
                        }

                        // Waiting for `nap()` (line 7): polls it, and goes on after the await when it is ready.
                        Patterns::AwaitNap { awaiting, y, x, arg } => {
                            let Poll::Ready(outcome) = (unsafe {
                                awaiting.resume(cx, *signal)
                            }) else {
                                return Poll::Pending;
                            };
                            *signal = Signal::Taken;
                            let arg = unsafe { arg.take() };
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
                                    let output: u8 = x;
                                    return ready(output);
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
