//! What each piece of code of a body does, looked at once.
//!
//! Input: a body. Output: the effects of each statement and of each way out of a block, and what the patterns on the way
//! say. Every question is asked of these: the code itself is not walked again.

use super::effects::{self, Effects};
use super::{Set, declared_by};
use crate::ir::{Block, BlockId, Body, Stmt, Term};
use crate::locals::LocalId;
use crate::mentions::mentioned_in;

/// What the code of a body does.
#[derive(Debug)]
pub struct Code {
    blocks: Vec<BlockCode>,
}

#[derive(Debug)]
struct BlockCode {
    stmts: Vec<Effects>,
    term: Effects,
    guards: Set,
    declared: Set,
    taken: Option<Taken>,
}

/// A local that is matched against patterns, one of which takes all of it.
#[derive(Debug)]
struct Taken {
    local: LocalId,
    /// Where such patterns lead.
    arms: Vec<BlockId>,
}

impl Code {
    /// Looks at all of it.
    pub fn of(body: &Body) -> Self {
        Code { blocks: body.blocks.iter().map(|block| BlockCode::of(body, block)).collect() }
    }

    /// What a statement does.
    pub fn stmt(&self, block: BlockId, at: usize) -> &Effects {
        &self.blocks[block.0].stmts[at]
    }

    /// What each piece of a block does, its way out last.
    pub fn all(&self, block: BlockId) -> impl Iterator<Item = &Effects> {
        let BlockCode { stmts, term, .. } = &self.blocks[block.0];
        stmts.iter().chain([term])
    }

    /// What leaving a block does.
    pub fn term(&self, block: BlockId) -> &Effects {
        &self.blocks[block.0].term
    }

    /// What the guards of a match mention; their patterns name what they bind, too.
    pub fn guards(&self, block: BlockId) -> &Set {
        &self.blocks[block.0].guards
    }

    /// The locals that are in scope where a block is left.
    pub fn declared(&self, block: BlockId) -> &Set {
        &self.blocks[block.0].declared
    }

    /// The local that the way from a block to `next` takes all of, if nothing needs it again.
    pub fn taken(&self, block: BlockId, next: BlockId) -> Option<LocalId> {
        let taken = self.blocks[block.0].taken.as_ref()?;
        taken.arms.contains(&next).then_some(taken.local)
    }
}

impl BlockCode {
    fn of(body: &Body, block: &Block) -> Self {
        BlockCode {
            stmts: block.stmts.iter().map(stmt_effects).collect(),
            term: term_effects(body, &block.term),
            guards: guard_mentions(&block.term),
            declared: block.stmts.iter().flat_map(declared_by).chain(block.in_scope()).collect(),
            taken: taken(&block.term),
        }
    }
}

/// The effects of a statement of the IR.
fn stmt_effects(stmt: &Stmt) -> Effects {
    match stmt {
        Stmt::Enter(_) | Stmt::Declare(_) | Stmt::Inset(_) | Stmt::EndInset(_) => Effects::default(),
        Stmt::Init(local, value) => Effects { assigned: Some(*local), ..effects::of_value(value) },
        Stmt::Code(stmt, _) => effects::of_stmt(stmt),
        Stmt::Probe { rest, of, moved: owner, .. } => {
            let part = stmt.probed_part();
            let (mut moved, reborrowed): (Set, Set) = match part {
                Some(_) => (Set::new(), [*of].into()),
                None => ([*of].into(), Set::new()),
            };
            // What has owned the receiver is for the call that comes now.
            moved.extend(owner);
            let mut mentioned: Set = [*of].into();
            mentioned.extend(owner);
            Effects {
                mentioned,
                paths: [(*of, part.map(|part| part.path).unwrap_or_default())].into(),
                moved,
                reborrowed,
                assigned: Some(*rest),
                ..Effects::default()
            }
        }
        Stmt::Moves { taken, .. } => match stmt.moved_part() {
            Some((of, part)) => Effects {
                mentioned: [of].into(),
                paths: [(of, part.path)].into(),
                reborrowed: [of].into(),
                assigned: Some(*taken),
                ..Effects::default()
            },
            None => Effects::default(),
        },
        Stmt::Settle { expr, order, place_order, .. } => {
            let mut mentioned = mentioned_in(&**expr);
            mentioned.extend(order.iter().chain(place_order).copied());
            Effects { mentioned, ..Effects::default() }
        }
        Stmt::Expected { of, .. } => Effects { mentioned: mentioned_in(&**of), ..Effects::default() },
        // No mention: what is not there any more is not dropped.
        Stmt::Drop(local) => Effects { moved: [*local].into(), ..Effects::default() },
    }
}

/// The effects of leaving a block.
fn term_effects(body: &Body, term: &Term) -> Effects {
    match term {
        Term::Open | Term::Goto(_) => Effects::default(),
        Term::If { cond, .. } => effects::of_condition(cond),
        Term::Match { scrutinee, arms, .. } => effects::of_match(scrutinee, arms.iter().map(|(pat, _)| pat)),
        Term::Await { awaited, .. } => effects::of_value(awaited),
        Term::Return(value) if body.returns_copy => effects::of_copy(value),
        Term::Return(value) | Term::Diverge(value) => effects::of_value(value),
    }
}

fn guard_mentions(term: &Term) -> Set {
    let mut mentions = Set::new();
    if let Term::Match { arms, .. } = term {
        arms.iter().for_each(|(pat, _)| mentions.join(&mentioned_in(pat)));
    }
    mentions
}

/// A pattern that takes the whole of a local leaves it empty on the way to its arm.
fn taken(term: &Term) -> Option<Taken> {
    let Term::Match { scrutinee, arms, .. } = term else { return None };
    let local = effects::local_of(scrutinee).filter(|_| effects::one_takes(arms.iter().map(|(pat, _)| pat)))?;
    let arms = arms.iter().filter(|(pat, _)| effects::takes_all(pat)).map(|(_, arm)| *arm).collect();
    Some(Taken { local, arms })
}
