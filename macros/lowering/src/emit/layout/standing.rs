//! Where anchored locals stand.
//!
//! Input: the homes of the fields. Output: a place for each anchored local that is in scope while something is awaited. What
//! holds afterwards: of two locals that are in scope at the same time, each has storage of its own, and what stands somewhere
//! shares that with nothing that is kept there while it is in scope.
//!
//! | in scope                 | stands                                                                                  |
//! |--------------------------|-----------------------------------------------------------------------------------------|
//! | at one await             | beside the child of that await, which shares its storage with the other awaits'         |
//! | at several, or arguments | beside the frame, in a place that is shared with what is never in scope at the same time |
//!
//! ```text
//! { let mut a = [0; 512]; fill(&mut a).await; } { let mut b = [0; 512]; fill(&mut b).await; }      `a` and `b` stand in one place
//! ```
//!
//! A group is free for what will stand there from the time on when it gets its value: what another group holds for an await
//! is taken out, and its child dropped, before anything else is done. Only what it hands on through a meeting point may still be
//! in it: nothing stands elsewhere at that time.

use super::super::Emitter;
use super::{Field, Home, Layout, Stand};
use crate::analysis::scopes_at_end;
use crate::ir::{BlockId, Term};
use crate::locals::LocalId;
use crate::set::Set;

/// As many share a place as there are names for.
const MOST: usize = 8;

/// The locals that are in scope together, point by point.
struct Scopes {
    together: Vec<Set>,
    /// The same where something is awaited, with the await.
    awaiting: Vec<(usize, Set)>,
}

impl Scopes {
    fn of(emit: &Emitter<'_>) -> Self {
        // What is left of a receiver stays where that stood.
        let owner = |local: LocalId| emit.body.locals[local].rest_of.unwrap_or(local);
        let in_scope = |block: BlockId| {
            let open = scopes_at_end(emit.body, block);
            let locals = open.into_iter().flat_map(|(_, locals)| locals);
            locals.flat_map(|local| [local, owner(local)]).collect::<Set>()
        };
        let mut scopes = Scopes { together: vec![], awaiting: vec![] };
        for block in &emit.facts.order {
            let mut locals = in_scope(*block);
            if let Term::Await { index, value, resume, .. } = emit.body[*block].term {
                let after = emit.body[resume].in_scope().filter(|local| *local != value);
                locals.extend(after.flat_map(|local| [local, owner(local)]));
                scopes.awaiting.push((index, locals.clone()));
            }
            scopes.together.push(locals);
        }
        scopes
    }

    fn meet(&self, one: LocalId, other: LocalId) -> bool {
        self.together.iter().any(|locals| locals.contains(&one) && locals.contains(&other))
    }

    /// The one await at which a local is in scope.
    fn only_await(&self, local: LocalId) -> Option<usize> {
        let mut awaits = self.awaiting.iter().filter(|(_, locals)| locals.contains(&local));
        awaits.next().filter(|_| awaits.next().is_none()).map(|(index, _)| *index)
    }
}

impl Layout {
    /// Finds places for all that stand. `meetings` is what meeting points hold.
    pub(super) fn settle_stands(&mut self, emit: &Emitter<'_>, meetings: &[Vec<Field>]) {
        let standing = emit.held_standing();
        if standing.is_empty() {
            return;
        }
        let scopes = Scopes::of(emit);
        for local in standing {
            let group = self.group_for(emit, local, &scopes, meetings);
            if let Some(group) = group {
                self.groups[group].standing.push(local);
                continue;
            }
            let alone = emit.is_anchored_param(local);
            let free = |place: &&mut Vec<LocalId>| {
                place.len() < MOST
                    && !place.iter().any(|other| scopes.meet(local, *other) || emit.is_anchored_param(*other))
            };
            match self.places.iter_mut().find(free).filter(|_| !alone) {
                Some(place) => place.push(local),
                None => self.places.push(vec![local]),
            }
        }
        for (place, locals) in self.places.iter().enumerate() {
            self.stands.extend(locals.iter().enumerate().map(|(member, local)| (*local, Stand::Place(place, member))));
        }
        for (group, data) in self.groups.iter().enumerate() {
            let first = usize::from(data.child.is_some()) + data.fields.len();
            let stands = data.standing.iter().enumerate();
            self.stands.extend(stands.map(|(member, local)| (*local, Stand::Group(group, first + member))));
        }
    }

    /// The group in which a local can stand.
    fn group_for(&self, emit: &Emitter<'_>, local: LocalId, scopes: &Scopes, meetings: &[Vec<Field>]) -> Option<usize> {
        // What is small fills the gap beside the frame; and one group shares with nobody.
        if self.groups.len() < 2 || emit.body.locals[local].small || emit.is_anchored_param(local) {
            return None;
        }
        let only = scopes.only_await(local)?;
        let group = self.groups.iter().position(|group| group.child == Some(only))?;
        let others = self.groups.iter().enumerate().filter(|(other, _)| *other != group);
        let stands_elsewhere = others.flat_map(|(_, other)| &other.standing).any(|other| scopes.meet(local, *other));
        let handed_on = meetings.iter().flatten().any(|field| {
            matches!(self.home(*field), Some(Home::Group(other, _)) if other != group)
                && scopes.meet(local, field.local)
        });
        (!stands_elsewhere && !handed_on).then_some(group)
    }
}
