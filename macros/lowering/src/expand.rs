//! The passes of `#[coroutine]`, in order. None calls another; they meet in `ir`.

use crate::analysis::{self, Facts};
use crate::check::{self, Annotated};
use crate::conditional::{self, Variant};
use crate::diagnostics::Diagnostics;
use crate::edition::Edition;
use crate::emit::Function;
use crate::fallback::{annotate, fallback};
use crate::ir::Body;
use crate::plain::is_plain;
use crate::purpose::Purpose;
use crate::{emit, input, probe, syntax, takers, user_macros, verify};
use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::{ItemFn, Path};

/// Expands the attribute: its arguments and the item under it.
pub fn coroutine(args: TokenStream, item: TokenStream, edition: Edition) -> TokenStream {
    coroutine_for(Purpose::of_compiler(), args, item, edition)
}

/// The same for a purpose.
pub fn coroutine_for(purpose: Purpose, args: TokenStream, item: TokenStream, edition: Edition) -> TokenStream {
    let mut diagnostics = Diagnostics::new();
    let args = check::parse_args(args, &mut diagnostics);
    let annotated = check::parse_item(item.clone(), &mut diagnostics);
    let krate = &args.krate;
    let private = syntax::path(krate, &["private"], Span::call_site());
    match annotated {
        Some(Annotated::Required(mut method)) => {
            method.sig = emit::signature(&method.sig, &private);
            let errors = diagnostics.to_compile_errors();
            quote!(#errors #method)
        }
        Some(Annotated::Function(function)) => {
            let (function, calling) = match user_macros::spread(&function) {
                Some(spread) => (spread, Some(*function)),
                None => (*function, None),
            };
            let variants = conditional::variants(function, &mut diagnostics);
            let expanded = |variant| variant_of(variant, calling.as_ref(), &private, edition, purpose, &diagnostics);
            match <[Variant; 1]>::try_from(variants) {
                Ok([only]) => expanded(only),
                Err(variants) => variants.into_iter().map(expanded).collect(),
            }
        }
        None => {
            let errors = diagnostics.to_compile_errors();
            match syn::parse2::<syn::Item>(item.clone()) {
                // Its functions were meant.
                Ok(mut block @ (syn::Item::Impl(_) | syn::Item::Trait(_) | syn::Item::Mod(_))) => {
                    annotate(&mut block, krate);
                    quote!(#errors #block)
                }
                // What is no item cannot stand beside the errors.
                Err(_) if !diagnostics.is_empty() => errors,
                _ => quote!(#errors #item),
            }
        }
    }
}

/// One variant of a function, with the errors that are in it and those of before.
fn variant_of(
    variant: Variant,
    calling: Option<&ItemFn>,
    private: &Path,
    edition: Edition,
    purpose: Purpose,
    earlier: &Diagnostics,
) -> TokenStream {
    let Variant { condition, mut function } = variant;
    let mut diagnostics = earlier.clone();
    function.attrs.splice(0..0, condition.clone());
    if purpose == Purpose::Check && calling.is_none() && is_plainly_right(&function, earlier) {
        return emit::check(input::not_lowered(function, private), Some(false), false);
    }
    match lowered(&function, calling, private.clone(), edition, &mut diagnostics) {
        Some((shell, body, facts)) if purpose == Purpose::Check && !emit::asks(&shell, &body) => {
            let borrows = (!body.awaits.is_empty()).then(|| !facts.anchored.is_empty());
            emit::check(shell, borrows, true)
        }
        Some((shell, body, facts)) => emit::emit(&shell, &body, &facts),
        None => fallback(&function, &diagnostics, condition.as_ref(), private),
    }
}

/// Whether nothing is wrong with a function, and nothing of it has to be lowered to know what is asked.
fn is_plainly_right(function: &ItemFn, earlier: &Diagnostics) -> bool {
    let mut diagnostics = earlier.clone();
    is_plain(function)
        && !emit::is_of_the_step(&function.block, &function.sig)
        && user_macros::expand(function).is_none()
        && {
            check::check_signature(&function.attrs, &function.sig, &mut diagnostics);
            diagnostics.is_empty()
        }
}

/// The passes before emission. Nothing comes out if there are errors, earlier ones included.
/// `calling` is the function with the macros that have been expanded in it already.
pub(crate) fn lowered(
    function: &ItemFn,
    calling: Option<&ItemFn>,
    private: Path,
    edition: Edition,
    diagnostics: &mut Diagnostics,
) -> Option<(Function, Body, Facts)> {
    let expanded = user_macros::expand(function);
    check::check(expanded.as_ref().unwrap_or(function), diagnostics);
    if !diagnostics.is_empty() {
        return None;
    }
    let expanded = expanded.or_else(|| calling.map(|_| function.clone()));
    let written = calling.unwrap_or(function);
    let (shell, mut body, mut facts) = input::lower_function(written, expanded, &private, edition, diagnostics);
    if diagnostics.is_empty() {
        takers::say_move(&mut body, &mut facts);
        probe::probe(&mut body, &mut facts);
        analysis::refuse(&body, &facts, diagnostics);
        verify::verify(&body, diagnostics);
    }
    diagnostics.is_empty().then_some((shell, body, facts))
}
