// from `::asyncio::private`: Awaited, Cancelled, Coroutine, FromResidual, Held, Machine, OneOf3, Signal, StateMachine, branch, finish, ready, resume, reused, slot
// from `core`: mem, ops::ControlFlow, task::Poll

#[track_caller]
fn question(path: &str) -> Coroutine<impl Machine<Output = Result<usize, Error>>> {
    use ::asyncio::private::{
        AgainCopy as _, AgainExclusive as _, AgainMoved as _, AgainTaken as _,
        CapturedCopy as _, CapturedPart as _, CapturedPointer as _,
        ConsumerIterator as _, ConsumerOther as _, ConsumerSum as _, KeepCopy as _,
        KeepOther as _, MarkerTag as _, OtherTag as _, TagForeign as _, TagNothing as _,
    };
    #[repr(u8)]
    enum Question {
        // Called, and not yet run.
        Unresumed,
        // Returned, panicked or closed.
        Closed,
        // Waits for `fetch(path)` (line 5).
        AwaitFetch,
        // Waits for `store(page)` (line 6).
        AwaitStore,
    }

    // What this state keeps beside what it waits for.
    struct AwaitStore<Awaiting1, Operand0> {
        awaiting: Awaiting1,
        operand0: Operand0,
    }

    // What is kept from one resume to the next.
    struct Frame<Path, Awaiting0, Awaiting1, Operand0> {
        at: Question,
        awaiting: OneOf3<Path, Awaiting0, AwaitStore<Awaiting1, Operand0>>,
    }
    // Left out: `unsafe impl Frame`, which says of each state where it stands in the source and what it saves.
    let held = Held::new(Frame {
        at: Question::Unresumed,
        awaiting: OneOf3::new(path),
    });
    Coroutine::<
        StateMachine<_, Result<usize, Error>>,
    >::new(move |request| {
        (unsafe { held.enter(request) })
            .run(|frame, cx, signal| {
                let frame = unsafe { frame.get() };
                loop {
                    'to_await_store: {
                        'to_await_fetch: {
                            match frame.at {
                                Question::Unresumed => {}
                                Question::AwaitFetch => break 'to_await_fetch,
                                Question::AwaitStore => break 'to_await_store,
                                Question::Closed => reused(),
                            }

                            // The first resume: from the beginning.
                            let path = unsafe { frame.awaiting.first().take() };
                            if mem::replace(signal, Signal::Taken) != Signal::Resume {
                                return Poll::Ready(Err(Cancelled));
                            }
                            {
                                let awaited = fetch(path);
                                frame
                                    .awaiting
                                    .second()
                                    .set((&Awaited(&awaited)).child_tag().child(awaited));
                                frame.at = Question::AwaitFetch;
                                *signal = Signal::Resume;
                                break 'to_await_fetch;
                            }
                        }

                        // Waiting for `fetch(path)` (line 5): polls it, and goes on when it is ready.
                        let Poll::Ready(outcome) = (unsafe {
                            resume(frame.awaiting.second().get(), cx, *signal)
                        }) else {
                            return Poll::Pending;
                        };
                        *signal = Signal::Taken;
                        {
                            let outcome = outcome;
                            unsafe { finish(frame.awaiting.second().get()) };
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
                            unsafe {
                                slot(&raw mut (*frame.awaiting.third().at()).awaiting)
                            }
                                .set((&Awaited(&awaited)).child_tag().child(awaited));
                            unsafe {
                                slot(&raw mut (*frame.awaiting.third().at()).operand0)
                            }
                                .set(operand0);
                            frame.at = Question::AwaitStore;
                            *signal = Signal::Resume;
                            break 'to_await_store;
                        }
                    }

                    // Waiting for `store(page)` (line 6): polls it, and goes on when it is ready.
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
                    {
                        let operand0 = unsafe {
                            slot(&raw mut (*frame.awaiting.third().at()).operand0).take()
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
            })
    })
}
