//! What is wrong with a coroutine before it is lowered.
//!
//! Input: the attribute's arguments and the item as parsed. Output: errors, nothing else: the function is not changed.
//! What holds afterwards, if there are none: the function can be a coroutine, and each `.await` in it that the lowering
//! meets belongs to it or to a native `async` block inside it.
//!
//! ```text
//! async fn f() { items.map(|x| x.await) }
//!                               ^^^^^ 'await' outside async function
//! ```
//!
//! What rustc explains better is left to rustc; for the rest, [`fallback`] is what is emitted beside the errors, so that
//! no second-hand errors follow.

mod args;
mod awaits;
mod placement;
mod tokens;

use crate::diagnostics::Diagnostics;
use proc_macro2::TokenStream;
use quote::quote;
use syn::{Attribute, ItemFn, token};

pub(crate) use args::Accepts;
pub use args::{Args, parse_args};
pub use awaits::check_item;
pub(crate) use awaits::{check_argument, check_script_item};
pub use placement::{Annotated, parse_item};
pub(crate) use placement::{describe_item, is_coroutine, is_test, prefix_awaits, unparsed};
pub(crate) use tokens::await_in_tokens;

/// Reports what is wrong with a function under `#[coroutine]`: its signature, and where it awaits.
pub fn check(function: &ItemFn, errors: &mut Diagnostics) {
    placement::check_signature(&function.attrs, &function.sig, errors);
    awaits::check_body(&mut function.clone(), errors);
}

/// What is emitted when the function cannot become a coroutine: all errors, and the function as a native `async fn`, so
/// that its name and type still exist. In it, each misplaced `.await` is replaced by its error. `condition` is the `#[cfg]` of
/// the function, and of its errors.
pub fn fallback(function: &ItemFn, errors: &Diagnostics, condition: Option<&Attribute>) -> TokenStream {
    let compile_errors = errors.to_compile_errors();
    let compile_errors = match syn::parse2::<syn::File>(compile_errors.clone()) {
        Ok(file) if condition.is_some() => {
            let items = file.items;
            let conditions = items.iter().map(|_| condition);
            quote!(#(#conditions #items)*)
        }
        _ => compile_errors,
    };
    let mut native = function.clone();
    awaits::check_body(&mut native, &mut Diagnostics::new());
    native.attrs.retain(|attribute| !is_coroutine(attribute) && !is_test(attribute));
    native.sig.constness = None;
    native.sig.abi = None;
    native.sig.variadic = None;
    native.sig.asyncness.get_or_insert_with(|| token::Async(function.sig.fn_token.span));
    quote!(#compile_errors #native)
}
