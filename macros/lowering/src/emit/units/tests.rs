//! The order of the units, for some functions in words, and for many of the differential suite as a rule.

use super::super::Emitter;
use super::super::testing::{with, with_all};
use super::{Item, Unit};
use expect_test::{Expect, expect};
use syn::{ItemFn, parse_quote};

/// The units in order, a line each, those of a loop further in; behind each, where it goes on.
fn ordered(function: ItemFn, expected: Expect) {
    with(&function, |emit| {
        check(emit);
        let mut text = String::new();
        write(emit, &emit.units.items, 0, &mut text);
        expected.assert_eq(&text);
    });
}

fn write(emit: &Emitter<'_>, items: &[Item], depth: usize, text: &mut String) {
    for item in items {
        match item {
            Item::One(unit) => {
                let ways: Vec<String> = emit
                    .successors(*unit)
                    .into_iter()
                    .map(|next| match next {
                        Unit::Await(index) => format!("suspends at {index}"),
                        next => emit.way(*unit, next).to_string().replace(" ;", ""),
                    })
                    .collect();
                let name = emit.label(*unit).ident;
                *text += format!("{}{name}: {}", "  ".repeat(depth), ways.join(", ")).trim_end();
                *text += "\n";
            }
            Item::Loop(inner) => {
                *text += &format!("{}loop\n", "  ".repeat(depth));
                write(emit, inner, depth + 1, text);
            }
        }
    }
}

/// The rule: each unit is written once, and each of its ways leads on to where an item behind it begins, or back to the head
/// of a loop that it is in.
fn check(emit: &Emitter<'_>) {
    let written: Vec<Unit> = emit.units.items.iter().flat_map(Item::units).collect();
    assert_eq!(written.first(), Some(&Unit::Start));
    for unit in &written {
        assert_eq!(written.iter().filter(|other| *other == unit).count(), 1, "{unit:?} is written twice");
        for next in emit.successors(*unit) {
            assert!(written.contains(&next), "{next:?} is not written");
            let back = emit.units.goes_back(*unit, next);
            assert!(
                back || is_behind(&emit.units.items, *unit, next),
                "no block that {unit:?} is in ends where {next:?} begins"
            );
        }
    }
}

/// Whether `next` begins an item behind the one that `unit` is in, in one of the sequences around it.
fn is_behind(items: &[Item], unit: Unit, next: Unit) -> bool {
    let Some(at) = items.iter().position(|item| item.units().contains(&unit)) else { return false };
    let inside = match &items[at] {
        Item::Loop(inner) => is_behind(inner, unit, next),
        Item::One(_) => false,
    };
    inside || items[at + 1..].iter().any(|item| item.head() == next)
}

#[test]
fn each_way_leads_on_or_back_to_the_head_of_a_loop() {
    let count = with_all(|name, emit| {
        let checked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| check(emit)));
        assert!(checked.is_ok(), "{name}");
    });
    assert!(count > 150, "only {count} coroutines were found");
}

#[test]
fn one_after_the_other() {
    ordered(
        parse_quote! {
            async fn f() {
                one().await;
                two().await;
            }
        },
        expect![[r#"
            to_start: suspends at 0
            to_await_one: suspends at 1
            to_await_two:
        "#]],
    );
}

#[test]
fn branches_meet_behind_both() {
    ordered(
        parse_quote! {
            async fn f(flag: bool) {
                if flag {
                    one().await;
                } else {
                    two().await;
                }
                three().await;
            }
        },
        expect![[r#"
            to_start: suspends at 0, suspends at 1
            to_await_one: break 'to_after_if
            to_await_two: break 'to_after_if
            to_after_if: suspends at 2
            to_await_three:
        "#]],
    );
}

#[test]
fn loops_hold_what_leads_back() {
    ordered(
        parse_quote! {
            async fn f() {
                for a in list() {
                    while one(a).await {
                        two().await;
                    }
                    if done(a) {
                        break;
                    }
                }
                three().await;
            }
        },
        expect![[r#"
            to_start: resumed = false break 'to_for
            loop
              to_for: break 'to_after_for, resumed = false break 'to_while
              loop
                to_while: suspends at 0
                to_await_one: suspends at 1, break 'to_after_for, resumed = false continue 'repeat_for
                to_await_two: resumed = false continue 'repeat_while
            to_after_for: suspends at 2
            to_await_three:
        "#]],
    );
}

#[test]
fn labels_lead_out_of_two() {
    ordered(
        parse_quote! {
            async fn f() {
                'outer: loop {
                    loop {
                        if one().await {
                            break 'outer;
                        }
                        if two().await {
                            continue 'outer;
                        }
                    }
                }
                three().await;
            }
        },
        expect![[r#"
            to_start: resumed = false break 'to_loop0
            loop
              to_loop0: resumed = false break 'to_loop1
              loop
                to_loop1: suspends at 0
                to_await_one: break 'to_after_loop, suspends at 1
                to_await_two: resumed = false continue 'repeat_loop0, break 'to_after_block
                to_after_block: resumed = false continue 'repeat_loop1
            to_after_loop: suspends at 2
            to_await_three:
        "#]],
    );
}

#[test]
fn a_loop_that_does_not_wait_is_a_statement() {
    ordered(
        parse_quote! {
            async fn f() {
                loop {
                    if done() {
                        break;
                    }
                }
                one().await;
            }
        },
        expect![[r#"
            to_start: suspends at 0
            to_await_one:
        "#]],
    );
}
