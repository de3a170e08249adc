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
    /// What is left of a receiver, as `Rest::settle` gives it.
    Settled,
    /// The same, if there is any.
    MaybeSettled,
}

/// A local in a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Which.
    pub local: LocalId,
    /// How.
    pub kept: Kept,
}

impl Emitter<'_> {
    /// What the state of an await holds beside the child, in the order in which it is to be dropped.
    pub fn fields_of_await(&self, index: usize, resume: BlockId) -> Vec<Field> {
        let from = self.block_of_await(index);
        let inits = &self.facts.init_out[from.0];
        let value = self.value_of_await(index);
        self.fields(resume, inits, false).into_iter().filter(|field| field.local != value).collect()
    }

    /// What the variant of a block holds.
    pub fn fields_of_block(&self, block: BlockId) -> Vec<Field> {
        self.fields(block, &self.facts.init_in[block.0], true)
    }

    /// On the stack, a meeting point holds the handles of anchored locals; a state leaves the values in their places.
    fn fields(&self, block: BlockId, inits: &Inits, on_stack: bool) -> Vec<Field> {
        let mut fields: Vec<Field> = self.body[block]
            .in_scope()
            .filter_map(|local| {
                let anchored = self.facts.anchored.contains(&local);
                let rest = self.body.locals[local].rest_of.is_some();
                let live = self.facts.live_in[block.0].contains(&local);
                let kept = match inits.get(&local).copied().unwrap_or(Init::No) {
                    Init::No => return None,
                    Init::Yes if !on_stack && self.saves_moved(block, local) => Kept::Moved,
                    Init::Maybe if rest && !on_stack => Kept::MaybeRest,
                    Init::Yes if rest && !on_stack => Kept::Rest,
                    Init::Maybe if rest => Kept::MaybeSettled,
                    Init::Yes if rest => Kept::Settled,
                    Init::Maybe if anchored && !on_stack => Kept::Flag,
                    Init::Maybe => Kept::Maybe,
                    Init::Yes if anchored && on_stack => Kept::Live,
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
