//! Where each saved local is kept.
//!
//! Input: what each state and each meeting point holds (`fields`). Output: a home for each field. What holds afterwards: two
//! fields that are held at the same time have storage of their own, and a field has one home for the whole life of the
//! machine, so that a local that an arm does not change is never copied from one place to another.
//!
//! | held in                              | home                                                              |
//! |--------------------------------------|-------------------------------------------------------------------|
//! | two states or more                   | a slot, shared with what is never held at the same time           |
//! | one state, meeting points or none    | the same if it is small; else beside the child of that state, which |
//! |                                      | shares its storage with the other states' children                |
//! | meeting points only                  | a variable of the step: never in the frame                        |
//!
//! Where anchored locals stand, `layout/standing.rs` says.
//!
//! ```text
//! let a = f().await; let b = g(a).await; h().await; b        `a` beside `g`'s child, `b` in a slot if `h` is not the last
//! ```

mod standing;
#[cfg(test)]
mod tests;

use super::Emitter;
use super::fields::{Field, Kept};
use crate::locals::LocalId;
use std::collections::{BTreeMap, BTreeSet};

/// Where a field is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    /// In this slot, as this member of it.
    Slot(usize, usize),
    /// In this group, as this member of it.
    Group(usize, usize),
    /// In a variable of the step.
    Passed(usize),
}

/// Where an anchored local stands that is in scope while something is awaited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// Beside the frame, in this place, as this member of it.
    Place(usize, usize),
    /// In this group, as this member of it.
    Group(usize, usize),
}

/// A state: 0 before the first resume, `index + 1` while waiting for an await.
type StateId = usize;

/// What one state has to itself.
#[derive(Clone, Debug, Default)]
pub struct Group {
    /// The await, if it is not the first state.
    pub child: Option<usize>,
    /// Beside the child.
    pub fields: Vec<Field>,
    /// What stands there, besides.
    pub standing: Vec<LocalId>,
}

/// The frame.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// Each with the fields that share it.
    pub slots: Vec<Vec<Field>>,
    /// One of them is in use at a time.
    pub groups: Vec<Group>,
    /// The variables of the step.
    pub passed: Vec<Field>,
    /// The places beside the frame, each with the locals that share it.
    pub places: Vec<Vec<LocalId>>,
    stands: BTreeMap<LocalId, Stand>,
    homes: BTreeMap<Field, Home>,
    /// Locals that are kept in one slot whether they are used again or only dropped.
    always_live: BTreeSet<Field>,
}

impl Layout {
    /// Where a field is kept.
    pub fn home(&self, field: Field) -> Option<Home> {
        self.homes.get(&field).copied()
    }

    /// Where an anchored local stands, unless that is a variable of the step.
    pub fn stand(&self, local: LocalId) -> Option<Stand> {
        self.stands.get(&local).copied()
    }

    /// Whether nothing else is ever kept where a field is.
    pub fn has_to_itself(&self, field: Field) -> bool {
        matches!(self.home(field), Some(Home::Slot(slot, _)) if self.slots[slot].len() == 1)
    }

    /// The field that stands for another one of the same local.
    pub fn settled(&self, field: Field) -> Field {
        let live = Field { kept: Kept::Live, ..field };
        if field.kept == Kept::ForDrop && self.always_live.contains(&live) { live } else { field }
    }
}

/// Finds homes for all fields.
pub fn layout(emit: &Emitter<'_>) -> Layout {
    let mut states = vec![emit.params()];
    states.extend((0..emit.body.awaits.len()).map(|index| emit.held_by_await(index)));
    let mut meetings: Vec<Vec<Field>> = emit.variants.iter().map(|block| emit.held_by_block(*block)).collect();

    let mut layout = Layout::default();
    // A local with a slot of its own keeps it when it is only still to be dropped.
    let shared = in_several(&states);
    layout.always_live.extend(shared.iter().copied().filter(|field| field.kept == Kept::Live));
    for fields in states.iter_mut().chain(&mut meetings) {
        fields.iter_mut().for_each(|field| *field = layout.settled(*field));
    }

    let mut alone = alone(emit, &states, &meetings);
    // Sharing its storage with a few words is not worth a group that nothing fits into the gaps of.
    let arguments = states[0].iter().filter(|field| alone.contains_key(field));
    if let [_, awaiting] = states.as_slice()
        && awaiting.iter().any(|field| alone.contains_key(field))
        && arguments.clone().all(|field| is_small(emit, field))
    {
        alone.clear();
    }
    let mut in_slots: Vec<Field> = vec![];
    for field in states.iter().flatten() {
        if !alone.contains_key(field) && !in_slots.contains(field) {
            in_slots.push(*field);
        }
    }
    for (state, fields) in states.iter().enumerate() {
        let fields: Vec<Field> = fields.iter().copied().filter(|field| alone.contains_key(field)).collect();
        let child = state.checked_sub(1);
        if child.is_some() || !fields.is_empty() {
            layout.groups.push(Group { child, fields, standing: vec![] });
        }
    }
    // One group shares with nobody.
    if let [only] = layout.groups.as_mut_slice() {
        in_slots.append(&mut only.fields);
        layout.groups.retain(|group| group.child.is_some());
    }
    let together: Vec<&Vec<Field>> = states.iter().chain(&meetings).collect();
    layout.slots = share(&in_slots, &together);
    let mut passed: Vec<Field> = vec![];
    for field in meetings.iter().flatten() {
        if !states.iter().flatten().any(|held| held == field) && !passed.contains(field) {
            passed.push(*field);
        }
    }
    layout.passed = passed;
    layout.settle_homes();
    layout.settle_stands(emit, &meetings);
    layout
}

impl Layout {
    fn settle_homes(&mut self) {
        for (slot, fields) in self.slots.iter().enumerate() {
            self.homes.extend(fields.iter().enumerate().map(|(member, field)| (*field, Home::Slot(slot, member))));
        }
        for (group, Group { child, fields, .. }) in self.groups.iter().enumerate() {
            let first = usize::from(child.is_some());
            let homes = fields.iter().enumerate();
            self.homes.extend(homes.map(|(member, field)| (*field, Home::Group(group, first + member))));
        }
        self.homes.extend(self.passed.iter().enumerate().map(|(at, field)| (*field, Home::Passed(at))));
    }
}

fn in_several(states: &[Vec<Field>]) -> BTreeSet<Field> {
    let mut seen = BTreeSet::new();
    states.iter().flatten().filter(|field| !seen.insert(**field)).copied().collect()
}

/// The fields that one state has to itself, with that state.
fn alone(emit: &Emitter<'_>, states: &[Vec<Field>], meetings: &[Vec<Field>]) -> BTreeMap<Field, StateId> {
    let several = in_several(states);
    let mut alone = BTreeMap::new();
    for (state, fields) in states.iter().enumerate() {
        for field in fields.iter().filter(|field| !several.contains(field)) {
            // What is small fills the gap beside `at`, and is easier to read.
            if state == 0 || !is_small(emit, field) {
                alone.insert(*field, state);
            }
        }
    }
    // At a meeting point, one group only can be in use.
    for fields in meetings {
        let first = fields.iter().find_map(|field| alone.get(field).copied());
        for field in fields {
            if alone.get(field).is_some_and(|state| Some(*state) != first) {
                alone.remove(field);
            }
        }
    }
    alone
}

/// Whether a field is known to take some words at most.
fn is_small(emit: &Emitter<'_>, field: &Field) -> bool {
    matches!(field.kept, Kept::Flag | Kept::Moved) || emit.body.locals[field.local].small
}

/// Puts fields that are never held together into one slot: those of one local first.
fn share(fields: &[Field], together: &[&Vec<Field>]) -> Vec<Vec<Field>> {
    let meet = |one: &Field, other: &Field| together.iter().any(|held| held.contains(one) && held.contains(other));
    let mut slots: Vec<Vec<Field>> = vec![];
    for field in fields {
        let fits = |slot: &&mut Vec<Field>| !slot.iter().any(|other| meet(field, other));
        let same = |slot: &&mut Vec<Field>| slot.iter().any(|other| other.local == field.local);
        let at = slots.iter_mut().position(|slot| same(&slot) && fits(&slot));
        let at = at.or_else(|| slots.iter_mut().position(|slot| fits(&slot)));
        match at {
            Some(at) => slots[at].push(*field),
            None => slots.push(vec![*field]),
        }
    }
    slots
}
