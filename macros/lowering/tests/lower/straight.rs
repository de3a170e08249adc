//! Code that goes one way: awaits, scopes, items, parameters.

use super::lowered;
use expect_test::expect;
use quote::quote;

#[test]
fn code_that_cannot_suspend_stays_as_it_is() {
    lowered(
        quote! {
            async fn f(n: u8) -> u8 {
                let mut sum = 0;
                for i in 0..n { if i == 3 { continue } sum += i; }
                sum
            }
        },
        expect![[r#"
            f(n)

            bb0 start: s0{n}
                enter s1
                let mut sum = 0;
                for i in 0..n {
                    if i == 3 {
                        continue;
                    }
                    sum += i;
                }
                return sum
        "#]],
    );
}

#[test]
fn an_await_ends_a_block() {
    lowered(
        quote! {
            async fn f() -> u8 {
                let x = g().await;
                h(x).await;
                x
            }
        },
        expect![[r#"
            f()
            await 0: `g()` at 1:1
            await 1: `h(x)` at 1:1

            bb0 start: s0{}
                enter s1
                await 0: value0 = g().await → bb1

            bb1 resumed: s0{} s1{value0}
                let x = value0;
                await 1: value1 = h(x).await → bb2

            bb2 resumed: s0{} s1{value0 x value1}
                value1;
                return x
        "#]],
    );
}

#[test]
fn blocks_are_scopes() {
    lowered(
        quote! {
            async fn f() {
                let a = 1;
                { let b = g(a).await; drop(b); }
                unsafe { let c = h(a); i(c).await; }
                a;
            }
        },
        expect![[r#"
            f()
            await 0: `g(a)` at 1:1
            await 1: `i(c)` at 1:1

            bb0 start: s0{}
                enter s1
                let a = 1;
                enter s2
                await 0: value0 = g(a).await → bb1

            bb1 resumed: s0{} s1{a} s2{value0}
                let b = value0;
                drop(b);
                goto bb2

            bb2 after_block: s0{} s1{a}
                enter unsafe s3
                let c = h(a);
                await 1: value1 = i(c).await → bb3

            bb3 resumed: s0{} s1{a} unsafe s3{c value1}
                value1;
                goto bb4

            bb4 after_block: s0{} s1{a}
                a;
                return ()
        "#]],
    );
}

#[test]
fn deferred_initialisation() {
    lowered(
        quote! {
            async fn f(c: bool) -> u8 {
                let x;
                let y: u8;
                if c { x = g().await; y = 1; } else { x = 2; y = h().await; }
                x + y
            }
        },
        expect![[r#"
            f(c)
            await 0: `g()` at 1:1
            await 1: `h()` at 1:1

            bb0 start: s0{c}
                enter s1
                declare x
                declare y: u8
                if c → bb3, else → bb2

            bb1 after_if: s0{c} s1{x y}
                return x + y

            bb2 else: s0{c} s1{x y}
                enter s3
                x = 2;
                await 1: value1 = h().await → bb5

            bb3 then: s0{c} s1{x y} s2{}
                await 0: value0 = g().await → bb4

            bb4 resumed: s0{c} s1{x y} s2{value0}
                x = value0;
                y = 1;
                goto bb1

            bb5 resumed: s0{c} s1{x y} s3{value1}
                y = value1;
                goto bb6

            bb6 after_block: s0{c} s1{x y}
                goto bb1
        "#]],
    );
}

#[test]
fn parameters_that_are_patterns() {
    lowered(
        quote! {
            async fn f(self, (a, b): (u8, u8), mut c: C, _: D) {
                g(a, b, c).await
            }
        },
        expect![[r#"
            f(self, arg1, arg2, arg3)
            await 0: `g(a, b, c)` at 1:1

            bb0 start: s0{self arg1 arg2 arg3}
                let arg#7 = arg1;
                let (a, b) = arg#7;
                let mut c = arg2;
                let arg#8 = arg3;
                let _ = arg#8;
                enter s1
                await 0: value0 = g(a, b, c).await → bb1

            bb1 resumed: s0{self arg1 arg2 arg3 arg#7 a b c arg#8} s1{value0}
                return value0
        "#]],
    );
}

#[test]
fn nested_items_and_closures_are_left_alone() {
    lowered(
        quote! {
            async fn f() {
                const N: u8 = 1;
                let g = |x: u8| x + N;
                let later = async { h().await };
                {
                    use a::b;
                    fn i() -> u8 { return 1 }
                    struct S;
                    b(S, i(), g(2), later).await;
                }
            }
        },
        expect![[r#"
            f()
            await 0: `b(S, i(), g(2), later)` at 1:1
            item: const N: u8 = 1;
            item: struct S;

            bb0 start: s0{}
                enter s1
                let g = |x: u8| x + N;
                declare g_rest
                let later = async { h().await };
                enter s2
                    item: use a::b;
                    item: fn i() -> u8
                probe g(2) → g_rest
                await 0: value0 = b(S, i(), g_rest(2), later).await → bb1

            bb1 resumed: s0{} s1{g g_rest later} s2{value0}
                value0;
                return ()
        "#]],
    );
}

#[test]
fn code_that_is_never_reached_is_left_out() {
    lowered(
        quote! {
            async fn f() -> u8 {
                g().await;
                return h().await;
                i().await
            }
        },
        expect![[r#"
            f()
            await 0: `g()` at 1:1
            await 1: `h()` at 1:1

            bb0 start: s0{}
                enter s1
                await 0: value0 = g().await → bb1

            bb1 resumed: s0{} s1{value0}
                value0;
                await 1: value1 = h().await → bb2

            bb2 resumed: s0{} s1{value0 value1}
                return value1
        "#]],
    );
}
