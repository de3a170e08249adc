//! How long temporaries live: homes, tails by edition, what a `let` extends.

use super::{lowered, lowered_in};
use coropy_lowering::Edition;
use expect_test::expect;
use quote::quote;

#[test]
fn operands_end_before_temporaries() {
    lowered(
        quote! {
            async fn f() {
                let n = g(a(), &b(), c().await);
            }
        },
        expect![[r#"
            f()
            await 0: `c()` at 1:1

            bb0 start: s0{}
                enter s1
                declare temp0
                let operand0 = a();
                init temp0 = b()
                await 0: value0 = c().await → bb1

            bb1 resumed: s0{} s1{temp0 operand0 value0}
                expected g(operand0, &temp0, value0): 0, 1
                let n = g(operand0, &temp0, value0);
                drop temp0
                return ()
        "#]],
    );
}

#[test]
fn what_a_later_operand_makes_is_made_where_it_stands() {
    lowered(
        quote! {
            async fn f() {
                g(a().b(&c(), d(e().h()))).await;
            }
        },
        expect![[r#"
            f()
            await 0: `g(a().b(&c(), d(e().h())))` at 1:1

            bb0 start: s0{}
                enter s1
                let mut temp0 = a();
                declare temp0_rest
                declare temp1
                declare temp2
                declare temp2_rest
                inset 0
                init temp1 = c()
                end of inset 0
                inset 1
                init temp2 = e()
                probe temp2.h() → temp2_rest
                end of inset 1
                probe temp0.b(#[coropy_inset(0)] (&temp1), #[coropy_inset(1)] (d(temp2_rest.h()))) → temp0_rest
                await 0: value0 = g(
                    temp0_rest.b(#[coropy_inset(0)] (&temp1), #[coropy_inset(1)] (d(temp2_rest.h()))),
                ).await → bb1

            bb1 resumed: s0{} s1{temp0 temp0_rest temp1 temp2 temp2_rest value0}
                value0;
                drop temp2_rest
                drop temp1
                drop temp0_rest
                return ()
        "#]],
    );
}

#[test]
fn operands_of_a_tail_end_among_its_temporaries() {
    lowered(
        quote! {
            async fn f() -> u8 {
                g(a(), h(&b()).await, i(&c()))
            }
        },
        expect![[r#"
            f()
            await 0: `h(&b())` at 1:1

            bb0 start: s0{}
                enter s1
                let operand0 = a();
                let mut temp0 = b();
                await 0: value0 = h(&temp0).await → bb1

            bb1 resumed: s0{} s1{operand0 temp0 value0}
                expected g(operand0, value0, i(&c())): 0
                let mut temp1 = c();
                let operand1 = i(&temp1);
                return g(operand0, value0, operand1)
        "#]],
    );
}

#[test]
fn a_scrutinee_in_an_operand_outlives_the_match() {
    lowered(
        quote! {
            async fn f() {
                let (n, _) = (match a().b() { Some(n) => n, None => 0 }, c().await);
            }
        },
        expect![[r#"
            f()
            await 0: `c()` at 1:1

            bb0 start: s0{}
                enter s1
                declare n#1
                enter s2
                declare temp0
                declare temp0_rest
                declare temp1
                declare value0
                init temp0 = a()
                probe temp0.b() → temp0_rest
                init temp1 = temp0_rest.b()
                match temp1
                    Some(n#0) → bb2
                    None → bb3

            bb1 after_match: s0{} s1{n#1} s2{temp0 temp0_rest temp1 value0}
                let operand0 = value0;
                await 0: value1 = c().await → bb4

            bb2 arm: s0{} s1{n#1} s2{temp0 temp0_rest temp1 value0} s3{n#0}
                init value0 = n#0
                goto bb1

            bb3 arm: s0{} s1{n#1} s2{temp0 temp0_rest temp1 value0} s4{}
                init value0 = 0
                goto bb1

            bb4 resumed: s0{} s1{n#1} s2{temp0 temp0_rest temp1 value0 operand0 value1}
                let (n#7, _) = (operand0, value1);
                init n#1 = n#7
                goto bb5

            bb5 after_block: s0{} s1{n#1}
                return ()
        "#]],
    );
}

#[test]
fn tails_end_before_locals_since_2024() {
    lowered_in(
        Edition::Since2024,
        tail(),
        expect![[r#"
        f(p)
        await 0: `g(&b())` at 1:1

        bb0 start: s0{p}
            enter s1
            let local = a();
            let mut temp0 = b();
            await 0: value0 = g(&temp0).await → bb1

        bb1 resumed: s0{p} s1{local temp0 value0}
            return { value0 + h(&c()) }
    "#]],
    );
}

#[test]
fn tails_end_after_locals_until_2021() {
    lowered_in(
        Edition::Until2021,
        tail(),
        expect![[r#"
        f(p)
        await 0: `g(&b())` at 1:1

        bb0 start: s0{p}
            declare temp0
            declare temp1
            enter s1
            let local = a();
            init temp0 = b()
            await 0: value0 = g(&temp0).await → bb1

        bb1 resumed: s0{p temp0 temp1} s1{local value0}
            init temp1 = c()
            return value0 + h(&temp1)
    "#]],
    );
}

fn tail() -> proc_macro2::TokenStream {
    quote! {
        async fn f(p: P) -> u8 {
            let local = a();
            g(&b()).await + h(&c())
        }
    }
}

#[test]
fn if_let_ends_before_its_else_since_2024() {
    lowered_in(
        Edition::Since2024,
        if_let(),
        expect![[r#"
        f()
        await 0: `g(n)` at 1:1
        await 1: `h()` at 1:1

        bb0 start: s0{}
            enter s1
            enter s2
            let mut temp0 = a();
            declare temp0_rest
            probe temp0.b() → temp0_rest
            let mut temp1 = temp0_rest.b();
            match temp1
                Some(n) → bb3
                _ → bb2

        bb1 after_if: s0{} s1{} s2{}
            open

        bb2 else: s0{} s1{} s2{}
            enter s4
            await 1: value1 = h().await → bb5

        bb3 then: s0{} s1{} s2{temp0 temp0_rest temp1} s3{n}
            await 0: value0 = g(n).await → bb4

        bb4 resumed: s0{} s1{} s2{temp0 temp0_rest temp1} s3{n value0}
            value0;
            return ()

        bb5 resumed: s0{} s1{} s2{} s4{value1}
            value1;
            return ()
    "#]],
    );
}

#[test]
fn if_let_ends_after_its_else_until_2021() {
    lowered_in(
        Edition::Until2021,
        if_let(),
        expect![[r#"
            f()
            await 0: `g(n)` at 1:1
            await 1: `h()` at 1:1

            bb0 start: s0{}
                declare temp0
                declare temp0_rest
                declare temp1
                enter s1
                init temp0 = a()
                probe temp0.b() → temp0_rest
                init temp1 = temp0_rest.b()
                match temp1
                    Some(n) → bb3
                    _ → bb2

            bb1 after_if: s0{temp0 temp0_rest temp1} s1{}
                open

            bb2 else: s0{temp0 temp0_rest temp1} s1{}
                enter s3
                await 1: value1 = h().await → bb5

            bb3 then: s0{temp0 temp0_rest temp1} s1{} s2{n}
                await 0: value0 = g(n).await → bb4

            bb4 resumed: s0{temp0 temp0_rest temp1} s1{} s2{n value0}
                value0;
                return ()

            bb5 resumed: s0{temp0 temp0_rest temp1} s1{} s3{value1}
                value1;
                return ()
        "#]],
    );
}

fn if_let() -> proc_macro2::TokenStream {
    quote! {
        async fn f() {
            if let Some(n) = a().b() { g(n).await; } else { h().await; }
        }
    }
}

#[test]
fn let_extends_what_is_borrowed_in_a_literal() {
    lowered(
        quote! {
            async fn f() {
                let x = Pair { first: &a(b(&c())), second: &d().await.field };
                e().await;
            }
        },
        expect![[r#"
            f()
            await 0: `d()` at 1:1
            await 1: `e()` at 1:1

            bb0 start: s0{}
                enter s1
                declare temp1
                declare temp2
                let mut temp0 = c();
                init temp1 = a(b(&temp0))
                await 0: value0 = d().await → bb1

            bb1 resumed: s0{} s1{temp1 temp2 temp0 value0}
                init temp2 = value0
                let x = Pair {
                    first: &temp1,
                    second: &temp2.field,
                };
                drop temp0
                await 1: value1 = e().await → bb2

            bb2 resumed: s0{} s1{temp1 temp2 temp0 value0 x value1}
                value1;
                return ()
        "#]],
    );
}

#[test]
fn let_extends_into_branches() {
    lowered(
        quote! {
            async fn f() {
                let x = if a() { let inner = b(); &c() } else { d };
                e().await;
            }
        },
        expect![[r#"
            f()
            await 0: `e()` at 1:1

            bb0 start: s0{}
                enter s1
                declare temp0
                declare x
                if a() → bb3, else → bb2

            bb1 after_if: s0{} s1{temp0 x}
                await 0: value0 = e().await → bb4

            bb2 else: s0{} s1{temp0 x}
                init x = { d }
                goto bb1

            bb3 then: s0{} s1{temp0 x} s2{}
                let inner = b();
                init temp0 = c()
                init x = &temp0
                goto bb1

            bb4 resumed: s0{} s1{temp0 x value0}
                value0;
                return ()
        "#]],
    );
}

#[test]
fn pins_stay_with_the_let_or_end_with_the_statement() {
    lowered(
        quote! {
            async fn f(future: F) {
                let mut x = pin!(future);
                g(pin!(h().await), x.as_mut().await);
            }
        },
        expect![[r#"
            f(future)
            await 0: `h()` at 1:1
            await 1: `x.as_mut()` at 1:1

            bb0 start: s0{future}
                enter s1
                let mut temp0 = future;
                let mut x = unsafe { Pin::new_unchecked(&mut temp0) };
                declare temp1
                await 0: value0 = h().await → bb1

            bb1 resumed: s0{future} s1{temp0 x temp1 value0}
                init temp1 = value0
                let operand0 = unsafe { Pin::new_unchecked(&mut temp1) };
                await 1: value1 = x.as_mut().await → bb2

            bb2 resumed: s0{future} s1{temp0 x temp1 value0 operand0 value1}
                g(operand0, value1);
                drop temp1
                return ()
        "#]],
    );
}
