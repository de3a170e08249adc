//! Loops of every kind.

use super::lowered;
use expect_test::expect;
use quote::quote;

#[test]
fn loops_with_values_and_labels() {
    lowered(
        quote! {
            async fn f() -> u8 {
                'outer: loop {
                    let x = loop {
                        if g().await { break 'outer 1; }
                        if h() { continue 'outer; }
                        break 2;
                    };
                    i(x);
                }
            }
        },
        expect![[r#"
            f()
            await 0: `g()` at 1:1

            bb0 start: s0{}
                enter s1
                goto bb2

            bb1 after_loop: s0{} s1{}
                open

            bb2 loop: s0{} s1{}
                enter s2
                declare x
                goto bb4

            bb3 after_loop: s0{} s1{} s2{x}
                i(x);
                goto bb12

            bb4 loop: s0{} s1{} s2{x}
                enter s3
                await 0: value0 = g().await → bb7

            bb5 after_if: s0{} s1{} s2{x} s3{}
                if h() → bb11, else → bb10

            bb6 else: s0{} s1{} s2{x} s3{}
                goto bb5

            bb7 resumed: s0{} s1{} s2{x} s3{value0}
                if value0 → bb8, else → bb6

            bb8 then: s0{} s1{} s2{x} s3{value0} s4{}
                return 1

            bb9 after_if: s0{} s1{} s2{x} s3{}
                init x = 2
                goto bb3

            bb10 else: s0{} s1{} s2{x} s3{}
                goto bb9

            bb11 then: s0{} s1{} s2{x} s3{} s5{}
                goto bb2

            bb12 after_block: s0{} s1{}
                goto bb2
        "#]],
    );
}

#[test]
fn while_and_while_let() {
    lowered(
        quote! {
            async fn f(mut q: Q) {
                while q.ready().await { q.turn() }
                while let Some(x) = q.next().await { g(x) }
            }
        },
        expect![[r#"
            f(q)
            await 0: `q.ready()` at 1:1
            await 1: `q.next()` at 1:1

            bb0 start: s0{q}
                enter s1
                goto bb2

            bb1 after_while: s0{q} s1{}
                goto bb6

            bb2 while: s0{q} s1{}
                await 0: value0 = q.ready().await → bb3

            bb3 resumed: s0{q} s1{value0}
                if value0 → bb4, else → bb1

            bb4 then: s0{q} s1{value0} s2{}
                q.turn();
                goto bb2

            bb5 after_while: s0{q} s1{}
                return ()

            bb6 while: s0{q} s1{}
                enter s3
                await 1: value1 = q.next().await → bb7

            bb7 resumed: s0{q} s1{} s3{value1}
                match value1
                    Some(x) → bb8
                    _ → bb5

            bb8 then: s0{q} s1{} s3{value1} s4{x}
                g(x);
                goto bb6
        "#]],
    );
}

#[test]
fn for_loops() {
    lowered(
        quote! {
            async fn f(v: Vec<(u8, u8)>) {
                for (a, b) in v {
                    if a == b { continue; }
                    g(a, b).await;
                    if b == 0 { break; }
                }
            }
        },
        expect![[r#"
            f(v)
            await 0: `g(a, b)` at 1:1

            bb0 start: s0{v}
                enter s1
                enter s2
                let mut iter0 = IntoIterator::into_iter(v);
                goto bb2

            bb1 after_for: s0{v} s1{} s2{iter0}
                goto bb11

            bb2 for: s0{v} s1{} s2{iter0}
                match Iterator::next(&mut iter0)
                    None → bb1
                    Some((a, b)) → bb3

            bb3 item: s0{v} s1{} s2{iter0} s3{a b}
                if a == b → bb6, else → bb5

            bb4 after_if: s0{v} s1{} s2{iter0} s3{a b}
                await 0: value0 = g(a, b).await → bb7

            bb5 else: s0{v} s1{} s2{iter0} s3{a b}
                goto bb4

            bb6 then: s0{v} s1{} s2{iter0} s3{a b} s4{}
                goto bb2

            bb7 resumed: s0{v} s1{} s2{iter0} s3{a b value0}
                value0;
                if b == 0 → bb10, else → bb9

            bb8 after_if: s0{v} s1{} s2{iter0} s3{a b value0}
                goto bb2

            bb9 else: s0{v} s1{} s2{iter0} s3{a b value0}
                goto bb8

            bb10 then: s0{v} s1{} s2{iter0} s3{a b value0} s5{}
                goto bb1

            bb11 after_block: s0{v} s1{}
                return ()
        "#]],
    );
}
