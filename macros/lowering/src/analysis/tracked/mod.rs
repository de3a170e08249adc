//! Which locals must know at run time what has been moved out of them.
//!
//! Input: a body and what is known of it so far. Output: the tracked locals, each with the parts that are moved out of it,
//! and which of them may be gone on entry to each block. A local is tracked if it is still in scope at a later suspension,
//! or stays at its address, and one of these is true:
//!
//! - a field of it is used by value, or a pattern takes a part of it, and that part is not mentioned again (mentioned again,
//!   it is `Copy`, or rustc refuses it);
//! - a method that may take it by value is called on a field of it that is not mentioned again (`probe`). The bit of such a part
//!   says that the call has been made; whether it has moved the part is what its type answers, the same wherever the step
//!   goes on, so that no state saves it;
//! - it is given a value where, on some way there, it holds one, and on another it does not;
//! - it is given a new value somewhere, and before that is what a method is called on that may take it by value;
//! - it is anchored, and moved on some path inside of a statement;
//! - the last that a statement does with it is to call a method on it that may take it by value, after other mentions;
//! - it is mentioned where it has not been given a value on every way: rustc, looking at the witness, refuses that, or finds
//!   that those ways lead nowhere.
//!
//! ```text
//! let (a, _) = x; nap().await;      `x` is tracked, with the part `(a, _)`; at the await, that part is gone
//! ```

mod boxes;
pub mod by_parts;
mod elements;
mod flow;
mod live;
mod moved;

use super::effects::{Effects, all_take, local_of, one_takes, takes_all};
use super::parts::{Event, Part, Path, What, binds_by_value, path_of};
use super::{Facts, Init, Inits, Set, apply_stmt, declared_by, outlives, scopes_at_end};
use crate::ir::{Block, BlockId, Body, Stmt, Term};
use crate::locals::LocalId;
use boxes::is_box_by_its_field;
use by_parts::{ByParts, by_parts};
use elements::takes_elements;
use flow::flow;
use live::{LivePath, live_back, live_paths};
use moved::moved_in_part;
use std::collections::{BTreeMap, BTreeSet};
use syn::spanned::Spanned;
use syn::visit::Visit;
use syn::{Expr, Pat, Type};

/// Nothing is left of a local: all bits.
pub const GONE: u32 = u32::MAX;

/// Says of what is left of a local that its arrays are dropped from the first element to the last, as if nobody looked.
pub const IN_PLACE: u32 = 1 << 31;

/// There are bits for so many parts of a local.
const MOST_PARTS: usize = 30;

/// What may have been moved out of each tracked local, as bits for its parts.
pub type Moved = BTreeMap<LocalId, BTreeSet<u32>>;

/// Fields of locals.
pub type Fields = BTreeSet<(LocalId, Path)>;

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
    /// Fields that are certain to be used by value, and mentioned again: they are `Copy`, or rustc refuses it.
    pub used_again: Fields,
    /// How those are dropped that have arrays in them.
    pub by_parts: ByParts,
}

impl Tracked {
    /// Whether a local is tracked.
    pub fn contains(&self, local: LocalId) -> bool {
        self.locals.contains_key(&local)
    }

    /// Whether there are bits for more of its parts.
    pub fn has_room(&self, local: LocalId) -> bool {
        self.locals.get(&local).is_none_or(|parts| parts.len() < MOST_PARTS)
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

    /// The bits of all that is inside of a field.
    pub fn bits_inside(&self, local: LocalId, path: &Path) -> u32 {
        let parts = self.locals.get(&local).into_iter().flatten().enumerate();
        parts.filter(|(_, part)| path.holds(&part.path)).fold(0, |bits, (at, _)| bits | 1 << at)
    }

    /// The bits of what probes ask about: each says that the call has been made, and the answer whether it has moved the part.
    pub fn asked(&self, local: LocalId) -> u32 {
        let parts = self.locals.get(&local).into_iter().flatten().enumerate();
        parts.filter(|(_, part)| part.asked.is_some()).fold(0, |bits, (at, _)| bits | 1 << at)
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
    let mut found = renewed(body, facts, &all_renewed);
    found.join(&without_a_value(body, facts));
    for local in &found {
        locals.entry(local).or_default();
    }
    let probed = probed_in_place(body);
    locals.extend(probed.iter().map(|(local, _)| (*local, facts.tracked.parts(*local))));
    let asked = probed.into_iter().filter_map(|(local, part)| Some((local, part?)));
    let (moved, used_again) = moved_in_part(body, facts);
    for (local, part) in asked.chain(moved) {
        let parts = locals.entry(local).or_default();
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    let refilled = refilled(facts);
    for (local, parts) in &mut locals {
        by_fields(parts, refilled.iter().filter(|(of, _)| of == local).map(|(_, path)| path));
        // There are bits for so many. What has none is read as it stands, and rustc refuses it if it is not `Copy`.
        parts.truncate(MOST_PARTS);
    }
    let mut tracked = Tracked {
        locals,
        moved_in: vec![Moved::new(); body.blocks.len()],
        moved: Moved::new(),
        renewed: all_renewed,
        given_again,
        used_again,
        by_parts: ByParts::default(),
    };
    if !tracked.locals.is_empty() {
        flow(body, facts, &mut tracked);
        tracked.by_parts = by_parts(body, facts, &tracked);
    }
    tracked
}

/// The same of a local that a part is moved out of: where that is an element of an array, also if it is dropped at an earlier
/// suspension.
fn may_lose(body: &Body, facts: &Facts, block: BlockId, local: LocalId, part: &Part) -> bool {
    let info = &body.locals[local];
    let is_saved = || {
        let awaits = facts.order.iter().filter(|block| matches!(body[**block].term, Term::Await { .. }));
        awaits.flat_map(|block| scopes_at_end(body, *block)).any(|(_, locals)| locals.contains(&local))
    };
    may_be_tracked(body, facts, block, local)
        || (part.pat.as_ref().is_some_and(takes_elements)
            && !info.copy
            && !info.ty.as_ref().is_some_and(never_moved_in_part)
            && is_saved())
}

/// A local that something may be moved out of, and that is dropped after a later suspension or stays at its address.
pub fn may_be_tracked(body: &Body, facts: &Facts, block: BlockId, local: LocalId) -> bool {
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
        let assigned = effects.assigned.into_iter().filter(|local| inits.get(local) == Some(&Init::Maybe));
        let inside = effects.maybe_assigned.iter().filter(|local| inits.get(local) == Some(&Init::Maybe));
        let anchored = effects
            .maybe_assigned
            .iter()
            .filter(|local| facts.anchored.contains(local) && inits.get(local).is_some_and(|init| *init != Init::Yes));
        let moved = effects.maybe_moved.iter().filter(|local| {
            let whole = effects.events.iter().any(|event| event.local == *local && matches!(event.what, What::Whole));
            whole && facts.anchored.contains(local) && live.contains(local) && !body.locals[*local].copy
        });
        // Mentioned again only because a statement gives it a new value inside of itself.
        let renewed = effects.moved.iter().filter(|local| {
            facts.anchored.contains(local) && live.contains(local) && is_renewed(*local) && !body.locals[*local].copy
        });
        // Given a new value by the statement that has moved it, inside of itself.
        let refilled = effects.assigned_inside.iter().filter(|local| {
            let mut events = effects.events.iter().filter(|event| event.local == *local);
            facts.anchored.contains(local)
                && events.any(|event| matches!(event.what, What::Whole))
                && events.any(|event| matches!(event.what, What::Renewed))
        });
        // What `x = x.m()` leaves of `x` is nobody's question, where `x` need not stay at its address.
        let asked = |local: &LocalId| match effects.assigned == Some(*local) {
            true => facts.anchored.contains(local),
            false => !live.contains(local),
        };
        let received = effects
            .receivers
            .iter()
            .filter(|local| asked(local) && (is_renewed(*local) || effects.received_last.contains(local)))
            .filter(|local| may_be_tracked(body, facts, block, *local));
        found
            .extend(assigned.chain(inside).chain(anchored).chain(moved).chain(renewed).chain(refilled).chain(received));
    });
    let declared: Set = body.blocks.iter().flat_map(|block| block.in_scope()).collect();
    found.retain(|local| declared.contains(local) && body.locals[*local].rest_of.is_none());
    found
}

/// The locals that are mentioned where they may hold nothing.
fn without_a_value(body: &Body, facts: &Facts) -> Set {
    let mut found = Set::new();
    for block in &facts.order {
        found.join(&facts.init_in[block.0].maybe().intersection(&facts.live_in[block.0]));
    }
    walk(body, facts, |_, effects, _, inits| {
        let empty = |local: &LocalId| inits.get(local) == Some(&Init::No) && facts.anchored.contains(local);
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

/// The locals that are given a new value somewhere, and those that are where they may hold another. A temporary that is made
/// where it was declared, on every way, is not.
fn all_renewed(body: &Body, facts: &Facts) -> (Set, Set) {
    let (mut all, mut again) = (Set::new(), Set::new());
    let made: Set = body.blocks.iter().flat_map(made_where_declared).filter(|local| body.locals[*local].temp).collect();
    walk(body, facts, |_, effects, _, inits| {
        let assigned = effects.assigned.into_iter().chain(&effects.maybe_assigned);
        again.extend(assigned.clone().filter(|local| inits.get(local).is_some_and(|init| *init != Init::No)));
        all.extend(assigned.filter(|local| !made.contains(local)));
    });
    (all, again)
}

/// The locals that a block declares and gives their value.
fn made_where_declared(block: &Block) -> Vec<LocalId> {
    let declares =
        |local: LocalId| block.stmts.iter().any(|stmt| matches!(stmt, Stmt::Declare(known) if *known == local));
    let made = block.stmts.iter().filter_map(|stmt| match stmt {
        Stmt::Init(local, _) if declares(*local) => Some(*local),
        _ => None,
    });
    made.collect()
}

/// Receivers that a probe has left where they are, because they are tracked, and those of which it asks about a part.
fn probed_in_place(body: &Body) -> Vec<(LocalId, Option<Part>)> {
    let declared = body.blocks.iter().flat_map(|block| block.stmts.iter().flat_map(declared_by));
    let in_scope: Set = body.blocks.iter().flat_map(|block| block.in_scope()).chain(declared).collect();
    let stmts = body.blocks.iter().flat_map(|block| &block.stmts);
    let in_place = stmts.filter_map(|stmt| match stmt {
        Stmt::Probe { rest, of, .. } if !in_scope.contains(rest) => Some((*of, stmt.probed_part())),
        _ => None,
    });
    in_place.collect()
}

/// Sees each piece of code with what is live after it and what locals hold before it.
fn walk(body: &Body, facts: &Facts, mut see: impl FnMut(BlockId, &Effects, &Set, &Inits)) {
    let tracked = facts.tracked.ids();
    for block in &facts.order {
        let mut inits = facts.init_in[block.0].clone();
        for (at, stmt) in body[*block].stmts.iter().enumerate() {
            let live = &facts.live_after[block.0][at];
            let effects = facts.code.stmt(*block, at);
            see(*block, effects, live, &inits);
            apply_stmt(stmt, effects, live, &mut inits, &tracked);
        }
        let live = facts.live_after[block.0].last().expect("one more than statements");
        see(*block, facts.code.term(*block), live, &inits);
    }
}

/// Whether all of a part is mentioned again.
fn again(live: &BTreeSet<LivePath>, local: LocalId, part: &Part) -> bool {
    let again = |path: &Path| {
        live.iter().any(|mention| {
            let renewed = mention.but.iter().any(|but| but.holds(path));
            mention.local == local && mention.uses(path) && !renewed && !part.spares(&mention.path)
        })
    };
    match part.fields() {
        Some(fields) => fields.iter().all(|field| again(&field.path)),
        None => again(&part.path),
    }
}

/// Whether a field is mentioned after a piece of code: a statement of a block, or, one more than the last, its terminator.
pub fn mentioned_again(body: &Body, facts: &Facts, (block, at): (BlockId, usize), local: LocalId, path: &Path) -> bool {
    let live_in = live_paths(body, facts);
    let mut from_the_end = vec![];
    live_back(body, facts, block, &live_in, |_, live| {
        from_the_end.push(again(live, local, &Part::field(path.clone())));
    });
    from_the_end.iter().rev().nth(at).copied().unwrap_or(true)
}

/// The locals that an expression matches and takes a part of, or calls a method on a field of that may take it, on some path:
/// where its branches are blocks, each knows what it has taken.
pub fn taken_inside(body: &Body, facts: &Facts) -> Set {
    let mut found = Set::new();
    let mut see = |block, effects: &Effects, live: &BTreeSet<LivePath>| {
        let again = |local, path: &Path| again(live, local, &Part::field(path.clone()));
        let matched = effects.matched_inside.iter().filter(|(local, path)| !again(*local, path));
        // The path that calls it may be one that leads out of here.
        let is_projected = |(local, _): &&(LocalId, Path)| body.locals[*local].projected;
        let projections = effects.received_projections_inside.iter().filter(is_projected);
        let received = effects
            .received_parts_inside
            .iter()
            .chain(projections)
            .filter(|(local, path)| facts.anchored.contains(local) || !again(*local, path));
        let whole = effects.taken_at_times.iter();
        // What does not stay at its address rustc moves, but what is left of it cannot be saved.
        let renewed = |local: &LocalId| facts.anchored.contains(local) && effects.maybe_assigned.contains(local);
        let whole = whole.filter(|local| renewed(local) || !again(*local, &Path::default()));
        let taken = matched.chain(received).map(|(local, _)| *local).chain(whole);
        found.extend(taken.filter(|local| may_be_tracked(body, facts, block, *local)));
    };
    let any = |effects: &Effects| {
        !effects.matched_inside.is_empty()
            || !effects.taken_at_times.is_empty()
            || !effects.received_parts_inside.is_empty()
            || effects.received_projections_inside.iter().any(|(local, _)| body.locals[*local].projected)
    };
    if facts.all_code().any(any) {
        let live_in = live_paths(body, facts);
        for block in &facts.order {
            live_back(body, facts, *block, &live_in, |effects, live| see(*block, effects, live));
        }
    }
    found
}

/// Whether a local is known to own its fields: made of a literal, or of a written type that is no pointer; or its type is asked.
pub fn is_owned(body: &Body, local: LocalId) -> bool {
    let info = &body.locals[local];
    let ty = info.ty.as_ref().filter(|ty| matches!(ty, Type::Path(_) | Type::Tuple(_) | Type::Array(_)));
    info.literal || info.fields_taken || ty.is_some_and(|ty| !never_moved_in_part(ty) && !is_box(body, local))
}

/// Whether a part may be what was in a box, for all that is written: the local's own, or a field's.
pub fn may_be_out_of_a_box(body: &Body, local: LocalId, path: &Path) -> bool {
    let of_a_field = path.before_deref().is_some_and(|field| !field.is_whole());
    path.is_in_a_box() && (of_a_field || may_be_box(body, local))
}

/// Whether a local may be a box, for all that is written. If it is a reference or a guard, what is moved out of it is a copy.
fn may_be_box(body: &Body, local: LocalId) -> bool {
    body.locals[local].ty.is_none() && !is_box(body, local)
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

/// Whether a local that stays at its address is taken by some arms of a match, and left by others.
fn takes_at_times(facts: &Facts, scrutinee: &Expr, arms: &[(Pat, BlockId)]) -> bool {
    let pats = || arms.iter().map(|(pat, _)| pat);
    local_of(scrutinee).is_some_and(|local| facts.anchored.contains(&local)) && one_takes(pats()) && !all_take(pats())
}

/// An arm's pattern without its guard.
pub fn unguarded(pat: &syn::Pat) -> &syn::Pat {
    match pat {
        syn::Pat::Guard(guard) => &guard.pat,
        pat => pat,
    }
}

/// The fields that are given new values.
fn refilled(facts: &Facts) -> Vec<(LocalId, Path)> {
    let mut found = vec![];
    for event in facts.all_code().flat_map(|effects| &effects.events) {
        if let What::Refilled(path) = &event.what {
            found.push((event.local, path.clone()));
        }
    }
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
    // What a struct takes of another leaves fields, which are looked at before they are moved themselves.
    result.sort_by_key(|part| part.update.is_none());
    *parts = result;
}

#[cfg(test)]
mod tests;
