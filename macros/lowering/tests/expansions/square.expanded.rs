// from `::asyncio::private`: Cancelled, Coroutine, Held, Machine, Saved, Signal, StateMachine, ready, reused
// from `core`: mem, task::Poll

/// Squares a number.
#[track_caller]
pub fn square(number: i64) -> Coroutine<impl Machine<Output = i64>> {
    use ::asyncio::private::{
        AgainCopy as _, AgainExclusive as _, AgainMoved as _, AgainTaken as _,
        CapturedCopy as _, CapturedPart as _, CapturedPointer as _,
        ConsumerIterator as _, ConsumerOther as _, ConsumerSum as _, KeepCopy as _,
        KeepOther as _, MarkerTag as _, OtherTag as _, TagForeign as _, TagNothing as _,
    };
    #[repr(u8)]
    enum Square {
        // Called, and not yet run.
        Unresumed,
        // Returned, panicked or closed.
        Closed,
    }

    // What is kept from one resume to the next.
    struct Frame<Number> {
        at: Square,
        number: Saved<Number>,
    }
    // Left out: `unsafe impl Frame`, which says of each state where it stands in the source and what it saves.
    let held = Held::new(Frame {
        at: Square::Unresumed,
        number: Saved::new(number),
    });
    Coroutine::<
        StateMachine<_, i64>,
    >::new(move |request| {
        (unsafe { held.enter(request) })
            .run(|frame, cx, signal| {
                let frame = unsafe { frame.get() };
                loop {
                    match frame.at {
                        Square::Unresumed => {}
                        Square::Closed => reused(),
                    }

                    // The first resume: from the beginning.
                    let number = unsafe { frame.number.take() };
                    if mem::replace(signal, Signal::Taken) != Signal::Resume {
                        return Poll::Ready(Err(Cancelled));
                    }
                    {
                        let output: i64 = number * number;
                        return ready(output);
                    }
                }
            })
    })
}
