//! Which locals must stay at one address.
//!
//! Input: a body and its facts. Output: the locals that may be borrowed while the machine goes from one state to the
//! next: by the awaited future, or by another local that the state holds. A guess from the syntax, on the safe side of
//! both mistakes: one anchored in vain costs a witness, one carried wrongly is moved while borrowed, and rustc says so.
//!
//! ```text
//! let it = v.iter(); while let Some(x) = it.next() { f(x).await }     `it` holds `v` and crosses the await: `v` is anchored
//! ```

use super::{Facts, Init, stmt_effects, term_effects};
use crate::analysis::effects::Effects;
use crate::ir::{BlockId, Body, Stmt, Term};
use crate::locals::LocalId;
use std::collections::BTreeSet;
use syn::Type;

type Set = BTreeSet<LocalId>;

/// The locals to be anchored.
pub fn anchors(body: &Body, facts: &Facts) -> Set {
    let crossing = crossing(body, facts);
    let mut holds: Vec<Set> = vec![Set::new(); body.locals.ids().count()];
    let mut anchored = Set::new();
    loop {
        let before: usize = holds.iter().map(Set::len).sum();
        for block in &facts.order {
            flow(body, facts, *block, &mut holds, &mut anchored);
        }
        if holds.iter().map(Set::len).sum::<usize>() == before {
            break;
        }
    }
    for local in crossing {
        anchored.extend(holds[local.0].iter().filter(|held| **held != local));
    }
    anchored.extend(body.locals.ids().filter(|local| body.locals[*local].pinned));
    // What is declared inside of a statement, such as a closure's parameter, is rustc's affair.
    let of_the_machine: Set = body.blocks.iter().flat_map(|block| block.in_scope()).collect();
    anchored.retain(|local| of_the_machine.contains(local));
    anchored.retain(|local| body.locals[*local].rest_of.is_none());
    anchored
}

/// The locals that some state or meeting point holds.
fn crossing(body: &Body, facts: &Facts) -> Set {
    let mut crossing = Set::new();
    let mut add = |target: BlockId, inits: &super::Inits| {
        crossing.extend(body[target].in_scope().filter(|local| {
            let holds = inits.get(local).is_some_and(|init| *init != Init::No);
            holds && (facts.live_in[target.0].contains(local) || !body.locals[*local].needs_no_drop())
        }));
    };
    for block in &facts.order {
        match &body[*block].term {
            Term::Await { resume, .. } => add(*resume, &facts.init_out[block.0]),
            _ => {
                for next in body[*block].term.successors() {
                    if facts.variants.contains(&next) {
                        add(next, &facts.init_in[next.0]);
                    }
                }
            }
        }
    }
    crossing
}

/// What a block makes its locals hold.
fn flow(body: &Body, facts: &Facts, block: BlockId, holds: &mut [Set], anchored: &mut Set) {
    for (at, stmt) in body[block].stmts.iter().enumerate() {
        let effects = stmt_effects(stmt);
        let sources = sources(body, &effects, &facts.live_after[block.0][at], holds);
        let mut targets: Set = effects.assigned.into_iter().chain(effects.maybe_assigned.iter().copied()).collect();
        targets.extend(effects.borrowed.iter().chain(&effects.reborrowed));
        if let Stmt::Code(_, declares) = stmt {
            targets.extend(declares);
        }
        for target in targets {
            holds[target.0].extend(sources.iter().filter(|source| **source != target));
        }
    }
    let term = &body[block].term;
    let mut effects = term_effects(term);
    if let Term::Match { scrutinee, .. } = term
        && let syn::Expr::Call(call) = &**scrutinee
        && crate::emit::source_text(quote::quote!(#call)).contains("Iterator::next")
    {
        // An item does not borrow from the iterator, only from what the iterator holds.
        effects.borrowed.clear();
    }
    let live = facts.live_after[block.0].last().expect("one more than statements");
    let sources = sources(body, &effects, live, holds);
    match term {
        Term::Await { value, .. } => {
            anchored.extend(&sources);
            holds[value.0].extend(&sources);
        }
        Term::If { .. } | Term::Match { .. } => {
            for next in term.successors() {
                for bound in body[next].in_scope().filter(|local| !body[block].in_scope().any(|known| known == *local))
                {
                    holds[bound.0].extend(sources.iter().filter(|source| **source != bound));
                }
            }
        }
        _ => {}
    }
}

/// What a value made by this code may borrow: locals, and what the locals it is made of hold.
fn sources(body: &Body, effects: &Effects, live_after: &Set, holds: &[Set]) -> Set {
    let mut sources = effects.borrowed.clone();
    // An exclusive reference that is used again was not moved but reborrowed.
    let used_again = effects.moved.iter().filter(|local| live_after.contains(local));
    sources.extend(used_again.filter(|local| !body.locals[**local].copy && !body.locals[**local].temp));
    sources.extend(effects.reborrowed.iter().filter(|local| !is_shared_reference(body, **local)));
    sources.extend(effects.called.iter().filter(|local| lends_itself(body, **local)));
    for mentioned in &effects.mentioned {
        sources.extend(&holds[mentioned.0]);
    }
    sources
}

/// What a function returns may borrow from the function, if that is a value of a generic type, or boxed.
fn lends_itself(body: &Body, local: LocalId) -> bool {
    let info = &body.locals[local];
    let known = matches!(info.ty, Some(Type::FnPtr(_))) || info.closure;
    info.lends || (!known && !is_shared_reference(body, local))
}

/// A shared reference is copied; what it refers to is not the machine's.
fn is_shared_reference(body: &Body, local: LocalId) -> bool {
    let local = &body.locals[local];
    match &local.ty {
        Some(Type::Reference(reference)) => reference.mutability.is_none(),
        _ => local.name == "self" && local.copy,
    }
}
