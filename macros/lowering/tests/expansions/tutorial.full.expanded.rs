#[track_caller]
#[allow(
    clippy::all,
    clippy::pedantic,
    clippy::nursery,
    clippy::restriction,
    refining_impl_trait,
    non_camel_case_types
)]
fn tutorial() -> ::asyncio::private::Coroutine<
    impl ::asyncio::private::Machine<Output = ()>,
> {
    #[allow(unused_imports)]
    use ::asyncio::private as __asyncio;
    #[allow(unused_imports)]
    use __asyncio::methods::*;
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
        awaiting: __asyncio::OneOf2<Awaiting0, AwaitSquare1<Awaiting1, X>>,
        at: __asyncio::Saved<Tutorial>,
    }
    if false {
        __asyncio::witness_of::<
            (),
        >(move || {
            if false {
                return __asyncio::never::<()>();
            }
            {
                let x = ((__asyncio::awaited(square(10))),).0;
                println!("x={x}");
                let y = ((__asyncio::awaited(square(5))),).0;
                println!("y={y}");
                __asyncio::shown((&(x + y),));
            }
        });
        loop {}
    }
    #[allow(
        warnings,
        unused_variables,
        unused_assignments,
        unused_mut,
        unused_parens,
        unused_braces,
        unused_unsafe,
        unused_must_use,
        unused_labels,
        unused_qualifications,
        non_shorthand_field_patterns,
        unreachable_code,
        path_statements
    )] #[deny(unsafe_op_in_unsafe_fn)]
    return {
        let held = __asyncio::Held::new(Frame {
            awaiting: __asyncio::OneOf2::vacant(),
            at: __asyncio::Saved::new(Tutorial::Unresumed),
        });
        __asyncio::Coroutine::<
            __asyncio::StateMachine<_, ()>,
        >::new(move |request, ask| {
            let code = &__asyncio::Code {
                name: "tutorial",
                file: __asyncio::file!(),
                line: 4,
                has_receiver: false,
                points: &["5:24  square(10)", "7:23 x square(5)"],
            };
            let frame = held.frame();
            (unsafe { __asyncio::enter(request, ask, code, &raw mut (*frame).at) })
                .run(move |cx, signal| {
                    let frame = unsafe {
                        if false {
                            loop {}
                            &mut *frame
                        } else {
                            &mut *frame.cast::<()>().cast()
                        }
                    };
                    loop {
                        'to_await_square1: {
                            'to_await_square0: {
                                match unsafe { frame.at.get() } {
                                    Tutorial::Unresumed => {}
                                    Tutorial::AwaitSquare0 => break 'to_await_square0,
                                    Tutorial::AwaitSquare1 => break 'to_await_square1,
                                    Tutorial::Closed => unsafe { __asyncio::closed(ask) }
                                }
                                if !__asyncio::begins(signal) {
                                    return __asyncio::cancelled::<()>();
                                }
                                {
                                    let awaited = square(10);
                                    frame.awaiting.first = __asyncio::ManuallyDrop::new(
                                        __asyncio::Awaited(awaited).awaiting(),
                                    );
                                    frame.at.set(Tutorial::AwaitSquare0);
                                    *signal = __asyncio::Signal::Resume;
                                    break 'to_await_square0;
                                }
                            }
                            let __asyncio::Some(outcome) = (unsafe {
                                __asyncio::resume(&mut frame.awaiting.first, cx, signal)
                            }) else {
                                return __asyncio::Poll::Pending;
                            };
                            {
                                let __asyncio::Ok(value0) = (unsafe {
                                    __asyncio::finish(&mut frame.awaiting.first, outcome)
                                }) else {
                                    return __asyncio::cancelled();
                                };
                                let x = (value0,).0;
                                println!("x={x}");
                                let awaited = square(5);
                                let kept = __asyncio::group(&raw mut frame.awaiting.second);
                                unsafe {
                                    __asyncio::write(
                                        &raw mut (*kept).awaiting,
                                        __asyncio::Awaited(awaited).awaiting(),
                                    )
                                };
                                unsafe { __asyncio::write(&raw mut (*kept).x, x) };
                                frame.at.set(Tutorial::AwaitSquare1);
                                *signal = __asyncio::Signal::Resume;
                                break 'to_await_square1;
                            }
                        }
                        let kept = __asyncio::group(&raw mut frame.awaiting.second);
                        let __asyncio::Some(outcome) = (unsafe {
                            __asyncio::resume(&mut (*kept).awaiting, cx, signal)
                        }) else {
                            return __asyncio::Poll::Pending;
                        };
                        {
                            let x = unsafe { __asyncio::read(&raw const (*kept).x) };
                            let __asyncio::Ok(value1) = (unsafe {
                                __asyncio::finish(&mut (*kept).awaiting, outcome)
                            }) else {
                                return __asyncio::cancelled();
                            };
                            let y = (value1,).0;
                            println!("y={y}");
                            println!("total={}", x + y);
                            return __asyncio::ready(());
                        }
                    }
                })
        })
    };
}
