//! What each state and each meeting point holds.

use super::Emitter;
use super::probe::expects;
use crate::analysis::effects::local_of;
use crate::analysis::{Facts, Init, Inits};
use crate::ir::{BlockId, Body, Stmt, Term};
use crate::locals::LocalId;
use crate::set::Set;
use std::collections::BTreeMap;
use syn::Expr;
use syn::visit::Visit;

/// How a local is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kept {
    /// It is used again.
    Live,
    /// It is only still to be dropped, if its type has anything to drop.
    ForDrop,
    /// It may hold nothing: an `Option`, still to be dropped.
    Maybe,
    /// The same, if its type has anything to drop.
    MaybeForDrop,
    /// It is in its place, if this flag says so.
    Flag,
    /// It is in its place, but for the parts that these bits say.
    Moved,
    /// What is left of a receiver, as `Rest::leave` gives it.
    Rest,
    /// The same, if there is any.
    MaybeRest,
}

/// A local in a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Field {
    /// Which.
    pub local: LocalId,
    /// How.
    pub kept: Kept,
}

/// The locals that are kept as they are though they are only still to be dropped.
pub(super) fn kept_whole(body: &Body, facts: &Facts) -> Set {
    let mut kept = typed_by_a_branch(body);
    kept.join(&moved_on_a_branch(body, facts));
    kept
}

/// The locals that are moved on one of several ways that meet: what comes together there has one type.
fn moved_on_a_branch(body: &Body, facts: &Facts) -> Set {
    let awaits = facts.order.iter().filter(|block| matches!(body[**block].term, Term::Await { .. }));
    let held = awaits.map(|block| &facts.init_out[block.0]);
    let held = held.chain(facts.variants.iter().map(|block| &facts.init_in[block.0]));
    let mut found = Set::new();
    held.for_each(|inits| found.join(inits.maybe()));
    found
}

/// The locals that are matched, and never used again where they may hold nothing: so they need not be kept if they have nothing
/// to drop. (Of others that are moved on some ways, most have.)
pub(super) fn only_dropped(body: &Body, facts: &Facts) -> Set {
    let mut found = Set::new();
    let matched = matched(body);
    if matched.is_empty() {
        return found;
    }
    let mut used = typed_by_a_branch(body);
    used.join(&facts.tracked.given_again);
    let mut look = |block: BlockId, inits: &Inits| {
        let live = &facts.live_in[block.0];
        found.extend(inits.maybe().iter().filter(|local| !live.contains(local)));
        used.extend(inits.maybe().iter().filter(|local| live.contains(local)));
    };
    for block in &facts.order {
        if let Term::Await { resume, .. } = body[*block].term {
            look(resume, &facts.init_out[block.0]);
        }
    }
    facts.variants.iter().for_each(|block| look(*block, &facts.init_in[block.0]));
    found.retain(|local| matched.contains(local) && !used.contains(local) && !body.locals[*local].closure);
    found
}

/// The locals that are matched as a whole.
fn matched(body: &Body) -> Set {
    struct Matched(Set);
    impl<'ast> Visit<'ast> for Matched {
        fn visit_expr_let(&mut self, condition: &'ast syn::ExprLet) {
            self.0.extend(local_of(&condition.expr));
            syn::visit::visit_expr_let(self, condition);
        }
    }
    let mut found = Matched(Set::new());
    for block in &body.blocks {
        match &block.term {
            Term::Match { scrutinee, .. } => found.0.extend(local_of(scrutinee)),
            Term::If { cond, .. } => found.visit_expr(cond),
            _ => {}
        }
    }
    found.0
}

/// The locals that get their value on several ways, on one of which it does not say their type: whether it is `Copy` cannot be
/// asked there.
fn typed_by_a_branch(body: &Body) -> Set {
    let stmts = body.blocks.iter().flat_map(|block| &block.stmts);
    let values = stmts.filter_map(|stmt| match stmt {
        Stmt::Init(local, value) => Some((*local, value)),
        _ => None,
    });
    let mut ways: BTreeMap<LocalId, (usize, bool)> = BTreeMap::new();
    for (local, value) in values {
        let (count, unsure) = ways.entry(local).or_default();
        *count += 1;
        let value = tail(value);
        *unsure |= expects(value) || is_half_typed(value);
    }
    ways.into_iter().filter(|(_, (count, unsure))| *count > 1 && *unsure).map(|(local, _)| local).collect()
}

/// What a block is for.
pub(super) fn tail(value: &Expr) -> &Expr {
    match value {
        Expr::Block(block) => match block.block.stmts.last() {
            Some(syn::Stmt::Expr(last, None)) => tail(last),
            _ => value,
        },
        _ => value,
    }
}

/// `Ok(x)` says nothing of the error.
fn is_half_typed(value: &Expr) -> bool {
    let Expr::Call(call) = value else { return false };
    let Expr::Path(path) = &*call.func else { return false };
    path.path.is_ident("Ok") || path.path.is_ident("Err")
}

impl Emitter<'_> {
    /// What the machine holds before its first resume: the arguments, but for those that are in their places.
    pub fn params(&self) -> Vec<Field> {
        let carried = self.body.params.iter().filter(|param| !self.facts.anchored.contains(param));
        carried.map(|param| Field { local: *param, kept: Kept::Live }).collect()
    }

    /// What the state of an await holds beside the child, in the order in which it is to be dropped.
    pub fn fields_of_await(&self, index: usize) -> Vec<Field> {
        self.held_by_await(index).into_iter().map(|field| self.layout.settled(field)).collect()
    }

    /// The locals that hold a value while it waits, in their fields or in their places, in the order of the source.
    pub fn saved_by_await(&self, index: usize) -> Vec<LocalId> {
        let fields = self.fields_of_await(index);
        let (block, value) = (self.block_of_await(index), self.value_of_await(index));
        let inits = &self.facts.init_out[block.0];
        let stands = |local: &LocalId| self.facts.anchored.contains(local) && inits.get(local) == Some(&Init::Yes);
        let locals = self.body[self.resume_of_await(index)].in_scope().filter(|local| *local != value);
        locals.filter(|local| stands(local) || fields.iter().any(|field| field.local == *local)).collect()
    }

    /// What a meeting point holds.
    pub fn fields_of_block(&self, block: BlockId) -> Vec<Field> {
        self.held_by_block(block).into_iter().map(|field| self.layout.settled(field)).collect()
    }

    /// The same, before the layout is known.
    pub fn held_by_await(&self, index: usize) -> Vec<Field> {
        let inits = &self.facts.init_out[self.block_of_await(index).0];
        let value = self.value_of_await(index);
        self.fields(self.resume_of_await(index), inits).into_iter().filter(|field| field.local != value).collect()
    }

    /// The same, before the layout is known.
    pub fn held_by_block(&self, block: BlockId) -> Vec<Field> {
        self.fields(block, &self.facts.init_in[block.0])
    }

    /// What is in scope at `block` and holds a value, but for the anchored values, which are left in their places.
    fn fields(&self, block: BlockId, inits: &Inits) -> Vec<Field> {
        let mut fields: Vec<Field> = self.body[block]
            .in_scope()
            .filter_map(|local| {
                let anchored = self.facts.anchored.contains(&local);
                let rest = self.body.locals[local].rest_of.is_some() || self.body.locals[local].waits;
                let live = self.facts.live_in[block.0].contains(&local);
                let kept = match inits.get(&local).copied().unwrap_or(Init::No) {
                    Init::No => return None,
                    Init::Yes if self.saves_moved(block, local) => Kept::Moved,
                    Init::Maybe if rest => Kept::MaybeRest,
                    Init::Yes if rest => Kept::Rest,
                    Init::Maybe if anchored => Kept::Flag,
                    // A number or a reference that was used for the last time on one of the ways here.
                    Init::Maybe if self.body.locals[local].needs_no_drop() && !live => return None,
                    Init::Maybe if self.only_dropped.contains(&local) => Kept::MaybeForDrop,
                    Init::Maybe => Kept::Maybe,
                    Init::Yes if anchored => return None,
                    Init::Yes if live || self.body.locals[local].closure => Kept::Live,
                    Init::Yes if self.body.locals[local].needs_no_drop() => return None,
                    // Nothing in its stead could be given a new value.
                    Init::Yes if self.facts.tracked.given_again.contains(&local) => Kept::Live,
                    Init::Yes if self.kept_whole.contains(&local) => Kept::Live,
                    Init::Yes => Kept::ForDrop,
                };
                Some(Field { local, kept })
            })
            .collect();
        fields.reverse();
        fields
    }
}
