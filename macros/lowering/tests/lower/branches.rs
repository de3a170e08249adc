//! Conditions, matches and what leaves a block.

use super::lowered;
use expect_test::expect;
use quote::quote;

#[test]
fn if_else() {
    lowered(
        quote! {
            async fn f(c: bool) -> u8 {
                if c { g().await } else if h().await { 1 } else { 2 }
            }
        },
        expect![[r#"
            f(c)
            await 0: `g()` at 1:1
            await 1: `h()` at 1:1

            bb0 start: s0{c}
                enter s1
                if c → bb3, else → bb2

            bb1 after_if: s0{c} s1{}
                open

            bb2 else: s0{c} s1{}
                await 1: value1 = h().await → bb7

            bb3 then: s0{c} s1{} s2{}
                await 0: value0 = g().await → bb4

            bb4 resumed: s0{c} s1{} s2{value0}
                return value0

            bb5 after_if: s0{c} s1{}
                open

            bb6 else: s0{c} s1{}
                return { 2 }

            bb7 resumed: s0{c} s1{value1}
                if value1 → bb8, else → bb6

            bb8 then: s0{c} s1{value1} s3{}
                return 1
        "#]],
    );
}

#[test]
fn if_let_chains() {
    lowered(
        quote! {
            async fn f(c: Option<u8>) {
                if let Some(x) = c && x > g().await && let Ok(y) = h(x).await { i(y).await }
            }
        },
        expect![[r#"
            f(c)
            await 0: `g()` at 1:1
            await 1: `h(x)` at 1:1
            await 2: `i(y)` at 1:1

            bb0 start: s0{c}
                enter s1
                enter s2
                match c
                    Some(x) → bb3
                    _ → bb2

            bb1 after_if: s0{c} s1{} s2{}
                open

            bb2 else: s0{c} s1{} s2{}
                return ()

            bb3 then: s0{c} s1{} s2{} s3{x}
                await 0: value0 = g().await → bb4

            bb4 resumed: s0{c} s1{} s2{} s3{x value0}
                if x > { value0 } → bb5, else → bb2

            bb5 then: s0{c} s1{} s2{} s3{x value0} s4{}
                await 1: value1 = h(x).await → bb6

            bb6 resumed: s0{c} s1{} s2{} s3{x value0} s4{value1}
                match value1
                    Ok(y) → bb7
                    _ → bb2

            bb7 then: s0{c} s1{} s2{} s3{x value0} s4{value1} s5{y}
                await 2: value2 = i(y).await → bb8

            bb8 resumed: s0{c} s1{} s2{} s3{x value0} s4{value1} s5{y value2}
                return value2
        "#]],
    );
}

#[test]
fn lazy_operators() {
    lowered(
        quote! {
            async fn f(a: bool) -> bool {
                if !(a || g().await) { return false; }
                a && h().await
            }
        },
        expect![[r#"
            f(a)
            await 0: `g()` at 1:1
            await 1: `h()` at 1:1

            bb0 start: s0{a}
                enter s1
                if a → bb7, else → bb6

            bb1 after_if: s0{a} s1{}
                if a → bb12, else → bb11

            bb2 else: s0{a} s1{}
                goto bb1

            bb3 else: s0{a} s1{}
                goto bb2

            bb4 then: s0{a} s1{}
                enter s5
                return false

            bb5 then: s0{a} s1{}
                enter s4
                goto bb3

            bb6 or: s0{a} s1{}
                await 0: value0 = g().await → bb8

            bb7 then: s0{a} s1{} s2{}
                goto bb5

            bb8 resumed: s0{a} s1{value0}
                if value0 → bb9, else → bb4

            bb9 then: s0{a} s1{value0} s3{}
                goto bb5

            bb10 after_if: s0{a} s1{}
                open

            bb11 else: s0{a} s1{}
                return false

            bb12 then: s0{a} s1{} s6{}
                await 1: value1 = h().await → bb13

            bb13 resumed: s0{a} s1{} s6{value1}
                if value1 → bb14, else → bb11

            bb14 then: s0{a} s1{} s6{value1} s7{}
                return true
        "#]],
    );
}

#[test]
fn match_arms() {
    lowered(
        quote! {
            async fn f(v: E) -> u8 {
                let n = match g(v).await {
                    E::A(x) if x > 1 => x,
                    E::B { y, .. } => { let z = h(y).await; z }
                    _ => return 0,
                };
                n + 1
            }
        },
        expect![[r#"
            f(v)
            await 0: `g(v)` at 1:1
            await 1: `h(y)` at 1:1

            bb0 start: s0{v}
                enter s1
                declare n
                enter s2
                await 0: value0 = g(v).await → bb1

            bb1 resumed: s0{v} s1{n} s2{value0}
                match value0
                    E::A(x) if x > 1 → bb3
                    E::B { y: y, .. } → bb4
                    _ → bb5

            bb2 after_match: s0{v} s1{n} s2{value0}
                goto bb7

            bb3 arm: s0{v} s1{n} s2{value0} s3{x}
                init n = x
                goto bb2

            bb4 arm: s0{v} s1{n} s2{value0} s4{y}
                await 1: value1 = h(y).await → bb6

            bb5 arm: s0{v} s1{n} s2{value0} s5{}
                return 0

            bb6 resumed: s0{v} s1{n} s2{value0} s4{y value1}
                let z = value1;
                init n = z
                goto bb2

            bb7 after_block: s0{v} s1{n}
                return n + 1
        "#]],
    );
}

#[test]
fn let_else() {
    lowered(
        quote! {
            async fn f(v: Option<u8>) -> u8 {
                let Some(x) = g(v).await else { h().await; return 0 };
                let Some(y) = v else { return 1 };
                x + y
            }
        },
        expect![[r#"
            f(v)
            await 0: `g(v)` at 1:1
            await 1: `h()` at 1:1

            bb0 start: s0{v}
                enter s1
                await 0: value0 = g(v).await → bb1

            bb1 resumed: s0{v} s1{value0}
                match value0
                    Some(x) → bb3
                    _ → bb2

            bb2 let_else: s0{v} s1{value0}
                drop value0
                enter s2
                await 1: value1 = h().await → bb4

            bb3 let_matched: s0{v} s1{value0 x}
                drop value0
                match v
                    Some(y) → bb6
                    _ → bb5

            bb4 resumed: s0{v} s1{value0} s2{value1}
                value1;
                return 0

            bb5 let_else: s0{v} s1{value0 x}
                { return 1 };
                never

            bb6 let_matched: s0{v} s1{value0 x y}
                return x + y
        "#]],
    );
}

#[test]
fn labelled_blocks() {
    lowered(
        quote! {
            async fn f() -> u8 {
                'a: { if g().await { break 'a 1; } h().await }
            }
        },
        expect![[r#"
            f()
            await 0: `g()` at 1:1
            await 1: `h()` at 1:1

            bb0 start: s0{}
                enter s1
                enter s2
                await 0: value0 = g().await → bb4

            bb1 after_block: s0{} s1{}
                open

            bb2 after_if: s0{} s1{} s2{}
                await 1: value1 = h().await → bb6

            bb3 else: s0{} s1{} s2{}
                goto bb2

            bb4 resumed: s0{} s1{} s2{value0}
                if value0 → bb5, else → bb3

            bb5 then: s0{} s1{} s2{value0} s3{}
                return 1

            bb6 resumed: s0{} s1{} s2{value1}
                return value1
        "#]],
    );
}
