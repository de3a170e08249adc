// from `::asyncio::private`: Awaited, Coroutine, Given, Held, Machine, ManuallyDrop, Marked, OneOf3, Place, Saved, Signal, StateMachine, begins, cancelled, closed, copied, enter, finish, group, methods, ready, resume, write
// from `core`: task::Poll

#[track_caller]
fn fill(k: usize) -> Coroutine<impl Machine<Output = Vec<u8>>> {
    use ::asyncio::private as __asyncio;
    use methods::*;
    #[repr(u8)]
    enum Fill {
        // Called, and not yet run.
        Unresumed,
        // Returned, panicked or closed.
        Closed,
        // Waits for `read(&mut buf)` (line 6).
        AwaitRead,
        // Waits for `nap()` (line 8).
        AwaitNap,
    }

    // What this state keeps beside what it waits for.
    struct AwaitNap<Awaiting1, Whole, N> {
        awaiting: Awaiting1,
        whole: Whole,
        n: N,
    }

    // What is kept from one resume to the next.
    struct Frame<K, Awaiting0, Awaiting1, Whole, N> {
        awaiting: OneOf3<K, Awaiting0, AwaitNap<Awaiting1, Whole, N>>,
        at: Saved<Fill>,
    }

    // What is borrowed across an await stays here, at one address.
    struct Places<Buf> {
        buf: Buf,
    }
    let marked = Marked::unknown();
    let returned = Given::unknown();
    // Left out: the body as written, in code that never runs: rustc checks its types and borrows, and warns of it.
    let _ = copied::<usize>;
    return {
        let held = Held::new(Frame {
            awaiting: OneOf3::new(k),
            at: Saved::new(Fill::Unresumed),
        });
        let places = Places { buf: Place::vacant() };
        Coroutine::<
            StateMachine<_, Vec<u8>>,
        >::new(move |request, ask| {
            let _ = &marked;
            // Left out: `let code = …`, which says of each state where it stands in the source and what it saves.
            let frame = held.frame();
            let places_at = Places { buf: &places.buf };
            (unsafe { enter(request, ask, code, &raw mut (*frame).at) })
                .run(move |cx, signal| {
                    let frame = unsafe { &mut *frame };
                    let places = unsafe { &places_at };
                    loop {
                        'to_await_nap: {
                            'to_await_read: {
                                match unsafe { frame.at.get() } {
                                    Fill::Unresumed => {}
                                    Fill::AwaitRead => break 'to_await_read,
                                    Fill::AwaitNap => break 'to_await_nap,
                                    Fill::Closed => unsafe { closed(ask) }
                                }

                                // The first resume: from the beginning.
                                let k = unsafe {
                                    ManuallyDrop::take(&mut frame.awaiting.first)
                                };
                                // Left out: code that never runs: a value that has no type in the body as written has none here, and rustc says it once.
                                if !begins(signal) {
                                    return cancelled::<Vec<u8>>();
                                }
                                {
                                    let mut buf = vec![0; k];
                                    let mut buf = unsafe { places.buf.anchor(buf) };
                                    let awaited = read(&mut (*unsafe { buf.place() }));
                                    frame.awaiting.second = ManuallyDrop::new(
                                        Awaited(awaited).awaiting(),
                                    );
                                    buf.leave();
                                    frame.at.set(Fill::AwaitRead);
                                    *signal = Signal::Resume;
                                    break 'to_await_read;
                                }
                            }

                            // Waiting for `read(&mut buf)` (line 6): polls it, and goes on when it is ready.
                            let Some(outcome) = (unsafe {
                                resume(&mut frame.awaiting.second, cx, signal)
                            }) else {
                                return Poll::Pending;
                            };
                            {
                                let mut buf = unsafe { places.buf.resume() };
                                let Ok(value0) = (unsafe {
                                    finish(&mut frame.awaiting.second, outcome)
                                }) else {
                                    return cancelled();
                                };
                                let n = (value0,).0;
                                let whole = &(*unsafe { buf.peek() });
                                let awaited = nap();
                                let kept = group(&raw mut frame.awaiting.third);
                                unsafe {
                                    write(
                                        &raw mut (*kept).awaiting,
                                        Awaited(awaited).awaiting(),
                                    )
                                };
                                buf.leave();
                                unsafe { write(&raw mut (*kept).n, n) };
                                unsafe { write(&raw mut (*kept).whole, whole) };
                                frame.at.set(Fill::AwaitNap);
                                *signal = Signal::Resume;
                                break 'to_await_nap;
                            }
                        }

                        // Waiting for `nap()` (line 8): polls it, and goes on when it is ready.
                        let kept = group(&raw mut frame.awaiting.third);
                        let Some(outcome) = (unsafe {
                            resume(&mut (*kept).awaiting, cx, signal)
                        }) else {
                            return Poll::Pending;
                        };
                        {
                            let mut buf = unsafe { places.buf.resume() };
                            let n = unsafe { __asyncio::read(&raw const (*kept).n) };
                            let whole = unsafe {
                                __asyncio::read(&raw const (*kept).whole)
                            };
                            let Ok(value1) = (unsafe {
                                finish(&mut (*kept).awaiting, outcome)
                            }) else {
                                return cancelled();
                            };
                            value1;
                            assert_eq!(whole.len(), n);
                            (*unsafe { buf.place() }).push(1);
                            return ready({ buf.take() });
                        }
                    }
                })
        })
    };
}
