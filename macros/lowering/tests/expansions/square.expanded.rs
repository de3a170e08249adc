// from `::asyncio::private`: Cancelled, Coroutine, Held, Machine, Saved, Signal, StateMachine, ready, reused
// from `core`: mem, task::Poll

/// Squares a number.
#[track_caller]
pub fn square(number: i64) -> Coroutine<impl Machine<Output = i64>> {
    use ::asyncio::private::{
        AgainCopy as _, AgainExclusive as _, AgainMoved as _, AgainTaken as _,
        CapturedCopy as _, CapturedPart as _, CapturedPointer as _,
        ConsumerIterator as _, ConsumerOther as _, ConsumerSum as _, KeepCopy as _,
        KeepOther as _, IteratorSubject as _, MarkerTag as _, OtherSubject as _,
        OtherTag as _, TagForeign as _, TagNothing as _,
    };
    enum Square<Number> {
        // Called, and not yet run.
        Unresumed { number: Saved<Number> },
        // Returned, panicked or closed.
        Closed,
    }
    // Left out: `unsafe impl State`, which says of each state where it stands in the source and what it saves.
    let held = Held::new(Square::Unresumed {
        number: Saved::new(number),
    });
    Coroutine::<
        StateMachine<_, i64>,
    >::new(move |request| {
        (unsafe { held.enter(request) })
            .run(|state, cx, signal| {
                'step: loop {
                    match state {
                        // The first resume: from the beginning to the first await.
                        Square::Unresumed { number } => {
                            let number = unsafe { number.take() };
                            if mem::replace(signal, Signal::Taken) != Signal::Resume {
                                return Poll::Ready(Err(Cancelled));
                            }
                            {
                                let output: i64 = number * number;
                                return ready(output);
                            }
                        }

                        // Nothing is left to run.
                        Square::Closed => reused(),
                    }
                }
            })
    })
}
