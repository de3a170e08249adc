//! How a unit is left.
//!
//! Input: where the unit comes from and where it goes on. Output: the code that puts what goes on into its slots, and the
//! labels of the blocks that a branch breaks out of before that.

#[cfg(test)]
mod tests;

use super::Emitter;
use super::fields::{Field, Kept};
use super::units::Unit;
use crate::analysis::{Init, scopes_at_end};
use crate::code::{TokenStream, quote};
use crate::ir::BlockId;
use crate::locals::LocalId;
use crate::set::Set;
use proc_macro2::{Ident, Span};
use std::cell::RefCell;
use syn::Lifetime;

/// A way out of some scopes to a meeting point.
#[derive(Clone, Debug)]
pub struct Exit {
    /// Of the block that is broken out of.
    pub label: Lifetime,
    /// A block that takes it.
    pub from: BlockId,
    /// The meeting point.
    pub next: BlockId,
    /// How many scopes stay open.
    pub depth: usize,
    /// What those of them hold that come from `from`.
    held: Vec<(LocalId, Init)>,
    /// What all who take it have given away.
    pub given: Set,
}

/// The exits of a unit that have been taken and have no label in the code yet.
pub struct Exits {
    /// The unit.
    pub unit: Unit,
    open: RefCell<Vec<Exit>>,
    count: RefCell<usize>,
    /// The locals that a pointer has been taken to.
    pointed: RefCell<Set>,
}

impl Exits {
    /// None have been taken.
    pub fn of(unit: Unit) -> Self {
        Exits { unit, open: RefCell::default(), count: RefCell::default(), pointed: RefCell::default() }
    }

    /// The label of an exit. Those who come with the same locals leave by the same one.
    pub fn take(&self, emit: &Emitter<'_>, depth: usize, from: BlockId, next: BlockId) -> Lifetime {
        let open = scopes_at_end(emit.body, from);
        let locals = open.iter().take(depth).flat_map(|(_, locals)| locals.iter().copied());
        let inits = &emit.facts.init_out[from.0];
        let held: Vec<(LocalId, Init)> =
            locals.filter_map(|local| inits.get(&local).map(|init| (local, *init))).collect();
        let mut exits = self.open.borrow_mut();
        let given = emit.given.at_end(from);
        let same = |exit: &&mut Exit| exit.next == next && exit.held == held;
        if let Some(exit) = exits.iter_mut().find(same) {
            exit.given.keep(given);
            return exit.label.clone();
        }
        let number = self.count.replace_with(|count| *count + 1);
        let label = Lifetime::new(&format!("'leave{number}"), Span::mixed_site());
        exits.push(Exit { label: label.clone(), from, next, depth, held, given: given.clone() });
        label
    }

    /// Points to those of some locals, which have a value now, that the unit saves from where they stand.
    pub(super) fn point_to(&self, emit: &Emitter<'_>, locals: &[LocalId]) -> TokenStream {
        let (pointers, pointed) = emit.point_to(self.unit, locals);
        self.pointed.borrow_mut().join(&pointed);
        pointers
    }

    /// Those of what has been given away that there is a pointer to.
    pub(super) fn pointed(&self, given: &Set) -> Set {
        given.intersection(&self.pointed.borrow())
    }

    /// The exits of which this holds: they are labelled now.
    pub fn labelled(&self, ends_here: impl Fn(&Exit) -> bool) -> Vec<Exit> {
        let mut exits = self.open.borrow_mut();
        let (ending, others) = exits.drain(..).partition(ends_here);
        *exits = others;
        ending
    }
}

impl Emitter<'_> {
    /// Goes on at a meeting point. The scopes that it is not in have been left, and `given` has been given away.
    pub(super) fn jump(&self, unit: Unit, from: BlockId, next: BlockId, given: &Set) -> TokenStream {
        let way = self.way(unit, Unit::Meeting(next));
        let (ended, saved) =
            (self.ended(from, next), self.save(from, next, Unit::Meeting(next), &self.fields_of_block(next), given));
        quote!(#ended #saved #way)
    }

    /// Drops what does not go on, although its scope does.
    fn ended(&self, from: BlockId, next: BlockId) -> TokenStream {
        let private = self.private();
        let open = scopes_at_end(self.body, from);
        let ended = open.iter().take(self.body[next].open.len()).flat_map(|(_, locals)| locals).rev().filter(|local| {
            // What has nothing to drop may not have come back from where it was saved.
            let held = self.facts.init_out[from.0].get(local) == Some(&Init::Yes)
                && !self.body.locals[**local].needs_no_drop();
            held && !self.body[next].in_scope().any(|known| known == **local)
        });
        let code = ended.map(|local| {
            let name = self.field_name(*local);
            quote!(#private::end(#name);)
        });
        code.collect()
    }

    /// Puts what goes on at `next` into its slots, and leaves what is anchored in its place.
    pub(super) fn save(&self, from: BlockId, next: BlockId, unit: Unit, fields: &[Field], given: &Set) -> TokenStream {
        let stays = self.body[next].in_scope().filter(|local| {
            self.facts.anchored.contains(local)
                && self.facts.init_out[from.0].get(local) == Some(&Init::Yes)
                && !fields.iter().any(|field| field.local == *local)
        });
        let left = stays.map(|local| {
            let name = self.next_mention(next, local);
            quote!(#name.leave();)
        });
        let set = fields.iter().rev().filter(|field| !self.is_in_its_slot_for_good(field)).map(|field| {
            let set = self.slot(*field, unit).set(&self.handed_over(from, next, field, given));
            quote!(#set;)
        });
        left.chain(set).collect()
    }

    /// A local's name, as it is mentioned next by one who goes on at `next`.
    fn next_mention(&self, next: BlockId, local: LocalId) -> Ident {
        let mention = self.mentions.next(self.body, next, local);
        self.names.ident(local, mention.unwrap_or(self.body.locals[local].span))
    }

    /// Whether a field's slot holds its value from the call to the end: that of an argument that is `Copy`, cannot be changed
    /// and shares its slot with nothing. What is `Copy` has no cell in it that could be changed otherwise.
    pub(super) fn is_in_its_slot_for_good(&self, field: &Field) -> bool {
        let info = &self.body.locals[field.local];
        let is_unchanged = info.copy && info.ty.is_some() && !info.mutable && field.kept == Kept::Live;
        is_unchanged && self.body.params.contains(&field.local) && self.layout.has_to_itself(*field)
    }

    /// A local on its way into its slot.
    fn handed_over(&self, from: BlockId, next: BlockId, field: &Field, given: &Set) -> TokenStream {
        let name = self.next_mention(next, field.local);
        let private = self.private();
        let init = self.facts.init_out[from.0].get(&field.local);
        match (field.kept, init) {
            (Kept::Live, _) if given.contains(&field.local) => self.read_where_it_stands(field.local),
            (Kept::Live, _) => quote!(#name),
            (Kept::ForDrop, _) => quote!((&#private::Keep(&#name)).tag().keep(#name)),
            (Kept::Rest, _) => quote!(#private::Rest::leave(#name)),
            (Kept::MaybeRest, Some(Init::Yes)) => quote!(#private::Some(#private::Rest::leave(#name))),
            (Kept::MaybeRest, Some(Init::Maybe)) => quote!(#name.map(#private::Rest::leave)),
            (Kept::Moved, _) => quote!(#name.leave()),
            (Kept::Flag, Some(Init::Yes)) => quote!({ #name.leave(); true }),
            (Kept::Flag, Some(Init::Maybe)) => quote!(#private::leave(#name)),
            (Kept::Flag, _) => quote!(false),
            (Kept::Maybe, Some(Init::Yes)) => quote!(#private::Some(#name)),
            (Kept::Maybe, Some(Init::Maybe)) => quote!(#name),
            (Kept::Maybe | Kept::MaybeRest, _) => quote!(#private::None),
            (Kept::MaybeForDrop, Some(Init::Yes)) => {
                let some = self.local("some");
                quote!({ let #some = #private::Some(#name); (&#private::Keep(&#some)).tag().keep(#some) })
            }
            (Kept::MaybeForDrop, Some(Init::Maybe)) => quote!(#name),
            (Kept::MaybeForDrop, _) => quote!(#private::absent()),
        }
    }
}
