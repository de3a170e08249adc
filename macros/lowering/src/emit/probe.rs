//! The question put to method resolution: does `x.m(args)` move `x`?
//!
//! Input: a `Stmt::Probe`. Output: the probe, in code that never runs, and `x` put where the answer says.
//!
//! ```text
//! let by_rest;
//! if false { trait Probe … by_rest = type_of(never_like(&x).m(args)); loop {} } else { by_rest = PhantomData; }
//! rest = (&by_rest).receiver_tag().hold(&places.rest, x);
//! … (&by_rest).receiver_tag().receiver(&mut rest).m(args)
//! ```

use super::Emitter;
use super::places::Places;
use crate::analysis::methods::is_adaptor;
use crate::locals::LocalId;
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::ExprMethodCall;
use syn::visit_mut::VisitMut;

impl Emitter<'_> {
    /// The variable that holds the answer.
    pub(super) fn answer(&self, rest: LocalId) -> Ident {
        format_ident!("by_{}", self.names.text(rest), span = proc_macro2::Span::mixed_site())
    }

    /// Asks, and moves the receiver to where the method finds it.
    pub(super) fn probe(
        &self,
        rest: LocalId,
        of: LocalId,
        call: &ExprMethodCall,
        mut places: Places<'_>,
    ) -> TokenStream {
        let (core, private, answer) = (self.core(), self.private(), self.answer(rest));
        let (rest_name, of_name) = (self.field_name(rest), self.field_name(of));
        let anchored = self.facts.anchored.contains(&of);
        let value = if anchored { quote!(unsafe { #of_name.peek() }) } else { quote!(&#of_name) };
        let mut args = call.args.clone();
        args.iter_mut().for_each(|arg| {
            places.visit_expr_mut(arg);
            self.rewrite().visit_expr_mut(arg);
        });
        let args = self.names.unmark(args.to_token_stream());
        let (method, turbofish) = (&call.method, &call.turbofish);
        let generics = turbofish
            .iter()
            .flat_map(|turbofish| turbofish.args.iter())
            .enumerate()
            .filter(|(_, arg)| matches!(arg, syn::GenericArgument::Type(_)))
            .map(|(at, _)| format_ident!("G{at}"));
        let params = call.args.iter().map(|_| quote!(_: impl #core::marker::Sized));
        let asked = if is_adaptor(&method.to_string()) {
            let subject = quote!((&#private::Subject(#value)));
            quote!(#subject.pick(#private::type_of(#subject.subject().#method #turbofish(#args))))
        } else {
            quote!(#private::type_of(#private::never_like(#value).#method #turbofish(#args)))
        };
        let hold = if self.is_tracked(of) {
            quote!()
        } else if anchored {
            quote!(#rest_name = (&#answer).receiver_tag().hold_anchored(#of_name);)
        } else {
            let places = self.local("places");
            let place = self.place_name(rest);
            quote!(#rest_name = unsafe { (&#answer).receiver_tag().hold(&#places.#place, #of_name) };)
        };
        quote! {
            let #answer;
            if false {
                trait Probe: #core::marker::Sized {
                    fn #method<#(#generics),*>(self, #(#params),*) -> #private::Marker { loop {} }
                }
                impl<T> Probe for T {}
                #answer = #asked;
                loop {}
            } else {
                #answer = #core::marker::PhantomData;
            }
            #hold
        }
    }
}
