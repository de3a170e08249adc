//! Which matches become tests, and what these are.

use super::without;
use expect_test::{Expect, expect};
use quote::ToTokens;
use syn::{Expr, ExprMatch, parse_quote};

/// What a match becomes, formatted; nothing, if it stays.
fn becomes(matched: ExprMatch, expected: Expect) {
    let tests: Option<Expr> = without(&matched, 0, &parse_quote!(p));
    let text = tests.map_or_else(String::new, |tests| {
        let file = parse_quote!(
            fn f() {
                #tests
            }
        );
        prettyplease::unparse(&file)
    });
    expected.assert_eq(&text);
}

#[track_caller]
fn stays(matched: ExprMatch) {
    let tests = without(&matched, 0, &parse_quote!(p));
    assert!(tests.is_none(), "{}", tests.to_token_stream());
}

#[test]
fn a_guard_that_does_not_await_is_left_alone() {
    stays(parse_quote!(match x {
        Some(n) if f(n) => a,
        _ => b,
    }));
    stays(parse_quote!(match x {
        Some(n) => f(n).await,
        _ => b,
    }));
    stays(parse_quote!(match x {
        Some(n) if g(|| async { f(n).await }) => a,
        _ => b,
    }));
}

#[test]
fn what_cannot_be_looked_at_twice_is_left_to_be_refused() {
    stays(parse_quote!(match make() {
        Some(n) if f(n).await => a,
        _ => b,
    }));
    stays(parse_quote!(match list[0] {
        Some(n) if f(n).await => a,
        _ => b,
    }));
    stays(parse_quote!(match *x {
        Some(n) if f(n).await => a,
        _ => b,
    }));
}

#[test]
fn a_guard_of_several_patterns_would_be_asked_for_each() {
    stays(parse_quote!(match x {
        (Some(n), _) | (_, Some(n)) if f(n).await => a,
        _ => b,
    }));
}

#[test]
fn the_arms_up_to_the_last_such_guard_are_tested_in_order() {
    becomes(
        parse_quote!(match x.y {
            0 => a,
            n if f(n).await => b,
            Some(m) if m > 1 => c,
            _ => d,
        }),
        expect![[r#"
            fn f() {
                'matched0: {
                    if let 0 = x.y {
                        break 'matched0 a;
                    }
                    if let n = x.y {
                        p::bound_for_a_guard(&n);
                        if f(n).await {
                            break 'matched0 b;
                        }
                    }
                    match x.y {
                        0 => p::unreachable!(),
                        Some(m) if m > 1 => c,
                        _ => d,
                    }
                }
            }
        "#]],
    );
}

#[test]
fn what_is_left_still_covers_everything() {
    becomes(
        parse_quote!(match x {
            Point { x, y: 0 } => a,
            whole @ Some(_) if f(whole).await => b,
            Some(1 | 2) if f(1).await => b,
            None => c,
            Some(_) => d,
        }),
        expect![[r#"
            fn f() {
                'matched0: {
                    if let Point { x, y: 0 } = x {
                        break 'matched0 a;
                    }
                    if let whole @ Some(_) = x {
                        p::bound_for_a_guard(&whole);
                        if f(whole).await {
                            break 'matched0 b;
                        }
                    }
                    if let Some(1 | 2) = x {
                        if f(1).await {
                            break 'matched0 b;
                        }
                    }
                    match x {
                        Point { x: _, y: 0 } => p::unreachable!(),
                        None => c,
                        Some(_) => d,
                    }
                }
            }
        "#]],
    );
}
