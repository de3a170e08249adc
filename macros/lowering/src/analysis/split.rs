//! Which locals need the control flow around their moves taken apart.
//!
//! Input: a body and its facts. Output: the locals that a statement moves, or gives their first value, on some paths only,
//! and that are to be dropped after a later suspension; that an expression matches and takes a part of; or that stay at their
//! address, and of which a method on a branch or in a block may take all or a field; on which a method is called that may take
//! what the same statement gives them; or that are closures which are called on some paths only. Where the branches are blocks of their own, each knows what the local holds at its end, and each
//! call can be asked about; inside of a statement only rustc's drop flag knows.

use super::{Facts, Init, Set, apply_stmt, outlives, tracked};
use crate::analysis::effects::Effects;
use crate::ir::{BlockId, Body};
use crate::locals::LocalId;
use crate::macros::may_leave;

/// The locals to be split on.
pub fn split(body: &Body, facts: &Facts) -> Set {
    let mut found = tracked::taken_inside(body, facts);
    let tracked = facts.tracked.ids();
    for block in &facts.order {
        let data = &body[*block];
        let mut inits = facts.init_in[block.0].clone();
        let mut look = |effects: &Effects, leaves: bool, live: &Set, inits: &super::Inits| {
            let moved = effects.maybe_moved.iter().filter(|local| {
                // One that stays at its address is moved by hand: whether it is must be known on each path.
                let known = live.contains(local) && !facts.anchored.contains(local);
                !known
                    && !tracked.contains(local)
                    && inits.get(local) == Some(&Init::Yes)
                    && drops(body, facts, *block, *local)
            });
            let given = effects
                .maybe_assigned
                .iter()
                .filter(|local| !tracked.contains(local) && inits.get(local).is_some_and(|init| *init != Init::Yes));
            // One that stays at its address is left there or not as the method's type says: that is asked block by block. So it
            // is where it is given what the method makes of it.
            let received = effects.received_inside.iter().filter(|local| {
                facts.anchored.contains(local)
                    && (leaves || !live.contains(local) || effects.maybe_assigned.contains(local))
                    && !is_known(body, *local)
                    && inits.get(local) == Some(&Init::Yes)
            });
            // What a method may take that the same statement gives a new value: they have an order.
            let given_too = effects.receivers.iter().filter(|local| effects.maybe_assigned.contains(local));
            let renewed = given_too.chain(&effects.received_after).filter(|local| drops(body, facts, *block, *local));
            // A closure may be one that is called once.
            let called = effects.maybe_called.iter().filter(|local| {
                let callable = body.locals[*local].may_be_called_once() && !live.contains(local);
                callable && inits.get(local) == Some(&Init::Yes) && drops(body, facts, *block, *local)
            });
            found.extend(moved.chain(given).chain(received).chain(renewed).chain(called));
        };
        for (at, stmt) in data.stmts.iter().enumerate() {
            let live = &facts.live_after[block.0][at];
            let effects = facts.code.stmt(*block, at);
            let leaves = !effects.received_inside.is_empty() && may_leave(&stmt.to_code());
            look(effects, leaves, live, &inits);
            apply_stmt(stmt, effects, live, &mut inits, &tracked);
        }
        let live = facts.live_after[block.0].last().expect("one more than statements");
        look(facts.code.term(*block), false, live, &inits);
    }
    found
}

/// Whether a local may have something to drop after a later suspension.
fn drops(body: &Body, facts: &Facts, block: BlockId, local: LocalId) -> bool {
    !is_known(body, local) && outlives(body, facts, block, local)
}

/// Whether a local is known to have nothing to drop.
fn is_known(body: &Body, local: LocalId) -> bool {
    body.locals[local].needs_no_drop()
}
