//! Analysis: on entry to each block, what holds a value and what is mentioned again.
//!
//! `x` holds a value, `x?` may hold one, `x!` holds none; `live` are the locals in scope that are mentioned again.

use coropy_lowering::view::Coroutine;
use expect_test::{Expect, expect};
use proc_macro2::TokenStream;
use quote::quote;

/// The IR of a function with what is known of it, statements left out.
#[track_caller]
fn known(function: TokenStream, expected: Expect) {
    let coroutine = Coroutine::of(syn::parse2(function).expect("a function"));
    let expansion = coroutine.expand().expect("a coroutine");
    let text = expansion.machine().expect("a body").ir_with_facts();
    let blocks = text.lines().filter(|line| line.starts_with("bb") || line.starts_with("anchored"));
    expected.assert_eq(&blocks.map(|line| format!("{line}\n")).collect::<String>());
}

#[test]
fn a_local_used_by_value_for_the_last_time_is_moved() {
    known(
        quote! {
            async fn f(a: String, b: String, c: u8) {
                g(a).await;
                h(&b, c).await;
                i(b, c).await;
            }
        },
        expect![[r#"
            anchored: b
            bb0 start: s0{a b c}   live: a, b, c
            bb1 resumed: s0{a! b c} s1{value0}   live: b, c, value0
            bb2 resumed: s0{a! b c} s1{value0! value1}   live: b, c, value1
            bb3 resumed: s0{a! b! c!} s1{value0! value1! value2}   live: value2
        "#]],
    );
}

#[test]
fn a_move_on_one_way_leaves_it_open() {
    known(
        quote! {
            async fn f(a: String, c: bool) {
                if c { g(a).await; }
                h().await;
            }
        },
        expect![[r#"
            bb0 start: s0{a c}   live: a, c
            bb1 after_if: s0{a? c!} s1{}   live: none
            bb2 else: s0{a c!} s1{}   live: none
            bb3 then: s0{a c!} s1{} s2{}   live: a
            bb4 resumed: s0{a! c!} s1{} s2{value0}   live: value0
            bb5 resumed: s0{a? c!} s1{value1}   live: value1
        "#]],
    );
}

#[test]
fn a_new_value_makes_up_for_a_move() {
    known(
        quote! {
            async fn f(mut a: String) {
                loop {
                    g(a).await;
                    a = h().await;
                }
            }
        },
        expect![[r#"
            bb0 start: s0{a}   live: a
            bb2 loop: s0{a} s1{}   live: a
            bb3 resumed: s0{a!} s1{} s2{value0}   live: value0
            bb4 resumed: s0{a!} s1{} s2{value0! value1}   live: value1
            bb5 after_block: s0{a} s1{}   live: a
        "#]],
    );
}

#[test]
fn what_a_turn_declares_is_not_live_in_the_next() {
    known(
        quote! {
            async fn f(v: Vec<String>) {
                for s in v {
                    let t = g(s).await;
                    h(t).await;
                }
            }
        },
        expect![[r#"
            bb0 start: s0{v}   live: v
            bb1 after_for: s0{v!} s1{} s2{iter0}   live: none
            bb2 for: s0{v!} s1{} s2{iter0}   live: iter0
            bb3 item: s0{v!} s1{} s2{iter0} s3{s}   live: iter0, s
            bb4 resumed: s0{v!} s1{} s2{iter0} s3{s! value0}   live: iter0, value0
            bb5 resumed: s0{v!} s1{} s2{iter0} s3{s! value0! t! value1}   live: iter0, value1
            bb6 after_block: s0{v!} s1{}   live: none
        "#]],
    );
}

#[test]
fn a_pattern_takes_all_or_only_looks() {
    known(
        quote! {
            async fn f(a: (String, u8), b: Option<String>) {
                let (s, n) = a;
                g(s, n).await;
                match b { Some(ref t) => h(t).await, None => {} }
                i().await;
            }
        },
        expect![[r#"
            anchored: b
            bb0 start: s0{a b}   live: a, b
            bb1 resumed: s0{a! b} s1{s! n! value0}   live: b, value0
            bb2 after_match: s0{a! b} s1{s! n! value0!}   live: none
            bb3 arm: s0{a! b} s1{s! n! value0!} s2{t}   live: t
            bb4 arm: s0{a! b} s1{s! n! value0!} s3{}   live: none
            bb5 resumed: s0{a! b} s1{s! n! value0!} s2{t! value1}   live: value1
            bb6 resumed: s0{a! b} s1{s! n! value0! value2}   live: value2
        "#]],
    );
}

#[test]
fn captures_closures_and_macros_mention() {
    known(
        quote! {
            async fn f(a: String, b: String, c: String, d: String) {
                let e = move || a.len();
                g().await;
                println!("{b}");
                h(|| c.len()).await;
                i().await;
                other!(d);
            }
        },
        expect![[r#"
            anchored: c
            bb0 start: s0{a b c d}   live: a, b, c, d
            bb1 resumed: s0{a! b c d} s1{e value0}   live: b, c, d, value0
            bb2 resumed: s0{a! b c d} s1{e value0! value1}   live: d, value1
            bb3 resumed: s0{a! b c d} s1{e value0! value1! value2}   live: d, value2
        "#]],
    );
}

#[test]
fn what_is_borrowed_across_an_await_is_anchored() {
    known(
        quote! {
            async fn f(n: usize, v: &mut V) -> usize {
                let mut buf = vec![0; n];
                let read = v.read(&mut buf).await;
                let whole = &buf[..read];
                g().await;
                whole.len()
            }
        },
        expect![[r#"
            anchored: v, buf
            bb0 start: s0{n v}   live: n, v
            bb1 resumed: s0{n! v} s1{buf value0}   live: buf, value0
            bb2 resumed: s0{n! v} s1{buf value0! read! whole value1}   live: whole, value1
        "#]],
    );
}

#[test]
fn an_iterator_that_crosses_an_await_anchors_what_it_holds() {
    known(
        quote! {
            async fn f(v: Vec<u8>) {
                for x in v.iter() { g(*x).await; }
            }
        },
        expect![[r#"
            bb0 start: s0{v v_rest!}   live: v
            bb1 after_for: s0{v! v_rest} s1{} s2{iter0}   live: none
            bb2 for: s0{v! v_rest} s1{} s2{iter0}   live: iter0
            bb3 item: s0{v! v_rest} s1{} s2{iter0} s3{x}   live: iter0, x
            bb4 resumed: s0{v! v_rest} s1{} s2{iter0} s3{x value0}   live: iter0, value0
            bb5 after_block: s0{v! v_rest} s1{}   live: none
        "#]],
    );
}
