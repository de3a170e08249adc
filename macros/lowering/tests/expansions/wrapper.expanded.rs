// from `::asyncio::private`: Awaited, Cancelled, Coroutine, Held, Machine, OneOf2, Signal, StateMachine, finish, ready, resume, reused
// from `core`: mem, task::Poll

#[track_caller]
fn wrapper(buf: [u8; 8192]) -> Coroutine<impl Machine<Output = usize>> {
    use ::asyncio::private::{
        AgainCopy as _, AgainExclusive as _, AgainMoved as _, AgainTaken as _,
        CapturedCopy as _, CapturedPart as _, CapturedPointer as _,
        ConsumerIterator as _, ConsumerOther as _, ConsumerSum as _, KeepCopy as _,
        KeepOther as _, MarkerTag as _, OtherTag as _, TagForeign as _, TagNothing as _,
    };
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
        at: Wrapper,
        awaiting: OneOf2<Buf, Awaiting0>,
    }
    // Left out: `unsafe impl Frame`, which says of each state where it stands in the source and what it saves.
    let held = Held::new(Frame {
        at: Wrapper::Unresumed,
        awaiting: OneOf2::new(buf),
    });
    Coroutine::<
        StateMachine<_, usize>,
    >::new(move |request| {
        (unsafe { held.enter(request) })
            .run(|frame, cx, signal| {
                let frame = unsafe { frame.get() };
                loop {
                    'to_await_holds: {
                        match frame.at {
                            Wrapper::Unresumed => {}
                            Wrapper::AwaitHolds => break 'to_await_holds,
                            Wrapper::Closed => reused(),
                        }

                        // The first resume: from the beginning.
                        let buf = unsafe { frame.awaiting.first().take() };
                        if mem::replace(signal, Signal::Taken) != Signal::Resume {
                            return Poll::Ready(Err(Cancelled));
                        }
                        {
                            let awaited = holds(buf);
                            frame
                                .awaiting
                                .second()
                                .set((&Awaited(&awaited)).child_tag().child(awaited));
                            frame.at = Wrapper::AwaitHolds;
                            *signal = Signal::Resume;
                            break 'to_await_holds;
                        }
                    }

                    // Waiting for `holds(buf)` (line 5): polls it, and goes on when it is ready.
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
                        let output: usize = value0;
                        return ready(output);
                    }
                }
            })
    })
}
