// from `::asyncio::private`: Anchored, Awaited, Cancelled, Coroutine, Held, Machine, Place, Saved, Signal, StateMachine, never, ready, reused, witness
// from `core`: mem, task::Poll

#[track_caller]
fn fill(k: usize) -> Coroutine<impl Machine<Output = Vec<u8>>> {
    use ::asyncio::private::{
        AgainCopy as _, AgainExclusive as _, AgainMoved as _, AgainTaken as _,
        CapturedCopy as _, CapturedPart as _, CapturedPointer as _,
        ConsumerIterator as _, ConsumerOther as _, ConsumerSum as _, KeepCopy as _,
        KeepOther as _, IteratorSubject as _, MarkerTag as _, OtherSubject as _,
        OtherTag as _, TagForeign as _, TagNothing as _,
    };
    enum Fill<K, Awaiting0, Awaiting1, Whole, N> {
        // Called, and not yet run.
        Unresumed { k: Saved<K> },
        // Waits for `read(&mut buf)` (line 6).
        AwaitRead { awaiting: Awaiting0 },
        // Waits for `nap()` (line 8).
        AwaitNap { n: Saved<N>, whole: Saved<Whole>, awaiting: Awaiting1 },
        // Returned, panicked or closed.
        Closed,
    }
    // Left out: `unsafe impl State`, which says of each state where it stands in the source and what it saves.
    // What is borrowed across an await stays here, at one address.
    struct Places<Buf> {
        buf: Place<Buf>,
    }

    // Never run: the body as written, so that rustc checks its types and borrows.
    if false {
        witness(async move {
            if false {
                return never::<Vec<u8>>();
            }
            {
                let mut buf = vec![0; k];
                let n = read(&mut buf).await;
                let whole = &buf;
                nap().await;
                assert_eq!(whole.len(), n);
                buf.push(1);
                buf
            }
        });
        loop {}
    }
    let held = Held::new(Fill::Unresumed {
        k: Saved::new(k),
    });
    let places = Places { buf: Place::vacant() };
    Coroutine::<
        StateMachine<_, Vec<u8>>,
    >::new(move |request| {
        (unsafe { held.enter(request) })
            .run(|state, cx, signal| {
                'step: loop {
                    match state {
                        // The first resume: from the beginning to the first await.
                        Fill::Unresumed { k } => {
                            let k = unsafe { k.take() };
                            if mem::replace(signal, Signal::Taken) != Signal::Resume {
                                return Poll::Ready(Err(Cancelled));
                            }
                            {
                                let mut buf = vec![0; k];
                                let mut buf = unsafe { Anchored::new(&places.buf, buf) };
                                let awaited = read(&mut (*unsafe { buf.place() }));
                                let awaiting = (&Awaited(&awaited))
                                    .child_tag()
                                    .child(awaited);
                                buf.leave();
                                *state = Fill::AwaitRead { awaiting };
                                *signal = Signal::Resume;
                                continue 'step;
                            }
                        }

                        // Waiting for `read(&mut buf)` (line 6): polls it, and goes on after the await when it is ready.
                        Fill::AwaitRead { awaiting } => {
                            let Poll::Ready(outcome) = (unsafe {
                                awaiting.resume(cx, *signal)
                            }) else {
                                return Poll::Pending;
                            };
                            *signal = Signal::Taken;
                            {
                                let mut buf = unsafe { Anchored::resume(&places.buf) };
                                let outcome = outcome;
                                unsafe { awaiting.finish() };
                                let value0 = match outcome {
                                    Ok(value) => value,
                                    Err(cancelled) => return Poll::Ready(Err(cancelled)),
                                };
                                let n = value0;
                                let whole = &(*unsafe { buf.peek() });
                                let awaited = nap();
                                let awaiting = (&Awaited(&awaited))
                                    .child_tag()
                                    .child(awaited);
                                buf.leave();
                                *state = Fill::AwaitNap {
                                    awaiting,
                                    whole: Saved::new(whole),
                                    n: Saved::new(n),
                                };
                                *signal = Signal::Resume;
                                continue 'step;
                            }
                        }

                        // Waiting for `nap()` (line 8): polls it, and goes on after the await when it is ready.
                        Fill::AwaitNap { awaiting, whole, n } => {
                            let Poll::Ready(outcome) = (unsafe {
                                awaiting.resume(cx, *signal)
                            }) else {
                                return Poll::Pending;
                            };
                            *signal = Signal::Taken;
                            {
                                let mut buf = unsafe { Anchored::resume(&places.buf) };
                                let n = unsafe { n.take() };
                                let whole = unsafe { whole.take() };
                                let outcome = outcome;
                                unsafe { awaiting.finish() };
                                let value1 = match outcome {
                                    Ok(value) => value,
                                    Err(cancelled) => return Poll::Ready(Err(cancelled)),
                                };
                                value1;
                                assert_eq!(whole.len(), n);
                                (*unsafe { buf.place() }).push(1);
                                let output: Vec<u8> = buf.take();
                                return ready(output);
                            }
                        }

                        // Nothing is left to run.
                        Fill::Closed => reused(),
                    }
                }
            })
    })
}
