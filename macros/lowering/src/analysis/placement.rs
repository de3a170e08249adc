//! Which blocks are written where.
//!
//! Input: a body and its facts. Output: the blocks that need a variant of their own to be jumped to. All others are
//! written where the one way to them ends: after a `goto`, or inside the branch that leads there.
//!
//! A block gets a variant where several ways meet, and where it stands outside of a scope that a branch on the way to it
//! is inside of: braces that were opened outside cannot be closed from inside.

use super::Facts;
use crate::ir::{BlockId, Body, ScopeId, Stmt, Term};
use std::collections::BTreeSet;

/// The blocks with variants.
pub fn variants(body: &Body, facts: &Facts) -> BTreeSet<BlockId> {
    let mut walk = Walk { body, facts, variants: BTreeSet::new(), entries: vec![BlockId(0)] };
    let mut done = BTreeSet::new();
    while let Some(entry) = walk.entries.pop() {
        if done.insert(entry) {
            walk.block(entry, 0);
        }
    }
    walk.variants
}

struct Walk<'a> {
    body: &'a Body,
    facts: &'a Facts,
    variants: BTreeSet<BlockId>,
    entries: Vec<BlockId>,
}

impl Walk<'_> {
    /// `base` scopes were open when the innermost branch around this block began.
    fn block(&mut self, block: BlockId, base: usize) {
        let data = &self.body[block];
        let entered = data.stmts.iter().filter(|stmt| matches!(stmt, Stmt::Enter(_))).count();
        match &data.term {
            Term::Goto(next) => self.next(block, *next, base),
            Term::If { .. } | Term::Match { .. } => {
                let open = data.open.len() + entered;
                for next in data.term.successors() {
                    // A branch's own braces are those of the one scope that it opens: they cannot be closed from inside.
                    let opens_one = self.body[next].open.len() == open + 1;
                    self.next(block, next, if opens_one { open + 1 } else { open });
                }
            }
            Term::Await { resume, .. } => self.entries.push(*resume),
            Term::Open | Term::Return(_) | Term::Diverge(_) => {}
        }
    }

    /// Whether a local of a scope that stays open does not go on: it is dropped on the way.
    fn ends_locals(&self, from: BlockId, next: BlockId) -> bool {
        let stays: Vec<ScopeId> = self.body[next].open.iter().map(|(scope, _)| *scope).collect();
        let open = super::scopes_at_end(self.body, from);
        open.iter().filter(|(scope, _)| stays.contains(scope)).flat_map(|(_, locals)| locals).any(|local| {
            self.facts.init_out[from.0].get(local).is_some_and(|init| *init != super::Init::No)
                && !self.body[next].in_scope().any(|known| known == *local)
        })
    }

    fn next(&mut self, from: BlockId, next: BlockId, base: usize) {
        if self.facts.preds[next.0] > 1 || self.body[next].open.len() < base || self.ends_locals(from, next) {
            self.variants.insert(next);
            self.entries.push(next);
        } else {
            self.block(next, base);
        }
    }
}
