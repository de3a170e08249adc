//! Calls of macros that are defined in the function, before and after.

use super::expand;
use quote::ToTokens;
use syn::{ItemFn, parse_quote};

/// The body, as it is shown by prettyplease; as it was, if nothing is expanded.
fn expanded(function: ItemFn) -> String {
    let expanded = expand(&function).unwrap_or(function);
    let file = syn::parse2(expanded.into_token_stream()).expect("a function");
    let text = prettyplease::unparse(&file);
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    lines[1..lines.len() - 1].join(" ")
}

#[test]
fn what_awaits_or_leaves_is_expanded() {
    let body = expanded(parse_quote! {
        async fn f() {
            macro_rules! or_leave {
                ($e:expr) => { match $e { Some(x) => x, None => return } };
            }
            let a = or_leave!(g().await);
            let b = or_leave!(a + 1);
        }
    });
    assert_eq!(
        body,
        "let a = match g().await { Some(x) => x, None => return, }; \
         let b = match (a + 1) { Some(x) => x, None => return, };"
    );
}

#[test]
fn others_stay() {
    let function: ItemFn = parse_quote! {
        async fn f() {
            macro_rules! double { ($e:expr) => { $e * 2 }; }
            let a = double!(g());
            let b = known!(g().await);
        }
    };
    assert!(expand(&function).is_none());
}

#[test]
fn what_may_move_a_local_is_expanded() {
    let body = expanded(parse_quote! {
        async fn f(found: Found, table: Table) {
            macro_rules! taken { ($e:expr) => { match $e { Some(x) => x, None => 0 } }; }
            macro_rules! run { ($e:expr) => { $e }; }
            macro_rules! shown { ($e:expr) => { println!("{}", $e) }; }
            macro_rules! length { ($e:expr) => { $e.len() }; }
            let n = taken!(found);
            shown!(table);
            length!(table);
            let m = length!(table);
            run!(drop(table));
            g().await;
        }
    });
    assert!(body.contains("let n = match found { Some(x) => x, None => 0, };"), "{body}");
    assert!(body.contains("shown!(table); length!(table); let m = table.len(); drop(table); g().await;"), "{body}");
}

#[test]
fn what_moves_in_a_function_that_does_not_await_stays() {
    let function: ItemFn = parse_quote! {
        async fn f(x: Found) {
            macro_rules! run { ($e:expr) => { $e }; }
            run!(drop(x));
        }
    };
    assert!(expand(&function).is_none());
}

#[test]
fn names_of_a_macro_meet_no_others() {
    let body = expanded(parse_quote! {
        async fn f(x: u8) {
            macro_rules! sum { ($e:expr) => {{ let x = g(); x.x + $e }}; }
            sum!(h(x).await);
        }
    });
    assert_eq!(body, "{ let x_of_a_macro = g(); x_of_a_macro.x + h(x).await };");
}

#[test]
fn a_name_that_cannot_be_changed_is_left_alone() {
    for function in [
        parse_quote! {
            async fn f(x: u8) {
                macro_rules! sum { ($e:expr) => {{ let x = g(); P { x }.sum($e) }}; }
                sum!(h(x).await);
            }
        },
        parse_quote! {
            async fn f(x: u8) {
                macro_rules! sum { ($e:expr) => {{ let x = g(); println!("{x}"); $e }}; }
                sum!(h(x).await);
            }
        },
    ] {
        assert!(expand(&function).is_none());
    }
}

#[test]
fn rules_are_tried_in_order() {
    let body = expanded(parse_quote! {
        async fn f() {
            macro_rules! all {
                () => { 0 };
                ($e:expr) => { $e.await };
                ($e:expr, $($more:tt)+) => { $e.await + all!($($more)+) };
            }
            all!(a, b(c), d);
            all!();
        }
    });
    assert_eq!(body, "a.await + (b(c).await + d.await); 0;");
}

#[test]
fn what_is_shown_as_text_or_conditional_is_left_alone() {
    for function in [
        parse_quote! { async fn f() { macro_rules! m { ($e:expr) => { (stringify!($e + 1), $e) }; } m!(g().await); } },
        parse_quote! { async fn f() { macro_rules! m { ($e:expr) => { (stringify!($e), $e) }; } m!(async { g() }.await); } },
        parse_quote! { async fn f() { macro_rules! m { ($e:expr) => { assert!($e) }; } m!(if g().await { a } else { b }); } },
        parse_quote! { async fn f() { macro_rules! m { ($e:expr) => { #[cfg(unix)] { $e } }; } m!(g().await); } },
        parse_quote! { async fn f() { macro_rules! m { ($e:expr, $i:item) => { $i g($e) }; } m!(h().await, struct S;); } },
    ] {
        assert!(expand(&function).is_none());
    }
}

#[test]
fn what_a_fragment_is_as_text() {
    let of = |written: &str| {
        let text = format!(
            "async fn f() {{ macro_rules! shown {{ ($n:ident, $e:expr) => {{ (concat!(stringify!($n), stringify!($e)), $e) }}; }} \
             shown!(name, {written}); }}"
        );
        expand(&syn::parse_str(&text).expect("a function")).map(|_| ())
    };
    assert!(of("g(a + 1, [b]).await").is_some());
    // How rustc would show this is not known.
    assert!(of("g(a+1).await").is_none() && of("g( a ).await").is_none() && of("g( a\n, b).await").is_none());
}

#[test]
fn repetitions() {
    let body = expanded(parse_quote! {
        async fn f() {
            macro_rules! all {
                ($($name:ident = $e:expr),+ $(; $($more:expr),*)? $(,)?) => {
                    $(let $name = $e.await;)+
                    $(h($($more),*, [$($more),*]);)?
                    i($($name + )* 0);
                };
            }
            all!(a = g(1), b = g(2));
            all!(c = g(3); d, e,);
        }
    });
    assert_eq!(
        body,
        "let a = g(1).await; let b = g(2).await; i(a + b + 0); \
         let c = g(3).await; h(d, e, [d, e]); i(c + 0);"
    );
}

#[test]
fn assertions_say_what_they_would() {
    let body = expanded(parse_quote! {
        async fn f() {
            macro_rules! check {
                ($x:ident, $e:expr) => { assert!(!$x.has(&$e) && $e == $x.len()); assert!($e > 1, "{}", 2); g().await };
            }
            check!(a, b + 1);
        }
    });
    assert_eq!(
        body,
        "assert!( \
         ! a.has(& (b + 1)) && (b + 1) == a.len(), \"assertion failed: {}\", \
         \"!a.has(&(b + 1)) && b + 1 == a.len()\" \
         ); assert!((b + 1) > 1, \"{}\", 2); g().await;"
    );
}

#[test]
fn statements_and_patterns() {
    let body = expanded(parse_quote! {
        async fn f() {
            macro_rules! set { ($x:ident, $e:expr) => { let $x = 1; g($x, $e).await; }; }
            macro_rules! some { ($p:pat) => { Some($p) }; }
            set!(a, 2);
            let some!(b) = a else { return };
        }
    });
    assert_eq!(body, "let a = 1; g(a, 2).await; let Some(b) = a else { return };");
}
