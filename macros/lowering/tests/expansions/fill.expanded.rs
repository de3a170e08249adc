// from `::asyncio::private`: Anchored, Awaited, Cancelled, Coroutine, Held, Machine, OneOf3, Place, Signal, StateMachine, finish, never, ready, resume, reused, slot, witness
// from `core`: mem, task::Poll

#[track_caller]
fn fill(k: usize) -> Coroutine<impl Machine<Output = Vec<u8>>> {
    use ::asyncio::private::{
        AgainCopy as _, AgainExclusive as _, AgainMoved as _, AgainTaken as _,
        CapturedCopy as _, CapturedPart as _, CapturedPointer as _,
        ConsumerIterator as _, ConsumerOther as _, ConsumerSum as _, KeepCopy as _,
        KeepOther as _, MarkerTag as _, OtherTag as _, TagForeign as _, TagNothing as _,
    };
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
        at: Fill,
        awaiting: OneOf3<K, Awaiting0, AwaitNap<Awaiting1, Whole, N>>,
    }
    // Left out: `unsafe impl Frame`, which says of each state where it stands in the source and what it saves.
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
            let k = k;
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
    let held = Held::new(Frame {
        at: Fill::Unresumed,
        awaiting: OneOf3::new(k),
    });
    let places = Places { buf: Place::vacant() };
    Coroutine::<
        StateMachine<_, Vec<u8>>,
    >::new(move |request| {
        (unsafe { held.enter(request) })
            .run(|frame, cx, signal| {
                let frame = unsafe { frame.get() };
                loop {
                    'to_await_nap: {
                        'to_await_read: {
                            match frame.at {
                                Fill::Unresumed => {}
                                Fill::AwaitRead => break 'to_await_read,
                                Fill::AwaitNap => break 'to_await_nap,
                                Fill::Closed => reused(),
                            }

                            // The first resume: from the beginning.
                            let k = unsafe { frame.awaiting.first().take() };
                            if mem::replace(signal, Signal::Taken) != Signal::Resume {
                                return Poll::Ready(Err(Cancelled));
                            }
                            {
                                let mut buf = vec![0; k];
                                let mut buf = unsafe { Anchored::new(&places.buf, buf) };
                                let awaited = read(&mut (*unsafe { buf.place() }));
                                frame
                                    .awaiting
                                    .second()
                                    .set((&Awaited(&awaited)).child_tag().child(awaited));
                                buf.leave();
                                frame.at = Fill::AwaitRead;
                                *signal = Signal::Resume;
                                break 'to_await_read;
                            }
                        }

                        // Waiting for `read(&mut buf)` (line 6): polls it, and goes on when it is ready.
                        let Poll::Ready(outcome) = (unsafe {
                            resume(frame.awaiting.second().get(), cx, *signal)
                        }) else {
                            return Poll::Pending;
                        };
                        *signal = Signal::Taken;
                        {
                            let mut buf = unsafe { Anchored::resume(&places.buf) };
                            let outcome = outcome;
                            unsafe { finish(frame.awaiting.second().get()) };
                            let value0 = match outcome {
                                Ok(value) => value,
                                Err(cancelled) => return Poll::Ready(Err(cancelled)),
                            };
                            let n = value0;
                            let whole = &(*unsafe { buf.peek() });
                            let awaited = nap();
                            unsafe {
                                slot(&raw mut (*frame.awaiting.third().at()).awaiting)
                            }
                                .set((&Awaited(&awaited)).child_tag().child(awaited));
                            buf.leave();
                            unsafe { slot(&raw mut (*frame.awaiting.third().at()).n) }
                                .set(n);
                            unsafe {
                                slot(&raw mut (*frame.awaiting.third().at()).whole)
                            }
                                .set(whole);
                            frame.at = Fill::AwaitNap;
                            *signal = Signal::Resume;
                            break 'to_await_nap;
                        }
                    }

                    // Waiting for `nap()` (line 8): polls it, and goes on when it is ready.
                    let Poll::Ready(outcome) = (unsafe {
                        resume(
                            slot(&raw mut (*frame.awaiting.third().at()).awaiting).get(),
                            cx,
                            *signal,
                        )
                    }) else {
                        return Poll::Pending;
                    };
                    *signal = Signal::Taken;
                    {
                        let mut buf = unsafe { Anchored::resume(&places.buf) };
                        let n = unsafe {
                            slot(&raw mut (*frame.awaiting.third().at()).n).take()
                        };
                        let whole = unsafe {
                            slot(&raw mut (*frame.awaiting.third().at()).whole).take()
                        };
                        let outcome = outcome;
                        unsafe {
                            finish(
                                slot(&raw mut (*frame.awaiting.third().at()).awaiting).get(),
                            )
                        };
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
            })
    })
}
