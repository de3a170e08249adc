//! What may share its storage, for some functions in words, and for many of the differential suite as a rule.

use super::super::Emitter;
use super::super::testing::{with, with_all};
use super::{Field, Home, Layout, Stand};
use crate::locals::LocalId;
use expect_test::{Expect, expect};
use syn::{ItemFn, parse_quote};

/// The slots, the groups, what is passed on and the places, a line each; what shares is joined by `/`.
fn laid_out(function: ItemFn, expected: Expect) {
    with(&function, |emit| {
        check(emit);
        let Layout { slots, groups, passed, places, .. } = &emit.layout;
        let mut text = String::new();
        for slot in slots {
            text += &format!("slot {}\n", names(emit, slot, " / "));
        }
        for group in groups {
            let child = group.child.map_or("start".into(), |index| format!("await {index}"));
            text += format!("{child} {}", names(emit, &group.fields, ", ")).trim_end();
            text += &group.standing.iter().map(|local| format!(" + {}", emit.names.text(*local))).collect::<String>();
            text += "\n";
        }
        text += format!("passed {}", names(emit, passed, ", ")).trim_end();
        text += "\n";
        for place in places {
            let names: Vec<&str> = place.iter().map(|local| emit.names.text(*local)).collect();
            text += &format!("place {}\n", names.join(" / "));
        }
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
    for index in 0..awaits {
        let value = emit.value_of_await(index);
        let in_scope = emit.body[emit.resume_of_await(index)].in_scope().filter(|local| *local != value);
        check_standing(emit, in_scope, &[], Some(index));
    }
    for block in &emit.variants {
        check_standing(emit, emit.body[*block].in_scope(), &emit.fields_of_block(*block), None);
    }
}

/// Of the locals that are in scope at an await, or where ways meet, which hand on these fields.
fn check_standing(emit: &Emitter<'_>, locals: impl Iterator<Item = LocalId>, fields: &[Field], waiting: Option<usize>) {
    let stands: Vec<Stand> = locals.filter_map(|local| emit.layout.stand(local)).collect();
    let handed_on = fields.iter().filter_map(|field| emit.layout.home(*field));
    let handed_on: Vec<Home> = handed_on.filter(|home| matches!(home, Home::Group(..))).collect();
    for (at, stand) in stands.iter().enumerate() {
        for other in &stands[at + 1..] {
            let shares = match (stand, other) {
                (Stand::Place(one, _), Stand::Place(other, _)) => one == other,
                (Stand::Group(one, first), Stand::Group(other, second)) => one != other || first == second,
                _ => false,
            };
            assert!(!shares, "{stand:?} and {other:?} are in scope together");
        }
        if let Stand::Group(group, member) = stand {
            if waiting.is_some() {
                assert_eq!(emit.layout.groups[*group].child, waiting, "another state's group is in use");
            }
            let meets = |home: &Home| matches!(home, Home::Group(other, field) if other != group || field == member);
            assert!(!handed_on.iter().any(meets), "{stand:?} is in scope where {handed_on:?} is handed on");
        }
    }
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
            place a
        "#]],
    );
}

#[test]
fn what_is_in_scope_at_one_await_stands_beside_its_child() {
    laid_out(
        parse_quote! {
            async fn f() {
                {
                    let a = make();
                    borrow(&a).await;
                }
                {
                    let b = make();
                    borrow(&b).await;
                }
            }
        },
        expect![[r#"
            await 0 + a
            await 1 + b
            passed
        "#]],
    );
}

#[test]
fn what_is_never_in_scope_together_shares_a_place() {
    laid_out(
        parse_quote! {
            async fn f() {
                let outer = make();
                borrow(&outer).await;
                {
                    let a = make();
                    borrow(&a).await;
                    borrow(&a).await;
                }
                let b = make();
                borrow(&b).await;
                borrow(&b).await;
            }
        },
        expect![[r#"
            await 0
            await 1
            await 2
            await 3
            await 4
            passed
            place outer
            place a / b
        "#]],
    );
}

#[test]
fn what_is_handed_on_keeps_what_comes_later_out_of_other_groups() {
    laid_out(
        parse_quote! {
            async fn f(flag: bool) {
                let kept: (u64, u64) = make();
                one().await;
                if flag {
                    if other() {
                        two().await;
                        return;
                    }
                    met();
                }
                if other() {
                    let a = make();
                    borrow(&a).await;
                    return;
                }
                take(kept);
                three().await;
            }
        },
        expect![[r#"
            slot flag: Live
            await 0 kept: Live
            await 1
            await 2
            await 3
            passed
            place a
        "#]],
    );
}
