//! The code of a unit.
//!
//! Input: where a unit begins. Output: the code that goes on from there (`chain`), after it has taken back what was saved.
//!
//! ```text
//! poll the child, or return Pending;  let total = frame.total.take();  …  frame.total.set(total);  break 'to_after_if;
//! ```

use super::Emitter;
use super::chain::Chain;
use super::fields::{Field, Kept};
use super::rewrite::spanned_value;
use super::units::Unit;
use crate::analysis::Init;
use crate::code::{TokenStream, quote, quote_spanned};
use crate::ir::BlockId;
use crate::locals::LocalId;
use crate::spans::standing;
use proc_macro2::{Delimiter, Span};
use quote::ToTokens;

impl Emitter<'_> {
    /// The code of a unit.
    pub(super) fn unit(&self, unit: Unit) -> TokenStream {
        match unit {
            Unit::Start => self.start(),
            Unit::Meeting(block) => self.meeting(block),
            Unit::Await(index) => self.after_await(index),
        }
    }

    /// From the first resume.
    fn start(&self) -> TokenStream {
        let private = self.private();
        let fields = self.params();
        let reload = |local: LocalId| {
            let anchored = self.facts.anchored.contains(&local) && self.body.params.contains(&local);
            self.reload(BlockId(0), Unit::Start, local, &fields, anchored)
        };
        let signal = self.local("signal");
        // Arguments of a call that never ran are dropped in their order, not in that of locals.
        let names = self.body.params.iter().map(|param| self.field_name(*param));
        let drops = if names.len() > 1 { quote!(#private::mem::drop((#(#names),*));) } else { quote!() };
        // Where rustc finds the type that is returned: at the same place as in the witness.
        let (output, cancelled) = (&self.output, standing(quote!(#private::cancelled), self.returned_at));
        let leave = quote_spanned!(self.returned_at=> return #cancelled::<#output>(););
        // What it is, if the witness says so.
        let judged = match self.hands_on {
            true => {
                let returned = self.local("returned");
                let mut left = standing(quote!(#private::left), self.returned_at);
                left.group(Delimiter::Parenthesis, quote!(#returned), self.returned_at);
                let leave = quote_spanned!(self.returned_at=> return #left;);
                quote!(if false { loop {} #leave })
            }
            false => quote!(),
        };
        let after = quote! {
            #judged
            if !#private::begins(#signal) {
                #drops
                #leave
            }
        };
        let (group, code) = (self.group_of_arguments(), Chain::unit(self, Unit::Start, BlockId(0), reload, after));
        quote!(#group #code)
    }

    /// From where ways meet.
    fn meeting(&self, block: BlockId) -> TokenStream {
        let fields = self.fields_of_block(block);
        let reload = |local| self.reload(block, Unit::Meeting(block), local, &fields, self.is_left(local, block));
        Chain::unit(self, Unit::Meeting(block), block, reload, quote!())
    }

    /// From an await: polls what is awaited, and goes on when it is ready.
    fn after_await(&self, index: usize) -> TokenStream {
        let private = self.private();
        let (resume, value) = (self.resume_of_await(index), self.value_of_await(index));
        let fields = self.fields_of_await(index);
        let (outcome, cx, signal) = (self.local("outcome"), self.local("cx"), self.local("signal"));
        let reload = |local: LocalId| match local {
            local if local == value => Some(quote!()), // comes last, below
            local => self.reload(resume, Unit::Await(index), local, &fields, self.is_left(local, resume)),
        };
        let (child, value_name) = (self.child_slot(index).get(), self.field_name(value));
        let there = self.body.awaits[index].span;
        let [poll, finish] = [quote!(#private::resume), quote!(#private::finish)].map(|path| standing(path, there));
        let after = quote! {
            let #private::Ok(#value_name) = (unsafe { #finish(#child, #outcome) }) else {
                return #private::cancelled();
            };
        };
        let after = if self.facts.anchored.contains(&value) {
            let anchor = self.anchor(value, &quote!(#value_name));
            quote!(#after let #value_name = #anchor;)
        } else {
            after
        };
        let [before, behind] = self.dropped_at_await(index);
        let code = Chain::unit(self, Unit::Await(index), resume, reload, quote!(#before #after #behind));
        let group = self.group_of_await(index);
        quote! {
            #group
            let #private::Some(#outcome) = (unsafe { #poll(#child, #cx, #signal) }) else {
                return #private::Poll::Pending;
            };
            #code
        }
    }

    /// Whether an anchored local is in its place on the way to a block.
    fn is_left(&self, local: LocalId, block: BlockId) -> bool {
        self.facts.anchored.contains(&local) && self.facts.init_in[block.0].get(&local) == Some(&Init::Yes)
    }

    /// How a local comes back: from its place, or from its field, if it has one.
    fn reload(
        &self,
        block: BlockId,
        unit: Unit,
        local: LocalId,
        fields: &[Field],
        is_left: bool,
    ) -> Option<TokenStream> {
        let info = &self.body.locals[local];
        // That a local which is changed has to be `mut`, rustc says of the witness, where it is declared.
        let mutable = info.mutable || info.rest_of.is_some() || self.changed.contains(&local);
        let binding = self.binding(local, mutable);
        if is_left && !fields.iter().any(|field| field.local == local && field.kept == Kept::Moved) {
            let anchored = match self.is_tracked(local) {
                true => self.resume_tracked(block, unit, local, None),
                false => self.resume_anchored(local, unit),
            };
            return Some(quote!(let #binding = #anchored;));
        }
        let field = fields.iter().find(|field| field.local == local)?;
        let taken = self.slot(*field, unit).take();
        let value = self.reloaded(block, unit, field, quote!(unsafe { #taken }));
        Some(match self.is_shared_self(local) {
            true => self.shared_self(local, &value),
            false => {
                let value = match self.assigned.get(&local) {
                    Some(at) if matches!(field.kept, Kept::Live | Kept::Maybe) => self.standing_for(*at, &value),
                    _ => value,
                };
                quote!(let #binding = #value;)
            }
        })
    }

    /// A value that stands where another one is written.
    fn standing_for(&self, (begin, end): (Span, Span), value: &TokenStream) -> TokenStream {
        spanned_value(&proc_macro2::TokenStream::from(value.clone()), begin, end).to_token_stream().into()
    }

    /// What a field comes back as.
    fn reloaded(&self, block: BlockId, unit: Unit, field: &Field, value: TokenStream) -> TokenStream {
        match field.kept {
            Kept::Flag => {
                let (private, anchored) = (self.private(), self.resume_anchored(field.local, unit));
                quote!(if #value { #private::Some(#anchored) } else { #private::None })
            }
            Kept::Rest if self.body.locals[field.local].waits => {
                let at = self.moved_at(field.local);
                quote!(unsafe { #value.resume(#at) })
            }
            Kept::MaybeRest if self.body.locals[field.local].waits => {
                let (at, saved) = (self.moved_at(field.local), self.local("saved"));
                quote!(#value.map(|#saved| unsafe { #saved.resume(#at) }))
            }
            Kept::Rest => {
                let place = self.place_from(field.local, unit);
                quote!(unsafe { #value.resume(&#place) })
            }
            Kept::MaybeRest => {
                let (place, saved) = (self.place_from(field.local, unit), self.local("saved"));
                quote!(#value.map(|#saved| unsafe { #saved.resume(&#place) }))
            }
            Kept::Moved => self.resume_tracked(block, unit, field.local, Some(value)),
            Kept::Live | Kept::ForDrop | Kept::Maybe | Kept::MaybeForDrop => value,
        }
    }
}
