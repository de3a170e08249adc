//! What may share its storage, for some functions in words, and for many of the differential suite as a rule.

use super::super::Emitter;
use super::super::testing::{with, with_all};
use super::{Field, Home, Layout};
use expect_test::{Expect, expect};
use syn::{ItemFn, parse_quote};

/// The slots, the groups and what is passed on, a line each; what shares is joined by `/`.
fn laid_out(function: ItemFn, expected: Expect) {
    with(&function, |emit| {
        check(emit);
        let Layout { slots, groups, passed, .. } = &emit.layout;
        let mut text = String::new();
        for slot in slots {
            text += &format!("slot {}\n", names(emit, slot, " / "));
        }
        for group in groups {
            let child = group.child.map_or("start".into(), |index| format!("await {index}"));
            text += format!("{child} {}", names(emit, &group.fields, ", ")).trim_end();
            text += "\n";
        }
        text += format!("passed {}", names(emit, passed, ", ")).trim_end();
        text += "\n";
        expected.assert_eq(&text);
    });
}

fn names(emit: &Emitter<'_>, fields: &[Field], between: &str) -> String {
    let name = |field: &Field| format!("{}: {:?}", emit.names.text(field.local), field.kept);
    fields.iter().map(name).collect::<Vec<_>>().join(between)
}

/// The rule: what is held at the same time is not kept in the same bytes, and nothing is held by a state that is not in the
/// frame.
fn check(emit: &Emitter<'_>) {
    let awaits = emit.body.awaits.len();
    check_together(emit, &emit.params(), Some(None));
    (0..awaits).for_each(|index| check_together(emit, &emit.fields_of_await(index), Some(Some(index))));
    emit.variants.iter().for_each(|block| check_together(emit, &emit.fields_of_block(*block), None));
}

/// Of a state (before the first resume, or at an await), or of a meeting point.
fn check_together(emit: &Emitter<'_>, fields: &[Field], state: Option<Option<usize>>) {
    let homes: Vec<Home> = fields
        .iter()
        .map(|field| emit.layout.home(*field).unwrap_or_else(|| panic!("no home: {}", names(emit, &[*field], ""))))
        .collect();
    for (at, home) in homes.iter().enumerate() {
        for other in &homes[at + 1..] {
            let shares = match (home, other) {
                (Home::Slot(one, _), Home::Slot(other, _)) => one == other,
                (Home::Group(one, first), Home::Group(other, second)) => one != other || first == second,
                (Home::Passed(one), Home::Passed(other)) => one == other,
                _ => false,
            };
            assert!(!shares, "{home:?} and {other:?} are held together");
        }
        match (home, state) {
            (Home::Passed(_), Some(_)) => panic!("a variable of the step is gone when it suspends"),
            (Home::Group(group, _), Some(child)) => {
                assert_eq!(emit.layout.groups[*group].child, child, "another state's group is in use");
            }
            _ => {}
        }
    }
}

#[test]
fn what_is_held_together_never_shares() {
    let count = with_all(|name, emit| {
        let checked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| check(emit)));
        assert!(checked.is_ok(), "{name}");
    });
    assert!(count > 150, "only {count} coroutines were found");
}

#[test]
fn what_two_states_hold_has_a_slot() {
    laid_out(
        parse_quote! {
            async fn f() {
                let a = make();
                one().await;
                two().await;
                take(a);
            }
        },
        expect![[r#"
            slot a: Live
            await 0
            await 1
            passed
        "#]],
    );
}

#[test]
fn what_follows_one_another_shares() {
    laid_out(
        parse_quote! {
            async fn f() {
                let a = make();
                one().await;
                two().await;
                take(a);
                let b = make();
                three().await;
                four().await;
                take(b);
            }
        },
        expect![[r#"
            slot a: Live / b: Live
            await 0
            await 1
            await 2
            await 3
            passed
        "#]],
    );
}

#[test]
fn what_one_state_holds_stands_beside_its_child() {
    laid_out(
        parse_quote! {
            async fn f(first: A) {
                let a = one(first).await;
                two().await;
                take(a);
                three().await;
            }
        },
        expect![[r#"
            start first: Live
            await 0
            await 1 a: Live
            await 2
            passed
        "#]],
    );
}

#[test]
fn what_only_a_meeting_point_holds_is_passed_on() {
    laid_out(
        parse_quote! {
            async fn f(flag: bool) {
                let a = if flag { one().await } else { make() };
                take(a);
                two().await;
            }
        },
        expect![[r#"
            start flag: Live
            await 0
            await 1
            passed a: Live
        "#]],
    );
}

#[test]
fn branches_that_hold_different_things_share() {
    laid_out(
        parse_quote! {
            async fn f(flag: bool) {
                if flag {
                    let a = make();
                    one().await;
                    two().await;
                    take(a);
                } else {
                    let b = make();
                    three().await;
                    four().await;
                    take(b);
                }
            }
        },
        expect![[r#"
            slot a: Live / b: Live
            start flag: Live
            await 0
            await 1
            await 2
            await 3
            passed
        "#]],
    );
}

#[test]
fn what_is_anchored_has_only_a_flag() {
    laid_out(
        parse_quote! {
            async fn f(flag: bool) {
                let a;
                if flag {
                    a = make();
                    borrow(&a).await;
                }
                one().await;
            }
        },
        expect![[r#"
            slot a: Flag
            start flag: Live
            await 0
            await 1
            passed
        "#]],
    );
}
