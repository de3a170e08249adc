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
    unreachable_code,
    path_statements,
    non_shorthand_field_patterns,
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
        KeepOther as _, IteratorSubject as _, MarkerTag as _, OtherSubject as _,
        OtherTag as _, TagForeign as _, TagNothing as _,
    };
    enum Tutorial<Awaiting0, Awaiting1, X> {
        Unresumed {},
        AwaitSquare0 { awaiting: Awaiting0 },
        AwaitSquare1 { x: ::asyncio::private::Saved<X>, awaiting: Awaiting1 },
        Closed,
    }
    unsafe impl<Awaiting0, Awaiting1, X> ::asyncio::private::State
    for Tutorial<Awaiting0, Awaiting1, X> {
        const CLOSED: Self = Self::Closed;
        const CODE: &'static ::asyncio::private::Code = &::asyncio::private::Code {
            name: "tutorial",
            file: ::asyncio::private::core::file!(),
            line: ::asyncio::private::core::line!(),
            has_receiver: false,
            awaits: &[
                ::asyncio::private::AwaitPoint {
                    line: ::asyncio::private::core::line!(),
                    column: ::asyncio::private::core::column!(),
                    text: "square(10)",
                    saved: &[],
                },
                ::asyncio::private::AwaitPoint {
                    line: ::asyncio::private::core::line!(),
                    column: ::asyncio::private::core::column!(),
                    text: "square(5)",
                    saved: &["x"],
                },
            ],
        };
        #[inline(always)]
        fn point(&self) -> ::asyncio::private::Point {
            match self {
                Self::Unresumed { .. } => ::asyncio::private::Point::Unresumed,
                Self::AwaitSquare0 { .. } => ::asyncio::private::Point::Suspended(0usize),
                Self::AwaitSquare1 { .. } => ::asyncio::private::Point::Suspended(1usize),
                Self::Closed => ::asyncio::private::Point::Closed,
            }
        }
    }
    let held = ::asyncio::private::Held::new(Tutorial::Unresumed {});
    ::asyncio::private::Coroutine::<
        ::asyncio::private::StateMachine<_, ()>,
    >::new(move |request| {
        (unsafe { held.enter(request) })
            .run(|state, cx, signal| {
                'step: loop {
                    match state {
                        Tutorial::Unresumed {} => {
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
                                let awaiting = (&::asyncio::private::Awaited(&awaited))
                                    .child_tag()
                                    .child(awaited);
                                *state = Tutorial::AwaitSquare0 { awaiting };
                                *signal = ::asyncio::private::Signal::Resume;
                                continue 'step;
                            }
                        }
                        Tutorial::AwaitSquare0 { awaiting } => {
                            let ::asyncio::private::core::task::Poll::Ready(outcome) = (unsafe {
                                awaiting.resume(cx, *signal)
                            }) else {
                                return ::asyncio::private::core::task::Poll::Pending;
                            };
                            *signal = ::asyncio::private::Signal::Taken;
                            {
                                let outcome = outcome;
                                unsafe { awaiting.finish() };
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
                                let awaiting = (&::asyncio::private::Awaited(&awaited))
                                    .child_tag()
                                    .child(awaited);
                                *state = Tutorial::AwaitSquare1 {
                                    awaiting,
                                    x: ::asyncio::private::Saved::new(x),
                                };
                                *signal = ::asyncio::private::Signal::Resume;
                                continue 'step;
                            }
                        }
                        Tutorial::AwaitSquare1 { awaiting, x } => {
                            let ::asyncio::private::core::task::Poll::Ready(outcome) = (unsafe {
                                awaiting.resume(cx, *signal)
                            }) else {
                                return ::asyncio::private::core::task::Poll::Pending;
                            };
                            *signal = ::asyncio::private::Signal::Taken;
                            {
                                let x = unsafe { x.take() };
                                let outcome = outcome;
                                unsafe { awaiting.finish() };
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
                        Tutorial::Closed => ::asyncio::private::reused(),
                    }
                }
            })
    })
}
