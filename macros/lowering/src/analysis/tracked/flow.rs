//! What may have been moved out of tracked locals, block by block.
//!
//! Input: the tracked locals with their parts. Output: `moved_in` and `moved`: bits for the parts that may be gone.

use super::*;

/// What may have been moved out, forwards through the body.
pub(super) fn flow(body: &Body, facts: &Facts, tracked: &mut Tracked) {
    let whole: BTreeSet<u32> = [0].into();
    let params = body.params.iter().filter(|param| tracked.contains(**param));
    tracked.moved_in[0] = params.map(|param| (*param, whole.clone())).collect();
    for (local, moved) in tracked.moved_in[0].clone() {
        see(tracked, local, &moved);
    }
    let mut changed = true;
    while changed {
        changed = false;
        for block in &facts.order {
            let mut moved = tracked.moved_in[block.0].clone();
            for (at, stmt) in body[*block].stmts.iter().enumerate() {
                let effects = facts.code.stmt(*block, at);
                through_stmt(stmt, effects, &facts.live_after[block.0][at], tracked, &mut moved);
            }
            let live = facts.live_after[block.0].last().expect("one more than statements");
            through(facts.code.term(*block), live, tracked, &mut moved);
            for next in body[*block].term.successors() {
                let arriving = arrive(body, *block, next, live, &moved, tracked);
                for (local, bits) in arriving {
                    see(tracked, local, &bits);
                    let known = tracked.moved_in[next.0].entry(local).or_default();
                    let before = known.len();
                    known.extend(bits);
                    changed |= known.len() != before;
                }
            }
        }
    }
}

pub(super) fn see(tracked: &mut Tracked, local: LocalId, moved: &BTreeSet<u32>) {
    tracked.moved.entry(local).or_default().extend(moved);
}

pub(super) fn through_stmt(stmt: &Stmt, effects: &Effects, live: &Set, tracked: &mut Tracked, moved: &mut Moved) {
    through(effects, live, tracked, moved);
    let value = match stmt {
        Stmt::Declare(_) => GONE,
        Stmt::Code(syn::Stmt::Local(local), _) if local.init.is_none() => GONE,
        _ => 0,
    };
    for local in declared_by(stmt) {
        if !tracked.contains(local) {
            continue;
        }
        moved.insert(local, [value].into());
        see(tracked, local, &[value].into());
    }
    match stmt {
        Stmt::Init(local, _) if tracked.contains(*local) => {
            moved.insert(*local, [0].into());
            see(tracked, *local, &[0].into());
        }
        Stmt::Moves { .. } => {
            let Some((of, part)) = stmt.moved_part().filter(|(of, _)| tracked.contains(*of)) else { return };
            let bits = tracked.bits(of, &part);
            let known = moved.entry(of).or_default();
            *known = known.iter().map(|moved| moved | bits).collect();
            let known = known.clone();
            see(tracked, of, &known);
        }
        Stmt::Probe { of, .. } if tracked.contains(*of) => {
            let known = moved.entry(*of).or_default();
            match stmt.probed_part().map(|part| tracked.bits(*of, &part)) {
                // Whether it is gone is known from the bit and from the answer.
                Some(bits) => *known = known.iter().map(|moved| moved | bits).collect(),
                None => _ = known.insert(GONE),
            }
            let known = known.clone();
            see(tracked, *of, &known);
        }
        _ => {}
    }
}

/// One after the other, with all that may be the case in between: whatever unwinds there drops what is left.
pub(super) fn through(effects: &Effects, live: &Set, tracked: &mut Tracked, moved: &mut Moved) {
    for event in &effects.events {
        let local = event.local;
        if !tracked.contains(local) {
            continue;
        }
        let before = moved.get(&local).cloned().unwrap_or_default();
        let mut after: BTreeSet<u32> = match &event.what {
            // Certain to run, mentioned again, and not given a new value before that: a copy.
            What::Whole if effects.again.contains(&local) || effects.copied.contains(&local) => {
                before.iter().copied().chain([GONE]).collect()
            }
            What::Whole if live.contains(&local) && !event.conditional => {
                let moved = tracked.renewed.contains(&local).then_some(GONE);
                before.iter().copied().chain(moved).collect()
            }
            // Mentioned again by the same code: a copy, or the other mention is on another way.
            What::Whole if effects.again.contains(&local) || effects.copied.contains(&local) => {
                before.iter().copied().chain([GONE]).collect()
            }
            What::Whole => [GONE].into(),
            What::Renewed => [0].into(),
            What::Moved(part) => {
                let bits = tracked.bits(local, part);
                before.iter().map(|moved| moved | bits).collect()
            }
            What::Captured(fields) => match tracked.bits_of_fields(local, fields) {
                Some(bits) => before.iter().map(|moved| moved | bits).collect(),
                None => [GONE].into(),
            },
            What::Refilled(path) => {
                let bits = tracked.bits_inside(local, path);
                before.iter().map(|moved| if *moved == GONE { GONE } else { moved & !bits }).collect()
            }
        };
        if event.conditional {
            after.extend(before);
        }
        see(tracked, local, &after);
        moved.insert(local, after);
    }
}

/// What may have been moved out on the way to `next`.
pub(super) fn arrive(
    body: &Body,
    block: BlockId,
    next: BlockId,
    live: &Set,
    moved: &Moved,
    tracked: &Tracked,
) -> Moved {
    let mut arriving: Moved = body[next]
        .in_scope()
        .filter(|local| tracked.contains(*local))
        .map(|local| (local, moved.get(&local).cloned().unwrap_or_else(|| [0].into())))
        .collect();
    if let Term::Match { scrutinee, arms, .. } = &body[block].term
        && let Some((local, path)) = path_of(scrutinee)
        && let Some(bits) = arriving.get_mut(&local)
    {
        if path.is_whole() && !live.contains(&local) && arms.iter().all(|(pat, _)| takes_all(pat)) {
            *bits = [GONE].into();
        } else {
            let taken = arms
                .iter()
                .filter(|(_, arm)| *arm == next)
                .map(|(pat, _)| tracked.bits(local, &Part::matched(path.clone(), unguarded(pat), pat.span())));
            let taken: Vec<u32> = taken.collect();
            *bits = bits.iter().flat_map(|moved| taken.iter().map(move |bits| moved | bits)).collect();
        }
    }
    arriving
}
