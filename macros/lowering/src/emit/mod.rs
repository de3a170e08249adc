//! Emission: the body as Rust.
//!
//! Input: a verified `Body`, its `Facts`, and the function's signature. Output: the function that makes the coroutine
//! object: an enum with a variant per state, and the step, a `match` over it.
//!
//! ```text
//! fn square(number: i64) -> Coroutine<impl Machine<Output = i64>> {
//!     enum Square<Number, Awaiting0> { Unresumed { number: Saved<Number> }, AwaitNap { awaiting: Awaiting0, … }, Closed }
//!     Coroutine::new(Square::Unresumed { number: Saved::new(number) }, (), |state, _, cx, signal| loop { match state {
//!         Square::Unresumed { number } => …
//!         Square::AwaitNap { awaiting, number } => …
//!         Square::Closed => reused(),
//!     } })
//! }
//! ```
//!
//! Where ways through the code meet without a suspension, in a loop or after an `if`, a second enum says where the step
//! goes on: `To`. It lives on the stack only and costs the machine nothing.

mod chain;
mod consumed;
mod fields;
mod mention;
mod names;
mod parts;
mod places;
mod probe;
#[cfg(feature = "view")]
pub(crate) mod report;
mod rewrite;
mod shell;
mod text;

use crate::analysis::{Facts, Init};
use crate::ir::{BlockId, Body, Term};
use crate::locals::LocalId;
use chain::Chain;
use fields::{Field, Kept};
use mention::Mentions;
use names::Names;
pub use names::plain_tokens;
use parts::ByReference;
use places::Places;
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote};
use rewrite::Rewrite;
pub use shell::{Function, emit, signature, step_output};
use std::collections::{BTreeMap, BTreeSet};
use syn::visit_mut::VisitMut;
use syn::{Expr, Lifetime, Pat, Path};
pub use text::source_text;

/// A variant of one of the two enums.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Variant {
    Await(usize),
    Block(BlockId),
}

/// Writes one function.
pub(crate) struct Emitter<'a> {
    body: &'a Body,
    facts: &'a Facts,
    names: Names,
    variants: BTreeSet<BlockId>,
    variant_names: BTreeMap<Variant, Ident>,
    /// A name for each local's type.
    param_names: Vec<String>,
    await_blocks: Vec<BlockId>,
    mentions: Mentions,
    /// What the coroutine returns.
    output: TokenStream,
    state_name: Ident,
    to_name: Ident,
    places_name: Ident,
}

impl<'a> Emitter<'a> {
    fn new(
        body: &'a Body,
        facts: &'a Facts,
        used: &BTreeSet<String>,
        output: TokenStream,
        state_name: Ident,
        to_name: Ident,
        places_name: Ident,
    ) -> Self {
        let variants = facts.variants.clone();
        let mut await_blocks = vec![BlockId(0); body.awaits.len()];
        for block in &facts.order {
            if let Term::Await { index, .. } = body[*block].term {
                await_blocks[index] = *block;
            }
        }
        let variant_names = variant_names(body, &variants);
        let names = Names::choose(body, used);
        let param_names = param_names(body, &names, &[&state_name, &to_name, &places_name]);
        let mentions = Mentions::find(body);
        Emitter {
            mentions,
            output,
            body,
            facts,
            names,
            param_names,
            variants,
            variant_names,
            await_blocks,
            state_name,
            to_name,
            places_name,
        }
    }

    fn private(&self) -> &Path {
        &self.body.private
    }

    fn core(&self) -> TokenStream {
        let private = self.private();
        quote!(#private::core)
    }

    /// A variable of the step's own, that the user's names cannot meet.
    fn local(&self, name: &str) -> Ident {
        Ident::new(name, Span::mixed_site())
    }

    fn again(&self) -> Lifetime {
        Lifetime::new("'step", Span::mixed_site())
    }

    fn is_inline(&self, block: BlockId) -> bool {
        !self.variants.contains(&block)
    }

    fn has_jumps(&self) -> bool {
        !self.variants.is_empty()
    }

    /// Sends the step back to look at the state.
    fn resume_to(&self) -> TokenStream {
        let (to, to_name) = (self.local("to"), &self.to_name);
        if self.has_jumps() { quote!(#to = #to_name::Resume;) } else { quote!() }
    }

    fn variant(&self, variant: Variant) -> TokenStream {
        let name = &self.variant_names[&variant];
        let owner = match variant {
            Variant::Await(_) => &self.state_name,
            Variant::Block(_) => &self.to_name,
        };
        quote!(#owner::#name)
    }

    fn block_of_await(&self, index: usize) -> BlockId {
        self.await_blocks[index]
    }

    fn resume_of_await(&self, index: usize) -> BlockId {
        match self.body[self.await_blocks[index]].term {
            Term::Await { resume, .. } => resume,
            _ => self.await_blocks[index],
        }
    }

    fn value_of_await(&self, index: usize) -> LocalId {
        match self.body[self.await_blocks[index]].term {
            Term::Await { value, .. } => value,
            _ => LocalId(usize::MAX),
        }
    }

    /// A local's field in a state; fields have no hygiene, so it is the plain name.
    fn field_name(&self, local: LocalId) -> Ident {
        self.names.ident(local, self.body.locals[local].span)
    }

    fn binding(&self, local: LocalId, mutable: bool) -> TokenStream {
        let name = self.names.ident(local, self.body.locals[local].span);
        if mutable { quote!(mut #name) } else { quote!(#name) }
    }

    fn rewrite(&self) -> Rewrite<'_> {
        Rewrite { private: self.private(), output: &self.output }
    }

    /// Puts `value` into the place of an anchored local.
    fn anchor(&self, local: LocalId, value: &TokenStream) -> TokenStream {
        if self.is_tracked(local) {
            return self.track(local, Some(value));
        }
        let (private, places, place) = (self.private(), self.local("places"), self.field_name(local));
        quote!(unsafe { #private::Anchored::new(&#places.#place, #value) })
    }

    /// Owns what an anchored local's place holds again.
    fn resume_anchored(&self, local: LocalId) -> TokenStream {
        let (private, places, place) = (self.private(), self.local("places"), self.field_name(local));
        quote!(unsafe { #private::Anchored::resume(&#places.#place) })
    }

    /// What a field comes back as.
    fn reloaded(&self, block: BlockId, field: &Field, value: TokenStream) -> TokenStream {
        match field.kept {
            Kept::Flag => {
                let (core, anchored) = (self.core(), self.resume_anchored(field.local));
                quote!(if #value { #core::option::Option::Some(#anchored) } else { #core::option::Option::None })
            }
            Kept::Rest => {
                let (places, place) = (self.local("places"), self.place_name(field.local));
                quote!(unsafe { #value.resume(&#places.#place) })
            }
            Kept::MaybeRest => {
                let (places, place, saved) = (self.local("places"), self.place_name(field.local), self.local("saved"));
                quote!(#value.map(|#saved| unsafe { #saved.resume(&#places.#place) }))
            }
            Kept::Moved => self.resume_tracked(block, field.local, Some(value)),
            _ => value,
        }
    }

    /// The place of what is left of a receiver: the receiver's, if it was anchored before.
    fn place_name(&self, local: LocalId) -> Ident {
        match self.body.locals[local].rest_of {
            Some(of) if self.facts.anchored.contains(&of) => self.field_name(of),
            _ => self.field_name(local),
        }
    }

    /// Whether a local is declared by the statements of a block.
    fn declares(&self, block: BlockId, local: LocalId) -> bool {
        self.body[block].stmts.iter().any(|stmt| match stmt {
            crate::ir::Stmt::Declare(declared) => *declared == local,
            crate::ir::Stmt::Code(_, declares) => declares.contains(&local),
            _ => false,
        })
    }

    fn rewritten(&self, expr: &Expr, mut places: Places<'_>) -> TokenStream {
        let mut expr = expr.clone();
        places.visit_expr_mut(&mut expr);
        self.rewrite().visit_expr_mut(&mut expr);
        self.names.unmark(expr.to_token_stream())
    }

    fn rewritten_condition(&self, expr: &Expr, mut places: Places<'_>) -> TokenStream {
        let mut expr = expr.clone();
        places.visit_operand(&mut expr);
        self.rewrite().visit_expr_mut(&mut expr);
        self.names.unmark(expr.to_token_stream())
    }

    fn rewritten_scrutinee(
        &self,
        expr: &Expr,
        arms: &[(Pat, BlockId)],
        by_reference: Option<&ByReference>,
        mut places: Places<'_>,
    ) -> TokenStream {
        let mut expr = expr.clone();
        match by_reference {
            Some(by_reference) => {
                places.visit_matched(&mut expr);
                expr = by_reference.scrutinee(expr);
            }
            None => places.visit_scrutinee_of(&mut expr, arms.iter().map(|(pat, _)| pat)),
        }
        self.rewrite().visit_expr_mut(&mut expr);
        self.names.unmark(expr.to_token_stream())
    }

    fn rewritten_pat(&self, pat: &Pat, by_reference: Option<&mut ByReference>, mut places: Places<'_>) -> TokenStream {
        let mut pat = pat.clone();
        if let Some(by_reference) = by_reference {
            by_reference.visit_pat_mut(&mut pat);
        }
        places.visit_pat_mut(&mut pat);
        self.rewrite().visit_pat_mut(&mut pat);
        self.names.unmark(pat.to_token_stream())
    }

    /// The generic parameter for a field's type.
    fn type_param(&self, field: &Field) -> Ident {
        let base = &self.param_names[field.local.0];
        match field.kept {
            Kept::Live => format_ident!("{base}"),
            Kept::ForDrop => format_ident!("{base}Kept"),
            Kept::Maybe => format_ident!("{base}Maybe"),
            Kept::Flag => format_ident!("{base}Flag"),
            Kept::Moved => format_ident!("{base}Moved"),
            Kept::Rest => format_ident!("{base}Rest"),
            Kept::MaybeRest => format_ident!("{base}MaybeRest"),
            Kept::Settled => format_ident!("{base}Settled"),
            Kept::MaybeSettled => format_ident!("{base}MaybeSettled"),
        }
    }
}

/// A name for the type of each local.
fn param_names(body: &Body, names: &Names, taken: &[&Ident]) -> Vec<String> {
    let mut chosen: Vec<String> = vec![];
    for local in body.locals.ids() {
        let base = camel_case(names.text(local));
        let reserved = base.is_empty()
            || base == "Self"
            || base.starts_with("Awaiting")
            || taken.iter().any(|name| *name == &base);
        let base = if reserved { format!("{base}Local") } else { base };
        // One name may come from two locals: two of one name, or `x_1` and `x1`.
        let mut name = base.clone();
        let mut number = 0;
        while chosen.contains(&name) {
            number += 1;
            name = format!("{base}{number}");
        }
        chosen.push(name);
    }
    chosen
}

fn variant_names(body: &Body, variants: &BTreeSet<BlockId>) -> BTreeMap<Variant, Ident> {
    let awaits = body.awaits.iter().enumerate().map(|(index, point)| {
        (Variant::Await(index), format!("Await{}", camel_case(point.hint.trim_start_matches("r#"))))
    });
    let blocks = variants.iter().map(|block| (Variant::Block(*block), camel_case(body[*block].hint)));
    let wanted: Vec<(Variant, String)> = awaits.chain(blocks).collect();
    let mut names = BTreeMap::new();
    for (at, (variant, name)) in wanted.iter().enumerate() {
        let same = |other: &&(Variant, String)| other.1 == *name;
        let number = wanted[..at].iter().filter(same).count();
        let only = wanted.iter().filter(same).count() == 1;
        let name = if only { name.clone() } else { format!("{name}{number}") };
        names.insert(*variant, Ident::new(&name, Span::mixed_site()));
    }
    names
}

/// `fill_two` → `FillTwo`
fn camel_case(name: &str) -> String {
    name.split('_')
        .filter(|word| !word.is_empty())
        .map(|word| {
            let mut chars = word.chars();
            let first = chars.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
            first + chars.as_str()
        })
        .collect()
}

/// All arms of the step that begin at a suspension, in the order of the blocks.
pub(crate) fn arms(emit: &Emitter<'_>) -> Vec<TokenStream> {
    let mut arms = vec![];
    for block in &emit.facts.order {
        if emit.variants.contains(block) {
            arms.push(block_arm(emit, *block));
        }
        if let Some(index) = (0..emit.body.awaits.len()).find(|index| emit.resume_of_await(*index) == *block) {
            arms.push(await_arm(emit, index));
        }
    }
    arms
}

/// The arm for a place where ways meet.
fn block_arm(emit: &Emitter<'_>, block: BlockId) -> TokenStream {
    let variant = emit.variant(Variant::Block(block));
    let fields = emit.fields_of_block(block);
    let names = fields.iter().map(|field| emit.field_name(field.local));
    let pattern = quote!(#variant { #(#names),* });
    // The bindings of the pattern are in the order of the variant; reloading puts them into the scopes they belong to.
    let reload = |local: LocalId| {
        let (binding, name) = (emit.binding(local, emit.body.locals[local].mutable), emit.field_name(local));
        fields.iter().find(|field| field.local == local)?;
        Some(quote!(let #binding = #name;))
    };
    let code = Chain::arm(emit, block, reload, quote!());
    quote!((#pattern, _) => { #code })
}

/// The arm for a state that waits.
fn await_arm(emit: &Emitter<'_>, index: usize) -> TokenStream {
    let (core, private) = (emit.core(), emit.private());
    let resume = emit.resume_of_await(index);
    let value = emit.value_of_await(index);
    let variant = emit.variant(Variant::Await(index));
    let fields = emit.fields_of_await(index, resume);
    let names = fields.iter().map(|field| emit.field_name(field.local));
    let (awaiting, outcome) = (emit.local("awaiting"), emit.local("outcome"));
    let (cx, signal) = (emit.local("cx"), emit.local("signal"));
    let reload = |local: LocalId| {
        if local == value {
            return Some(quote!()); // comes last, below
        }
        let mutable = emit.body.locals[local].mutable || emit.body.locals[local].rest_of.is_some();
        let (binding, name) = (emit.binding(local, mutable), emit.field_name(local));
        if emit.is_tracked(local)
            && emit.facts.init_in[resume.0].get(&local) != Some(&Init::No)
            && !emit.saves_moved(resume, local)
        {
            let tracked = emit.resume_tracked(resume, local, None);
            return Some(quote!(let #binding = #tracked;));
        }
        if emit.facts.anchored.contains(&local)
            && !emit.is_tracked(local)
            && emit.facts.init_in[resume.0].get(&local) == Some(&Init::Yes)
        {
            let anchored = emit.resume_anchored(local);
            return Some(quote!(let #binding = #anchored;));
        }
        let field = fields.iter().find(|field| field.local == local)?;
        let value = emit.reloaded(resume, field, quote!(unsafe { #name.take() }));
        Some(quote!(let #binding = #value;))
    };
    let value_name = emit.field_name(value);
    let after = quote! {
        let #outcome = #outcome;
        unsafe { #awaiting.finish() };
        let #value_name = match #outcome {
            #core::result::Result::Ok(value) => value,
            #core::result::Result::Err(cancelled) => return #core::task::Poll::Ready(#core::result::Result::Err(cancelled)),
        };
    };
    let after = if emit.facts.anchored.contains(&value) {
        let anchor = emit.anchor(value, &quote!(#value_name));
        quote!(#after let #value_name = #anchor;)
    } else {
        after
    };
    let code = Chain::arm(emit, resume, reload, after);
    let pattern = quote!(#variant { #awaiting, #(#names),* });
    let pattern = if emit.has_jumps() {
        let to = &emit.to_name;
        quote!((#to::Resume, #pattern))
    } else {
        pattern
    };
    quote! {
        #pattern => {
            let #core::task::Poll::Ready(#outcome) =
                (unsafe { #awaiting.resume(#cx, *#signal) })
            else {
                return #core::task::Poll::Pending;
            };
            *#signal = #private::Signal::Taken;
            #code
        }
    }
}
