//! The parts of locals that are moved, and not mentioned again.
//!
//! Input: a body and its facts. Output: each such part, with its local; and the fields that are used by value and mentioned
//! again, which are `Copy`, or the witness is refused.
//!
//! ```text
//! let (a, _) = x;      (x, `(a, _)`)
//! eat(user.name);      (user, `name`), unless `user.name` is mentioned again
//! ```

use super::*;

/// The parts that are moved and not mentioned again, and the fields that are.
pub(super) fn moved_in_part(body: &Body, facts: &Facts) -> (Vec<(LocalId, Part)>, Fields) {
    if !facts.order.iter().any(|block| may_move_parts(body, facts, *block)) {
        return (vec![], Fields::new());
    }
    let live_in = live_paths(body, facts);
    let refilled_fields = refilled(facts);
    let (mut found, mut used_again) = (vec![], Fields::new());
    for block in &facts.order {
        let data = &body[*block];
        let mut look = |local: LocalId, part: &Part, live: &BTreeSet<LivePath>, effects: Option<&Effects>| {
            // `x.f = g(x.f)` matters only to what stays at its address.
            let refilled = effects.is_some_and(|effects| {
                effects.refills(local, &part.path) || (effects.assigned == Some(local) && again(live, local, part))
            });
            let gone = if refilled { facts.anchored.contains(&local) } else { !again(live, local, part) };
            // Used by value as a whole just before: it is `Copy`.
            let copied = effects.is_some_and(|effects| effects.again.contains(&local));
            let of_a_box = || {
                !part.path.has_deref()
                    || is_box(body, local)
                    || (may_be_out_of_a_box(body, local, &part.path)
                        && (facts.anchored.contains(&local) || is_box_by_its_field(body, local)))
            };
            // A field that is given a new value would be taken for one that is gone.
            let refilled_in = part.update.is_some()
                && refilled_fields.iter().any(|(of, path)| *of == local && part.path.holds(path) && !part.spares(path));
            if gone && !copied && !refilled_in && may_lose(body, facts, *block, local, part) && of_a_box() {
                let part = Part { items: items_in(body, *block, part), ..part.clone() };
                found.push((local, part));
            }
            !gone && !refilled && may_be_tracked(body, facts, *block, local)
        };
        if let Term::Match { scrutinee, arms, .. } = &data.term
            && let Some((local, path)) = path_of(scrutinee)
            && (arms.iter().any(|(pat, _)| takes_part(&path, pat)) || takes_at_times(facts, scrutinee, arms))
        {
            let refutable = arms.len() > 1;
            for (pat, arm) in arms.iter().filter(|(pat, _)| binds_by_value(pat)) {
                let part = Part::matched(path.clone(), unguarded(pat), pat.span()).written(scrutinee);
                let part = Part { refutable, ..part };
                look(local, &part, &live_in[arm.0], None);
            }
        }
        live_back(body, facts, *block, &live_in, |effects, live| {
            for event in &effects.events {
                match &event.what {
                    What::Moved(part) => {
                        let is_again = look(event.local, part, live, Some(effects)) && !event.conditional;
                        let is_field = part.pat.is_none() && part.update.is_none() && !part.path.has_deref();
                        if is_again && is_field && !part.path.is_whole() {
                            used_again.insert((event.local, part.path.clone()));
                        }
                    }
                    What::Captured(fields) if is_owned(body, event.local) => {
                        for path in fields {
                            look(event.local, &Part::field(path.clone()), live, Some(effects));
                        }
                    }
                    _ => {}
                }
            }
        });
    }
    (found, used_again)
}

/// Whether anything in a block could be a move of a part.
fn may_move_parts(body: &Body, facts: &Facts, block: BlockId) -> bool {
    let moves = |event: &Event| matches!(event.what, What::Moved(_) | What::Captured(_));
    matches!(&body[block].term, Term::Match { scrutinee, .. } if path_of(scrutinee).is_some())
        || facts.code.all(block).any(|effects| effects.events.iter().any(moves))
}

/// The items that a part's pattern may name: it is matched again where they are not visible.
fn items_in(body: &Body, block: BlockId, part: &Part) -> Vec<syn::Item> {
    let entered = body[block].stmts.iter().filter_map(|stmt| match stmt {
        Stmt::Enter(scope) => Some(*scope),
        _ => None,
    });
    let open = body[block].open.iter().map(|(scope, _)| *scope).chain(entered);
    let items = open.flat_map(|scope| body.scopes[scope.0].items.iter().cloned());
    if part.pat.is_some() || part.update.is_some() { items.collect() } else { vec![] }
}
