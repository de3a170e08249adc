//! Expressions that evaluate their parts in order.

use super::lowered;
use expect_test::expect;
use quote::quote;

#[test]
fn operands_before_the_last_await_are_evaluated_first() {
    lowered(
        quote! {
            async fn f(mut v: Vec<u8>, s: S) {
                v.push(g(&v).await);
                h(a(), &s.field, 3, v[i()], b().await, c());
                s.x = d(j()).await + k();
                let point = P { x: l(), y: m().await, ..base() };
                [n().await, o(), p().await];
            }
        },
        expect![[r#"
            f(v, s)
            await 0: `g(&v)` at 1:1
            await 1: `b()` at 1:1
            await 2: `d(j())` at 1:1
            await 3: `m()` at 1:1
            await 4: `n()` at 1:1
            await 5: `p()` at 1:1

            bb0 start: s0{v s}
                enter s1
                await 0: value0 = g(&v).await → bb1

            bb1 resumed: s0{v s} s1{value0}
                settle v.push(value0)
                v.push(value0);
                let operand0 = a();
                let operand1 = &s.field;
                let operand2 = v[i()];
                await 1: value1 = b().await → bb2

            bb2 resumed: s0{v s} s1{value0 operand0 operand1 operand2 value1}
                expected h(operand0, operand1, 3, operand2, value1, c()): 0, 1, 3
                h(operand0, operand1, 3, operand2, value1, c());
                await 2: value2 = d(j()).await → bb3

            bb3 resumed: s0{v s} s1{value0 operand0 operand1 operand2 value1 value2}
                s.x = value2 + k();
                let operand3 = l();
                await 3: value3 = m().await → bb4

            bb4 resumed: s0{v s} s1{value0 operand0 operand1 operand2 value1 value2 operand3 value3}
                expected P {
                    x: operand3,
                    y: value3,
                    ..base()
                }: 0
                let point = P {
                    x: operand3,
                    y: value3,
                    ..base()
                };
                await 4: value4 = n().await → bb5

            bb5 resumed: s0{v s} s1{value0 operand0 operand1 operand2 value1 value2 operand3 value3 point value4}
                let operand4 = o();
                await 5: value5 = p().await → bb6

            bb6 resumed: s0{v s} s1{value0 operand0 operand1 operand2 value1 value2 operand3 value3 point value4 operand4 value5}
                [value4, operand4, value5];
                return ()
        "#]],
    );
}

#[test]
fn question_marks_stay_with_their_operand() {
    lowered(
        quote! {
            async fn f() -> Result<u8, E> {
                let x = g()?;
                Ok(h(i()?, j().await?, k()?))
            }
        },
        expect![[r#"
            f()
            await 0: `j()` at 1:1

            bb0 start: s0{}
                enter s1
                let x = g()?;
                let operand0 = i()?;
                await 0: value0 = j().await → bb1

            bb1 resumed: s0{} s1{x operand0 value0}
                expected h(operand0, value0?, k()?): 0
                return Ok(h(operand0, value0?, k()?))
        "#]],
    );
}

#[test]
fn macros_of_std_are_seen_into() {
    lowered(
        quote! {
            async fn f(x: u8) {
                println!("{x} {} {y}", g().await, y = h());
                assert_eq!(a(), b().await, "{}", c());
                let v = vec![d(); e().await];
                if matches!(i().await, Some(n) if n > x) { other!(x); }
            }
        },
        expect![[r#"
            f(x)
            await 0: `g()` at 1:1
            await 1: `b()` at 1:1
            await 2: `e()` at 1:1
            await 3: `i()` at 1:1

            bb0 start: s0{x}
                enter s1
                await 0: value0 = g().await → bb1

            bb1 resumed: s0{x} s1{value0}
                println!("{x} {} {y}", { value0 }, y = h());
                let mut temp0 = a();
                await 1: value1 = b().await → bb2

            bb2 resumed: s0{x} s1{value0 temp0 value1}
                assert_eq!(temp0, { value1 }, "{}", c());
                drop temp0
                let operand0 = d();
                await 2: value2 = e().await → bb3

            bb3 resumed: s0{x} s1{value0 temp0 value1 operand0 value2}
                let v = vec![operand0; value2];
                await 3: value3 = i().await → bb6

            bb4 after_if: s0{x} s1{value0 temp0 value1 operand0 value2 v}
                open

            bb5 else: s0{x} s1{value0 temp0 value1 operand0 value2 v}
                return ()

            bb6 resumed: s0{x} s1{value0 temp0 value1 operand0 value2 v value3}
                if matches!({ value3 }, Some(n) if n > x) → bb7, else → bb5

            bb7 then: s0{x} s1{value0 temp0 value1 operand0 value2 v value3} s2{}
                other!(x);
                return ()
        "#]],
    );
}

#[test]
fn places_that_come_first_are_read_borrowed_or_checked_first() {
    lowered(
        quote! {
            async fn f(&mut self, v: &mut Vec<S>, n: u32) {
                self.n.m(self.change().await);
                self.n.m(a(&self.n, n).await);
                v[i()].m(b().await);
                self.n == self.change().await;
                n == c(n).await;
                g.total += d().await;
                make().map(|x| x).pipe(e().await);
            }
        },
        expect![[r#"
            f(self, v, n)
            await 0: `self.change()` at 1:1
            await 1: `a(&self.n, n)` at 1:1
            await 2: `b()` at 1:1
            await 3: `self.change()` at 1:1
            await 4: `c(n)` at 1:1
            await 5: `d()` at 1:1
            await 6: `e()` at 1:1

            bb0 start: s0{self v n}
                enter s1
                let order0: [fn() -> _; 0] = [];
                let held0 = (&&&EarlyReceiver(&self.n)).hold_receiver(order0);
                let order1: [fn() -> _; 0] = [];
                let held1 = hold_place(
                    order1,
                    if holds_exclusive(order1) {
                        if_exclusive(order1);
                        EarlyPlace::Exclusive(&mut self.n)
                    } else if holds_shared(order1) {
                        if_shared(order1);
                        EarlyPlace::Shared(&self.n)
                    } else {
                        EarlyPlace::Nothing
                    },
                );
                await 0: value0 = self.change().await → bb1

            bb1 resumed: s0{self v n} s1{order0 held0 order1 held1 value0}
                settle self.n.m(value0) by order0 by order1
                (if copies_receiver(order0) {
                    copied_receiver(order0, held0).m(value0)
                } else {
                    held__coropy(order1, held1, self.n.m(value0))
                });
                let order2: [fn() -> _; 0] = [];
                let held2 = hold_place(
                    order2,
                    if holds_exclusive(order2) {
                        if_exclusive(order2);
                        EarlyPlace::Exclusive(&mut self.n)
                    } else if holds_shared(order2) {
                        if_shared(order2);
                        EarlyPlace::Shared(&self.n)
                    } else {
                        EarlyPlace::Nothing
                    },
                );
                await 1: value1 = a(&self.n, n).await → bb2

            bb2 resumed: s0{self v n} s1{order0 held0 order1 held1 value0 order2 held2 value1}
                settle self.n.m(value1) by order2
                held__coropy(order2, held2, self.n.m(value1));
                let operand0 = i();
                let order3: [fn() -> _; 0] = [];
                let held3 = hold_place(
                    order3,
                    if holds_exclusive(order3) {
                        if_exclusive(order3);
                        EarlyPlace::Exclusive(&mut v[operand0])
                    } else if holds_shared(order3) {
                        if_shared(order3);
                        EarlyPlace::Shared(&v[operand0])
                    } else {
                        let _ = &v[operand0];
                        EarlyPlace::Nothing
                    },
                );
                await 2: value2 = b().await → bb3

            bb3 resumed: s0{self v n} s1{order0 held0 order1 held1 value0 order2 held2 value1 operand0 order3 held3 value2}
                settle v[operand0].m(value2) by order3
                held__coropy(order3, held3, v[operand0].m(value2));
                let held4 = (&&EarlyOperand(&self.n)).hold_operand();
                await 3: value3 = self.change().await → bb4

            bb4 resumed: s0{self v n} s1{order0 held0 order1 held1 value0 order2 held2 value1 operand0 order3 held3 value2 held4 value3}
                (*held_operand(&held4)) == { value3 };
                await 4: value4 = c(n).await → bb5

            bb5 resumed: s0{self v n} s1{order0 held0 order1 held1 value0 order2 held2 value1 operand0 order3 held3 value2 held4 value3 value4}
                n == { value4 };
                await 5: value5 = d().await → bb6

            bb6 resumed: s0{self v n} s1{order0 held0 order1 held1 value0 order2 held2 value1 operand0 order3 held3 value2 held4 value3 value4 value5}
                settle g.total += value5
                g.total += value5;
                let mut temp0 = taken__coropy(make()).map(|x| x);
                let order4: [fn() -> _; 0] = [];
                let held5 = hold_place(
                    order4,
                    if holds_exclusive(order4) {
                        if_exclusive(order4);
                        EarlyPlace::Exclusive(&mut temp0)
                    } else if holds_shared(order4) {
                        if_shared(order4);
                        EarlyPlace::Shared(&temp0)
                    } else {
                        EarlyPlace::Nothing
                    },
                );
                declare taken0
                moves temp0 → taken0
                await 6: value6 = e().await → bb7

            bb7 resumed: s0{self v n} s1{order0 held0 order1 held1 value0 order2 held2 value1 operand0 order3 held3 value2 held4 value3 value4 value5 temp0 order4 held5 taken0 value6}
                settle temp0.pipe(value6) by order4
                probe temp0.pipe(value6) → temp0_rest
                held__coropy(order4, held5, temp0_rest.pipe(value6));
                drop temp0
                return ()
        "#]],
    );
}
