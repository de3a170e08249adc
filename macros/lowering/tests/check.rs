//! The check pass: what is wrong with a coroutine, and what is emitted beside the errors.

use coropy_lowering::check::{check, check_item};
use coropy_lowering::diagnostics::Diagnostics;
use coropy_lowering::fallback::fallback;
use expect_test::{Expect, expect};
use proc_macro2::TokenStream;
use quote::quote;

/// The errors, first lines only, and the fallback, if there are any.
fn checked(function: TokenStream, expected: Expect) {
    let function = syn::parse2(function).expect("a function");
    let mut errors = Diagnostics::new();
    check(&function, &mut errors);
    let mut text = first_lines(&errors);
    if !errors.is_empty() {
        text += &formatted(&fallback(&function, &Diagnostics::new(), None, &syn::parse_quote!(::asyncio::private)));
    }
    expected.assert_eq(&text);
}

fn first_lines(errors: &Diagnostics) -> String {
    errors.messages().map(|message| format!("error: {}\n", message.lines().next().unwrap_or_default())).collect()
}

fn formatted(tokens: &TokenStream) -> String {
    prettyplease::unparse(&syn::parse2(tokens.clone()).expect("items"))
}

#[test]
fn awaits_that_belong_to_something_are_left_alone() {
    checked(
        quote! {
            async fn fine(n: i32) -> i32 {
                let later = async move { g(n).await };
                let inner = async |x| h(x).await;
                async fn nested() { g(1).await; }
                #[asyncio::coroutine]
                fn plain() { g(1).await; }
                #[other::main]
                fn rewritten() { g(1).await; }
                println!("{} {x}", g(1).await, x = vec![g(2).await; g(3).await].len());
                assert!(matches!(g(1).await, 0 | 1 if g(2).await == 0));
                select! { a = async { g(1).await } => {} }
                let text = stringify!(g(1).await);
                [g(1).await; 3][0] + later.await + inner(1).await
            }
        },
        expect![""],
    );
}

#[test]
fn awaits_in_plain_functions_and_closures() {
    checked(
        quote! {
            async fn outside() {
                let doubled = xs.iter().map(|x| double(x).await + 1);
                fn helper() -> i32 { g(1).await }
                struct A;
                impl A { fn method(&self) { self.0.await } }
                trait T { fn provided(&self) { other().await; } }
                println!("{}", f(|| g(1).await));
            }
        },
        expect![[r#"
            error: 'await' outside async function
            error: 'await' outside async function
            error: 'await' outside async function
            error: 'await' outside async function
            error: 'await' outside async function
            #[allow(unused)]
            fn outside() -> ::asyncio::private::Coroutine<
                impl ::asyncio::private::Machine<Output = ()>,
            > {
                ::asyncio::private::unmade(async move {
                    if false {
                        return ::asyncio::private::never::<()>();
                    }
                    {
                        let doubled = xs
                            .iter()
                            .map(|x| {
                                (match double(x) {
                                    _ => {
                                        ::core::compile_error! {
                                            "'await' outside async function\nhelp: a closure is a function of its own: await outside it, or make it `async |..| { .. }`"
                                        }
                                    }
                                }) + 1
                            });
                        fn helper() -> i32 {
                            (match g(1) {
                                _ => {
                                    ::core::compile_error! {
                                        "'await' outside async function\nhelp: make `helper` a coroutine: `#[asyncio::coroutine] async fn helper`"
                                    }
                                }
                            })
                        }
                        struct A;
                        impl A {
                            fn method(&self) {
                                (match self.0 {
                                    _ => {
                                        ::core::compile_error! {
                                            "'await' outside async function\nhelp: make `method` a coroutine: `#[asyncio::coroutine] async fn method`"
                                        }
                                    }
                                })
                            }
                        }
                        trait T {
                            fn provided(&self) {
                                (match other() {
                                    _ => {
                                        ::core::compile_error! {
                                            "'await' outside async function\nhelp: make `provided` a coroutine: `#[asyncio::coroutine] async fn provided`"
                                        }
                                    }
                                });
                            }
                        }
                        println!(
                            "{}", f(| | (match g(1) { _ => ::core::compile_error! {
                            "'await' outside async function\nhelp: a closure is a function of its own: await outside it, or make it `async |..| { .. }`"
                            } }))
                        );
                    }
                })
            }
        "#]],
    );
}

#[test]
fn awaits_in_what_the_compiler_computes() {
    checked(
        quote! {
            async fn constants(a: [u8; n().await]) {
                const N: i32 = g(1).await;
                static S: i32 = g(2).await;
                let x = [0; n().await];
                let y = const { g(3).await };
                enum E { A = g(4).await }
                f::<{ g(5).await }>();
            }
        },
        expect![[r#"
            error: 'await' outside function
            error: 'await' outside function
            error: 'await' outside function
            error: 'await' outside function
            error: 'await' outside function
            error: 'await' outside function
            error: 'await' outside function
            #[allow(unused)]
            fn constants(
                a: [u8; (match n() {
                    _ => {
                        ::core::compile_error! {
                            "'await' outside function\nhelp: the compiler computes this value, without an event loop: use `let` in a coroutine"
                        }
                    }
                })],
            ) -> ::asyncio::private::Coroutine<impl ::asyncio::private::Machine<Output = ()>> {
                ::asyncio::private::unmade(async move {
                    if false {
                        return ::asyncio::private::never::<()>();
                    }
                    {
                        const N: i32 = (match g(1) {
                            _ => {
                                ::core::compile_error! {
                                    "'await' outside function\nhelp: the compiler computes this value, without an event loop: use `let` in a coroutine"
                                }
                            }
                        });
                        static S: i32 = (match g(2) {
                            _ => {
                                ::core::compile_error! {
                                    "'await' outside function\nhelp: the compiler computes this value, without an event loop: use `let` in a coroutine"
                                }
                            }
                        });
                        let x = [0; (match n() {
                            _ => {
                                ::core::compile_error! {
                                    "'await' outside function\nhelp: the compiler computes this value, without an event loop: use `let` in a coroutine"
                                }
                            }
                        })];
                        let y = const {
                            (match g(3) {
                                _ => {
                                    ::core::compile_error! {
                                        "'await' outside function\nhelp: the compiler computes this value, without an event loop: use `let` in a coroutine"
                                    }
                                }
                            })
                        };
                        enum E {
                            A = (match g(4) {
                                _ => {
                                    ::core::compile_error! {
                                        "'await' outside function\nhelp: the compiler computes this value, without an event loop: use `let` in a coroutine"
                                    }
                                }
                            }),
                        }
                        f::<
                            {
                                (match g(5) {
                                    _ => {
                                        ::core::compile_error! {
                                            "'await' outside function\nhelp: the compiler computes this value, without an event loop: use `let` in a coroutine"
                                        }
                                    }
                                })
                            },
                        >();
                    }
                })
            }
        "#]],
    );
}

#[test]
fn awaits_in_macros_that_nobody_can_see_into() {
    checked(
        quote! {
            fn macros() {
                let x = json!(f().await, 1);
                query! { a = f().await => {} }
                macro_rules! twice { ($e:expr) => { $e.await + $e.await } }
                println!("{}" f().await);
            }
        },
        expect![[r#"
            error: a coroutine cannot see the 'await' inside `json!`
            error: a coroutine cannot see the 'await' inside `query!`
            error: 'await' outside async function: `twice!` is expanded too late to be part of a coroutine
            error: expected `,`
            #[allow(unused)]
            fn macros() -> ::asyncio::private::Coroutine<
                impl ::asyncio::private::Machine<Output = ()>,
            > {
                ::asyncio::private::unmade(async move {
                    if false {
                        return ::asyncio::private::never::<()>();
                    }
                    {
                        let x = json!(f(). await, 1);
                        query! {
                            a = f(). await => {}
                        }
                        macro_rules! twice {
                            ($e:expr) => {
                                $e . await + $e . await
                            };
                        }
                        ::core::compile_error! {
                            "expected `,`"
                        };
                    }
                })
            }
        "#]],
    );
}

#[test]
fn the_fallback_is_a_coroutine_without_what_was_refused() {
    checked(
        quote! {
            #[test]
            #[coroutine]
            #[inline]
            pub const unsafe extern "C" fn f(n: i32, ...) -> i32 { n }
        },
        expect![[r#"
            error: a coroutine cannot be `const`
            error: a coroutine cannot be `extern`
            error: a coroutine has a fixed number of parameters
            error: a test runner calls a test, but does not await it
            error: `#[coroutine]` is given twice
            #[inline]
            #[allow(unused)]
            pub unsafe fn f(
                n: i32,
            ) -> ::asyncio::private::Coroutine<impl ::asyncio::private::Machine<Output = i32>> {
                ::asyncio::private::unmade(async move {
                    if false {
                        return ::asyncio::private::never::<i32>();
                    }
                    { n }
                })
            }
        "#]],
    );
}

#[test]
fn an_item_that_is_no_coroutine_is_checked_with_all_that_is_in_it() {
    let mut item = syn::parse_quote! {
        mod squares {
            const N: i32 = square(1).await;
            fn plain() { square(2).await; }
            #[coroutine]
            fn fine() { square(3).await; }
            async fn native() { square(4).await; }
        }
    };
    let mut errors = Diagnostics::new();
    check_item(&mut item, &mut errors);
    assert_eq!(first_lines(&errors), "error: 'await' outside function\nerror: 'await' outside async function\n");
}
