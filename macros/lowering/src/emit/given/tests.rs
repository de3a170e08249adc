//! What has been given away where a unit is left, and what of that is saved through a pointer.

use super::super::testing::{local, with};
use crate::emit::Emitter;
use crate::emit::units::Unit;
use syn::{ItemFn, parse_quote};

/// What is given away where the first await is, and what the first unit saves of it.
fn given(function: &ItemFn, names: &[&str]) -> (Vec<String>, Vec<String>) {
    let mut found = (vec![], vec![]);
    with(function, |emit: &Emitter<'_>| {
        let at_end = emit.given.at_end(emit.block_of_await(0));
        let saved = emit.given.saved.get(&Unit::Start);
        for name in names {
            let local = local(emit, name);
            if at_end.contains(&local) {
                found.0.push((*name).to_owned());
            }
            if saved.is_some_and(|saved| saved.contains(&local)) {
                found.1.push((*name).to_owned());
            }
        }
    });
    found
}

#[test]
fn what_is_mentioned_again_is_saved_from_where_it_stands() {
    let function = parse_quote! {
        async fn f(again: Id, gone: Id, kept: Id, number: u32) {
            eat(again);
            eat(gone);
            see(&kept);
            eat(number);
            nap().await;
            eat(again);
            eat(kept);
            eat(number);
        }
    };
    let (at_end, saved) = given(&function, &["again", "gone", "kept", "number"]);
    assert_eq!(at_end, ["again", "gone"], "a number is a copy, whoever is asked");
    assert_eq!(saved, ["again"]);
}

#[test]
fn a_new_value_has_not_been_given_away() {
    let function = parse_quote! {
        async fn f(mut renewed: Id) {
            eat(renewed);
            renewed = make();
            nap().await;
            eat(renewed);
        }
    };
    assert_eq!(given(&function, &["renewed"]), (vec![], vec![]));
}

#[test]
fn what_is_given_away_on_one_way_only_has_not_been() {
    let function = parse_quote! {
        async fn f(perhaps: Id, flag: bool) {
            if flag {
                eat(perhaps);
            }
            nap().await;
            eat(perhaps);
        }
    };
    assert_eq!(given(&function, &["perhaps"]), (vec![], vec![]));
}
