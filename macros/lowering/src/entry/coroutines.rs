//! `#[asyncio::coroutines]`: the bare `#[coroutine]` works in the module.
//!
//! Input: the attribute's arguments (`crate = path`) and the module, impl block or trait under it. Output: the same item,
//! in which each `#[coroutine]` is the library's. What holds afterwards: an `.await` in a plain function of it has been
//! reported in Python's words.
//!
//! ```text
//! #[asyncio::coroutines]                    mod squares {
//! mod squares {                                 #[::asyncio::coroutine]
//!     #[coroutine]                     →        async fn square(n: i64) -> i64 { n * n }
//!     async fn square(n: i64) -> i64 { n * n }  }
//! }
//! ```

use super::bare_attribute;
use crate::check::{Accepts, check_item, describe_item, unparsed};
use crate::diagnostics::Diagnostics;
use proc_macro2::TokenStream;
use quote::quote;
use syn::Item;

/// Expands `#[asyncio::coroutines]`.
pub fn coroutines(args: TokenStream, item: TokenStream) -> TokenStream {
    let mut errors = Diagnostics::new();
    let args = Accepts { name: "coroutines", debug: false }.parse(args, &mut errors);
    let mut parsed = match syn::parse2::<Item>(item.clone()) {
        Ok(parsed) => parsed,
        Err(error) => {
            unparsed(item.clone(), error, &mut errors);
            return with_errors(&errors, item);
        }
    };
    check_place(&parsed, &mut errors);
    bare_attribute::resolve(&mut parsed, &args.krate);
    check_item(&mut parsed, &mut errors);
    with_errors(&errors, quote!(#parsed))
}

/// The attribute stands on a module that is written here, on an impl block or a trait.
fn check_place(item: &Item, errors: &mut Diagnostics) {
    match item {
        Item::Impl(_) | Item::Trait(_) => {}
        Item::Mod(module) if module.content.is_some() => {}
        Item::Mod(module) => errors.error(
            &module.ident,
            format!("the functions of module `{}` are in another file, out of this attribute's reach", module.ident),
            "write `#[asyncio::coroutine]` before each of them there",
        ),
        other => {
            let (at, what) = describe_item(other);
            let help =
                "write `#[asyncio::coroutine]` before a function, `#[asyncio::coroutines]` before the module around it";
            errors.error(at, format!("`#[asyncio::coroutines]` belongs on a module, not on {what}"), help);
        }
    }
}

fn with_errors(errors: &Diagnostics, item: TokenStream) -> TokenStream {
    let compile_errors = errors.to_compile_errors();
    quote!(#compile_errors #item)
}
