// from `::asyncio::private`: Awaited, Cancelled, Coroutine, Held, Machine, Saved, Signal, StateMachine, reused
// from `core`: mem, task::Poll

#[track_caller]
fn first(limit: u32) -> Coroutine<impl Machine<Output = u32>> {
    use ::asyncio::private::{
        AgainCopy as _, AgainExclusive as _, AgainMoved as _, AgainTaken as _,
        CapturedCopy as _, CapturedPart as _, CapturedPointer as _,
        ConsumerIterator as _, ConsumerOther as _, ConsumerSum as _, KeepCopy as _,
        KeepOther as _, IteratorSubject as _, MarkerTag as _, OtherSubject as _,
        OtherTag as _, TagForeign as _, TagNothing as _,
    };
    enum First<Limit, Awaiting0, Turn> {
        // Called, and not yet run.
        Unresumed { limit: Saved<Limit> },
        // Waits for `ready(turn)` (line 8).
        AwaitReady { limit: Saved<Limit>, turn: Saved<Turn>, awaiting: Awaiting0 },
        // Returned, panicked or closed.
        Closed,
    }
    // Left out: `unsafe impl State`, which says of each state where it stands in the source and what it saves.
    enum To<Turn, Limit> {
        Resume,
        // Goes on at the top of a `loop`.
        Loop { turn: Turn, limit: Limit },
        // Goes on at the top of a `while`.
        While { turn: Turn, limit: Limit },
        // Goes on after a block.
        AfterBlock { turn: Turn, limit: Limit },
    }
    let held = Held::new(First::Unresumed {
        limit: Saved::new(limit),
    });
    Coroutine::<
        StateMachine<_, u32>,
    >::new(move |request| {
        (unsafe { held.enter(request) })
            .run(|state, cx, signal| {
                let mut to = To::Resume;
                'step: loop {
                    match (to, &mut *state) {
                        // The first resume: from the beginning to the first await.
                        (To::Resume, First::Unresumed { limit }) => {
                            let limit = unsafe { limit.take() };
                            if mem::replace(signal, Signal::Taken) != Signal::Resume {
                                return Poll::Ready(Err(Cancelled));
                            }
                            {
                                let mut turn = 0;
                                to = To::Loop { turn, limit };
                                continue 'step;
                            }
                        }

                        // Ways meet here, at the top of a `loop`.
                        (To::Loop { turn, limit }, _) => {
                            let limit = limit;
                            {
                                let mut turn = turn;
                                {
                                    turn += 1;
                                    to = To::While { turn, limit };
                                    continue 'step;
                                }
                            }
                        }

                        // Ways meet here, at the top of a `while`.
                        (To::While { turn, limit }, _) => {
                            let limit = limit;
                            {
                                let mut turn = turn;
                                {
                                    let awaited = ready(turn);
                                    let awaiting = (&Awaited(&awaited))
                                        .child_tag()
                                        .child(awaited);
                                    *state = First::AwaitReady {
                                        awaiting,
                                        turn: Saved::new(turn),
                                        limit: Saved::new(limit),
                                    };
                                    *signal = Signal::Resume;
                                    to = To::Resume;
                                    continue 'step;
                                }
                            }
                        }

                        // Waiting for `ready(turn)` (line 8): polls it, and goes on after the await when it is ready.
                        (To::Resume, First::AwaitReady { awaiting, turn, limit }) => {
                            let Poll::Ready(outcome) = (unsafe {
                                awaiting.resume(cx, *signal)
                            }) else {
                                return Poll::Pending;
                            };
                            *signal = Signal::Taken;
                            let limit = unsafe { limit.take() };
                            {
                                let mut turn = unsafe { turn.take() };
                                {
                                    let outcome = outcome;
                                    unsafe { awaiting.finish() };
                                    let value0 = match outcome {
                                        Ok(value) => value,
                                        Err(cancelled) => return Poll::Ready(Err(cancelled)),
                                    };
                                    if value0 {
                                        if turn > limit {
                                            let output: u32 = turn;
                                            return private::ready(output);
                                        } else {
                                            turn += 2;
                                            to = To::While { turn, limit };
                                            continue 'step;
                                        }
                                    } else {
                                        to = To::AfterBlock { turn, limit };
                                        continue 'step;
                                    }
                                }
                            }
                        }

                        // Ways meet here, after a block.
                        (To::AfterBlock { turn, limit }, _) => {
                            let limit = limit;
                            {
                                let mut turn = turn;
                                to = To::Loop { turn, limit };
                                continue 'step;
                            }
                        }

                        // Nothing is left to run.
                        (To::Resume, First::Closed) => reused(),
                    }
                }
            })
    })
}
