//! What each state and each meeting point holds.

use super::Emitter;
use crate::analysis::{Init, Inits};
use crate::ir::BlockId;
use crate::locals::LocalId;

/// How a local is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kept {
    /// It is used again.
    Live,
    /// It is only still to be dropped, if its type has anything to drop.
    ForDrop,
    /// It may hold nothing: an `Option`, still to be dropped.
    Maybe,
    /// It is in its place, if this flag says so.
    Flag,
    /// It is in its place, but for the parts that these bits say.
    Moved,
    /// What is left of a receiver, as `Rest::leave` gives it.
    Rest,
    /// The same, if there is any.
    MaybeRest,
}

/// A local in a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Field {
    /// Which.
    pub local: LocalId,
    /// How.
    pub kept: Kept,
}

impl Emitter<'_> {
    /// What the machine holds before its first resume: the arguments, but for those that are in their places.
    pub fn params(&self) -> Vec<Field> {
        let carried = self.body.params.iter().filter(|param| !self.facts.anchored.contains(param));
        carried.map(|param| Field { local: *param, kept: Kept::Live }).collect()
    }

    /// What the state of an await holds beside the child, in the order in which it is to be dropped.
    pub fn fields_of_await(&self, index: usize) -> Vec<Field> {
        self.held_by_await(index).into_iter().map(|field| self.layout.settled(field)).collect()
    }

    /// What a meeting point holds.
    pub fn fields_of_block(&self, block: BlockId) -> Vec<Field> {
        self.held_by_block(block).into_iter().map(|field| self.layout.settled(field)).collect()
    }

    /// The same, before the layout is known.
    pub fn held_by_await(&self, index: usize) -> Vec<Field> {
        let inits = &self.facts.init_out[self.block_of_await(index).0];
        let value = self.value_of_await(index);
        self.fields(self.resume_of_await(index), inits).into_iter().filter(|field| field.local != value).collect()
    }

    /// The same, before the layout is known.
    pub fn held_by_block(&self, block: BlockId) -> Vec<Field> {
        self.fields(block, &self.facts.init_in[block.0])
    }

    /// What is in scope at `block` and holds a value, but for the anchored values, which are left in their places.
    fn fields(&self, block: BlockId, inits: &Inits) -> Vec<Field> {
        let mut fields: Vec<Field> = self.body[block]
            .in_scope()
            .filter_map(|local| {
                let anchored = self.facts.anchored.contains(&local);
                let rest = self.body.locals[local].rest_of.is_some();
                let live = self.facts.live_in[block.0].contains(&local);
                let kept = match inits.get(&local).copied().unwrap_or(Init::No) {
                    Init::No => return None,
                    Init::Yes if self.saves_moved(block, local) => Kept::Moved,
                    Init::Maybe if rest => Kept::MaybeRest,
                    Init::Yes if rest => Kept::Rest,
                    Init::Maybe if anchored => Kept::Flag,
                    // A number that was used for the last time on one of the ways here.
                    Init::Maybe if self.body.locals[local].copy && !live => return None,
                    Init::Maybe => Kept::Maybe,
                    Init::Yes if anchored => return None,
                    Init::Yes if live || self.body.locals[local].closure => Kept::Live,
                    Init::Yes if self.body.locals[local].copy => return None,
                    Init::Yes => Kept::ForDrop,
                };
                Some(Field { local, kept })
            })
            .collect();
        fields.reverse();
        fields
    }
}
