//! The function around the machine.
//!
//! Input: the signature, the body, its facts. Output: the whole expansion.

use super::coerced::Coerced;
use super::judged::Judged;
use super::rewrite::{Into, Rewrite};
use super::written::{AsWritten, returned_at};
use super::{Emitter, ItemNames, camel_case, imported, returned, signature, unsafe_op, unwinding};
use crate::analysis::Facts;
use crate::code::{TokenStream, quote, quote_spanned};
use crate::ir::Body;
use crate::purpose;
use crate::spans::standing;
use proc_macro2::{Delimiter, Ident, Span};
use std::collections::BTreeSet;
use syn::visit_mut::VisitMut;
use syn::{Attribute, Pat, Signature, Type, Visibility};

/// What stays of the function as written.
#[derive(Clone, Debug)]
pub struct Function {
    /// Doc comments and other attributes.
    pub attrs: Vec<Attribute>,
    /// Its visibility.
    pub vis: Visibility,
    /// Its signature, whose parameters are plain names by now.
    pub sig: Signature,
    /// The body as written.
    pub body: syn::Block,
    /// The same where macros of the user's are still called, if any have been expanded: rustc has to see the calls, lest the
    /// macros are unused.
    pub calling: Option<syn::Block>,
    /// What a native `async fn` does with arguments that are patterns.
    pub prologue: Vec<(Vec<Attribute>, Pat, Ident)>,
    /// The module of the runtime that an expansion names, as it is called outside of the body.
    pub private: syn::Path,
}

/// What that module is called inside of the body: a short name, because it is written often, and each token of an
/// expansion costs its user time.
pub const PRIVATE: &str = "__asyncio";

/// The whole expansion.
pub fn emit(function: &Function, body: &Body, facts: &Facts) -> proc_macro2::TokenStream {
    emitter(function, body, facts).function(function).into()
}

/// An emitter with names for the two enums.
pub(super) fn emitter<'a>(function: &Function, body: &'a Body, facts: &'a Facts) -> Emitter<'a> {
    let mut used = signature::identifiers(function);
    let base = camel_case(function.sig.ident.to_string().trim_start_matches("r#"));
    let state_name = fresh(&[&base, &format!("{base}State"), &format!("{base}Machine")], &used);
    used.insert(state_name.to_string());
    let places_name = fresh(&["Places", "Anchors", &format!("{base}Places")], &used);
    let frame_name = fresh(&["Frame", &format!("{base}Frame")], &used);
    let output = signature::step_output(&function.sig, &body.private);
    let items = ItemNames { state: state_name, frame: frame_name, places: places_name };
    let function_at = [function.sig.fn_token.span, function.body.brace_token.span.close()];
    let mut emit = Emitter::new(body, facts, &used, (output, returned_at(function)), function_at, items);
    emit.hands_on = returned::is_handed_on(function, emit.is_async(function));
    // Where macros of the user's are called, the witness may be another body.
    if function.calling.is_none() {
        emit.judged = Judged::find(body, &function.body);
        emit.coerced = Coerced::find(body, &function.body);
    }
    emit
}

/// The function, with what stands in its body.
pub(super) fn around(
    function: &Function,
    private: &syn::Path,
    signature: &Signature,
    coroutine: TokenStream,
) -> TokenStream {
    let outside = &function.private;
    let inside = quote! {
        #[allow(unused_imports)]
        use #outside as #private;
        #[allow(unused_imports)]
        use #private::methods::*;
        #coroutine
    };
    with_signature(function, signature, inside)
}

/// The function, with all that is in its body.
pub(super) fn with_signature(function: &Function, signature: &Signature, inside: TokenStream) -> TokenStream {
    let Function { attrs, vis, .. } = function;
    let track_caller = track_caller(function);
    // Each name of a lint that it does not know costs rustc a search through all that it knows.
    let of_clippy = if purpose::is_rustc_itself() {
        quote!()
    } else {
        quote!(clippy::all, clippy::pedantic, clippy::nursery, clippy::restriction,)
    };
    let mut written = quote! {
        #(#attrs)*
        #track_caller
        #[allow(#of_clippy refining_impl_trait, non_camel_case_types)]
        #vis #signature
    };
    // A brace of the user's: rustc takes a function that ends with ours for another crate's, and does not say of it that it
    // is never used. Not both: what is missing at the end of the witness would be missing in the function's signature.
    written.group(Delimiter::Brace, inside, function.body.brace_token.span.close());
    written
}

fn track_caller(function: &Function) -> TokenStream {
    let has = |name: &str| function.attrs.iter().any(|attr| attr.path().is_ident(name));
    // A program's `main` may not have it. It may not be a coroutine either, but rustc says that better.
    let main = function.sig.ident == "main" && function.sig.inputs.is_empty();
    if main || has("track_caller") || has("no_mangle") || has("export_name") {
        quote!()
    } else {
        quote!(#[track_caller])
    }
}

/// A name for an item of ours that nothing in the function mentions.
fn fresh(candidates: &[&str], used: &BTreeSet<String>) -> Ident {
    let numbered = (0..).map(|n| format!("{}{n}", candidates[0]));
    let name = candidates.iter().map(|name| name.to_string()).chain(numbered).find(|name| !used.contains(name));
    Ident::new(&name.expect("there are enough numbers"), Span::mixed_site())
}

/// The names of primitive types for whose sake a type is taken for `Copy`.
fn primitives_in(ty: &Type) -> Vec<Ident> {
    match ty {
        Type::Path(path) => path.path.get_ident().cloned().into_iter().collect(),
        Type::Paren(inner) => primitives_in(&inner.elem),
        Type::Group(inner) => primitives_in(&inner.elem),
        Type::Array(inner) => primitives_in(&inner.elem),
        Type::Tuple(tuple) => tuple.elems.iter().flat_map(primitives_in).collect(),
        _ => vec![],
    }
}

impl Emitter<'_> {
    fn function(&self, function: &Function) -> TokenStream {
        let (private, output) = (self.private(), &self.output);
        let awaits = !self.body.awaits.is_empty();
        let (signature, is_tied) = signature::of_object(function, awaits.then(|| self.has_places()));
        let machine = quote!(#private::StateMachine<_, #output>);
        let machine = if is_tied { quote!(#private::Tied<#machine, _>) } else { machine };
        let coroutine =
            if self.is_straight(function) { self.straight(function) } else { self.state_machine(function, &machine) };
        around(function, private, &signature, coroutine)
    }

    /// Whether nothing is awaited, so that the body as written is what runs. (Not where arguments are taken apart, and dropped in
    /// the order in which that is done. Nor where a closure that owns them might have room to spare, that a frame would use.)
    fn is_straight(&self, function: &Function) -> bool {
        let is_plain = |(_, pat, name): &(_, Pat, Ident)| matches!(pat, Pat::Ident(pat) if pat.ident == *name);
        let body = function.calling.as_ref().unwrap_or(&function.body);
        self.body.awaits.is_empty()
            && !is_script(&function.sig)
            && function.prologue.iter().all(is_plain)
            && is_closely_packed(&function.sig)
            && !unwinding::may_matter(body)
    }

    /// A coroutine that awaits nothing: its body, and what is known of it.
    fn straight(&self, function: &Function) -> TokenStream {
        let (private, table) = (self.private(), self.code(function));
        let body = function.calling.as_ref().unwrap_or(&function.body);
        let body = self.as_written(function, body, Into::Closure, false, false);
        quote!(#private::Coroutine::straight(|| &#table, #body))
    }

    /// The states, the frame and the step.
    fn state_machine(&self, function: &Function, machine: &TokenStream) -> TokenStream {
        let private = self.private();
        let (states, frame, start) = (self.states(), self.frame(), self.unresumed());
        // A script borrows what is around it, so its step is no `move` closure and is handed the state.
        let is_script = is_script(&function.sig);
        let step = self.step(function);
        let (places, vacant) = self.places();
        let held = self.local("held");
        let held_new = standing(quote!(#private::Held::new), self.at_only_await());
        let witness = self.witness(function, is_script);
        // What a script gives may be known only from where it stands: it is one unknown type, in the witness as in the step.
        let machine = quote!({
            let #held = #held_new(#start);
            #vacant
            #private::Coroutine::<#machine>::new(#step)
        });
        // Not by a `let`, where there is a function to return from: to what is wrong inside of a loop in a `let`, rustc proposes
        // a `break`.
        let (outcome, given) = match (is_script, self.local("outcome"), self.local("coroutine")) {
            (true, outcome, coroutine) => (
                quote!(let #outcome = #private::Outcome::unknown();),
                quote!(let #coroutine = #machine; #outcome.of(#coroutine)),
            ),
            (false, ..) => (quote!(), quote!(return #machine;)),
        };
        let (primitives, (unknown, judgements)) = (self.primitives(), self.judgements());
        let coerced = self.coerced_unknown();
        let unsafe_op = unsafe_op::lint(function, self.body.edition);
        let items = &self.body.items;
        quote! {
            #(#items)*
            #states
            #frame
            #places
            #outcome
            #unknown
            #coerced
            #witness
            #judgements
            #primitives
            #[allow(
                warnings, unused_variables, unused_assignments, unused_mut, unused_parens, unused_braces, unused_unsafe,
                unused_must_use, unused_labels, unused_qualifications, non_shorthand_field_patterns, unreachable_code, path_statements
            )]
            #unsafe_op
            #given
        }
    }

    /// A primitive's name may be that of another type: where a local was let go of because it is `Copy`, or is not put back into
    /// its slot, rustc says whether it is.
    fn primitives(&self) -> TokenStream {
        let private = self.private();
        let resumed = (0..self.body.awaits.len()).map(|index| self.resume_of_await(index));
        let let_go = resumed.flat_map(|block| {
            let live = &self.facts.live_in[block.0];
            self.body[block].in_scope().filter(|local| self.body.locals[*local].copy && !live.contains(local))
        });
        let params = self.params().into_iter();
        let not_put_back = params.filter(|field| self.is_in_its_slot_for_good(field)).map(|field| field.local);
        let let_go = let_go.chain(not_put_back);
        let mut names: Vec<Ident> = vec![];
        for local in let_go {
            for name in self.body.locals[local].ty.iter().flat_map(primitives_in) {
                if !names.contains(&name) {
                    names.push(name);
                }
            }
        }
        let checks = names.into_iter().map(|name| {
            let here = Span::call_site().located_at(name.span());
            quote_spanned!(here=> let _ = #private::copied::<#name>;)
        });
        checks.collect()
    }

    /// The body as written, but for `?` and the values of awaits (`rewrite`): checked by rustc and never run. It makes the places
    /// sound; and what rustc refuses or warns of in a function, it says of this, with or without places.
    fn witness(&self, function: &Function, is_script: bool) -> TokenStream {
        let into = if self.is_async(function) { Into::Async } else { Into::Closure };
        // Where macros of the user's are called, the calls will do, unless there are places.
        let calls = function.calling.as_ref();
        let expanded = (calls.is_none() || self.has_places()).then_some(&function.body);
        let expanded = expanded.into_iter().map(|body| (body, into, false));
        // Their awaits are awaits.
        let calls = calls.into_iter().map(|body| (body, Into::Async, true));
        let bodies = expanded
            .chain(calls)
            .map(|(body, into, is_calling)| self.witness_of(function, body, into, is_script, is_calling));
        quote!(#(#bodies)*)
    }

    /// Whether the witness is an `async` block. rustc has less to do for a closure. It must be a coroutine where there are
    /// places: what lives at an await has to bear that the coroutine is dropped there. (In the step, where there are none.) A
    /// script borrows what is around it, as its step does.
    fn is_async(&self, function: &Function) -> bool {
        self.has_places() || is_script(&function.sig) || unwinding::may_matter(&function.body)
    }

    /// Whether the step has the marker traits of the witness: where it has places, and is no script, which captures what it
    /// borrows.
    pub(super) fn is_marked(&self, function: &Function) -> bool {
        self.has_places() && !is_script(&function.sig)
    }

    fn witness_of(
        &self,
        function: &Function,
        body: &syn::Block,
        into: Into,
        is_script: bool,
        is_calling: bool,
    ) -> TokenStream {
        let (private, output) = (self.private(), &self.output);
        let mut body = body.clone();
        imported::leave_out(&mut body);
        self.show_anything(&mut body, into);
        self.judge(&mut body);
        self.mark_coerced(&mut body);
        let hands_on = self.hands_on;
        let body = self.as_written(function, &body, into, is_script, hands_on);
        let witness = Ident::new(if into == Into::Async { "witness" } else { "witness_of" }, Span::mixed_site());
        let (before, witness) = match into == Into::Async && !is_calling && self.is_marked(function) {
            true => {
                let marked = self.local("marked");
                (quote!(let #marked = #private::Marked::unknown();), quote!(#marked.by))
            }
            false => (quote!(), quote!(#private::#witness)),
        };
        let (unknown, judges) = match hands_on {
            true => {
                let returned = self.local("returned");
                let judges = quote! {
                    #returned.to(#witness(#body));
                    let _: #private::Given<#output> = #returned;
                };
                (quote!(let #returned = #private::Given::unknown();), judges)
            }
            false => (quote!(), quote!(#witness::<#output>(#body);)),
        };
        quote! {
            #before
            #unknown
            if false {
                #judges
                loop {}
            }
        }
    }

    /// A body as written, as a closure or an `async` block that owns the arguments.
    fn as_written(
        &self,
        function: &Function,
        body: &syn::Block,
        into: Into,
        is_script: bool,
        hands_on: bool,
    ) -> TokenStream {
        let mut body = body.clone();
        let this = self.rename_self(&mut body);
        let (private, output) = (self.private(), &self.output);
        let outcome = is_script.then(|| self.local("outcome"));
        let label = hands_on.then(returned::label);
        Rewrite { private, output, awaited: &[], into, returned: label.as_ref() }.visit_block_mut(&mut body);
        AsWritten { function, private, output, returned_at: self.returned_at, into, outcome, hands_on }
            .block(body, this)
    }
}

/// Whether the arguments lie side by side without room between or behind them, whatever their types: at most one, or references
/// only, or all of one type.
fn is_closely_packed(sig: &Signature) -> bool {
    let name = |argument: &syn::FnArg| match argument {
        syn::FnArg::Typed(typed) => match &*typed.ty {
            Type::Path(path) => path.path.get_ident().cloned(),
            _ => None,
        },
        syn::FnArg::Receiver(_) => None,
    };
    let is_reference = |argument: &syn::FnArg| match argument {
        syn::FnArg::Typed(typed) => matches!(&*typed.ty, Type::Reference(_)),
        syn::FnArg::Receiver(receiver) => matches!(receiver.kind, syn::ReceiverKind::Reference(..)),
    };
    let first = sig.inputs.first().and_then(name);
    let are_alike = || first.is_some() && sig.inputs.iter().all(|argument| name(argument) == first);
    sig.inputs.len() < 2 || sig.inputs.iter().all(is_reference) || are_alike()
}

/// Whether a function is that of `asyncio_run! { … }`.
pub(super) fn is_script(sig: &Signature) -> bool {
    sig.ident == crate::entry::SCRIPT
}
