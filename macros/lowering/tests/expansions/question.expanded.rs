// from `::asyncio::private`: Awaited, Cancelled, Coroutine, FromResidual, Held, Machine, Saved, Signal, StateMachine, branch, ready, reused
// from `core`: mem, ops::ControlFlow, task::Poll

#[track_caller]
fn question(path: &str) -> Coroutine<impl Machine<Output = Result<usize, Error>>> {
    use ::asyncio::private::{
        AgainCopy as _, AgainExclusive as _, AgainMoved as _, AgainTaken as _,
        CapturedCopy as _, CapturedPart as _, CapturedPointer as _,
        ConsumerIterator as _, ConsumerOther as _, ConsumerSum as _, KeepCopy as _,
        KeepOther as _, IteratorSubject as _, MarkerTag as _, OtherSubject as _,
        OtherTag as _, TagForeign as _, TagNothing as _,
    };
    enum Question<Path, Awaiting0, Awaiting1, Operand0> {
        // Called, and not yet run.
        Unresumed { path: Saved<Path> },
        // Waits for `fetch(path)` (line 5).
        AwaitFetch { awaiting: Awaiting0 },
        // Waits for `store(page)` (line 6).
        AwaitStore { operand0: Saved<Operand0>, awaiting: Awaiting1 },
        // Returned, panicked or closed.
        Closed,
    }
    // Left out: `unsafe impl State`, which says of each state where it stands in the source and what it saves.
    let held = Held::new(Question::Unresumed {
        path: Saved::new(path),
    });
    Coroutine::<
        StateMachine<_, Result<usize, Error>>,
    >::new(move |request| {
        (unsafe { held.enter(request) })
            .run(|state, cx, signal| {
                'step: loop {
                    match state {
                        // The first resume: from the beginning to the first await.
                        Question::Unresumed { path } => {
                            let path = unsafe { path.take() };
                            if mem::replace(signal, Signal::Taken) != Signal::Resume {
                                return Poll::Ready(Err(Cancelled));
                            }
                            {
                                let awaited = fetch(path);
                                let awaiting = (&Awaited(&awaited))
                                    .child_tag()
                                    .child(awaited);
                                *state = Question::AwaitFetch { awaiting };
                                *signal = Signal::Resume;
                                continue 'step;
                            }
                        }

                        // Waiting for `fetch(path)` (line 5): polls it, and goes on after the await when it is ready.
                        Question::AwaitFetch { awaiting } => {
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
                                let page = match branch(value0) {
                                    ControlFlow::Continue(value) => value,
                                    ControlFlow::Break(residual) => {
                                        return ready(FromResidual::from_residual(residual));
                                    }
                                };
                                let operand0 = match branch(check(page.len())) {
                                    ControlFlow::Continue(value) => value,
                                    ControlFlow::Break(residual) => {
                                        return ready(FromResidual::from_residual(residual));
                                    }
                                };
                                let awaited = store(page);
                                let awaiting = (&Awaited(&awaited))
                                    .child_tag()
                                    .child(awaited);
                                *state = Question::AwaitStore {
                                    awaiting,
                                    operand0: Saved::new(operand0),
                                };
                                *signal = Signal::Resume;
                                continue 'step;
                            }
                        }

                        // Waiting for `store(page)` (line 6): polls it, and goes on after the await when it is ready.
                        Question::AwaitStore { awaiting, operand0 } => {
                            let Poll::Ready(outcome) = (unsafe {
                                awaiting.resume(cx, *signal)
                            }) else {
                                return Poll::Pending;
                            };
                            *signal = Signal::Taken;
                            {
                                let operand0 = unsafe { operand0.take() };
                                let outcome = outcome;
                                unsafe { awaiting.finish() };
                                let value1 = match outcome {
                                    Ok(value) => value,
                                    Err(cancelled) => return Poll::Ready(Err(cancelled)),
                                };
                                let total = add(
                                    operand0,
                                    match branch(value1) {
                                        ControlFlow::Continue(value) => value,
                                        ControlFlow::Break(residual) => {
                                            return ready(FromResidual::from_residual(residual));
                                        }
                                    },
                                );
                                let output: Result<usize, Error> = Ok(total);
                                return ready(output);
                            }
                        }

                        // Nothing is left to run.
                        Question::Closed => reused(),
                    }
                }
            })
    })
}
