// from `::asyncio::private`: Awaited, Coroutine, Held, Machine, ManuallyDrop, OneOf2, Saved, Signal, StateMachine, begins, cancelled, closed, copied, enter, finish, methods, ready, resume
// from `core`: task::Poll

#[track_caller]
fn wrapper(buf: [u8; 8192]) -> Coroutine<impl Machine<Output = usize>> {
    use ::asyncio::private as __asyncio;
    use methods::*;
    #[repr(u8)]
    enum Wrapper {
        // Called, and not yet run.
        Unresumed,
        // Returned, panicked or closed.
        Closed,
        // Waits for `holds(buf)` (line 5).
        AwaitHolds,
    }

    // What is kept from one resume to the next.
    struct Frame<Buf, Awaiting0> {
        awaiting: OneOf2<Buf, Awaiting0>,
        at: Saved<Wrapper>,
    }
    // Left out: the body as written, in code that never runs: rustc checks its types and borrows, and warns of it.
    let _ = copied::<u8>;
    return {
        let held = Held::new(Frame {
            awaiting: OneOf2::new(buf),
            at: Saved::new(Wrapper::Unresumed),
        });
        Coroutine::<
            StateMachine<_, usize>,
        >::new(move |request, ask| {
            // Left out: `let code = …`, which says of each state where it stands in the source and what it saves.
            let frame = held.frame();
            (unsafe { enter(request, ask, code, &raw mut (*frame).at) })
                .run(move |cx, signal| {
                    let frame = unsafe { &mut *frame };
                    loop {
                        'to_await_holds: {
                            match unsafe { frame.at.get() } {
                                Wrapper::Unresumed => {}
                                Wrapper::AwaitHolds => break 'to_await_holds,
                                Wrapper::Closed => unsafe { closed(ask) }
                            }

                            // The first resume: from the beginning.
                            let buf = unsafe {
                                ManuallyDrop::take(&mut frame.awaiting.first)
                            };
                            if !begins(signal) {
                                return cancelled::<usize>();
                            }
                            {
                                let awaited = holds(buf);
                                frame.awaiting.second = ManuallyDrop::new(
                                    Awaited(awaited).awaiting(),
                                );
                                frame.at.set(Wrapper::AwaitHolds);
                                *signal = Signal::Resume;
                                break 'to_await_holds;
                            }
                        }

                        // Waiting for `holds(buf)` (line 5): polls it, and goes on when it is ready.
                        let Some(outcome) = (unsafe {
                            resume(&mut frame.awaiting.second, cx, signal)
                        }) else {
                            return Poll::Pending;
                        };
                        {
                            let Ok(value0) = (unsafe {
                                finish(&mut frame.awaiting.second, outcome)
                            }) else {
                                return cancelled();
                            };
                            return ready({ (value0,).0 });
                        }
                    }
                })
        })
    };
}
