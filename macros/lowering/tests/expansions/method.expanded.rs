// from `::asyncio::private`: Anchored, Awaited, Cancelled, Coroutine, Held, Machine, Place, Saved, Signal, StateMachine, Tied, finish, never, ready, resume, reused, witness
// from `core`: mem, task::Poll

#[track_caller]
pub(crate) fn next<'coroutine, 'a, U>(
    &'a mut self,
    or: U,
) -> Coroutine<
    Tied<
        impl Machine<Output = Option<U>>,
        &'coroutine (
            &'a (),
            core::marker::PhantomData<U>,
            core::marker::PhantomData<Self>,
        ),
    >,
>
where
    U: From<T::Item>,
{
    use ::asyncio::private::{
        AgainCopy as _, AgainExclusive as _, AgainMoved as _, AgainTaken as _,
        CapturedCopy as _, CapturedPart as _, CapturedPointer as _,
        ConsumerIterator as _, ConsumerOther as _, ConsumerSum as _, KeepCopy as _,
        KeepOther as _, MarkerTag as _, OtherTag as _, TagForeign as _, TagNothing as _,
    };
    #[repr(u8)]
    enum Next {
        // Called, and not yet run.
        Unresumed,
        // Returned, panicked or closed.
        Closed,
        // Waits for `self.source.poll()` (line 10).
        AwaitPoll,
    }

    // What is kept from one resume to the next.
    struct Frame<Or, Awaiting0> {
        at: Next,
        or: Saved<Or>,
        awaiting: Saved<Awaiting0>,
    }
    // Left out: `unsafe impl Frame`, which says of each state where it stands in the source and what it saves.
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
            let or = or;
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
    let held = Held::new(Frame {
        at: Next::Unresumed,
        or: Saved::new(or),
        awaiting: Saved::vacant(),
    });
    let places = Places { this: Place::new(self) };
    Coroutine::<
        Tied<StateMachine<_, Option<U>>, _>,
    >::new(move |request| {
        (unsafe { held.enter(request) })
            .run(|frame, cx, signal| {
                let frame = unsafe { frame.get() };
                loop {
                    'to_await_poll: {
                        match frame.at {
                            Next::Unresumed => {}
                            Next::AwaitPoll => break 'to_await_poll,
                            Next::Closed => reused(),
                        }

                        // The first resume: from the beginning.
                        let this = unsafe { Anchored::resume(&places.this) };
                        let or = unsafe { frame.or.take() };
                        if mem::replace(signal, Signal::Taken) != Signal::Resume {
                            mem::drop((this, or));
                            return Poll::Ready(Err(Cancelled));
                        }
                        {
                            (*unsafe { this.place() }).turns += 1;
                            {
                                let awaited = (*unsafe { this.place() }).source.poll();
                                frame
                                    .awaiting
                                    .set((&Awaited(&awaited)).child_tag().child(awaited));
                                this.leave();
                                frame.or.set(or);
                                frame.at = Next::AwaitPoll;
                                *signal = Signal::Resume;
                                break 'to_await_poll;
                            }
                        }
                    }

                    // Waiting for `self.source.poll()` (line 10): polls it, and goes on when it is ready.
                    let Poll::Ready(outcome) = (unsafe {
                        resume(frame.awaiting.get(), cx, *signal)
                    }) else {
                        return Poll::Pending;
                    };
                    *signal = Signal::Taken;
                    let this = unsafe { Anchored::resume(&places.this) };
                    let or = unsafe { frame.or.take() };
                    {
                        {
                            let outcome = outcome;
                            unsafe { finish(frame.awaiting.get()) };
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
            })
    })
}
