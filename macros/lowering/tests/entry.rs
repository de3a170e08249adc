//! The macros around `#[coroutine]`: what each form becomes, and what is said of a misuse.

use coropy_lowering::Edition;
use coropy_lowering::entry::{coroutines, main, test};
use expect_test::{Expect, expect};
use proc_macro2::TokenStream;
use quote::quote;
use std::collections::HashSet;

fn asyncio_run(input: TokenStream) -> TokenStream {
    coropy_lowering::entry::asyncio_run(input, Edition::Since2024)
}

/// The items as formatted source.
#[track_caller]
fn items(tokens: TokenStream, expected: Expect) {
    let text = prettyplease::unparse(&syn::parse2(tokens).expect("items"));
    expected.assert_eq(&text);
}

/// The same of an expression.
#[track_caller]
fn expression(tokens: TokenStream, expected: Expect) {
    let text = prettyplease::unparse(&syn::parse_quote!(fn main() { #tokens; }));
    let inside: Vec<_> = text.lines().filter_map(|line| line.strip_prefix("    ")).collect();
    expected.assert_eq(&(inside.join("\n") + "\n"));
}

/// The first lines of the errors that `tokens` report. An error that stands in the mistake's place too counts once.
#[track_caller]
fn errors(tokens: TokenStream, expected: &[&str]) {
    let mut found = Vec::new();
    collect_errors(tokens, &mut found);
    let mut seen = HashSet::new();
    found.retain(|message| seen.insert(message.clone()));
    assert_eq!(found, expected);
}

fn collect_errors(tokens: TokenStream, found: &mut Vec<String>) {
    let mut after_compile_error = false;
    for token in tokens {
        match token {
            proc_macro2::TokenTree::Ident(ident) => after_compile_error = ident == "compile_error",
            proc_macro2::TokenTree::Group(group) if after_compile_error => {
                let message: syn::LitStr = syn::parse2(group.stream()).expect("a message");
                found.extend(message.value().lines().next().map(str::to_owned));
                after_compile_error = false;
            }
            proc_macro2::TokenTree::Group(group) => collect_errors(group.stream(), found),
            _ => {}
        }
    }
}

#[test]
fn one_expression_is_run() {
    expression(
        asyncio_run(quote!([renamed::asyncio] main())),
        expect![[r#"
        renamed::asyncio::run(main());
    "#]],
    );
}

#[test]
fn debug_is_handed_to_the_loop() {
    expression(
        asyncio_run(quote!(main(), debug = true)),
        expect![[r#"
            ::asyncio::run_debug(main(), true);
        "#]],
    );
}

#[test]
fn any_other_expression_is_run_if_its_type_allows() {
    expression(
        asyncio_run(quote!(async { square(10).await })),
        expect![[r#"
        ::asyncio::run(async { square(10).await });
    "#]],
    );
    expression(
        asyncio_run(quote!(if large { a() } else { b() })),
        expect![[r#"
        ::asyncio::run(if large { a() } else { b() });
    "#]],
    );
}

#[test]
fn statements_are_a_script() {
    let tokens = asyncio_run(quote! {
        use std::time::Duration;
        #[coroutine]
        async fn square(number: i64) -> i64 { number * number }
        let x = square(10).await;
        println!("x={x}");
        x
    });
    // What the statements become is the lowering's; here it counts that the items stand before, and that all of it runs.
    let text = tokens.to_string();
    assert!(text.contains("# [:: asyncio :: coroutine] async fn square"), "{text}");
    assert!(text.contains(":: asyncio :: run ("), "{text}");
    assert!(!text.contains("compile_error"), "{text}");
}

#[test]
fn a_lone_statement_that_awaits_is_a_script() {
    for script in [
        quote! { for i in 0..3 { square(i).await; } },
        quote! { while ready() { step().await } },
        quote! { loop { step().await } },
        quote!(if ready().await { 1 } else { 2 }),
        quote! { match ready().await { _ => 1, } },
        quote!({ ready().await }),
        quote!(println!("{}", ready().await)),
    ] {
        errors(asyncio_run(script), &[]);
    }
}

#[test]
fn misuses_of_asyncio_run() {
    errors(asyncio_run(quote!()), &["asyncio_run() missing 1 required positional argument: 'main'"]);
    errors(asyncio_run(quote!(square(10).await)), &["'await' outside async function"]);
    errors(
        asyncio_run(quote!(main(a().await, b().await), 3, size = 1)),
        &[
            "asyncio_run() takes 1 positional argument but 2 were given",
            "asyncio_run() got an unexpected keyword argument 'size'",
            "'await' outside async function",
        ],
    );
    errors(asyncio_run(quote!(debug = true)), &["asyncio_run() missing 1 required positional argument: 'main'"]);
    errors(asyncio_run(quote!(debug = true, main())), &["positional argument follows keyword argument"]);
    errors(asyncio_run(quote!(let x = await square(10); x)), &["in Rust `await` comes after what is awaited"]);
}

#[test]
fn plain_functions_and_constants_of_a_script_do_not_await() {
    errors(
        asyncio_run(quote! {
            fn helper() { square(10).await; }
            const N: i64 = square(10).await;
            helper();
        }),
        &["'await' outside async function", "'await' outside function"],
    );
}

#[test]
fn the_bare_attribute_works_in_a_module() {
    items(
        coroutines(
            quote!(),
            quote! {
                pub mod squares {
                    #[coroutine]
                    async fn free() { #[coroutine] async fn nested() {} }
                    impl A {
                        #[coroutine(crate = other)]
                        async fn method(&self) {}
                    }
                    trait T {
                        #[coroutine]
                        async fn required(&self);
                    }
                    mod inner {
                        #[cfg_attr(all(), coroutine)]
                        #[other::coroutine]
                        async fn deep() {}
                    }
                }
            },
        ),
        expect![[r#"
            pub mod squares {
                #[::asyncio::coroutine]
                async fn free() {
                    #[::asyncio::coroutine]
                    async fn nested() {}
                }
                impl A {
                    #[::asyncio::coroutine(crate = other)]
                    async fn method(&self) {}
                }
                trait T {
                    #[::asyncio::coroutine]
                    async fn required(&self);
                }
                mod inner {
                    #[cfg_attr(all(), ::asyncio::coroutine)]
                    #[other::coroutine]
                    async fn deep() {}
                }
            }
        "#]],
    );
}

#[test]
fn a_library_under_another_name_is_handed_on() {
    items(
        coroutines(quote!(crate = crate::renamed), quote!(impl A { #[coroutine] async fn m() {} })),
        expect![[r#"
        impl A {
            #[crate::renamed::coroutine(crate = crate::renamed)]
            async fn m() {}
        }
    "#]],
    );
}

#[test]
fn misuses_of_coroutines() {
    errors(
        coroutines(quote!(debug = true), quote! { struct A; }),
        &[
            "coroutines() got an unexpected keyword argument 'debug'",
            "`#[asyncio::coroutines]` belongs on a module, not on a struct",
        ],
    );
    errors(
        coroutines(quote!(), quote! { mod elsewhere; }),
        &["the functions of module `elsewhere` are in another file, out of this attribute's reach"],
    );
    errors(coroutines(quote!(), quote! { mod m { fn f() { let x = ; } } }), &["expected an expression"]);
    errors(
        coroutines(quote!(), quote! { mod m { fn plain() { f().await } static S: i32 = f().await; } }),
        &["'await' outside async function", "'await' outside function"],
    );
}

#[test]
fn main_runs_its_body_as_a_coroutine() {
    items(
        main(
            quote!(debug = cfg!(debug_assertions), crate = renamed),
            quote! {
                /// The program.
                #[allow(unused)]
                pub async fn main() -> Result<(), Error> { step().await }
            },
        ),
        expect![[r#"
            /// The program.
            #[allow(unused)]
            pub fn main() -> Result<(), Error> {
                #[renamed::coroutine(crate = renamed)]
                async fn main() -> Result<(), Error> {
                    step().await
                }
                renamed::run_debug(main(), cfg!(debug_assertions))
            }
        "#]],
    );
}

#[test]
fn tests_keep_their_attributes() {
    items(
        test(
            quote!(),
            quote! {
                #[should_panic]
                #[ignore = "slow"]
                async fn it_fails() { step().await }
            },
        ),
        expect![[r##"
            #[::core::prelude::v1::test]
            #[should_panic]
            #[ignore = "slow"]
            fn it_fails() {
                #[::asyncio::coroutine]
                async fn it_fails() {
                    step().await
                }
                ::asyncio::run(it_fails())
            }
        "##]],
    );
}

#[test]
fn misuses_of_main_and_test() {
    errors(
        main(quote!(fast), quote! { #[coroutine] unsafe fn main<T>(args: Vec<T>, (a, b): (u8, u8)) {} }),
        &[
            "main() takes 0 positional arguments but 1 was given",
            "main() missing 1 required positional argument: 'args'",
            "main() missing 1 required positional argument: '_'",
            "`main` cannot be generic",
            "`main` cannot be `unsafe`",
            "`#[asyncio::main]` already makes it a coroutine that is run",
        ],
    );
    errors(
        test(quote!(), quote! { #[test] fn t() {} }),
        &["`#[asyncio::test]` already makes it a coroutine and a test"],
    );
    errors(test(quote!(), quote! { mod tests {} }), &["`#[asyncio::test]` belongs on a function, not on a module"]);
}
