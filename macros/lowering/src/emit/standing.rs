//! Where the places of anchored locals are.
//!
//! Input: the anchored locals, what is left of receivers, and the layout. Output: the struct of places that the machine has, and
//! variables of the step. A local whose scope no await is in is borrowed within one resume only: its place is a variable of the
//! step, so that the machine is neither larger for it nor less `Send`. It is declared before all handles, and so outlives them.
//!
//! ```text
//! struct Places<Text> { text: Text }   let places = Places { text: Place::vacant() };       held while something is awaited
//! struct AwaitFill<Awaiting0, Buf> { awaiting: Awaiting0, buf: Place<Buf> }                while one thing is
//! let iter0_place = Place::vacant();                                                     never
//! ```
//!
//! The step looks at the former as at `Places { text: &places.text }`. (Of the places themselves it owns one by one, so that rustc
//! puts them and the frame where there is room.)

use super::Emitter;
use super::fields::{Field, Kept};
use super::frame::{member_name, slot_type};
use super::layout::Stand;
use super::units::Unit;
use crate::code::{TokenStream, quote};
use crate::ir::Term;
use crate::locals::LocalId;
use proc_macro2::{Ident, Span};
use quote::format_ident;

impl Emitter<'_> {
    /// Whether anything is borrowed across an await, or from a meeting point to the next.
    pub(super) fn has_places(&self) -> bool {
        !self.facts.anchored.is_empty() || self.body.locals.ids().any(|local| self.body.locals[local].rest_of.is_some())
    }

    /// Whether the machine has places beside its frame.
    pub(super) fn machine_has_places(&self) -> bool {
        !self.layout.places.is_empty()
    }

    /// A local's place, to be borrowed. For the inside of an `unsafe` block.
    pub(super) fn place(&self, local: LocalId) -> TokenStream {
        let owner = self.stands_as(local);
        match self.layout.stand(owner) {
            Some(Stand::Place(place, member)) => {
                let (places, name) = (self.local("places"), &self.frame_names.places[place]);
                match self.layout.places[place].len() {
                    1 => quote!(#places.#name),
                    _ => {
                        let member = member_name(member);
                        quote!(*#places.#name.#member)
                    }
                }
            }
            Some(Stand::Group(group, member)) => self.standing_member(group, member),
            None => {
                let name = self.place_of_step(owner);
                quote!(#name)
            }
        }
    }

    /// The same where a unit begins, which has pointed to its group.
    pub(super) fn place_from(&self, local: LocalId, unit: Unit) -> TokenStream {
        match self.layout.stand(self.stands_as(local)) {
            Some(Stand::Group(group, member)) => self.member_of_group(group, member, unit).at(),
            _ => self.place(local),
        }
    }

    /// The same to call a method on.
    pub(super) fn receiver(&self, local: LocalId, place: TokenStream) -> TokenStream {
        match self.layout.stand(self.stands_as(local)) {
            Some(Stand::Place(at, _)) if self.layout.places[at].len() == 1 => place,
            Some(_) => quote!((&#place)),
            None => place,
        }
    }

    /// In whose place a local stands: what is left of a receiver that was anchored before stays there.
    fn stands_as(&self, local: LocalId) -> LocalId {
        let owner = self.body.locals[local].rest_of.filter(|of| self.facts.anchored.contains(of));
        owner.unwrap_or(local)
    }

    /// The struct of the machine's places, and one with all of them vacant.
    pub(super) fn places(&self) -> (TokenStream, TokenStream) {
        if self.layout.places.is_empty() {
            return (quote!(), quote!());
        }
        let (private, name, keys) = (self.private(), &self.places_name, &self.frame_names.places);
        let params: Vec<Ident> = self.layout.places.iter().map(|locals| self.type_of_standing(locals[0])).collect();
        let params = &params;
        let fields = keys.iter().zip(params).map(|(key, param)| quote!(#key: #param));
        let definition = quote!(struct #name<#(#params),*> { #(#fields),* });
        let values = self.layout.places.iter().map(|locals| match locals.as_slice() {
            // An argument is there from the call on.
            [only] if self.is_anchored_param(*only) => {
                let value = self.argument(*only);
                quote!(#private::Place::new(#value))
            }
            [_] => quote!(#private::Place::vacant()),
            _ => {
                let ty = slot_type(private, locals.iter().map(|_| quote!(#private::Place<_>)).collect());
                quote!(<#ty>::vacant())
            }
        });
        let places = self.local("places");
        let fields = keys.iter().zip(values).map(|(key, value)| quote!(#key: #value));
        let alone = self.layout.places.iter().filter(|locals| locals.len() == 1).flatten();
        let judged: TokenStream =
            alone.flat_map(|local| [self.judged_place(*local), self.coerced_place(*local)]).collect();
        (definition, quote!(let #places = #name { #(#fields),* }; #judged))
    }

    /// The same struct, with references to the places.
    pub(super) fn places_seen(&self) -> TokenStream {
        let (name, places) = (&self.places_name, self.local("places"));
        let fields = self.frame_names.places.iter().map(|key| quote!(#key: &#places.#key,));
        quote!(#name { #(#fields)* })
    }

    /// The generic parameter for the type of what stands in a place.
    pub(super) fn type_of_standing(&self, local: LocalId) -> Ident {
        self.type_param(&Field { local, kept: Kept::Live })
    }

    /// The variables for what no state holds.
    pub(super) fn places_of_step(&self) -> TokenStream {
        let private = self.private();
        let locals = self.standing().into_iter().filter(|local| !self.is_held(*local));
        let declared = locals.map(|local| {
            let (name, judged) = (self.place_of_step(local), self.judged_place(local));
            let coerced = self.coerced_place(local);
            quote!(let #name = #private::Place::vacant(); #judged #coerced)
        });
        declared.collect()
    }

    /// Those of them that the machine has.
    pub(super) fn held_standing(&self) -> Vec<LocalId> {
        self.standing().into_iter().filter(|local| self.is_held(*local)).collect()
    }

    /// The locals that have places of their own.
    fn standing(&self) -> Vec<LocalId> {
        let rests = self.body.locals.ids().filter(|local| match self.body.locals[*local].rest_of {
            Some(of) => !self.facts.anchored.contains(&of),
            None => false,
        });
        self.facts.anchored.iter().chain(rests).collect()
    }

    fn place_of_step(&self, local: LocalId) -> Ident {
        format_ident!("{}_place", self.field_name(local), span = Span::mixed_site())
    }

    /// Whether a local is an argument that is in its place from the call on.
    pub(super) fn is_anchored_param(&self, local: LocalId) -> bool {
        self.body.params.contains(&local) && self.facts.anchored.contains(&local)
    }

    /// Whether a local, or what is left of it in its place, is in scope where something is awaited. Whether it holds a value
    /// does not matter: what is `Copy` may have been used for the last time, and is borrowed all the same.
    fn is_held(&self, local: LocalId) -> bool {
        let here = |other: &LocalId| *other == local || self.body.locals[*other].rest_of == Some(local);
        self.is_anchored_param(local)
            || self.facts.order.iter().any(|block| match self.body[*block].term {
                Term::Await { resume, .. } => self.body[resume].in_scope().any(|other| here(&other)),
                _ => false,
            })
    }
}
