//! The script form of `asyncio_run!`: items and statements, as in a Python file.
//!
//! Input: the statements as parsed. Output: a block with the items, and a call that runs the rest as one coroutine. What
//! holds afterwards: the bare `#[coroutine]` works on the items; the last expression is the value; the script may use
//! what is around it, as a closure may.
//!
//! ```text
//! #[coroutine]                                      {
//! async fn square(n: i64) -> i64 { n * n }              #[::asyncio::coroutine]
//!                                             →         async fn square(n: i64) -> i64 { n * n }
//! let x = square(10).await;                             let script = { …the machine of: let x = square(10).await; x };
//! x                                                     ::asyncio::run(script)
//!                                                   }
//! ```
//!
//! The coroutine has no signature, and its type is nobody's to write: it is lowered as a function `__main__` that returns
//! `_` (or nothing), and the function's body, which makes the coroutine object, is used as an expression.

use super::{bare_attribute, run_call};
use crate::check::check_script_item;
use crate::diagnostics::Diagnostics;
use crate::edition::Edition;
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::spanned::Spanned;
use syn::{Attribute, Block, Expr, File, Item, ItemFn, Path, Stmt};

/// Expands a script.
pub(super) fn script(krate: &Path, statements: Vec<Stmt>, edition: Edition, mut errors: Diagnostics) -> TokenStream {
    let (items, statements) = split(krate, statements, &mut errors);
    let at = Span::mixed_site().located_at(value(&statements));
    let output = has_value(&statements).then(|| quote!(-> _));
    let function = quote!(async fn __main__() #output { #(#statements)* });
    let lowered = crate::coroutine(quote!(crate = #krate), function, edition);
    let compile_errors = errors.to_compile_errors();
    match coroutine_object(lowered) {
        Ok(objects) if errors.is_empty() => {
            let script = Ident::new("script", Span::mixed_site());
            let run = run_call(krate, &script, None, at);
            let objects = objects.iter().map(|(attributes, object)| quote!(#(#attributes)* let #script = #object;));
            quote!({ #(#items)* #(#objects)* #run })
        }
        Ok(_) => quote!({ #(#items)* #compile_errors }),
        Err((refused, more_errors)) => quote!({ #(#items)* #refused #compile_errors #more_errors }),
    }
}

/// Whether the script ends in a value or in a `return`; otherwise it gives `()`.
fn has_value(statements: &[Stmt]) -> bool {
    match statements.last() {
        Some(Stmt::Expr(_, None) | Stmt::Expr(Expr::Return(_), Some(_))) => true,
        Some(Stmt::Macro(mac)) => mac.semi_token.is_none(),
        _ => false,
    }
}

/// Where the script's value stands.
fn value(statements: &[Stmt]) -> Span {
    match statements.last() {
        Some(Stmt::Expr(value, None)) => value.span(),
        _ => Span::call_site(),
    }
}

/// Items on one side, statements on the other: in a block it makes no difference where an item stands.
pub(super) fn split(krate: &Path, statements: Vec<Stmt>, errors: &mut Diagnostics) -> (Vec<Item>, Vec<Stmt>) {
    let mut items = Vec::new();
    let mut rest = Vec::new();
    for statement in statements {
        match statement {
            Stmt::Item(mut item) => {
                bare_attribute::resolve(&mut item, krate);
                check_script_item(&mut item, errors);
                items.push(item);
            }
            other => rest.push(other),
        }
    }
    (items, rest)
}

/// A body with the attributes of the function that it was.
type Object = (Vec<Attribute>, Block);
/// What runs instead of what could not be lowered, and why it could not.
type Refused = (TokenStream, TokenStream);

/// The body of the lowered function, with its `#[cfg]` and the lints that are allowed in it; several bodies, if it has
/// conditional parts. If it could not be lowered: what stands in for it, as statements, and the errors.
fn coroutine_object(lowered: TokenStream) -> Result<Vec<Object>, Refused> {
    let mut errors = TokenStream::new();
    let mut objects = vec![];
    let items = syn::parse2::<File>(lowered).map_err(|error| (quote!(), error.to_compile_error()))?.items;
    for item in items {
        match item {
            Item::Fn(ItemFn { mut attrs, block, .. }) => {
                attrs.retain(|attribute| ["allow", "cfg"].iter().any(|name| attribute.path().is_ident(name)));
                objects.push((attrs, *block));
            }
            error => error.to_tokens(&mut errors),
        }
    }
    if errors.is_empty() {
        return Ok(objects);
    }
    let refused = objects.iter().map(|(attributes, object)| quote!(#(#attributes)* let _ = #object;));
    Err((quote!(#(#refused)*), errors))
}
