// from `::asyncio::private`: Coroutine, Held, Machine, Saved, StateMachine, begins, cancelled, closed, methods, ready

/// Squares a number.
#[track_caller]
pub fn square(number: i64) -> Coroutine<impl Machine<Output = i64>> {
    use ::asyncio::private as __asyncio;
    use methods::*;
    #[repr(u8)]
    enum Square {
        // Called, and not yet run.
        Unresumed,
        // Returned, panicked or closed.
        Closed,
    }

    // What is kept from one resume to the next.
    struct Frame<Number> {
        number: Saved<Number>,
        at: Saved<Square>,
    }
    // Left out: `unsafe impl Frame`, which says of each state where it stands in the source and what it saves.
    // Left out: the body as written, in code that never runs: rustc checks its types and borrows, and warns of it.
    return {
        let held = Held::new(Frame {
            number: Saved::new(number),
            at: Saved::new(Square::Unresumed),
        });
        Coroutine::<
            StateMachine<_, i64>,
        >::new(move |request, ask| {
            (unsafe { held.enter(request, ask) })
                .run(|frame, cx, signal| {
                    let frame = unsafe { frame.get() };
                    loop {
                        match unsafe { frame.at.get() } {
                            Square::Unresumed => {}
                            Square::Closed => unsafe { closed(ask) }
                        }

                        // The first resume: from the beginning.
                        let number = unsafe { frame.number.take() };
                        if !begins(signal) {
                            return cancelled::<i64>();
                        }
                        {
                            return ready({ number * number });
                        }
                    }
                })
        })
    };
}
