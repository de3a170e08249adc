// from `::asyncio::private`: Awaited, Cancelled, Coroutine, Held, Machine, OneOf2, Signal, StateMachine, finish, ready, resume, reused, slot
// from `core`: mem, task::Poll

#[track_caller]
fn tutorial() -> Coroutine<impl Machine<Output = ()>> {
    use ::asyncio::private::{
        AgainCopy as _, AgainExclusive as _, AgainMoved as _, AgainTaken as _,
        CapturedCopy as _, CapturedPart as _, CapturedPointer as _,
        ConsumerIterator as _, ConsumerOther as _, ConsumerSum as _, KeepCopy as _,
        KeepOther as _, MarkerTag as _, OtherTag as _, TagForeign as _, TagNothing as _,
    };
    #[repr(u8)]
    enum Tutorial {
        // Called, and not yet run.
        Unresumed,
        // Returned, panicked or closed.
        Closed,
        // Waits for `square(10)` (line 5).
        AwaitSquare0,
        // Waits for `square(5)` (line 7).
        AwaitSquare1,
    }

    // What this state keeps beside what it waits for.
    struct AwaitSquare1<Awaiting1, X> {
        awaiting: Awaiting1,
        x: X,
    }

    // What is kept from one resume to the next.
    struct Frame<Awaiting0, Awaiting1, X> {
        at: Tutorial,
        awaiting: OneOf2<Awaiting0, AwaitSquare1<Awaiting1, X>>,
    }
    // Left out: `unsafe impl Frame`, which says of each state where it stands in the source and what it saves.
    let held = Held::new(Frame {
        at: Tutorial::Unresumed,
        awaiting: OneOf2::vacant(),
    });
    Coroutine::<
        StateMachine<_, ()>,
    >::new(move |request| {
        (unsafe { held.enter(request) })
            .run(|frame, cx, signal| {
                let frame = unsafe { frame.get() };
                loop {
                    'to_await_square1: {
                        'to_await_square0: {
                            match frame.at {
                                Tutorial::Unresumed => {}
                                Tutorial::AwaitSquare0 => break 'to_await_square0,
                                Tutorial::AwaitSquare1 => break 'to_await_square1,
                                Tutorial::Closed => reused(),
                            }

                            // The first resume: from the beginning.
                            if mem::replace(signal, Signal::Taken) != Signal::Resume {
                                return Poll::Ready(Err(Cancelled));
                            }
                            {
                                let awaited = square(10);
                                frame
                                    .awaiting
                                    .first()
                                    .set((&Awaited(&awaited)).child_tag().child(awaited));
                                frame.at = Tutorial::AwaitSquare0;
                                *signal = Signal::Resume;
                                break 'to_await_square0;
                            }
                        }

                        // Waiting for `square(10)` (line 5): polls it, and goes on when it is ready.
                        let Poll::Ready(outcome) = (unsafe {
                            resume(frame.awaiting.first().get(), cx, *signal)
                        }) else {
                            return Poll::Pending;
                        };
                        *signal = Signal::Taken;
                        {
                            let outcome = outcome;
                            unsafe { finish(frame.awaiting.first().get()) };
                            let value0 = match outcome {
                                Ok(value) => value,
                                Err(cancelled) => return Poll::Ready(Err(cancelled)),
                            };
                            let x = value0;
                            println!("x={x}");
                            let awaited = square(5);
                            unsafe {
                                slot(&raw mut (*frame.awaiting.second().at()).awaiting)
                            }
                                .set((&Awaited(&awaited)).child_tag().child(awaited));
                            unsafe { slot(&raw mut (*frame.awaiting.second().at()).x) }
                                .set(x);
                            frame.at = Tutorial::AwaitSquare1;
                            *signal = Signal::Resume;
                            break 'to_await_square1;
                        }
                    }

                    // Waiting for `square(5)` (line 7): polls it, and goes on when it is ready.
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
                    {
                        let x = unsafe {
                            slot(&raw mut (*frame.awaiting.second().at()).x).take()
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
                        let y = value1;
                        println!("y={y}");
                        println!("total={}", x + y);
                        return ready(());
                    }
                }
            })
    })
}
