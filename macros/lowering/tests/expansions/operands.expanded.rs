// from `::asyncio::private`: Awaited, Cancelled, Coroutine, Held, Keep, Machine, Saved, Signal, StateMachine, ready, reused
// from `core`: mem, task::Poll

#[track_caller]
fn operands(list: Vec<u8>, n: u8) -> Coroutine<impl Machine<Output = usize>> {
    use ::asyncio::private::{
        KeepCopy as _, KeepOther as _, TagForeign as _, TagNothing as _,
    };
    enum Operands<List, N, Awaiting0, Awaiting1, Operand1, Operand0, ListKept> {
        // Called, and not yet run.
        Unresumed { list: Saved<List>, n: Saved<N> },
        // Waits for `first(n)` (line 5).
        AwaitFirst { awaiting: Awaiting0, n: Saved<N>, list: Saved<List> },
        // Waits for `second()` (line 6).
        AwaitSecond {
            awaiting: Awaiting1,
            operand1: Saved<Operand1>,
            operand0: Saved<Operand0>,
            list: Saved<ListKept>,
        },
        // Returned, panicked or closed.
        Closed,
    }
    // Left out: `unsafe impl State`, which says of each state where it stands in the source and what it saves.
    let held = Held::new(Operands::Unresumed {
        list: Saved::new(list),
        n: Saved::new(n),
    });
    Coroutine::<
        StateMachine<_, usize>,
    >::new(move |cx, signal| {
        let Some(state) = (unsafe { held.enter(signal) }) else {
            return Poll::Pending;
        };
        'step: loop {
            match state {
                // The first resume: from the beginning to the first await.
                Operands::Unresumed { list, n } => {
                    let mut list = unsafe { list.take() };
                    let n = unsafe { n.take() };
                    if mem::replace(signal, Signal::Taken) != Signal::Resume {
                        mem::drop(list);
                        mem::drop(n);
                        return Poll::Ready(Err(Cancelled));
                    }
                    {
                        let awaited = first(n);
                        *state = Operands::AwaitFirst {
                            awaiting: (&Awaited(&awaited)).child_tag().child(awaited),
                            n: Saved::new(n),
                            list: Saved::new(list),
                        };
                        *signal = Signal::Resume;
                        continue 'step;
                    }
                }

                // Waiting for `first(n)` (line 5): polls it, and goes on after the await when it is ready.
                Operands::AwaitFirst { awaiting, n, list } => {
                    let Poll::Ready(outcome) = (unsafe { awaiting.resume(cx, *signal) })
                    else {
                        return Poll::Pending;
                    };
                    *signal = Signal::Taken;
                    let mut list = unsafe { list.take() };
                    let n = unsafe { n.take() };
                    {
                        let outcome = outcome;
                        unsafe { awaiting.finish() };
                        let value0 = match outcome {
                            Ok(value) => value,
                            Err(cancelled) => return Poll::Ready(Err(cancelled)),
                        };
                        list.push(value0);
                        let operand0 = before();
                        let operand1 = n;
                        let awaited = second();
                        *state = Operands::AwaitSecond {
                            awaiting: (&Awaited(&awaited)).child_tag().child(awaited),
                            operand1: Saved::new(operand1),
                            operand0: Saved::new(operand0),
                            list: Saved::new((&Keep(&list)).tag().keep(list)),
                        };
                        *signal = Signal::Resume;
                        continue 'step;
                    }
                }

                // Waiting for `second()` (line 6): polls it, and goes on after the await when it is ready.
                Operands::AwaitSecond { awaiting, operand1, operand0, list } => {
                    let Poll::Ready(outcome) = (unsafe { awaiting.resume(cx, *signal) })
                    else {
                        return Poll::Pending;
                    };
                    *signal = Signal::Taken;
                    let mut list = unsafe { list.take() };
                    {
                        let operand0 = unsafe { operand0.take() };
                        let operand1 = unsafe { operand1.take() };
                        let outcome = outcome;
                        unsafe { awaiting.finish() };
                        let value1 = match outcome {
                            Ok(value) => value,
                            Err(cancelled) => return Poll::Ready(Err(cancelled)),
                        };
                        let output: usize = combine(operand0, operand1, value1, after());
                        return ready(output);
                    }
                }

                // Nothing is left to run.
                Operands::Closed => reused(),
            }
        }
    })
}
