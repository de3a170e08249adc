//! Match guards that await.

use super::lowered;
use expect_test::expect;
use quote::quote;

#[test]
fn arms_are_tried_in_order_and_what_is_bound_is_lent() {
    lowered(
        quote! {
            async fn f(x: Option<String>) -> usize {
                match x {
                    None => 0,
                    Some(s) if s.len() > 9 => 1,
                    Some(s) if g(&s, "{s}").await => s.len(),
                    Some(_) => 2,
                }
            }
        },
        expect![[r#"
            f(x)
            await 0: `g(&s, "{s}")` at 1:1

            bb0 start: s0{x}
                enter s1
                match x
                    None → bb3
                    Some(s#1) if s#1.len() > 9 → bb4
                    _ → bb2

            bb1 after_match: s0{x} s1{}
                open

            bb2 next_arm: s0{x} s1{}
                match &x
                    Some(bound0) → bb6
                    _ → bb5

            bb3 arm: s0{x} s1{} s2{}
                return 0

            bb4 arm: s0{x} s1{} s3{s#1}
                return 1

            bb5 next_arm: s0{x} s1{}
                match x
                    None → bb10
                    Some(_) → bb11

            bb6 guard: s0{x} s1{} s4{bound0}
                let s#4 = see(
                    &bound0,
                    bound_as(&x, |value| if let Some(found) = value { found } else { loop {} }),
                );
                await 0: value0 = g(&(*s#4), "{s}").await → bb7

            bb7 resumed: s0{x} s1{} s4{bound0 s#4 value0}
                if value0 → bb8, else → bb5

            bb8 then: s0{x} s1{} s4{bound0 s#4 value0} s5{}
                goto bb9

            bb9 guard_holds: s0{x} s1{}
                enter s6
                let Some(s#2) = x else { unreachable!() };
                return s#2.len()

            bb10 never: s0{x} s1{}
                never: unreachable!()

            bb11 arm: s0{x} s1{} s7{}
                return 2
        "#]],
    );
}

#[test]
fn what_has_no_name_gets_one() {
    lowered(
        quote! {
            async fn f() -> usize {
                1 + match make().await {
                    (a, b) if g(a, move || b).await => a,
                    _ => 0,
                }
            }
        },
        expect![[r#"
            f()
            await 0: `make()` at 1:1
            await 1: `g(a, move ||b)` at 1:1

            bb0 start: s0{}
                enter s1
                enter s2
                declare temp0
                declare value0
                await 0: value1 = make().await → bb1

            bb1 resumed: s0{} s1{} s2{temp0 value0 value1}
                init temp0 = value1
                match &temp0
                    (bound0, bound1) → bb4
                    _ → bb3

            bb2 after_match: s0{} s1{} s2{temp0 value0 value1}
                return 1 + value0

            bb3 next_arm: s0{} s1{} s2{temp0 value0 value1}
                match temp0
                    _ → bb9

            bb4 guard: s0{} s1{} s2{temp0 value0 value1} s3{bound0 bound1}
                let a#7 = see(
                    &bound0,
                    bound_as(&temp0, |value| if let (found, _) = value { found } else { loop {} }),
                );
                let b#8 = see(
                    &bound1,
                    bound_as(&temp0, |value| if let (_, found) = value { found } else { loop {} }),
                );
                await 1: value2 = g(
                    (*a#7),
                    {
                        let b#9 = *b#8;
                        move || b#9
                    },
                ).await → bb5

            bb5 resumed: s0{} s1{} s2{temp0 value0 value1} s3{bound0 bound1 a#7 b#8 value2}
                if value2 → bb6, else → bb3

            bb6 then: s0{} s1{} s2{temp0 value0 value1} s3{bound0 bound1 a#7 b#8 value2} s4{}
                goto bb7

            bb7 guard_holds: s0{} s1{} s2{temp0 value0 value1}
                enter s5
                let (a#0, b#1) = temp0 else { unreachable!() };
                init value0 = a#0
                goto bb8

            bb8 after_block: s0{} s1{} s2{temp0 value0 value1}
                goto bb2

            bb9 arm: s0{} s1{} s2{temp0 value0 value1} s6{}
                init value0 = 0
                goto bb2
        "#]],
    );
}

#[test]
fn a_place_is_computed_once() {
    lowered(
        quote! {
            async fn f(list: &mut Vec<u8>) {
                match list[at()] {
                    ref mut n if g(*n).await => *n += 1,
                    _ => {}
                }
            }
        },
        expect![[r#"
            f(list)
            await 0: `g(*n)` at 1:1

            bb0 start: s0{list}
                enter s1
                let mut temp0 = &mut list[at()];
                match &(*temp0)
                    bound0 → bb3
                    _ → bb2

            bb1 after_match: s0{list} s1{temp0}
                open

            bb2 next_arm: s0{list} s1{temp0}
                match (*temp0)
                    _ → bb7

            bb3 guard: s0{list} s1{temp0} s2{bound0}
                let n#4 = see_exclusive(&bound0);
                await 0: value0 = g(*(*n#4)).await → bb4

            bb4 resumed: s0{list} s1{temp0} s2{bound0 n#4 value0}
                if value0 → bb5, else → bb2

            bb5 then: s0{list} s1{temp0} s2{bound0 n#4 value0} s3{}
                goto bb6

            bb6 guard_holds: s0{list} s1{temp0}
                enter s4
                let ref mut n#1 = (*temp0);
                return *n#1 += 1

            bb7 arm: s0{list} s1{temp0} s5{}
                return ()
        "#]],
    );
}

#[test]
fn a_let_of_a_guard_ends_before_what_the_pattern_binds() {
    lowered(
        quote! {
            async fn f(x: Option<String>) -> usize {
                match x {
                    Some(s) if let Some(c) = g(&s).await => h(s, c),
                    _ => 0,
                }
            }
        },
        expect![[r#"
            f(x)
            await 0: `g(&s)` at 1:1

            bb0 start: s0{x}
                enter s1
                enter s2
                declare s#1
                match &x
                    Some(bound0) → bb3
                    _ → bb2

            bb1 after_match: s0{x} s1{}
                open

            bb2 next_arm: s0{x} s1{}
                match x
                    _ → bb6

            bb3 guard: s0{x} s1{} s2{s#1} s3{bound0}
                let s#4 = see(
                    &bound0,
                    bound_as(&x, |value| if let Some(found) = value { found } else { loop {} }),
                );
                await 0: value0 = g(&(*s#4)).await → bb4

            bb4 resumed: s0{x} s1{} s2{s#1} s3{bound0 s#4 value0}
                match value0
                    Some(c) → bb5
                    _ → bb2

            bb5 then: s0{x} s1{} s2{s#1} s3{bound0 s#4 value0} s4{c}
                enter s5
                let Some(s#6) = x else { unreachable!() };
                init s#1 = s#6
                return h(s#1, c)

            bb6 arm: s0{x} s1{} s6{}
                return 0
        "#]],
    );
}

#[test]
fn what_matches_a_reference_otherwise_is_tested_first() {
    lowered(
        quote! {
            async fn f(x: &str) -> bool {
                match x {
                    s @ ("a" | "b") if g(s).await => true,
                    _ => false,
                }
            }
        },
        expect![[r#"
            f(x)
            await 0: `g(s)` at 1:1

            bb0 start: s0{x}
                enter s1
                match x
                    ("a" | "b") → bb3
                    _ → bb2

            bb1 after_match: s0{x} s1{}
                open

            bb2 next_arm: s0{x} s1{}
                match x
                    _ → bb8

            bb3 guard: s0{x} s1{} s2{}
                match &x
                    bound0 @ (_ | _) → bb4
                    _ → bb2

            bb4 guard: s0{x} s1{} s2{} s3{bound0}
                let s#3 = see(
                    &bound0,
                    bound_as(
                        &x,
                        |value| if let found @ ("a" | "b") = value { found } else { loop {} },
                    ),
                );
                await 0: value0 = g((*s#3)).await → bb5

            bb5 resumed: s0{x} s1{} s2{} s3{bound0 s#3 value0}
                if value0 → bb6, else → bb2

            bb6 then: s0{x} s1{} s2{} s3{bound0 s#3 value0} s4{}
                goto bb7

            bb7 guard_holds: s0{x} s1{}
                enter s5
                let s#1 @ ("a" | "b") = x else { unreachable!() };
                return true

            bb8 arm: s0{x} s1{} s6{}
                return false
        "#]],
    );
}
