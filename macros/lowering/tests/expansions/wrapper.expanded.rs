// from `::asyncio::private`: Awaited, Cancelled, Coroutine, Held, Machine, Saved, Signal, StateMachine, ready, reused
// from `core`: mem, task::Poll

#[track_caller]
fn wrapper(buf: [u8; 8192]) -> Coroutine<impl Machine<Output = usize>> {
    use ::asyncio::private::{
        AgainCopy as _, AgainExclusive as _, AgainMoved as _, AgainTaken as _,
        CapturedCopy as _, CapturedPart as _, CapturedPointer as _,
        ConsumerIterator as _, ConsumerOther as _, ConsumerSum as _, KeepCopy as _,
        KeepOther as _, IteratorSubject as _, MarkerTag as _, OtherSubject as _,
        OtherTag as _, TagForeign as _, TagNothing as _,
    };
    enum Wrapper<Buf, Awaiting0> {
        // Called, and not yet run.
        Unresumed { buf: Saved<Buf> },
        // Waits for `holds(buf)` (line 5).
        AwaitHolds { awaiting: Awaiting0 },
        // Returned, panicked or closed.
        Closed,
    }
    // Left out: `unsafe impl State`, which says of each state where it stands in the source and what it saves.
    let held = Held::new(Wrapper::Unresumed {
        buf: Saved::new(buf),
    });
    Coroutine::<
        StateMachine<_, usize>,
    >::new(move |request| {
        (unsafe { held.enter(request) })
            .run(|state, cx, signal| {
                'step: loop {
                    match state {
                        // The first resume: from the beginning to the first await.
                        Wrapper::Unresumed { buf } => {
                            let buf = unsafe { buf.take() };
                            if mem::replace(signal, Signal::Taken) != Signal::Resume {
                                return Poll::Ready(Err(Cancelled));
                            }
                            {
                                let awaited = holds(buf);
                                let awaiting = (&Awaited(&awaited))
                                    .child_tag()
                                    .child(awaited);
                                *state = Wrapper::AwaitHolds { awaiting };
                                *signal = Signal::Resume;
                                continue 'step;
                            }
                        }

                        // Waiting for `holds(buf)` (line 5): polls it, and goes on after the await when it is ready.
                        Wrapper::AwaitHolds { awaiting } => {
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
                                let output: usize = value0;
                                return ready(output);
                            }
                        }

                        // Nothing is left to run.
                        Wrapper::Closed => reused(),
                    }
                }
            })
    })
}
