//! Which locals are tracked, with which parts, and what may be gone where.

use super::{GONE, Tracked};
use crate::diagnostics::Diagnostics;
use crate::edition::Edition;
use crate::input::lower_function;
use crate::ir::{BlockId, Body, Term};
use crate::locals::LocalId;
use quote::ToTokens;
use syn::{ItemFn, parse_quote};

fn tracked(function: ItemFn) -> (Body, Tracked) {
    let mut errors = Diagnostics::new();
    let (_, mut body, mut facts) =
        lower_function(&function, None, &parse_quote!(::asyncio::private), Edition::Since2024, &mut errors);
    assert!(errors.is_empty());
    crate::probe::probe(&mut body, &mut facts);
    (body, facts.tracked)
}

/// `pair: .0, (a, _)`: each tracked local with its parts; `?` behind one that is asked about.
fn parts(function: ItemFn) -> Vec<String> {
    let (body, tracked) = tracked(function);
    let of = tracked.locals.iter().map(|(local, parts)| {
        let parts = parts.iter().map(|part| {
            let fields = part.path.on(&parse_quote!(it), part.span).to_token_stream().to_string().replace(' ', "");
            let pat = part.pat.as_ref().map(|pat| pat.to_token_stream().to_string());
            let asked = if part.asked.is_some() { "?" } else { "" };
            format!("{}{}{asked}", fields.trim_start_matches("it"), pat.unwrap_or_default())
        });
        format!("{}: {}", body.locals[*local].name, parts.collect::<Vec<_>>().join(", "))
    });
    of.collect()
}

fn nothing(function: ItemFn) {
    assert_eq!(parts(function), [""; 0]);
}

#[test]
fn a_field_by_value() {
    assert_eq!(
        parts(parse_quote!(
            async fn f(x: (A, B)) {
                g(x.0);
                nap().await;
            }
        )),
        ["x: .0"]
    );
    nothing(parse_quote!(
        async fn f(x: (A, B)) {
            nap().await;
            g(x.0);
        }
    ));
    // Mentioned again, it is `Copy`.
    nothing(parse_quote!(
        async fn f(x: (A, B)) {
            g(x.0);
            nap().await;
            h(&x.0);
        }
    ));
    assert_eq!(
        parts(parse_quote!(
            async fn f(x: (A, B)) {
                g(x.0);
                nap().await;
                h(&x.1);
            }
        )),
        ["x: .0"]
    );
    nothing(parse_quote!(
        async fn f(x: &(A, B)) {
            g(x.0);
            nap().await;
        }
    ));
    nothing(parse_quote!(
        async fn f(x: Arc<S>) {
            g(x.f);
            nap().await;
        }
    ));
}

#[test]
fn a_field_at_the_end_of_what_stays_at_its_address() {
    assert_eq!(
        parts(parse_quote!(
            async fn f(x: (A, B)) {
                g(&x).await;
                h(x.0);
            }
        )),
        ["x: .0"]
    );
    nothing(parse_quote!(
        async fn f(x: (A, B)) {
            g(x).await;
        }
    ));
    // Used by value as a whole by the same statement: `Copy`.
    nothing(parse_quote!(
        async fn f(x: P) -> (P, u8) {
            g(&x).await;
            (x, x.0)
        }
    ));
}

#[test]
fn a_method_on_a_field() {
    assert_eq!(
        parts(parse_quote!(
            async fn f(x: S) {
                x.f.finish();
                nap().await;
            }
        )),
        ["x: .f?"]
    );
    assert_eq!(
        parts(parse_quote!(
            async fn f(x: S) {
                if c() {
                    x.f.finish();
                } else {
                    x.f.end(1);
                }
                nap().await;
            }
        )),
        ["x: .f?, .f?"]
    );
    nothing(parse_quote!(
        async fn f(x: S) {
            x.f.finish();
            nap().await;
            x.f.finish();
        }
    ));
    nothing(parse_quote!(
        async fn f(x: S) {
            nap().await;
            x.f.finish();
        }
    ));
    nothing(parse_quote!(
        async fn f(x: S) {
            x.f.push(1);
            x.f.is_empty();
            x.f.as_ref();
            nap().await;
        }
    ));
    nothing(parse_quote!(
        async fn f(x: S) {
            x.f.each(|y| y.g());
            nap().await;
        }
    ));
    nothing(parse_quote!(
        async fn f(x: &mut S) {
            x.f.finish();
            nap().await;
        }
    ));
    nothing(parse_quote!(
        async fn f(x: S) {
            while c() {
                x.f.finish();
            }
            nap().await;
        }
    ));
}

#[test]
fn a_pattern() {
    assert_eq!(
        parts(parse_quote!(
            async fn f(x: (A, B)) {
                let (a, _) = x;
                nap().await;
            }
        )),
        ["x: (a__coropy1 , _)"]
    );
    nothing(parse_quote!(
        async fn f(x: (A, B)) {
            let (a, b) = x;
            nap().await;
        }
    ));
    // Where one of the fields has a bit of its own, each has.
    assert_eq!(
        parts(parse_quote!(
            async fn f(x: (A, B, C)) {
                let (a, b, _) = x;
                nap().await;
                x.0 = a;
                nap().await;
            }
        )),
        ["x: .0, .1"]
    );
}

#[test]
fn given_a_new_value_where_it_may_hold_one() {
    let function = parse_quote! {
        async fn f(mut x: A, c: bool) { if c { g(x).await; } x = h(); nap().await; }
    };
    assert_eq!(parts(function), ["x: "]);
    nothing(parse_quote!(
        async fn f(mut x: A) {
            g(x).await;
            x = h();
            nap().await;
        }
    ));
    // What it leaves of the old value is of no matter.
    nothing(parse_quote!(
        async fn f(mut x: A) {
            x = x.renamed();
            nap().await;
        }
    ));
}

#[test]
fn closures_take_it_when_they_are_made() {
    let (body, tracked) = tracked(parse_quote! {
        async fn f(x: (A, B), c: bool) {
            if c { g(x.0); nap().await; return; }
            let call = || drop(x);
            last().await;
            call();
        }
    });
    assert_eq!(known(&body, &tracked, "nap", "x"), Some(0b1));
    assert_eq!(known(&body, &tracked, "last", "x"), Some(GONE));
}

/// What is certain to be gone of a local after the await of a function.
fn known(body: &Body, tracked: &Tracked, awaited: &str, name: &str) -> Option<u32> {
    let resume = body.blocks.iter().find_map(|block| match &block.term {
        Term::Await { index, resume, .. } if body.awaits[*index].text.starts_with(awaited) => Some(*resume),
        _ => None,
    });
    let local = body.locals.ids().find(|local| body.locals[*local].name == name);
    tracked.known(resume.unwrap_or(BlockId(0)), local.unwrap_or(LocalId(0)))
}

#[test]
fn what_is_gone_on_each_way() {
    let (body, tracked) = tracked(parse_quote! {
        async fn f(x: (A, B), c: bool) {
            first().await;
            g(x.0);
            second().await;
            if c { h(x.1); third().await; }
            fourth().await;
        }
    });
    assert_eq!(known(&body, &tracked, "first", "x"), Some(0b00));
    assert_eq!(known(&body, &tracked, "second", "x"), Some(0b01));
    assert_eq!(known(&body, &tracked, "third", "x"), Some(0b11));
    assert_eq!(known(&body, &tracked, "fourth", "x"), None);
}

#[test]
fn what_is_given_back() {
    let (body, tracked) = tracked(parse_quote! {
        async fn f(mut x: ((A, B), C)) {
            g(x.0.1);
            first().await;
            x.0 = h();
            second().await;
            g(x.1);
            x = k();
            third().await;
        }
    });
    assert_eq!(known(&body, &tracked, "first", "x").map(u32::count_ones), Some(1));
    assert_eq!(known(&body, &tracked, "second", "x"), Some(0));
    assert_eq!(known(&body, &tracked, "third", "x"), Some(0));
}

#[test]
fn a_question_has_a_bit_and_no_state_saves_it() {
    let (body, tracked) = tracked(parse_quote! {
        async fn f(x: S) { x.f.finish(); first().await; x.g.finish(); second().await; }
    });
    assert_eq!(known(&body, &tracked, "first", "x").map(u32::count_ones), Some(1));
    assert_eq!(known(&body, &tracked, "second", "x").map(u32::count_ones), Some(2));
    let x = body.locals.ids().find(|local| body.locals[*local].name == "x").unwrap_or(LocalId(0));
    assert_eq!(Some(tracked.asked(x)), known(&body, &tracked, "second", "x"));
}
