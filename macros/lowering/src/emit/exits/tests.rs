//! Who leaves by the same exit, and what each kind of field is handed over as.

use super::super::Emitter;
use super::super::testing::{block, local, with};
use super::{Exits, Field, Kept};
use crate::emit::units::Unit;
use crate::ir::{BlockId, Term};
use crate::set::Set;
use syn::{ItemFn, parse_quote};

/// The blocks that go on at `next`.
fn leading_to(emit: &Emitter<'_>, next: BlockId) -> Vec<BlockId> {
    let leads = |block: &&BlockId| matches!(emit.body[**block].term, Term::Goto(to) if to == next);
    emit.facts.order.iter().filter(leads).copied().collect()
}

#[test]
fn who_come_with_the_same_locals_leave_by_the_same_exit() {
    let function: ItemFn = parse_quote! {
        async fn f(n: u8) {
            let kept = make();
            match n {
                0 => one(),
                1 => two(),
                2 => drop(kept),
                3 => three().await,
                _ => {}
            }
            four().await;
        }
    };
    with(&function, |emit| {
        let after = block(emit, "after_match");
        let from = leading_to(emit, after);
        assert_eq!(from.len(), 5);
        let exits = Exits::of(Unit::Start);
        let depth = emit.body[after].open.len();
        let mut labels: Vec<String> =
            from.iter().map(|from| exits.take(emit, depth, *from, after).ident.to_string()).collect();
        labels.sort();
        assert_eq!(labels, ["leave0", "leave0", "leave0", "leave0", "leave1"], "one has dropped what the others hold");

        let ending = exits.labelled(|exit| exit.next == after);
        assert_eq!(ending.iter().map(|exit| exit.label.ident.to_string()).collect::<Vec<_>>(), ["leave0", "leave1"]);
        assert!(exits.labelled(|_| true).is_empty(), "they have their labels");
        assert_eq!(exits.take(emit, depth, from[0], after).ident, "leave2", "no label is used twice");
        assert!(exits.labelled(|exit| exit.depth > depth).is_empty(), "it goes further out");
        assert_eq!(exits.labelled(|exit| exit.depth <= depth).len(), 1);
    });
}

#[test]
fn what_is_handed_over() {
    let function: ItemFn = parse_quote! {
        async fn f(flag: bool) {
            let always = make();
            let perhaps;
            let never;
            if flag {
                perhaps = make();
            }
            one().await;
            never = make();
            two().await;
        }
    };
    with(&function, |emit| {
        let from = BlockId(0);
        let next = emit.resume_of_await(0);
        let handed_over = |name: &str, kept: Kept| {
            let field = Field { local: local(emit, name), kept };
            emit.handed_over(from, next, &field, &Set::new()).to_string().replace(' ', "")
        };
        let core = "__asyncio::";
        assert_eq!(handed_over("always", Kept::Live), "always");
        assert_eq!(
            handed_over("always", Kept::ForDrop),
            "(&__asyncio::Keep(&always)).tag().keep(always)",
            "whether there is anything to drop, its type decides"
        );
        assert_eq!(handed_over("always", Kept::Maybe), format!("{core}Some(always)"));
        assert_eq!(handed_over("never", Kept::Maybe), format!("{core}None"));
        assert_eq!(handed_over("always", Kept::Flag), "{always.leave();true}", "the value stays in its place");
        assert_eq!(handed_over("never", Kept::Flag), "false");
        assert_eq!(handed_over("always", Kept::Moved), "always.leave()");
        assert_eq!(handed_over("always", Kept::Rest), "__asyncio::Rest::leave(always)");
        assert_eq!(handed_over("never", Kept::MaybeRest), format!("{core}None"));
    });
}
