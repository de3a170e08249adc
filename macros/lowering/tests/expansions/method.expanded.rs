// from `::asyncio::private`: Awaited, Coroutine, Given, Held, Machine, Marked, Place, Saved, Signal, StateMachine, Tied, begins, cancelled, closed, enter, finish, methods, ready, resume
// from `core`: marker::PhantomData, mem, task::Poll

#[track_caller]
pub(crate) fn next<'coroutine, 'a, U>(
    &'a mut self,
    or: U,
) -> Coroutine<
    Tied<
        impl Machine<Output = Option<U>>,
        &'coroutine (&'a (), PhantomData<U>, PhantomData<Self>),
    >,
>
where
    U: From<T::Item>,
{
    use ::asyncio::private as __asyncio;
    use methods::*;
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
        or: Saved<Or>,
        awaiting: Saved<Awaiting0>,
        at: Saved<Next>,
    }

    // What is borrowed across an await stays here, at one address.
    struct Places<This> {
        self_: This,
    }
    let marked = Marked::unknown();
    let returned = Given::unknown();
    // Left out: the body as written, in code that never runs: rustc checks its types and borrows, and warns of it.
    return {
        let held = Held::new(Frame {
            or: Saved::new(or),
            awaiting: Saved::vacant(),
            at: Saved::new(Next::Unresumed),
        });
        let places = Places { self_: Place::new(self) };
        Coroutine::<
            Tied<StateMachine<_, Option<U>>, _>,
        >::new(move |request, ask| {
            let _ = &marked;
            // Left out: `let code = …`, which says of each state where it stands in the source and what it saves.
            let frame = held.frame();
            let places_at = Places { self_: &places.self_ };
            (unsafe { enter(request, ask, code, &raw mut (*frame).at) })
                .run(move |cx, signal| {
                    let frame = unsafe { &mut *frame };
                    let places = unsafe { &places_at };
                    loop {
                        'to_await_poll: {
                            match unsafe { frame.at.get() } {
                                Next::Unresumed => {}
                                Next::AwaitPoll => break 'to_await_poll,
                                Next::Closed => unsafe { closed(ask) }
                            }

                            // The first resume: from the beginning.
                            let self_ = unsafe { places.self_.resume() };
                            let or = unsafe { frame.or.take() };
                            // Left out: code that never runs: a value that has no type in the body as written has none here, and rustc says it once.
                            if !begins(signal) {
                                mem::drop((self_, or));
                                return cancelled::<Option<U>>();
                            }
                            {
                                (*unsafe { self_.place() }).turns += 1;
                                {
                                    let awaited = (*unsafe { self_.place() }).source.poll();
                                    frame.awaiting.set(Awaited(awaited).awaiting());
                                    self_.leave();
                                    frame.or.set(or);
                                    frame.at.set(Next::AwaitPoll);
                                    *signal = Signal::Resume;
                                    break 'to_await_poll;
                                }
                            }
                        }

                        // Waiting for `self.source.poll()` (line 10): polls it, and goes on when it is ready.
                        let Some(outcome) = (unsafe {
                            resume(frame.awaiting.get(), cx, signal)
                        }) else {
                            return Poll::Pending;
                        };
                        let self_ = unsafe { places.self_.resume() };
                        let or = unsafe { frame.or.take() };
                        {
                            {
                                let Ok(value0) = (unsafe {
                                    finish(frame.awaiting.get(), outcome)
                                }) else {
                                    return cancelled();
                                };
                                match value0 {
                                    Some(item) => {
                                        return ready({ Some(item.into()) });
                                    }
                                    None => {
                                        return ready({ Some(or) });
                                    }
                                    _ => loop {}
                                }
                            }
                        }
                    }
                })
        })
    };
}
