//! Which locals must stay at one address.
//!
//! Input: a body and its facts. Output: the locals that may be borrowed while the machine goes from one state to the
//! next: by the awaited future, or by another local that the state holds. A guess from the syntax, on the safe side of
//! both mistakes: one anchored in vain costs a place, one carried wrongly is moved while borrowed, and rustc says so.
//!
//! ```text
//! let it = v.iter(); while let Some(x) = it.next() { f(x).await }     `it` holds `v` and crosses the await: `v` is anchored
//! ```
//!
//! `f(self.field).await` counts as a borrow of `self` where that is an exclusive reference and used again: the field may be
//! one, too.

use super::{Facts, Init, Set};
use crate::analysis::effects::{Effects, has_ref, of_match, of_stmt};
use crate::analysis::parts::{What, binds_by_value, path_of};
use crate::ir::{BlockId, Body, Stmt, Term};
use crate::locals::LocalId;
use syn::visit::Visit;
use syn::{Expr, Pat, Type};

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
    for local in &crossing {
        anchored.extend(holds[local.0].iter().filter(|held| *held != local));
    }
    anchored.extend(body.locals.ids().filter(|local| body.locals[*local].pinned));
    // What is declared inside of a statement, such as a closure's parameter, is rustc's affair.
    let of_the_machine: Set = body.blocks.iter().flat_map(|block| block.in_scope()).collect();
    anchored.keep(&of_the_machine);
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
        let effects = facts.code.stmt(block, at);
        // What an `else` borrows is not in what it is not taken for.
        let matched = match stmt {
            Stmt::Code(syn::Stmt::Local(local), _) => without_else(local).map(|local| of_stmt(&local)),
            _ => None,
        };
        let effects = matched.as_ref().unwrap_or(effects);
        let live = &facts.live_after[block.0][at];
        let mut sources = sources(body, effects, live, holds);
        if let Stmt::Code(syn::Stmt::Local(local), _) = stmt
            && let Some(init) = &local.init
        {
            sources.extend(seen_through(body, &init.expr, &local.pat).filter(|matched| live.contains(matched)));
        }
        if sources.is_empty() {
            continue;
        }
        let mut targets = effects.maybe_assigned.clone();
        targets.extend(effects.assigned);
        targets.join(&effects.borrowed);
        targets.join(&effects.reborrowed);
        if let Stmt::Code(_, declares) = stmt {
            targets.extend(declares);
        }
        for target in &targets {
            hold(&mut holds[target.0], &sources, target);
        }
    }
    let term = &body[block].term;
    let mut effects = facts.code.term(block);
    let of_an_iterator;
    if let Term::Match { scrutinee, .. } = term
        && let syn::Expr::Call(call) = &**scrutinee
        && crate::emit::source_text(quote::quote!(#call)).contains("Iterator::next")
    {
        // An item does not borrow from the iterator, only from what the iterator holds.
        of_an_iterator = Effects { borrowed: Set::new(), ..effects.clone() };
        effects = &of_an_iterator;
    }
    let live = facts.live_after[block.0].last().expect("one more than statements");
    let mut sources = sources(body, effects, live, holds);
    match term {
        Term::Await { value, .. } => {
            // `f(x.f).await`: if the field is an exclusive reference as well, it is not moved but reborrowed.
            let fields = effects.events.iter().filter(|event| matches!(event.what, What::Moved(_)));
            let fields = fields.map(|event| event.local);
            let again = |local: &LocalId| live.contains(local) || body.locals[*local].mutable;
            sources.extend(fields.filter(|local| again(local) && is_exclusive_reference(body, *local)));
            anchored.join(&sources);
            holds[value.0].join(&sources);
        }
        Term::If { .. } | Term::Match { .. } => {
            for (at, next) in term.successors().into_iter().enumerate() {
                let alone = arm_alone(term, at).map(|effects| self::sources(body, &effects, live, holds));
                let mut sources = alone.unwrap_or_else(|| sources.clone());
                let seen = seen_by(body, term, at).into_iter();
                // Where more is looked at before this way is taken, what is mentioned on the others counts, too.
                let others = term.successors().into_iter().skip(at).skip(1).filter(|_| may_be_left(term, at));
                let again = |matched: &LocalId| {
                    std::iter::once(next).chain(others.clone()).any(|next| facts.live_in[next.0].contains(matched))
                };
                sources.extend(seen.filter(again));
                for bound in body[next].in_scope().filter(|local| !body[block].in_scope().any(|known| known == *local))
                {
                    hold(&mut holds[bound.0], &sources, bound);
                }
            }
        }
        _ => {}
    }
}

/// `let PAT = value` of a `let PAT = value else { .. }`.
fn without_else(local: &syn::Local) -> Option<syn::Stmt> {
    let init = local.init.as_ref().filter(|init| init.diverge.is_some())?;
    let init = syn::LocalInit { diverge: None, ..init.clone() };
    Some(syn::Stmt::Local(syn::Local { init: Some(init), ..local.clone() }))
}

/// What matching does for one arm, if it borrows less than for all: others have a `ref`.
fn arm_alone(term: &Term, at: usize) -> Option<Effects> {
    let Term::Match { scrutinee, arms, .. } = term else { return None };
    let (pat, _) = arms.get(at)?;
    let mixed = !has_ref(pat) && arms.iter().any(|(pat, _)| has_ref(pat));
    mixed.then(|| of_match(scrutinee, [pat]))
}

/// Whether what a way binds is looked at before that way is taken: by a guard, or by the rest of a condition.
fn may_be_left(term: &Term, at: usize) -> bool {
    match term {
        Term::Match { arms, .. } => matches!(arms.get(at), Some((Pat::Guard(_), _))),
        _ => true,
    }
}

/// What is matched on one of the ways out of a block, and may be a reference that its pattern sees through.
fn seen_by(body: &Body, term: &Term, at: usize) -> Vec<LocalId> {
    struct Lets<'b>(&'b Body, Vec<LocalId>);
    impl<'ast> Visit<'ast> for Lets<'_> {
        fn visit_expr_let(&mut self, inner: &'ast syn::ExprLet) {
            self.1.extend(seen_through(self.0, &inner.expr, &inner.pat));
        }
    }
    match term {
        Term::Match { scrutinee, arms, .. } => {
            arms.get(at).and_then(|(pat, _)| seen_through(body, scrutinee, pat)).into_iter().collect()
        }
        Term::If { cond, .. } if at == 0 => {
            let mut lets = Lets(body, vec![]);
            lets.visit_expr(cond);
            lets.1
        }
        _ => vec![],
    }
}

/// The local that a pattern binds parts of. Mentioned again, it may be an exclusive reference, which these borrow:
/// `if let Some(x) = reference { f(x).await } *reference = None;`
fn seen_through(body: &Body, matched: &Expr, pat: &Pat) -> Option<LocalId> {
    let (local, path) = path_of(matched).filter(|(_, path)| !path.has_deref())?;
    let whole = path.is_whole() && matches!(pat, Pat::Ident(ident) if ident.subpat.is_none());
    let seen = binds_by_value(pat) && !whole && !body.locals[local].copy && !is_shared_reference(body, local);
    seen.then_some(local)
}

/// Makes `holder` hold `sources`, itself excepted.
fn hold(held: &mut Set, sources: &Set, holder: LocalId) {
    let before = held.contains(&holder);
    held.join(sources);
    if !before {
        held.remove(&holder);
    }
}

/// What a value made by this code may borrow: locals, and what the locals it is made of hold.
fn sources(body: &Body, effects: &Effects, live_after: &Set, holds: &[Set]) -> Set {
    let mut sources = effects.borrowed.clone();
    // An exclusive reference that is used again was not moved but reborrowed.
    let used_again = effects.moved.iter().filter(|local| live_after.contains(local));
    sources.extend(used_again.filter(|local| !body.locals[*local].copy && !body.locals[*local].temp));
    sources.extend(effects.reborrowed.iter().filter(|local| !is_shared_reference(body, *local)));
    sources.extend(effects.called.iter().filter(|local| lends_itself(body, *local)));
    for mentioned in &effects.mentioned {
        sources.join(&holds[mentioned.0]);
    }
    sources
}

/// What a function returns may borrow from the function, if that is a value of a generic type, or boxed.
fn lends_itself(body: &Body, local: LocalId) -> bool {
    let info = &body.locals[local];
    let known = matches!(info.ty, Some(Type::FnPtr(_))) || info.closure;
    info.lends || (!known && !is_shared_reference(body, local))
}

/// Known to be, by its written type.
pub fn is_exclusive_reference(body: &Body, local: LocalId) -> bool {
    matches!(&body.locals[local].ty, Some(Type::Reference(reference)) if reference.mutability.is_some())
}

/// A shared reference is copied; what it refers to is not the machine's.
fn is_shared_reference(body: &Body, local: LocalId) -> bool {
    let local = &body.locals[local];
    match &local.ty {
        Some(Type::Reference(reference)) => reference.mutability.is_none(),
        _ => local.name == "self" && local.copy,
    }
}
