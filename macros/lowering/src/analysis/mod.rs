//! What is known at each point of a body.
//!
//! Input: a `Body`. Output: `Facts`. Two questions, each a dataflow over the blocks:
//!
//! | question                                   | direction | used for                                            |
//! |--------------------------------------------|-----------|-----------------------------------------------------|
//! | is the local mentioned again? (`live`)     | backwards | a use by value is a move if not; how it is saved    |
//! | does it hold a value? (`init`)             | forwards  | what a state saves                                  |

pub mod anchors;
pub mod effects;
pub mod methods;
pub mod parts;
mod placement;
pub mod split;
pub mod tracked;

use crate::ir::{Block, BlockId, Body, ScopeId, Stmt, Term};
use crate::locals::LocalId;
use effects::Effects;
use std::collections::{BTreeMap, BTreeSet};
use tracked::Tracked;

/// Whether a local holds a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Init {
    /// It has not been given one, or it has been moved out.
    No,
    /// It does.
    Yes,
    /// On some paths; it is kept in an `Option`.
    Maybe,
}

/// Locals.
pub type Set = BTreeSet<LocalId>;
/// What the locals in scope hold.
pub type Inits = BTreeMap<LocalId, Init>;

/// The answers.
#[derive(Debug)]
pub struct Facts {
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

/// Answers the questions.
pub fn analyse(body: &Body) -> Facts {
    let mut facts = analyse_with(body, Tracked::default());
    // Whether a tracked local holds something its handle knows, so that the others' answers change.
    for _ in 0..4 {
        let tracked = tracked::tracked(body, &facts);
        let settled = tracked.ids() == facts.tracked.ids();
        facts.tracked = tracked;
        if settled {
            break;
        }
        facts = analyse_with(body, facts.tracked);
    }
    facts
}

fn analyse_with(body: &Body, tracked: Tracked) -> Facts {
    let known = tracked.ids();
    let order = reverse_postorder(body);
    let mut preds = vec![0; body.blocks.len()];
    for block in &order {
        for next in body[*block].term.successors() {
            preds[next.0] += 1;
        }
    }
    let live_in = backwards(body, &order);
    let (init_in, init_out) = forwards(body, &order, &live_in, &known);
    let live_after = (0..body.blocks.len()).map(|block| live_after(body, BlockId(block), &live_in)).collect();
    let (variants, anchored) = (BTreeSet::new(), Set::new());
    let mut facts = Facts { live_in, init_in, init_out, order, preds, live_after, variants, anchored, tracked };
    facts.variants = placement::variants(body, &facts);
    facts.anchored = anchors::anchors(body, &facts);
    facts.anchored.extend(known);
    facts
}

/// The effects of a statement of the IR.
pub fn stmt_effects(stmt: &Stmt) -> Effects {
    match stmt {
        Stmt::Enter(_) | Stmt::Declare(_) => Effects::default(),
        Stmt::Init(local, value) => Effects { assigned: Some(*local), ..effects::of_value(value) },
        Stmt::Code(stmt, _) => effects::of_stmt(stmt),
        Stmt::Probe { rest, of, .. } => {
            let part = stmt.probed_part();
            let (moved, reborrowed): (Set, Set) = match part {
                Some(_) => (Set::new(), [*of].into()),
                None => ([*of].into(), Set::new()),
            };
            Effects {
                mentioned: [*of].into(),
                paths: [(*of, part.map(|part| part.path).unwrap_or_default())].into(),
                moved,
                reborrowed,
                assigned: Some(*rest),
                ..Effects::default()
            }
        }
        // No mention: what is not there any more is not dropped.
        Stmt::Drop(local) => Effects { moved: [*local].into(), ..Effects::default() },
    }
}

/// The effects of leaving a block.
pub fn term_effects(term: &Term) -> Effects {
    match term {
        Term::Open | Term::Goto(_) => Effects::default(),
        Term::If { cond, .. } => effects::of_condition(cond),
        Term::Match { scrutinee, arms, .. } => effects::of_match(scrutinee, arms.iter().map(|(pat, _)| pat)),
        Term::Await { awaited, .. } => effects::of_value(awaited),
        Term::Return(value) | Term::Diverge(value) => effects::of_value(value),
    }
}

/// The guards of a match mention locals too.
fn guard_mentions(term: &Term) -> Set {
    match term {
        Term::Match { arms, .. } => {
            arms.iter().flat_map(|(pat, _)| crate::locals::mentioned(&quote::quote!(#pat))).collect()
        }
        _ => Set::new(),
    }
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

fn backwards(body: &Body, order: &[BlockId]) -> Vec<Set> {
    let mut live_in = vec![Set::new(); body.blocks.len()];
    let mut changed = true;
    while changed {
        changed = false;
        for block in order.iter().rev() {
            let live = live_before(&body[*block], live_out(body, *block, &live_in), |_, _| {});
            if live != live_in[block.0] {
                live_in[block.0] = live;
                changed = true;
            }
        }
    }
    live_in
}

/// What is live where a block is left.
fn live_out(body: &Body, block: BlockId, live_in: &[Set]) -> Set {
    let term = &body[block].term;
    let mut live: Set = term.successors().iter().flat_map(|next| live_in[next.0].iter().copied()).collect();
    // What is only bound on the way to the next block is not there before.
    let declared = declared(&body[block]);
    live.retain(|local| declared.contains(local));
    if let Term::Await { value, .. } = term {
        live.remove(value);
    }
    live
}

/// The locals that are in scope where a block is left.
fn declared(block: &Block) -> Set {
    block.stmts.iter().flat_map(declared_by).chain(block.in_scope()).collect()
}

/// Goes back through a block from what is live at its end; `at` sees what is live after each statement.
fn live_before(block: &Block, mut live: Set, mut at: impl FnMut(usize, &Set)) -> Set {
    at(block.stmts.len(), &live);
    let step = |effects: Effects, live: &mut Set| {
        if let Some(assigned) = effects.assigned {
            live.remove(&assigned);
        }
        live.extend(effects.mentioned);
    };
    // A guard's pattern names what it binds, too.
    let declared = declared(block);
    live.extend(guard_mentions(&block.term).intersection(&declared));
    step(term_effects(&block.term), &mut live);
    for (index, stmt) in block.stmts.iter().enumerate().rev() {
        at(index, &live);
        declared_by(stmt).into_iter().for_each(|local| {
            live.remove(&local);
        });
        step(stmt_effects(stmt), &mut live);
    }
    live
}

fn forwards(body: &Body, order: &[BlockId], live_in: &[Set], tracked: &Set) -> (Vec<Inits>, Vec<Inits>) {
    let mut init_in: Vec<Option<Inits>> = vec![None; body.blocks.len()];
    let mut init_out = vec![Inits::new(); body.blocks.len()];
    init_in[0] = Some(body.params.iter().map(|param| (*param, Init::Yes)).collect());
    let mut changed = true;
    while changed {
        changed = false;
        for block in order {
            let Some(start) = init_in[block.0].clone() else { continue };
            let end = init_through(body, *block, start, live_in, tracked);
            for next in body[*block].term.successors() {
                let arriving = arrive(body, *block, next, &end, &live_in[next.0], tracked);
                let merged = match &init_in[next.0] {
                    None => arriving,
                    Some(known) => merge(known, &arriving),
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
fn live_after(body: &Body, block: BlockId, live_in: &[Set]) -> Vec<Set> {
    let data = &body[block];
    let mut live_after = vec![Set::new(); data.stmts.len() + 1];
    live_before(data, live_out(body, block, live_in), |index, live| live_after[index] = live.clone());
    live_after
}

/// What locals hold at the end of a block.
fn init_through(body: &Body, block: BlockId, mut inits: Inits, live_in: &[Set], tracked: &Set) -> Inits {
    let data = &body[block];
    let live_after = live_after(body, block, live_in);
    for (index, stmt) in data.stmts.iter().enumerate() {
        apply_stmt(stmt, &live_after[index], &mut inits, tracked);
    }
    apply(&term_effects(&data.term), &live_after[data.stmts.len()], &mut inits, tracked);
    inits
}

/// What locals hold after a statement. A tracked one holds its handle from its declaration on.
pub fn apply_stmt(stmt: &Stmt, live_after: &Set, inits: &mut Inits, tracked: &Set) {
    apply(&stmt_effects(stmt), live_after, inits, tracked);
    match stmt {
        Stmt::Declare(local) => {
            inits.insert(*local, if tracked.contains(local) { Init::Yes } else { Init::No });
        }
        Stmt::Code(syn::Stmt::Local(local), declares) => {
            let init = |declared| {
                let holds = local.init.is_some() || tracked.contains(declared);
                if holds { Init::Yes } else { Init::No }
            };
            inits.extend(declares.iter().map(|declared| (*declared, init(declared))));
        }
        Stmt::Drop(local) => {
            inits.insert(*local, Init::No);
        }
        _ => {}
    }
}

fn apply(effects: &Effects, live_after: &Set, inits: &mut Inits, tracked: &Set) {
    for local in &effects.moved {
        if !live_after.contains(local) && !tracked.contains(local) {
            inits.insert(*local, Init::No);
        }
    }
    for local in &effects.maybe_assigned {
        // Mentioned later, it must have a value on every path; else it is dropped there, and rustc has the flag.
        inits.insert(*local, Init::Yes);
    }
    if let Some(local) = effects.assigned {
        inits.insert(local, Init::Yes);
    }
}

/// What holds on entry to `next`, coming from `block`: what is in scope there, and what the way there binds.
fn arrive(body: &Body, block: BlockId, next: BlockId, end: &Inits, live: &Set, tracked: &Set) -> Inits {
    // A pattern that takes the whole of a local leaves it empty on the way to its arm.
    let taken = match &body[block].term {
        Term::Match { scrutinee, arms, .. } => effects::local_of(scrutinee).filter(|local| {
            !live.contains(local)
                && !tracked.contains(local)
                && effects::one_takes(arms.iter().map(|(pat, _)| pat))
                && arms.iter().any(|(pat, arm)| *arm == next && effects::takes_all(pat))
        }),
        _ => None,
    };
    body[next]
        .in_scope()
        .map(|local| {
            let bound = match &body[block].term {
                Term::Await { value, .. } => *value == local,
                Term::If { .. } | Term::Match { .. } => {
                    !end.contains_key(&local) && body.locals[local].rest_of.is_none()
                }
                _ => false,
            };
            let init = end.get(&local).copied().unwrap_or(Init::No);
            (
                local,
                if bound {
                    Init::Yes
                } else if taken == Some(local) {
                    Init::No
                } else {
                    init
                },
            )
        })
        .collect()
}

fn merge(left: &Inits, right: &Inits) -> Inits {
    left.iter()
        .map(|(local, known)| {
            let other = right.get(local).copied().unwrap_or(Init::No);
            (*local, if *known == other { *known } else { Init::Maybe })
        })
        .collect()
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
