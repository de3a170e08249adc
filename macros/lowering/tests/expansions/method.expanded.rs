// from `::asyncio::private`: Anchored, Awaited, Cancelled, Coroutine, Held, Machine, Place, Saved, Signal, StateMachine, never, ready, reused, witness
// from `core`: mem, task::Poll

#[track_caller]
pub(crate) fn next<'a, U>(
    &'a mut self,
    or: U,
) -> Coroutine<impl Machine<Output = Option<U>>>
where
    U: From<T::Item>,
{
    use ::asyncio::private::{
        AgainCopy as _, AgainExclusive as _, AgainMoved as _, AgainTaken as _,
        CapturedCopy as _, CapturedPart as _, CapturedPointer as _,
        ConsumerIterator as _, ConsumerOther as _, ConsumerSum as _, KeepCopy as _,
        KeepOther as _, IteratorSubject as _, MarkerTag as _, OtherSubject as _,
        OtherTag as _, TagForeign as _, TagNothing as _,
    };
    enum Next<This, Or, Awaiting0> {
        // Called, and not yet run.
        Unresumed { this: Saved<This>, or: Saved<Or> },
        // Waits for `self.source.poll()` (line 10).
        AwaitPoll { or: Saved<Or>, awaiting: Awaiting0 },
        // Returned, panicked or closed.
        Closed,
    }
    // Left out: `unsafe impl State`, which says of each state where it stands in the source and what it saves.
    // What is borrowed across an await stays here, at one address.
    struct Places<This> {
        this: Place<This>,
    }

    // Never run: the body as written, so that rustc checks its types and borrows.
    if false {
        witness(async move {
            if false {
                return never::<Option<U>>();
            }
            {
                self.turns += 1;
                match self.source.poll().await {
                    Some(item) => Some(item.into()),
                    None => Some(or),
                }
            }
        });
        loop {}
    }
    let held = Held::new(Next::Unresumed {
        this: Saved::new(self),
        or: Saved::new(or),
    });
    let places = Places { this: Place::vacant() };
    Coroutine::<
        StateMachine<_, Option<U>>,
    >::new(move |request| {
        (unsafe { held.enter(request) })
            .run(|state, cx, signal| {
                'step: loop {
                    match state {
                        // The first resume: from the beginning to the first await.
                        Next::Unresumed { this, or } => {
                            let this = unsafe { this.take() };
                            let this = unsafe { Anchored::new(&places.this, this) };
                            let or = unsafe { or.take() };
                            if mem::replace(signal, Signal::Taken) != Signal::Resume {
                                mem::drop((this, or));
                                return Poll::Ready(Err(Cancelled));
                            }
                            {
                                (*unsafe { this.place() }).turns += 1;
                                {
                                    let awaited = (*unsafe { this.place() }).source.poll();
                                    let awaiting = (&Awaited(&awaited))
                                        .child_tag()
                                        .child(awaited);
                                    this.leave();
                                    *state = Next::AwaitPoll {
                                        awaiting,
                                        or: Saved::new(or),
                                    };
                                    *signal = Signal::Resume;
                                    continue 'step;
                                }
                            }
                        }

                        // Waiting for `self.source.poll()` (line 10): polls it, and goes on after the await when it is ready.
                        Next::AwaitPoll { awaiting, or } => {
                            let Poll::Ready(outcome) = (unsafe {
                                awaiting.resume(cx, *signal)
                            }) else {
                                return Poll::Pending;
                            };
                            *signal = Signal::Taken;
                            let this = unsafe { Anchored::resume(&places.this) };
                            let or = unsafe { or.take() };
                            {
                                {
                                    let outcome = outcome;
                                    unsafe { awaiting.finish() };
                                    let value0 = match outcome {
                                        Ok(value) => value,
                                        Err(cancelled) => return Poll::Ready(Err(cancelled)),
                                    };
                                    match value0 {
                                        Some(item) => {
                                            let output: Option<U> = Some(item.into());
                                            return ready(output);
                                        }
                                        None => {
                                            let output: Option<U> = Some(or);
                                            return ready(output);
                                        }
                                    }
                                }
                            }
                        }

                        // Nothing is left to run.
                        Next::Closed => reused(),
                    }
                }
            })
    })
}
