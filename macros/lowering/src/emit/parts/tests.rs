//! What drops the rest of a tracked local.

use crate::edition::Edition;
use quote::{ToTokens, quote};
use std::collections::BTreeSet;
use syn::ItemFn;
use syn::visit::{self, Visit};

/// The closures that drop the rest, and the expressions that move parts out, as text without spaces.
#[derive(Default)]
struct Found {
    rests: BTreeSet<String>,
    code: String,
}

impl<'ast> Visit<'ast> for Found {
    fn visit_expr_closure(&mut self, closure: &'ast syn::ExprClosure) {
        let body = text(closure.body.to_token_stream());
        if closure.inputs.len() == 2 && body.contains("lost(") && !body.contains("loop") {
            self.rests.insert(body);
        }
        visit::visit_expr_closure(self, closure);
    }
}

fn text(tokens: proc_macro2::TokenStream) -> String {
    tokens.to_string().replace("p :: ", "").replace("__asyncio :: ", "").replace(' ', "")
}

fn expanded(function: proc_macro2::TokenStream) -> Found {
    let tokens = crate::expand::coroutine(quote!(), function, Edition::Since2024);
    let tokens: proc_macro2::TokenStream =
        tokens.to_string().replace(":: asyncio :: private ::", "p ::").parse().expect("tokens");
    let function: ItemFn = syn::parse2(tokens.clone()).expect("a function");
    let mut found = Found { code: text(tokens), ..Found::default() };
    found.visit_item_fn(&function);
    found
}

#[track_caller]
fn rests(function: proc_macro2::TokenStream, expected: &[&str]) -> String {
    let found = expanded(function);
    assert_eq!(found.rests.iter().map(String::as_str).collect::<Vec<_>>(), expected);
    found.code
}

#[test]
fn a_field() {
    let code = rests(
        quote!(
            async fn f(x: (A, B)) {
                g(x.0);
                nap().await;
            }
        ),
        &["matchmoved{1u32=>{let_=gone((x.0,()));}_=>lost(x)}"],
    );
    assert!(code.contains("moved_out((&(*unsafe{x.peek()}).0,()),|x|gone((x.0,())),unsafe{x.part(1u32)}).0"), "{code}");
}

#[test]
fn a_pattern() {
    let code = rests(
        quote!(
            async fn f(x: (A, B)) {
                let (mut a, _) = x;
                nap().await;
            }
        ),
        &["matchmoved{1u32=>{let_=matchx{(muta,_)=>gone((a,())),#[allow(unreachable_patterns)]_=>unreachable!(),};}\
           _=>lost(x)}"],
    );
    assert!(code.contains("let(a,_)=&(*unsafe{x.place()});let(muta,())=moved_out((a,()),"), "{code}");
}

#[test]
fn several_on_their_ways() {
    rests(
        quote!(
            async fn f(x: (A, B), c: bool) {
                g(x.0);
                nap().await;
                if c {
                    h(x.1);
                    nap().await;
                }
            }
        ),
        &["matchmoved{1u32=>{let_=gone((x.0,()));}3u32=>{let_=gone((x.0,()));let_=gone((x.1,()));}_=>lost(x)}"],
    );
}

#[test]
fn nothing_but_the_whole() {
    rests(
        quote!(
            async fn f(mut x: A, c: bool) {
                if c {
                    g(x).await;
                }
                x = h();
                nap().await;
            }
        ),
        &["lost(x)"],
    );
}

#[test]
fn a_question_stands_behind_its_gate() {
    let code = rests(
        quote!(
            async fn f(x: S) {
                x.f.finish(g());
                nap().await;
            }
        ),
        &["matchmoved&0u32{0u32=>{ifmoved&1u32!=0{gate(asked2);let_=gone((x.f,()));}}_=>lost(x)}"],
    );
    // Before the call nothing is gone; after it, what the answer says.
    assert!(code.contains("Tracked::resume(&places.x,0u32,"), "{code}");
    assert!(code.contains("Tracked::resume(&places.x,0u32|if_taken(asked2,1u32),"), "{code}");
    assert!(code.contains("Holder2At0<T>{f:T}"), "{code}");
    assert!(!code.contains("x:Saved"), "{code}");
}

#[test]
fn questions_about_one_field_exclude_each_other() {
    rests(
        quote!(
            async fn f(x: S, c: bool) {
                if c {
                    x.f.a();
                } else {
                    x.f.b();
                }
                nap().await;
            }
        ),
        &["matchmoved&0u32{0u32=>{ifmoved&1u32!=0{gate(asked4);let_=gone((x.f,()));}\
           elseifmoved&2u32!=0{gate(asked3);let_=gone((x.f,()));}}_=>lost(x)}"],
    );
}

#[test]
fn what_is_around_a_part_is_given_a_new_value() {
    let code = rests(
        quote!(
            async fn f(mut x: ((A, B), C)) {
                g(x.0.1);
                nap().await;
                x.0 = h();
                nap().await;
            }
        ),
        &[
            "matchmoved&1u32{1u32=>{let_=gone((x.1,()));}_=>lost(x)}",
            "matchmoved{1u32=>{let_=gone((x.0.1,()));}_=>lost(x)}",
        ],
    );
    assert!(code.contains("refill_rest(&mut(*unsafe{x.place()}).0,fresh,unsafe{x.part(1u32)},0u32,"), "{code}");
}
