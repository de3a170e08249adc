// from `::asyncio::private`: Awaited, Cancelled, Coroutine, Held, Machine, Saved, Signal, StateMachine, ready, reused
// from `core`: mem, task::Poll

#[track_caller]
fn tutorial() -> Coroutine<impl Machine<Output = ()>> {
    use ::asyncio::private::{
        AgainCopy as _, AgainExclusive as _, AgainMoved as _, AgainTaken as _,
        CapturedCopy as _, CapturedPart as _, CapturedPointer as _,
        ConsumerIterator as _, ConsumerOther as _, ConsumerSum as _, KeepCopy as _,
        KeepOther as _, IteratorSubject as _, MarkerTag as _, OtherSubject as _,
        OtherTag as _, TagForeign as _, TagNothing as _,
    };
    enum Tutorial<Awaiting0, Awaiting1, X> {
        // Called, and not yet run.
        Unresumed {},
        // Waits for `square(10)` (line 5).
        AwaitSquare0 { awaiting: Awaiting0 },
        // Waits for `square(5)` (line 7).
        AwaitSquare1 { x: Saved<X>, awaiting: Awaiting1 },
        // Returned, panicked or closed.
        Closed,
    }
    // Left out: `unsafe impl State`, which says of each state where it stands in the source and what it saves.
    let held = Held::new(Tutorial::Unresumed {});
    Coroutine::<
        StateMachine<_, ()>,
    >::new(move |request| {
        (unsafe { held.enter(request) })
            .run(|state, cx, signal| {
                'step: loop {
                    match state {
                        // The first resume: from the beginning to the first await.
                        Tutorial::Unresumed {} => {
                            if mem::replace(signal, Signal::Taken) != Signal::Resume {
                                return Poll::Ready(Err(Cancelled));
                            }
                            {
                                let awaited = square(10);
                                let awaiting = (&Awaited(&awaited))
                                    .child_tag()
                                    .child(awaited);
                                *state = Tutorial::AwaitSquare0 { awaiting };
                                *signal = Signal::Resume;
                                continue 'step;
                            }
                        }

                        // Waiting for `square(10)` (line 5): polls it, and goes on after the await when it is ready.
                        Tutorial::AwaitSquare0 { awaiting } => {
                            let Poll::Ready(outcome) = (unsafe {
                                awaiting.resume(cx, *signal)
                            }) else {
                                return Poll::Pending;
                            };
                            *signal = Signal::Taken;
                            {
                                let outcome = outcome;
                                unsafe { awaiting.finish() };
                                let value0 = match outcome {
                                    Ok(value) => value,
                                    Err(cancelled) => return Poll::Ready(Err(cancelled)),
                                };
                                let x = value0;
                                println!("x={x}");
                                let awaited = square(5);
                                let awaiting = (&Awaited(&awaited))
                                    .child_tag()
                                    .child(awaited);
                                *state = Tutorial::AwaitSquare1 {
                                    awaiting,
                                    x: Saved::new(x),
                                };
                                *signal = Signal::Resume;
                                continue 'step;
                            }
                        }

                        // Waiting for `square(5)` (line 7): polls it, and goes on after the await when it is ready.
                        Tutorial::AwaitSquare1 { awaiting, x } => {
                            let Poll::Ready(outcome) = (unsafe {
                                awaiting.resume(cx, *signal)
                            }) else {
                                return Poll::Pending;
                            };
                            *signal = Signal::Taken;
                            {
                                let x = unsafe { x.take() };
                                let outcome = outcome;
                                unsafe { awaiting.finish() };
                                let value1 = match outcome {
                                    Ok(value) => value,
                                    Err(cancelled) => return Poll::Ready(Err(cancelled)),
                                };
                                let y = value1;
                                println!("y={y}");
                                println!("total={}", x + y);
                                return ready(());
                            }
                        }

                        // Nothing is left to run.
                        Tutorial::Closed => reused(),
                    }
                }
            })
    })
}
