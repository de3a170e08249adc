#[track_caller]
#[allow(
    clippy::all,
    clippy::pedantic,
    clippy::nursery,
    clippy::restriction,
    unused_variables,
    unused_assignments,
    unused_mut,
    unused_parens,
    unused_braces,
    unused_unsafe,
    non_shorthand_field_patterns,
    unreachable_code,
    path_statements,
    refining_impl_trait,
    non_camel_case_types
)]
fn tutorial() -> ::asyncio::private::Coroutine<
    impl ::asyncio::private::Machine<Output = ()>,
> {
    #[allow(unused_imports)]
    use ::asyncio::private::{
        AgainCopy as _, AgainExclusive as _, AgainMoved as _, AgainTaken as _,
        CapturedCopy as _, CapturedPart as _, CapturedPointer as _,
        ConsumerIterator as _, ConsumerOther as _, ConsumerSum as _, KeepCopy as _,
        KeepOther as _, MarkerTag as _, OtherTag as _, TagForeign as _, TagNothing as _,
    };
    #[repr(u8)]
    enum Tutorial {
        Unresumed,
        Closed,
        AwaitSquare0,
        AwaitSquare1,
    }
    struct AwaitSquare1<Awaiting1, X> {
        awaiting: Awaiting1,
        x: X,
    }
    struct Frame<Awaiting0, Awaiting1, X> {
        at: Tutorial,
        awaiting: ::asyncio::private::OneOf2<Awaiting0, AwaitSquare1<Awaiting1, X>>,
    }
    unsafe impl<Awaiting0, Awaiting1, X> ::asyncio::private::Frame
    for Frame<Awaiting0, Awaiting1, X> {
        const CODE: &'static ::asyncio::private::Code = &::asyncio::private::Code {
            name: "tutorial",
            file: ::asyncio::private::core::file!(),
            line: 4,
            has_receiver: false,
            awaits: &[
                ::asyncio::private::AwaitPoint {
                    line: 5,
                    column: 24,
                    text: "square(10)",
                    saved: &[],
                },
                ::asyncio::private::AwaitPoint {
                    line: 7,
                    column: 23,
                    text: "square(5)",
                    saved: &["x"],
                },
            ],
        };
        #[inline(always)]
        fn at(&self) -> usize {
            unsafe { (&raw const self.at).cast::<u8>().read() as usize }
        }
        #[inline(always)]
        fn close(&mut self) {
            self.at = Tutorial::Closed;
        }
    }
    let held = ::asyncio::private::Held::new(Frame {
        at: Tutorial::Unresumed,
        awaiting: ::asyncio::private::OneOf2::vacant(),
    });
    ::asyncio::private::Coroutine::<
        ::asyncio::private::StateMachine<_, ()>,
    >::new(move |request| {
        (unsafe { held.enter(request) })
            .run(|frame, cx, signal| {
                let frame = unsafe { frame.get() };
                loop {
                    'to_await_square1: {
                        'to_await_square0: {
                            match frame.at {
                                Tutorial::Unresumed => {}
                                Tutorial::AwaitSquare0 => break 'to_await_square0,
                                Tutorial::AwaitSquare1 => break 'to_await_square1,
                                Tutorial::Closed => ::asyncio::private::reused(),
                            }
                            if ::asyncio::private::core::mem::replace(
                                signal,
                                ::asyncio::private::Signal::Taken,
                            ) != ::asyncio::private::Signal::Resume
                            {
                                return ::asyncio::private::core::task::Poll::Ready(
                                    ::asyncio::private::core::result::Result::Err(
                                        ::asyncio::private::Cancelled,
                                    ),
                                );
                            }
                            {
                                let awaited = square(10);
                                frame
                                    .awaiting
                                    .first()
                                    .set(
                                        (&::asyncio::private::Awaited(&awaited))
                                            .child_tag()
                                            .child(awaited),
                                    );
                                frame.at = Tutorial::AwaitSquare0;
                                *signal = ::asyncio::private::Signal::Resume;
                                break 'to_await_square0;
                            }
                        }
                        let ::asyncio::private::core::task::Poll::Ready(outcome) = (unsafe {
                            ::asyncio::private::resume(
                                frame.awaiting.first().get(),
                                cx,
                                *signal,
                            )
                        }) else {
                            return ::asyncio::private::core::task::Poll::Pending;
                        };
                        *signal = ::asyncio::private::Signal::Taken;
                        {
                            let outcome = outcome;
                            unsafe {
                                ::asyncio::private::finish(frame.awaiting.first().get())
                            };
                            let value0 = match outcome {
                                ::asyncio::private::core::result::Result::Ok(value) => value,
                                ::asyncio::private::core::result::Result::Err(cancelled) => {
                                    return ::asyncio::private::core::task::Poll::Ready(
                                        ::asyncio::private::core::result::Result::Err(cancelled),
                                    );
                                }
                            };
                            let x = value0;
                            println!("x={x}");
                            let awaited = square(5);
                            unsafe {
                                ::asyncio::private::slot(
                                    &raw mut (*frame.awaiting.second().at()).awaiting,
                                )
                            }
                                .set(
                                    (&::asyncio::private::Awaited(&awaited))
                                        .child_tag()
                                        .child(awaited),
                                );
                            unsafe {
                                ::asyncio::private::slot(
                                    &raw mut (*frame.awaiting.second().at()).x,
                                )
                            }
                                .set(x);
                            frame.at = Tutorial::AwaitSquare1;
                            *signal = ::asyncio::private::Signal::Resume;
                            break 'to_await_square1;
                        }
                    }
                    let ::asyncio::private::core::task::Poll::Ready(outcome) = (unsafe {
                        ::asyncio::private::resume(
                            ::asyncio::private::slot(
                                    &raw mut (*frame.awaiting.second().at()).awaiting,
                                )
                                .get(),
                            cx,
                            *signal,
                        )
                    }) else {
                        return ::asyncio::private::core::task::Poll::Pending;
                    };
                    *signal = ::asyncio::private::Signal::Taken;
                    {
                        let x = unsafe {
                            ::asyncio::private::slot(
                                    &raw mut (*frame.awaiting.second().at()).x,
                                )
                                .take()
                        };
                        let outcome = outcome;
                        unsafe {
                            ::asyncio::private::finish(
                                ::asyncio::private::slot(
                                        &raw mut (*frame.awaiting.second().at()).awaiting,
                                    )
                                    .get(),
                            )
                        };
                        let value1 = match outcome {
                            ::asyncio::private::core::result::Result::Ok(value) => value,
                            ::asyncio::private::core::result::Result::Err(cancelled) => {
                                return ::asyncio::private::core::task::Poll::Ready(
                                    ::asyncio::private::core::result::Result::Err(cancelled),
                                );
                            }
                        };
                        let y = value1;
                        println!("y={y}");
                        println!("total={}", x + y);
                        return ::asyncio::private::ready(());
                    }
                }
            })
    })
}
