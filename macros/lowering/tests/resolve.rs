//! Resolution: which binding does each name mean?

use coropy_lowering::view::Coroutine;
use expect_test::{Expect, expect};
use proc_macro2::TokenStream;
use quote::quote;

/// The function with each local's mentions numbered.
#[track_caller]
fn resolved(function: TokenStream, expected: Expect) {
    let coroutine = Coroutine::of(syn::parse2(function).expect("a function"));
    expected.assert_eq(&coroutine.resolved().expect("it prints"));
}

#[test]
fn shadowing_tells_locals_of_one_name_apart() {
    resolved(
        quote! {
            async fn f(x: u8) -> u8 {
                let x = x + 1;
                {
                    let x = x + 2;
                    g(x);
                }
                x
            }
        },
        expect![[r#"
            async fn f(x#0: u8) -> u8 {
                let x#1 = x#0 + 1;
                {
                    let x#2 = x#1 + 2;
                    g(x#2);
                }
                x#1
            }
        "#]],
    );
}

#[test]
fn a_binding_is_in_scope_behind_its_let() {
    resolved(
        quote! {
            async fn f() {
                let x = x();
                let Some(x) = g(x) else { return h(x) };
                let f = f(x);
            }
        },
        expect![[r#"
            async fn f() {
                let x#0 = x();
                let Some(x#1) = g(x#0) else { return h(x#0) };
                let f#2 = f(x#1);
            }
        "#]],
    );
}

#[test]
fn alternatives_of_a_pattern_share_their_bindings() {
    resolved(
        quote! {
            async fn f(v: E) {
                match v {
                    E::A(x, n) | E::B { x, n, .. } if x > n => g(x),
                    E::C { x: y @ 1..=9, ref z } => g(y + z),
                    None | MAX => g(v),
                }
            }
        },
        expect![[r#"
            async fn f(v#0: E) {
                match v#0 {
                    E::A(x#1, n#2)
                    | E::B { x: x#1, n: n#2, .. } if x#1 > n#2 => {
                        g(x#1)
                    }
                    E::C { x: y#3 @ 1..=9, z: ref z#4 } => g(y#3 + z#4),
                    None | MAX => g(v#0),
                }
            }
        "#]],
    );
}

#[test]
fn conditions_bind_for_what_follows_and_the_branch() {
    resolved(
        quote! {
            async fn f(x: Option<u8>) {
                if let Some(x) = x && x > 1 { g(x) } else { g(x) }
                while let Some(x) = next(x) { g(x) }
                for x in x { g(x) }
                let y = |x, y: u8| x + y;
            }
        },
        expect![[r#"
            async fn f(x#0: Option<u8>) {
                if let Some(x#1) = x#0 && x#1 > 1 {
                    g(x#1)
                } else {
                    g(x#0)
                }
                while let Some(x#2) = next(x#0) {
                    g(x#2)
                }
                for x#3 in x#0 {
                    g(x#3)
                }
                let y#6 = |x#4, y#5: u8| x#4 + y#5;
            }
        "#]],
    );
}

#[test]
fn only_names_of_variables_are_marked() {
    resolved(
        quote! {
            async fn f(x: S, y: u8) {
                x.x(y::y, S { x, y: x.y }, y!(x));
                fn nested(x: u8) -> u8 { x }
                let x: x = 'x: loop { break 'x x };
            }
        },
        expect![[r#"
            async fn f(x#0: S, y#1: u8) {
                x#0
                    .x(
                        y::y,
                        S {
                            x: x#0,
                            y: x#0.y,
                        },
                        y!(x#0),
                    );
                fn nested(x: u8) -> u8 {
                    x
                }
                let x#2: x = 'x: loop {
                    break 'x x#0;
                };
            }
        "#]],
    );
}

#[test]
fn captures_of_format_strings_are_marked() {
    resolved(
        quote! {
            async fn f(x: f64, width: usize) {
                println!("{x:>width$.2} {{x}} {} {y} {z}", x, y = width);
                log!("{x} {}", x.width, width = 3);
                assert!(matches!(x, y if y > x), "{width}");
            }
        },
        expect![[r#"
            async fn f(x#0: f64, width#1: usize) {
                println!(
                    "{x#0:>width#1$.2} {{x}} {} {y} {z}", x#0, y =
                    width#1
                );
                log!("{x#0} {}", x#0.width, width = 3);
                assert!(
                    matches!(x#0, y#2 if y#2 > x#0), "{width#1}"
                );
            }
        "#]],
    );
}

#[test]
fn raw_names_and_self() {
    resolved(
        quote! {
            async fn f(&mut self, r#type: u8) {
                self.field = r#type;
                g(r#type, "{type}");
                println!("{type}");
            }
        },
        expect![[r#"
            async fn f(&mut self, type#1: u8) {
                self#0.field = type#1;
                g(type#1, "{type}");
                println!("{type#1}");
            }
        "#]],
    );
}
