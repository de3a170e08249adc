//! Which locals must know at run time what has been moved out of them.
//!
//! Input: a body and what is known of it so far. Output: the tracked locals, each with the parts that are moved out of it,
//! and which of them may be gone on entry to each block. A local is tracked if it is still in scope at a later suspension
//! and one of these is true:
//!
//! - a field of it is used by value, or a pattern takes a part of it, and that part is not mentioned again (mentioned again,
//!   it is `Copy`, or rustc refuses it);
//! - it is given a value where, on some way there, it holds one, and on another it does not;
//! - it is given a new value somewhere, and before that is what a method is called on that may take it by value;
//! - it is anchored, and moved on some path inside of a statement;
//! - it is mentioned where it has not been given a value on every way: rustc, looking at the witness, refuses that, or finds
//!   that those ways lead nowhere.
//!
//! ```text
//! let (a, _) = x; nap().await;      `x` is tracked, with the part `(a, _)`; at the await, that part is gone
//! ```

mod flow;
mod live;

use super::effects::{Effects, takes_all};
use super::parts::{Part, Path, What, binds_by_value, path_of};
use super::{Facts, Init, Inits, Set, apply_stmt, declared_by, outlives, stmt_effects, term_effects};
use crate::ir::{BlockId, Body, Stmt, Term};
use crate::locals::LocalId;
use flow::flow;
use live::{LivePath, live_back, live_paths};
use std::collections::{BTreeMap, BTreeSet};
use syn::Type;
use syn::spanned::Spanned;

/// Nothing is left of a local: all bits.
pub const GONE: u32 = u32::MAX;

/// What may have been moved out of each tracked local, as bits for its parts.
pub type Moved = BTreeMap<LocalId, BTreeSet<u32>>;

/// The tracked locals.
#[derive(Clone, Debug, Default)]
pub struct Tracked {
    /// Which, with their parts, a bit each.
    pub locals: BTreeMap<LocalId, Vec<Part>>,
    /// What may have been moved out on entry to each block.
    pub moved_in: Vec<Moved>,
    /// What may have been moved out anywhere.
    pub moved: Moved,
    /// Those that are given a new value somewhere.
    renewed: Set,
    /// All locals, tracked or not, that are given one where they may hold another.
    pub given_again: Set,
}

impl Tracked {
    /// Whether a local is tracked.
    pub fn contains(&self, local: LocalId) -> bool {
        self.locals.contains_key(&local)
    }

    fn parts(&self, local: LocalId) -> Vec<Part> {
        self.locals.get(&local).cloned().unwrap_or_default()
    }

    /// Their ids.
    pub fn ids(&self) -> Set {
        self.locals.keys().copied().collect()
    }

    /// The bits of what is moved by value: none if it is no part that is tracked.
    pub fn bits(&self, local: LocalId, part: &Part) -> u32 {
        let Some(parts) = self.locals.get(&local) else { return 0 };
        let bit = |part: &Part| parts.iter().position(|known| known == part).map_or(0, |at| 1 << at);
        match bit(part) {
            0 => part.fields().unwrap_or_default().iter().map(bit).fold(0, |bits, bit| bits | bit),
            found => found,
        }
    }

    /// The same for all of some fields, if each is tracked.
    pub fn bits_of_fields(&self, local: LocalId, fields: &[Path]) -> Option<u32> {
        let bits = fields.iter().map(|path| self.bits(local, &Part::field(path.clone())));
        bits.map(|bits| (bits != 0).then_some(bits)).try_fold(0, |all, bits| Some(all | bits?))
    }

    /// What is certain to have been moved out of a local on entry to a block.
    pub fn known(&self, block: BlockId, local: LocalId) -> Option<u32> {
        let moved = self.moved_in.get(block.0)?.get(&local)?;
        (moved.len() == 1).then(|| moved.iter().next().copied()).flatten()
    }
}

/// The tracked locals of a body.
pub fn tracked(body: &Body, facts: &Facts) -> Tracked {
    let mut locals = facts.tracked.locals.clone();
    let (all_renewed, given_again) = all_renewed(body, facts);
    for local in renewed(body, facts, &all_renewed).union(&without_a_value(body, facts)) {
        locals.entry(*local).or_default();
    }
    locals.extend(probed_in_place(body).map(|local| (local, facts.tracked.parts(local))));
    for (local, part) in moved_in_part(body, facts) {
        let parts = locals.entry(local).or_default();
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    let refilled = refilled(body, facts);
    for (local, parts) in &mut locals {
        by_fields(parts, refilled.iter().filter(|(of, _)| of == local).map(|(_, path)| path));
        // There are bits for so many. What has none is read as it stands, and rustc refuses it if it is not `Copy`.
        parts.truncate(30);
    }
    let mut tracked = Tracked {
        locals,
        moved_in: vec![Moved::new(); body.blocks.len()],
        moved: Moved::new(),
        renewed: all_renewed,
        given_again,
    };
    if !tracked.locals.is_empty() {
        flow(body, facts, &mut tracked);
    }
    tracked
}

/// A local that something may be moved out of, and that is dropped after a later suspension, or stands in its place.
fn may_be_tracked(body: &Body, facts: &Facts, block: BlockId, local: LocalId) -> bool {
    let info = &body.locals[local];
    let ends_as_temporary = || {
        facts
            .order
            .iter()
            .flat_map(|block| &body[*block].stmts)
            .any(|stmt| matches!(stmt, Stmt::Drop(of) if *of == local))
    };
    !info.copy
        && info.rest_of.is_none()
        && !info.ty.as_ref().is_some_and(never_moved_in_part)
        && (outlives(body, facts, block, local)
            || facts.anchored.contains(&local)
            || (info.temp && ends_as_temporary()))
}

/// A type whose parts cannot be moved out.
fn never_moved_in_part(ty: &Type) -> bool {
    match ty {
        Type::Reference(_) | Type::Ptr(_) => true,
        Type::Path(path) => path.path.segments.last().is_some_and(|last| {
            ["Rc", "Arc", "Pin", "Vec", "String", "RefMut", "MutexGuard"].iter().any(|name| last.ident == name)
        }),
        _ => false,
    }
}

/// The locals that are given a value where they may or may not hold one, or are moved where only a drop flag knows.
fn renewed(body: &Body, facts: &Facts, all_renewed: &Set) -> Set {
    let mut found = Set::new();
    let is_renewed = |local: LocalId| all_renewed.contains(&local);
    walk(body, facts, |block, effects, live, inits| {
        let assigned = effects.assigned.iter().filter(|local| inits.get(local) == Some(&Init::Maybe));
        let inside = effects.maybe_assigned.iter().filter(|local| inits.get(local) == Some(&Init::Maybe));
        let anchored = effects
            .maybe_assigned
            .iter()
            .filter(|local| facts.anchored.contains(local) && inits.get(local).is_some_and(|init| *init != Init::Yes));
        let moved = effects.maybe_moved.iter().filter(|local| {
            let whole = effects.events.iter().any(|event| event.local == **local && matches!(event.what, What::Whole));
            whole && facts.anchored.contains(local) && live.contains(local) && !body.locals[**local].copy
        });
        // Mentioned again only because a statement gives it a new value inside of itself.
        let renewed = effects.moved.iter().filter(|local| {
            facts.anchored.contains(local) && live.contains(local) && is_renewed(**local) && !body.locals[**local].copy
        });
        let received = effects.receivers.iter().filter(|local| {
            !live.contains(local) && is_renewed(**local) && may_be_tracked(body, facts, block, **local)
        });
        found.extend(assigned.chain(inside).chain(anchored).chain(moved).chain(renewed).chain(received));
    });
    let declared: Set = body.blocks.iter().flat_map(|block| block.in_scope()).collect();
    found.retain(|local| declared.contains(local) && body.locals[*local].rest_of.is_none());
    found
}

/// The locals that are mentioned where they may hold nothing.
fn without_a_value(body: &Body, facts: &Facts) -> Set {
    let mut found = Set::new();
    for block in &facts.order {
        let maybe = facts.init_in[block.0].iter().filter(|(_, init)| **init == Init::Maybe);
        found.extend(maybe.map(|(local, _)| *local).filter(|local| facts.live_in[block.0].contains(local)));
    }
    walk(body, facts, |_, effects, _, inits| {
        let empty = |local: &&LocalId| inits.get(local) == Some(&Init::No) && facts.anchored.contains(local);
        found.extend(effects.mentioned.iter().filter(empty));
    });
    let probed: Set = body.blocks.iter().flat_map(|block| &block.stmts).filter_map(probed).collect();
    found.retain(|local| body.locals[*local].rest_of.is_none() && !probed.contains(local));
    found
}

fn probed(stmt: &Stmt) -> Option<LocalId> {
    match stmt {
        Stmt::Probe { of, .. } => Some(*of),
        _ => None,
    }
}

/// The locals that are given a new value somewhere, and those that are where they may hold another.
fn all_renewed(body: &Body, facts: &Facts) -> (Set, Set) {
    let (mut all, mut again) = (Set::new(), Set::new());
    walk(body, facts, |_, effects, _, inits| {
        let assigned = effects.assigned.iter().chain(&effects.maybe_assigned);
        again.extend(assigned.clone().filter(|local| inits.get(local).is_some_and(|init| *init != Init::No)));
        all.extend(assigned);
    });
    (all, again)
}

/// Receivers that a probe has left where they are, because they are tracked.
fn probed_in_place(body: &Body) -> impl Iterator<Item = LocalId> {
    let declared = body.blocks.iter().flat_map(|block| block.stmts.iter().flat_map(declared_by));
    let in_scope: Set = body.blocks.iter().flat_map(|block| block.in_scope()).chain(declared).collect();
    let stmts = body.blocks.iter().flat_map(|block| &block.stmts);
    stmts.filter_map(move |stmt| match stmt {
        Stmt::Probe { rest, of, .. } if !in_scope.contains(rest) => Some(*of),
        _ => None,
    })
}

/// Sees each piece of code with what is live after it and what locals hold before it.
fn walk(body: &Body, facts: &Facts, mut see: impl FnMut(BlockId, &Effects, &Set, &Inits)) {
    for block in &facts.order {
        let mut inits = facts.init_in[block.0].clone();
        for (at, stmt) in body[*block].stmts.iter().enumerate() {
            let live = &facts.live_after[block.0][at];
            see(*block, &stmt_effects(stmt), live, &inits);
            apply_stmt(stmt, live, &mut inits, &facts.tracked.ids());
        }
        let live = facts.live_after[block.0].last().expect("one more than statements");
        see(*block, &term_effects(&body[*block].term), live, &inits);
    }
}

/// The parts that are moved and not mentioned again.
fn moved_in_part(body: &Body, facts: &Facts) -> Vec<(LocalId, Part)> {
    let live_in = live_paths(body, facts);
    let mut found = vec![];
    for block in &facts.order {
        let data = &body[*block];
        let mut look = |local: LocalId, part: &Part, live: &BTreeSet<LivePath>| {
            let again = again(live, local, part);
            let of_a_box = !part.path.has_deref() || is_box(body, local);
            if !again && of_a_box && may_be_tracked(body, facts, *block, local) {
                let part = Part { items: items_in(body, *block, part), ..part.clone() };
                found.push((local, part));
            }
        };
        if let Term::Match { scrutinee, arms, .. } = &data.term
            && let Some((local, path)) = path_of(scrutinee)
            && arms.iter().any(|(pat, _)| takes_part(&path, pat))
        {
            let refutable = arms.len() > 1;
            for (pat, arm) in arms.iter().filter(|(pat, _)| binds_by_value(pat)) {
                let part = Part::new(path.clone(), Some(unguarded(pat).clone()), pat.span());
                let part = Part { refutable, ..part };
                look(local, &part, &live_in[arm.0]);
            }
        }
        live_back(body, *block, &live_in, |effects, live| {
            for event in &effects.events {
                match &event.what {
                    What::Moved(part) => look(event.local, part, live),
                    What::Captured(fields) if is_owned(body, event.local) => {
                        for path in fields {
                            look(event.local, &Part::field(path.clone()), live);
                        }
                    }
                    _ => {}
                }
            }
        });
    }
    found
}

/// The items that a part's pattern may name: it is matched again where they are not visible.
fn items_in(body: &Body, block: BlockId, part: &Part) -> Vec<syn::Item> {
    let entered = body[block].stmts.iter().filter_map(|stmt| match stmt {
        Stmt::Enter(scope) => Some(*scope),
        _ => None,
    });
    let open = body[block].open.iter().map(|(scope, _)| *scope).chain(entered);
    let items = open.flat_map(|scope| body.scopes[scope.0].items.iter().cloned());
    if part.pat.is_some() { items.collect() } else { vec![] }
}

/// Whether all of a part is mentioned again.
fn again(live: &BTreeSet<LivePath>, local: LocalId, part: &Part) -> bool {
    let again = |path: &Path| {
        live.iter().any(|mention| {
            let renewed = mention.but.iter().any(|but| but.holds(path));
            mention.local == local && mention.path.overlaps(path) && !renewed
        })
    };
    match part.fields() {
        Some(fields) => fields.iter().all(|field| again(&field.path)),
        None => again(&part.path),
    }
}

/// The locals that an expression matches and takes a part of: where its branches are blocks, each knows what it has taken.
pub fn matched_inside(body: &Body, facts: &Facts) -> Set {
    let mut found = Set::new();
    let mut see = |block, effects: &Effects, live: &BTreeSet<LivePath>| {
        for (local, path) in &effects.matched_inside {
            if !again(live, *local, &Part::field(path.clone())) && may_be_tracked(body, facts, block, *local) {
                found.insert(*local);
            }
        }
    };
    let any = facts.order.iter().any(|block| {
        let data = &body[*block];
        let in_stmts = data.stmts.iter().any(|stmt| !stmt_effects(stmt).matched_inside.is_empty());
        in_stmts || !term_effects(&data.term).matched_inside.is_empty()
    });
    if any {
        let live_in = live_paths(body, facts);
        for block in &facts.order {
            live_back(body, *block, &live_in, |effects, live| see(*block, effects, live));
        }
    }
    found
}

/// Whether a local is known to own its fields: made of a literal, or of a written type that is no pointer.
fn is_owned(body: &Body, local: LocalId) -> bool {
    let info = &body.locals[local];
    let ty = info.ty.as_ref().filter(|ty| matches!(ty, Type::Path(_) | Type::Tuple(_) | Type::Array(_)));
    info.literal || ty.is_some_and(|ty| !never_moved_in_part(ty) && !is_box(body, local))
}

fn is_box(body: &Body, local: LocalId) -> bool {
    let info = &body.locals[local];
    info.boxed
        || matches!(&info.ty, Some(Type::Path(path)) if path.path.segments.last().is_some_and(|last| last.ident == "Box"))
}

/// Whether an arm may leave something of what is matched.
pub fn takes_part(path: &Path, pat: &syn::Pat) -> bool {
    binds_by_value(pat) && !(path.is_whole() && takes_all(pat))
}

/// An arm's pattern without its guard.
pub fn unguarded(pat: &syn::Pat) -> &syn::Pat {
    match pat {
        syn::Pat::Guard(guard) => &guard.pat,
        pat => pat,
    }
}

/// The fields that are given new values.
fn refilled(body: &Body, facts: &Facts) -> Vec<(LocalId, Path)> {
    let mut found = vec![];
    walk(body, facts, |_, effects, _, _| {
        for event in &effects.events {
            if let What::Refilled(path) = &event.what {
                found.push((event.local, path.clone()));
            }
        }
    });
    found
}

/// Takes patterns apart into fields where one of these may be moved, or given a value, by itself.
fn by_fields<'a>(parts: &mut Vec<Part>, refilled: impl Iterator<Item = &'a Path>) {
    let refilled: Vec<&Path> = refilled.collect();
    let mut result: Vec<Part> = vec![];
    for (at, part) in parts.iter().enumerate() {
        let others = parts.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, other)| &other.path);
        let mixed = others.chain(refilled.iter().copied()).any(|path| path.overlaps(&part.path));
        let fields = part.fields().filter(|_| mixed).unwrap_or_else(|| vec![part.clone()]);
        for field in fields {
            if !result.contains(&field) {
                result.push(field);
            }
        }
    }
    *parts = result;
}
