//! Which locals need the control flow around their moves taken apart.
//!
//! Input: a body and its facts. Output: the locals that a statement moves, or gives their first value, on some paths only,
//! and that are to be dropped after a later suspension, or that an expression matches and takes a part of. Where the branches are blocks of their own, each knows what the
//! local holds at its end; inside of a statement only rustc's drop flag knows.

use super::{Facts, Init, Set, apply_stmt, outlives, stmt_effects, term_effects, tracked};
use crate::analysis::effects::Effects;
use crate::ir::{BlockId, Body};
use crate::locals::LocalId;

/// The locals to be split on.
pub fn split(body: &Body, facts: &Facts) -> Set {
    let mut found = tracked::matched_inside(body, facts);
    for block in &facts.order {
        let data = &body[*block];
        let mut inits = facts.init_in[block.0].clone();
        let mut look = |effects: &Effects, live: &Set, inits: &super::Inits| {
            let moved = effects.maybe_moved.iter().filter(|local| {
                // One that stays at its address is moved by hand: whether it is must be known on each path.
                let known = live.contains(local) && !facts.anchored.contains(local);
                !known
                    && !facts.tracked.contains(**local)
                    && inits.get(local) == Some(&Init::Yes)
                    && drops(body, facts, *block, **local)
            });
            let given = effects.maybe_assigned.iter().filter(|local| {
                !facts.tracked.contains(**local) && inits.get(local).is_some_and(|init| *init != Init::Yes)
            });
            found.extend(moved.chain(given));
        };
        for (at, stmt) in data.stmts.iter().enumerate() {
            let live = &facts.live_after[block.0][at];
            look(&stmt_effects(stmt), live, &inits);
            apply_stmt(stmt, live, &mut inits, &facts.tracked.ids());
        }
        let live = facts.live_after[block.0].last().expect("one more than statements");
        look(&term_effects(&data.term), live, &inits);
    }
    found
}

/// Whether a local may have something to drop after a later suspension.
fn drops(body: &Body, facts: &Facts, block: BlockId, local: LocalId) -> bool {
    let info = &body.locals[local];
    !info.needs_no_drop() && outlives(body, facts, block, local)
}
