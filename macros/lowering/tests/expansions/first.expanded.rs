// from `::asyncio::private`: Awaited, Cancelled, Coroutine, Held, Machine, Saved, Signal, StateMachine, finish, resume, reused
// from `core`: mem, task::Poll

#[track_caller]
fn first(limit: u32) -> Coroutine<impl Machine<Output = u32>> {
    use ::asyncio::private::{
        AgainCopy as _, AgainExclusive as _, AgainMoved as _, AgainTaken as _,
        CapturedCopy as _, CapturedPart as _, CapturedPointer as _,
        ConsumerIterator as _, ConsumerOther as _, ConsumerSum as _, KeepCopy as _,
        KeepOther as _, MarkerTag as _, OtherTag as _, TagForeign as _, TagNothing as _,
    };
    #[repr(u8)]
    enum First {
        // Called, and not yet run.
        Unresumed,
        // Returned, panicked or closed.
        Closed,
        // Waits for `ready(turn)` (line 8).
        AwaitReady,
    }

    // What is kept from one resume to the next.
    struct Frame<Limit, Turn, Awaiting0> {
        at: First,
        limit: Saved<Limit>,
        turn: Saved<Turn>,
        awaiting: Saved<Awaiting0>,
    }
    // Left out: `unsafe impl Frame`, which says of each state where it stands in the source and what it saves.
    let held = Held::new(Frame {
        at: First::Unresumed,
        limit: Saved::new(limit),
        turn: Saved::vacant(),
        awaiting: Saved::vacant(),
    });
    Coroutine::<
        StateMachine<_, u32>,
    >::new(move |request| {
        (unsafe { held.enter(request) })
            .run(|frame, cx, signal| {
                let frame = unsafe { frame.get() };
                let mut resumed = true;
                loop {
                    'to_loop: {
                        match frame.at {
                            First::Unresumed => {}
                            First::AwaitReady => break 'to_loop,
                            First::Closed => reused(),
                        }

                        // The first resume: from the beginning.
                        let limit = unsafe { frame.limit.take() };
                        if mem::replace(signal, Signal::Taken) != Signal::Resume {
                            return Poll::Ready(Err(Cancelled));
                        }
                        {
                            let mut turn = 0;
                            frame.limit.set(limit);
                            frame.turn.set(turn);
                            resumed = false;
                            break 'to_loop;
                        }
                    }

                    // Ways meet here, at the top of a `loop`.
                    'repeat_loop: loop {
                        'to_after_block: {
                            'to_while: {
                                if resumed {
                                    match frame.at {
                                        First::AwaitReady => break 'to_while,
                                        _ => {}
                                    }
                                }
                                let limit = unsafe { frame.limit.take() };
                                {
                                    let mut turn = unsafe { frame.turn.take() };
                                    {
                                        turn += 1;
                                        frame.limit.set(limit);
                                        frame.turn.set(turn);
                                        resumed = false;
                                        break 'to_while;
                                    }
                                }
                            }

                            // Ways meet here, at the top of a `while`.
                            'repeat_while: loop {
                                'to_await_ready: {
                                    if resumed {
                                        match frame.at {
                                            First::AwaitReady => break 'to_await_ready,
                                            _ => {}
                                        }
                                    }
                                    let limit = unsafe { frame.limit.take() };
                                    {
                                        let mut turn = unsafe { frame.turn.take() };
                                        {
                                            let awaited = ready(turn);
                                            frame
                                                .awaiting
                                                .set((&Awaited(&awaited)).child_tag().child(awaited));
                                            frame.limit.set(limit);
                                            frame.turn.set(turn);
                                            frame.at = First::AwaitReady;
                                            *signal = Signal::Resume;
                                            break 'to_await_ready;
                                        }
                                    }
                                }

                                // Waiting for `ready(turn)` (line 8): polls it, and goes on when it is ready.
                                let Poll::Ready(outcome) = (unsafe {
                                    resume(frame.awaiting.get(), cx, *signal)
                                }) else {
                                    return Poll::Pending;
                                };
                                *signal = Signal::Taken;
                                let limit = unsafe { frame.limit.take() };
                                {
                                    let mut turn = unsafe { frame.turn.take() };
                                    'leave1: {
                                        let outcome = outcome;
                                        unsafe { finish(frame.awaiting.get()) };
                                        let value0 = match outcome {
                                            Ok(value) => value,
                                            Err(cancelled) => return Poll::Ready(Err(cancelled)),
                                        };
                                        'leave0: {
                                            if value0 {
                                                if turn > limit {
                                                    let output: u32 = turn;
                                                    return private::ready(output);
                                                } else {
                                                    turn += 2;
                                                    break 'leave0;
                                                }
                                            } else {
                                                break 'leave1;
                                            }
                                        }
                                        frame.limit.set(limit);
                                        frame.turn.set(turn);
                                        resumed = false;
                                        continue 'repeat_while;
                                    }
                                    frame.limit.set(limit);
                                    frame.turn.set(turn);
                                    break 'to_after_block;
                                }
                            }
                        }

                        // Ways meet here, after a block.
                        let limit = unsafe { frame.limit.take() };
                        {
                            let mut turn = unsafe { frame.turn.take() };
                            frame.limit.set(limit);
                            frame.turn.set(turn);
                            resumed = false;
                            continue 'repeat_loop;
                        }
                    }
                }
            })
    })
}
