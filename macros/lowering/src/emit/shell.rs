//! The function around the machine.
//!
//! Input: the signature, the body, its facts. Output: the whole expansion.

use super::fields::{Field, Kept};
use super::{Emitter, Variant, arms, camel_case};
use crate::analysis::{Facts, analyse};
use crate::ir::{BlockId, Body};
use crate::locals::LocalId;
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use std::collections::BTreeSet;
use syn::visit_mut::VisitMut;
use syn::{Attribute, ReturnType, Signature, Type, Visibility, parse_quote};

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
    /// What a native `async fn` does with arguments that are patterns.
    pub prologue: Vec<syn::Stmt>,
}

/// The signature of the function that makes the object: no longer `async`, and returning it.
pub fn signature(sig: &Signature, private: &syn::Path) -> Signature {
    let mut sig = sig.clone();
    sig.asyncness = None;
    let output = match &sig.output {
        ReturnType::Default => quote!(()),
        ReturnType::Type(_, ty) => output_type(ty, private),
    };
    let output = quote!(-> #private::Coroutine<impl #private::Machine<Output = #output>>);
    sig.output = syn::parse2(output).expect("a return type");
    sig
}

/// `!` is no type that stable Rust lets stand as an associated type, but for this way round.
fn output_type(ty: &Type, private: &syn::Path) -> TokenStream {
    match ty {
        Type::Never(_) => quote!(<fn() -> ! as #private::Returns>::Output),
        _ => quote!(#ty),
    }
}

/// What the step returns: the same, but for what is to be inferred.
pub fn step_output(sig: &Signature, private: &syn::Path) -> TokenStream {
    match &sig.output {
        ReturnType::Default => quote!(()),
        ReturnType::Type(_, ty) => {
            let mut ty = (**ty).clone();
            InferImplTrait.visit_type_mut(&mut ty);
            output_type(&ty, private)
        }
    }
}

/// The whole expansion.
pub fn emit(function: &Function, body: &Body) -> TokenStream {
    let facts = analyse(body);
    emitter(function, body, &facts).function(function)
}

/// An emitter with names for the two enums.
pub(super) fn emitter<'a>(function: &Function, body: &'a Body, facts: &'a Facts) -> Emitter<'a> {
    let used = identifiers(function);
    let base = camel_case(function.sig.ident.to_string().trim_start_matches("r#"));
    let state_name = fresh(&[&base, &format!("{base}State"), &format!("{base}Machine")], &used);
    let to_name = fresh(&["To", "GoTo", "Step"], &used);
    let places_name = fresh(&["Places", "Anchors", &format!("{base}Places")], &used);
    let output = step_output(&function.sig, &body.private);
    Emitter::new(body, facts, &used, output, state_name, to_name, places_name)
}

/// A name for an item of ours that nothing in the function mentions.
fn fresh(candidates: &[&str], used: &BTreeSet<String>) -> Ident {
    let numbered = (0..).map(|n| format!("{}{n}", candidates[0]));
    let name = candidates.iter().map(|name| name.to_string()).chain(numbered).find(|name| !used.contains(name));
    Ident::new(&name.expect("there are enough numbers"), Span::mixed_site())
}

fn identifiers(function: &Function) -> BTreeSet<String> {
    fn walk(tokens: TokenStream, out: &mut BTreeSet<String>) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => walk(group.stream(), out),
                TokenTree::Ident(ident) => {
                    out.insert(ident.to_string());
                }
                _ => {}
            }
        }
    }
    let mut out = BTreeSet::new();
    let sig = &function.sig;
    let written = &function.body;
    walk(quote!(#sig #written), &mut out);
    out
}

impl Emitter<'_> {
    fn function(&self, function: &Function) -> TokenStream {
        let Function { attrs, vis, sig, .. } = function;
        let private = self.private();
        let output = &self.output;
        let signature = signature(sig, private);
        let state = self.state_enum(function);
        let to = self.to_enum();
        let items = &self.body.items;
        let start = self.unresumed_value();
        // A script borrows what is around it, so its step is no `move` closure and is handed the state.
        let is_script = sig.ident == crate::entry::SCRIPT;
        let step = self.step(is_script);
        let track_caller = self.track_caller(function);
        let (places, vacant) = self.places();
        let held = self.local("held");
        let witness = self.witness(function, output);
        quote! {
            #(#attrs)*
            #track_caller
            #[allow(
                clippy::all, clippy::pedantic, clippy::nursery, clippy::restriction,
                unused_variables, unused_assignments, unused_mut, unused_parens, unused_braces, unused_unsafe,
                unreachable_code, path_statements, non_shorthand_field_patterns, refining_impl_trait, non_camel_case_types
            )]
            #vis #signature {
                #[allow(unused_imports)]
                use #private::{AgainCopy as _, AgainExclusive as _, AgainMoved as _, AgainTaken as _, CapturedCopy as _, CapturedPart as _, CapturedPointer as _, ConsumerIterator as _, ConsumerOther as _, ConsumerSum as _, KeepCopy as _, KeepOther as _, IteratorSubject as _, MarkerTag as _, OtherSubject as _, OtherTag as _, TagForeign as _, TagNothing as _};
                #(#items)*
                #state
                #to
                #places
                #witness
                let #held = #private::Held::new(#start);
                #vacant
                #private::Coroutine::<#private::StateMachine<_, #output>>::new(#step)
            }
        }
    }

    fn has_places(&self) -> bool {
        !self.facts.anchored.is_empty() || self.body.locals.ids().any(|local| self.body.locals[local].rest_of.is_some())
    }

    /// The struct of places, and one with all of them vacant.
    fn places(&self) -> (TokenStream, TokenStream) {
        let rests = self.body.locals.ids().filter(|local| match self.body.locals[*local].rest_of {
            Some(of) => !self.facts.anchored.contains(&of),
            None => false,
        });
        let locals: Vec<LocalId> = self.facts.anchored.iter().copied().chain(rests).collect();
        if locals.is_empty() {
            return (quote!(), quote!());
        }
        let (private, name) = (self.private(), &self.places_name);
        let keys: Vec<Ident> = locals.iter().map(|local| self.field_name(*local)).collect();
        let params: Vec<Ident> =
            locals.iter().map(|local| self.type_param(&Field { local: *local, kept: Kept::Live })).collect();
        let definition = quote!(struct #name<#(#params),*> { #(#keys: #private::Place<#params>),* });
        let places = self.local("places");
        (definition, quote!(let #places = #name { #(#keys: #private::Place::vacant()),* };))
    }

    /// The body as written, checked by rustc and never run: what makes the places sound.
    fn witness(&self, function: &Function, output: &TokenStream) -> TokenStream {
        let probes = self.body.locals.ids().any(|local| self.body.locals[local].rest_of.is_some());
        if self.facts.anchored.is_empty() && !probes {
            return quote!();
        }
        let private = self.private();
        let (body, prologue) = (&function.body, &function.prologue);
        quote! {
            if false {
                #private::witness(async move {
                    if false {
                        return #private::never::<#output>();
                    }
                    #(#prologue)*
                    #body
                });
                loop {}
            }
        }
    }

    fn track_caller(&self, function: &Function) -> TokenStream {
        let has = |name: &str| function.attrs.iter().any(|attr| attr.path().is_ident(name));
        // A program's `main` may not have it. It may not be a coroutine either, but rustc says that better.
        let main = function.sig.ident == "main" && function.sig.inputs.is_empty();
        if main || has("track_caller") || has("no_mangle") || has("export_name") {
            quote!()
        } else {
            quote!(#[track_caller])
        }
    }

    fn params(&self) -> Vec<Field> {
        self.body.params.iter().map(|param| Field { local: *param, kept: Kept::Live }).collect()
    }

    fn unresumed_value(&self) -> TokenStream {
        let (state, private) = (&self.state_name, self.private());
        let fields = self.body.params.iter().map(|param| {
            let name = self.field_name(*param);
            let value = self.argument(*param);
            quote!(#name: #private::Saved::new(#value))
        });
        quote!(#state::Unresumed { #(#fields),* })
    }

    /// What the signature calls a parameter.
    fn argument(&self, param: LocalId) -> TokenStream {
        let info = &self.body.locals[param];
        let span = info.span;
        match (info.name.as_str(), info.raw) {
            ("self", _) => quote!(self),
            (name, true) => Ident::new_raw(name, span).to_token_stream(),
            (name, false) => Ident::new(name, span).to_token_stream(),
        }
    }

    /// The states. Each field's type is a parameter of its own: the macro knows no types, rustc infers them.
    fn state_enum(&self, function: &Function) -> TokenStream {
        let (private, core, name) = (self.private(), self.core(), &self.state_name);
        let mut params: Vec<Ident> = vec![];
        let mut param = |ident: Ident| {
            if !params.contains(&ident) {
                params.push(ident.clone());
            }
            ident
        };
        let mut variants = vec![];
        let mut points = vec![];
        let own_params = self.params();
        let unresumed = own_params.iter().map(|field| {
            let (key, ty) = (self.field_name(field.local), param(self.type_param(field)));
            quote!(#key: #private::Saved<#ty>)
        });
        let unresumed: Vec<_> = unresumed.collect();
        variants.push(quote!(Unresumed { #(#unresumed),* }));
        let mut awaits = vec![];
        for (index, point) in self.body.awaits.iter().enumerate() {
            let variant = &self.variant_names[&Variant::Await(index)];
            let fields = self.fields_of_await(index, self.resume_of_await(index));
            let awaiting = self.local("awaiting");
            let child = param(format_ident!("Awaiting{index}"));
            let saved = fields.iter().map(|field| {
                let (key, ty) = (self.field_name(field.local), param(self.type_param(field)));
                quote!(#key: #private::Saved<#ty>)
            });
            let saved: Vec<_> = saved.collect();
            let saved = saved.iter().rev();
            variants.push(quote!(#variant { #(#saved,)* #awaiting: #child }));
            points.push(quote!(Self::#variant { .. } => #private::Point::Suspended(#index)));
            let names = fields.iter().rev().map(|field| {
                let name = &self.body.locals[field.local].name;
                quote!(#name)
            });
            let (text, span) = (&point.text, point.span);
            let line = quote_spanned!(span=> #core::line!());
            let column = quote_spanned!(span=> #core::column!());
            awaits.push(quote! {
                #private::AwaitPoint { line: #line, column: #column, text: #text, saved: &[#(#names),*] }
            });
        }
        let display = function.sig.ident.to_string();
        let display = display.trim_start_matches("r#");
        let line = quote_spanned!(function.sig.ident.span()=> #core::line!());
        let has_receiver = function.sig.receiver().is_some();
        quote! {
            enum #name<#(#params),*> {
                #(#variants,)*
                Closed,
            }
            unsafe impl<#(#params),*> #private::State for #name<#(#params),*> {
                const CLOSED: Self = Self::Closed;
                const CODE: &'static #private::Code = &#private::Code {
                    name: #display,
                    file: #core::file!(),
                    line: #line,
                    has_receiver: #has_receiver,
                    awaits: &[#(#awaits),*],
                };
                #[inline(always)]
                fn point(&self) -> #private::Point {
                    match self {
                        Self::Unresumed { .. } => #private::Point::Unresumed,
                        #(#points,)*
                        Self::Closed => #private::Point::Closed,
                    }
                }
            }
        }
    }

    /// Where the step can go on without having suspended.
    fn to_enum(&self) -> TokenStream {
        if !self.has_jumps() {
            return quote!();
        }
        let name = &self.to_name;
        let mut params: Vec<Ident> = vec![];
        let mut variants = vec![];
        for block in &self.variants {
            let variant = &self.variant_names[&Variant::Block(*block)];
            let fields = self.fields_of_block(*block).into_iter().map(|field| {
                let (key, ty) = (self.field_name(field.local), self.type_param(&field));
                if !params.contains(&ty) {
                    params.push(ty.clone());
                }
                quote!(#key: #ty)
            });
            let fields: Vec<_> = fields.collect();
            // In the order in which they are to be dropped, should a drop panic on the way.
            variants.push(quote!(#variant { #(#fields),* }));
        }
        quote! {
            enum #name<#(#params),*> {
                Resume,
                #(#variants,)*
            }
        }
    }

    /// The closure that moves the machine on.
    fn step(&self, is_script: bool) -> TokenStream {
        let private = self.private();
        let (state, to, again) = (self.local("state"), self.local("to"), self.again());
        let (cx, signal, held) = (self.local("cx"), self.local("signal"), self.local("held"));
        let request = self.local("request");
        let (state_name, to_name) = (&self.state_name, &self.to_name);
        let start = self.start_arm();
        let arms = arms(self);
        let closed = quote!(#state_name::Closed);
        let body = if self.has_jumps() {
            quote! {
                {
                    let mut #to = #to_name::Resume;
                    #again: loop {
                        match (#to, &mut *#state) {
                            #start
                            #(#arms)*
                            (#to_name::Resume, #closed) => #private::reused(),
                        }
                    }
                }
            }
        } else {
            quote! {
                #again: loop {
                    match #state {
                        #start
                        #(#arms)*
                        #closed => #private::reused(),
                    }
                }
            }
        };
        let run = quote!((unsafe { #held.enter(#request) }).run(|#state, #cx, #signal| #body));
        if !is_script {
            return quote!(move |#request| #run);
        }
        let places = self.local("places");
        let given = if self.has_places() { quote!(#places) } else { quote!(()) };
        quote!(#private::script(#held, #given, |#held, #places, #request| #run))
    }

    /// The arm of the first resume.
    fn start_arm(&self) -> TokenStream {
        let (private, core, state) = (self.private(), self.core(), &self.state_name);
        let names: Vec<Ident> = self.body.params.iter().map(|param| self.field_name(*param)).collect();
        let reload = |local: LocalId| {
            let (binding, name) = (self.binding(local, self.body.locals[local].mutable), self.field_name(local));
            self.body.params.contains(&local).then(|| {
                if self.facts.anchored.contains(&local) {
                    let anchor = self.anchor(local, &quote!(#name));
                    quote!(let #name = unsafe { #name.take() }; let #binding = #anchor;)
                } else {
                    quote!(let #binding = unsafe { #name.take() };)
                }
            })
        };
        let signal = self.local("signal");
        // Arguments of a call that never ran are dropped in their order, not in that of locals.
        let drops = if names.len() > 1 { quote!(#core::mem::drop((#(#names),*));) } else { quote!() };
        let after = quote! {
            if #core::mem::replace(#signal, #private::Signal::Taken) != #private::Signal::Resume {
                #drops
                return #core::task::Poll::Ready(#core::result::Result::Err(#private::Cancelled));
            }
        };
        let code = super::Chain::arm(self, BlockId(0), reload, after);
        let pattern = quote!(#state::Unresumed { #(#names),* });
        if self.has_jumps() {
            let to = &self.to_name;
            quote!((#to::Resume, #pattern) => { #code })
        } else {
            quote!(#pattern => { #code })
        }
    }
}

/// In an expression, `impl Trait` is a type to be inferred.
struct InferImplTrait;
impl VisitMut for InferImplTrait {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        if let Type::ImplTrait(_) = ty {
            *ty = parse_quote!(_);
        } else {
            syn::visit_mut::visit_type_mut(self, ty);
        }
    }
}
