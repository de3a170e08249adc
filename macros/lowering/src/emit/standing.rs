//! Where the places of anchored locals are.
//!
//! Input: the anchored locals, and what is left of receivers. Output: the struct of places that the machine has, and variables
//! of the step. A local whose scope no await is in is borrowed within one resume only: its place is a variable of the
//! step, so that the machine is neither larger for it nor less `Send`. It is declared before all handles, and so outlives them.
//!
//! ```text
//! struct Places<Text> { text: Text }   let places = Places { text: Place::vacant() };   held while something is awaited
//! let iter0_place = Place::vacant();                                                  never
//! ```
//!
//! The step looks at the former as at `Places { text: &places.text }`. (Of the places themselves it owns one by one, so that rustc
//! puts them and the frame where there is room.)

use super::Emitter;
use super::fields::{Field, Kept};
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

    /// Whether the machine has places.
    pub(super) fn machine_has_places(&self) -> bool {
        self.standing().into_iter().any(|local| self.is_held(local))
    }

    /// A local's place, to be borrowed.
    pub(super) fn place(&self, local: LocalId) -> TokenStream {
        let owner = match self.body.locals[local].rest_of {
            // What is left of a receiver that was anchored before stays there.
            Some(of) if self.facts.anchored.contains(&of) => of,
            _ => local,
        };
        if self.is_held(owner) {
            let (places, field) = (self.local("places"), self.field_name(owner));
            quote!(#places.#field)
        } else {
            let name = self.place_of_step(owner);
            quote!(#name)
        }
    }

    /// The struct of the machine's places, and one with all of them vacant.
    pub(super) fn places(&self) -> (TokenStream, TokenStream) {
        let locals = self.held_places();
        if locals.is_empty() {
            return (quote!(), quote!());
        }
        let (private, name) = (self.private(), &self.places_name);
        let keys: Vec<Ident> = locals.iter().map(|local| self.field_name(*local)).collect();
        let params: Vec<Ident> =
            locals.iter().map(|local| self.type_param(&Field { local: *local, kept: Kept::Live })).collect();
        let params = &params;
        let fields = keys.iter().zip(params).map(|(key, param)| quote!(#key: #param));
        let definition = quote!(struct #name<#(#params),*> { #(#fields),* });
        let values = locals.iter().map(|local| {
            // An argument is there from the call on.
            if self.is_anchored_param(*local) {
                let value = self.argument(*local);
                quote!(#private::Place::new(#value))
            } else {
                quote!(#private::Place::vacant())
            }
        });
        let places = self.local("places");
        let fields = keys.iter().zip(values).map(|(key, value)| quote!(#key: #value));
        let judged: TokenStream = locals.iter().map(|local| self.judged_place(*local)).collect();
        (definition, quote!(let #places = #name { #(#fields),* }; #judged))
    }

    /// The same struct, with references to the places.
    pub(super) fn places_seen(&self) -> TokenStream {
        let (name, places) = (&self.places_name, self.local("places"));
        let keys = self.held_places().into_iter().map(|local| self.field_name(local));
        let fields = keys.map(|key| quote!(#key: &#places.#key,));
        quote!(#name { #(#fields)* })
    }

    /// The locals whose places the machine has.
    fn held_places(&self) -> Vec<LocalId> {
        self.standing().into_iter().filter(|local| self.is_held(*local)).collect()
    }

    /// The variables for what no state holds.
    pub(super) fn places_of_step(&self) -> TokenStream {
        let private = self.private();
        let locals = self.standing().into_iter().filter(|local| !self.is_held(*local));
        let declared = locals.map(|local| {
            let (name, judged) = (self.place_of_step(local), self.judged_place(local));
            quote!(let #name = #private::Place::vacant(); #judged)
        });
        declared.collect()
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

    fn is_anchored_param(&self, local: LocalId) -> bool {
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
