//! What is known at each point of a body.
//!
//! Input: a `Body`. Output: `Facts`. Two questions, each a dataflow over the blocks:
//!
//! | question                                   | direction | used for                                            |
//! |--------------------------------------------|-----------|-----------------------------------------------------|
//! | is the local mentioned again? (`live`)     | backwards | a use by value is a move if not; how it is saved    |
//! | does it hold a value? (`init`)             | forwards  | what a state saves                                  |

pub mod anchors;
mod code;
pub mod effects;
mod inits;
mod large;
pub mod methods;
pub mod parts;
mod placement;
pub mod quiet;
pub mod split;
pub mod tracked;

use crate::ir::{BlockId, Body, ScopeId, Stmt, Term};
use crate::locals::LocalId;
pub use crate::set::Set;
use code::Code;
use effects::Effects;
pub use inits::{Init, Inits};
use std::collections::BTreeSet;
use tracked::Tracked;
pub use tracked::by_parts::refuse;

/// The answers.
#[derive(Debug)]
pub struct Facts {
    /// What each piece of code does.
    pub code: Code,
    /// Mentioned again after the entry of a block.
    pub live_in: Vec<Set>,
    /// What locals hold on entry.
    pub init_in: Vec<Inits>,
    /// What they hold where the block is left, before the scopes are.
    pub init_out: Vec<Inits>,
    /// The blocks that can be reached, each before those it leads to (loops aside).
    pub order: Vec<BlockId>,
    /// How many ways lead to a block.
    pub preds: Vec<usize>,
    /// What is live after each statement of a block, and, last, at its end.
    pub live_after: Vec<Vec<Set>>,
    /// The blocks that can be jumped to from several places.
    pub variants: BTreeSet<BlockId>,
    /// The locals that stay at one address.
    pub anchored: Set,
    /// Those of them whose handles know what has been moved out.
    pub tracked: Tracked,
}

impl Facts {
    /// What each piece of code that can be reached does.
    pub fn all_code(&self) -> impl Iterator<Item = &Effects> {
        self.order.iter().flat_map(|block| self.code.all(*block))
    }
}

/// Answers the questions.
pub fn analyse(body: &Body) -> Facts {
    let mut facts = code_and_mentions(body);
    values(body, &mut facts);
    // Whether a tracked local holds something its handle knows, so that the others' answers change.
    for _ in 0..4 {
        let tracked = tracked::tracked(body, &facts);
        let settled = tracked.ids() == facts.tracked.ids();
        facts.tracked = tracked;
        if settled {
            break;
        }
        values(body, &mut facts);
    }
    facts
}

/// What does not depend on what is tracked.
fn code_and_mentions(body: &Body) -> Facts {
    let code = Code::of(body);
    let order = reverse_postorder(body);
    let mut preds = vec![0; body.blocks.len()];
    for block in &order {
        for next in body[*block].term.successors() {
            preds[next.0] += 1;
        }
    }
    let live_in = backwards(body, &code, &order);
    let live_after = (0..body.blocks.len()).map(|block| live_after(body, &code, BlockId(block), &live_in)).collect();
    Facts {
        code,
        live_in,
        init_in: vec![],
        init_out: vec![],
        order,
        preds,
        live_after,
        variants: BTreeSet::new(),
        anchored: Set::new(),
        tracked: Tracked::default(),
    }
}

/// What locals hold, and what follows from that.
fn values(body: &Body, facts: &mut Facts) {
    let known = facts.tracked.ids();
    (facts.init_in, facts.init_out) = forwards(body, facts, &known);
    facts.variants = placement::variants(body, facts);
    facts.anchored = anchors::anchors(body, facts);
    facts.anchored.join(&large::large(body, facts));
    facts.anchored.join(&known);
}

fn reverse_postorder(body: &Body) -> Vec<BlockId> {
    fn visit(body: &Body, block: BlockId, seen: &mut Vec<bool>, order: &mut Vec<BlockId>) {
        if std::mem::replace(&mut seen[block.0], true) {
            return;
        }
        for next in body[block].term.successors().into_iter().rev() {
            visit(body, next, seen, order);
        }
        order.push(block);
    }
    let mut order = vec![];
    visit(body, BlockId(0), &mut vec![false; body.blocks.len()], &mut order);
    order.reverse();
    order
}

fn backwards(body: &Body, code: &Code, order: &[BlockId]) -> Vec<Set> {
    let mut live_in = vec![Set::new(); body.blocks.len()];
    let mut changed = true;
    while changed {
        changed = false;
        for block in order.iter().rev() {
            let live = live_before(body, code, *block, live_out(body, code, *block, &live_in), |_, _| {});
            if live != live_in[block.0] {
                live_in[block.0] = live;
                changed = true;
            }
        }
    }
    live_in
}

/// What is live where a block is left.
fn live_out(body: &Body, code: &Code, block: BlockId, live_in: &[Set]) -> Set {
    let term = &body[block].term;
    let mut live = Set::new();
    for next in term.successors() {
        live.join(&live_in[next.0]);
    }
    // What is only bound on the way to the next block is not there before.
    live.keep(code.declared(block));
    if let Term::Await { value, .. } = term {
        live.remove(value);
    }
    live
}

/// Goes back through a block from what is live at its end; `at` sees what is live after each statement.
fn live_before(body: &Body, code: &Code, block: BlockId, mut live: Set, mut at: impl FnMut(usize, &Set)) -> Set {
    let data = &body[block];
    at(data.stmts.len(), &live);
    let step = |effects: &Effects, live: &mut Set| {
        if let Some(assigned) = &effects.assigned {
            live.remove(assigned);
        }
        live.remove_all(&effects.assigned_inside);
        live.join(&effects.mentioned);
        live.remove_all(&effects.assigned_first);
    };
    // A guard's pattern names what it binds, too.
    live.join(&code.guards(block).intersection(code.declared(block)));
    step(code.term(block), &mut live);
    for (index, stmt) in data.stmts.iter().enumerate().rev() {
        at(index, &live);
        for local in declared_by(stmt) {
            live.remove(&local);
        }
        step(code.stmt(block, index), &mut live);
    }
    live
}

fn forwards(body: &Body, facts: &Facts, tracked: &Set) -> (Vec<Inits>, Vec<Inits>) {
    let mut init_in: Vec<Option<Inits>> = vec![None; body.blocks.len()];
    let mut init_out = vec![Inits::new(); body.blocks.len()];
    init_in[0] = Some(body.params.iter().map(|param| (*param, Init::Yes)).collect());
    let mut changed = true;
    while changed {
        changed = false;
        for block in &facts.order {
            let Some(start) = init_in[block.0].clone() else { continue };
            let end = init_through(body, facts, *block, start, tracked);
            for next in body[*block].term.successors() {
                let arriving = arrive(body, facts, *block, next, &end, tracked);
                let merged = match &init_in[next.0] {
                    None => arriving,
                    Some(known) => known.merge(&arriving),
                };
                if init_in[next.0].as_ref() != Some(&merged) {
                    init_in[next.0] = Some(merged);
                    changed = true;
                }
            }
            init_out[block.0] = end;
        }
    }
    (init_in.into_iter().map(Option::unwrap_or_default).collect(), init_out)
}

/// The locals that a statement declares.
pub fn declared_by(stmt: &Stmt) -> Vec<LocalId> {
    match stmt {
        Stmt::Declare(local) => vec![*local],
        Stmt::Code(_, declares) => declares.clone(),
        _ => vec![],
    }
}

/// The scopes that are open where a block is left, outermost first, with their locals.
pub fn scopes_at_end(body: &Body, block: BlockId) -> Vec<(ScopeId, Vec<LocalId>)> {
    let mut open = body[block].open.clone();
    for stmt in &body[block].stmts {
        match stmt {
            Stmt::Enter(scope) => open.push((*scope, vec![])),
            stmt => open.last_mut().into_iter().for_each(|(_, locals)| locals.extend(declared_by(stmt))),
        }
    }
    open
}

/// What is live after each statement of a block, and at its end.
fn live_after(body: &Body, code: &Code, block: BlockId, live_in: &[Set]) -> Vec<Set> {
    let mut live_after = vec![Set::new(); body[block].stmts.len() + 1];
    let end = live_out(body, code, block, live_in);
    live_before(body, code, block, end, |index, live| live_after[index] = live.clone());
    live_after
}

/// What locals hold at the end of a block.
fn init_through(body: &Body, facts: &Facts, block: BlockId, mut inits: Inits, tracked: &Set) -> Inits {
    let stmts = &body[block].stmts;
    let live_after = &facts.live_after[block.0];
    for (at, stmt) in stmts.iter().enumerate() {
        apply_stmt(stmt, facts.code.stmt(block, at), &live_after[at], &mut inits, tracked);
    }
    apply(facts.code.term(block), &live_after[stmts.len()], &mut inits, tracked);
    inits
}

/// What locals hold after a statement. A tracked one holds its handle from its declaration on.
pub fn apply_stmt(stmt: &Stmt, effects: &Effects, live_after: &Set, inits: &mut Inits, tracked: &Set) {
    apply(effects, live_after, inits, tracked);
    match stmt {
        Stmt::Declare(local) => {
            inits.insert(*local, if tracked.contains(local) { Init::Yes } else { Init::No });
        }
        Stmt::Code(syn::Stmt::Local(local), declares) => {
            for declared in declares {
                let holds = local.init.is_some() || tracked.contains(declared);
                inits.insert(*declared, if holds { Init::Yes } else { Init::No });
            }
        }
        Stmt::Drop(local) => {
            inits.insert(*local, Init::No);
        }
        _ => {}
    }
}

fn apply(effects: &Effects, live_after: &Set, inits: &mut Inits, tracked: &Set) {
    for local in &effects.moved {
        if !live_after.contains(&local) && !tracked.contains(&local) {
            inits.insert(local, Init::No);
        }
    }
    for local in &effects.maybe_assigned {
        // Mentioned later, it must have a value on every path; else it is dropped there, and rustc has the flag.
        if !effects.moved_again.contains(&local) || live_after.contains(&local) || tracked.contains(&local) {
            inits.insert(local, Init::Yes);
        }
    }
    if let Some(local) = effects.assigned {
        inits.insert(local, Init::Yes);
    }
}

/// What holds on entry to `next`, coming from `block`: what is in scope there, and what the way there binds.
fn arrive(body: &Body, facts: &Facts, block: BlockId, next: BlockId, end: &Inits, tracked: &Set) -> Inits {
    let empty = |local: &LocalId| !facts.live_in[next.0].contains(local) && !tracked.contains(local);
    let taken = facts.code.taken(block, next).filter(empty);
    let mut arriving = Inits::new();
    for local in body[next].in_scope() {
        let bound = match &body[block].term {
            Term::Await { value, .. } => *value == local,
            Term::If { .. } | Term::Match { .. } => !end.contains_key(&local) && body.locals[local].rest_of.is_none(),
            _ => false,
        };
        let init = if bound {
            Init::Yes
        } else if taken == Some(local) {
            Init::No
        } else {
            end.get(&local).copied().unwrap_or(Init::No)
        };
        arriving.insert(local, init);
    }
    arriving
}

/// Whether the local is in scope after some later suspension or meeting point.
pub fn outlives(body: &Body, facts: &Facts, from: BlockId, local: LocalId) -> bool {
    let mut seen = vec![from];
    let mut next = 0;
    while let Some(block) = seen.get(next).copied() {
        next += 1;
        let suspends = matches!(body[block].term, Term::Await { .. });
        for to in body[block].term.successors() {
            if (suspends || facts.variants.contains(&to)) && body[to].in_scope().any(|known| known == local) {
                return true;
            }
            if !seen.contains(&to) {
                seen.push(to);
            }
        }
    }
    false
}
