//! `#[asyncio::main]` and `#[asyncio::test]`: a function that makes a loop and runs a coroutine on it.
//!
//! Input: the attribute's arguments (`debug = …`, `crate = path`) and the function, `async` or not. Output: a plain
//! function of that name, with its attributes, in which the coroutine stands. What holds afterwards: it can be called
//! without arguments; what it returns is what the coroutine returns.
//!
//! ```text
//! #[asyncio::main]                        fn main() -> io::Result<()> {
//! async fn main() -> io::Result<()> {         #[::asyncio::coroutine]
//!     body                            →       async fn main() -> io::Result<()> { body }
//! }                                           ::asyncio::run(main())
//!                                         }
//! ```

use super::{coroutine_attribute, run_call};
use crate::check::{Accepts, Args, describe_item, is_coroutine, is_test, unparsed};
use crate::diagnostics::Diagnostics;
use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::{FnArg, Item, ItemFn, Pat, Safety};

/// Expands `#[asyncio::main]`.
pub fn main(args: TokenStream, item: TokenStream) -> TokenStream {
    entry_point("main", TokenStream::new(), args, item)
}

/// Expands `#[asyncio::test]`.
pub fn test(args: TokenStream, item: TokenStream) -> TokenStream {
    entry_point("test", quote!(#[::core::prelude::v1::test]), args, item)
}

fn entry_point(name: &'static str, attribute: TokenStream, args: TokenStream, item: TokenStream) -> TokenStream {
    let mut errors = Diagnostics::new();
    let args = Accepts { name, debug: true }.parse(args, &mut errors);
    let Some(function) = parse(name, &item, &mut errors) else {
        let compile_errors = errors.to_compile_errors();
        return quote!(#compile_errors #item);
    };
    check(name, &function, &mut errors);
    if errors.is_empty() {
        return expansion(&attribute, &function, &args);
    }
    let compile_errors = errors.to_compile_errors();
    let stand_in = stand_in(&attribute, &function);
    quote!(#compile_errors #stand_in)
}

fn parse(name: &str, item: &TokenStream, errors: &mut Diagnostics) -> Option<ItemFn> {
    match syn::parse2::<Item>(item.clone()) {
        Ok(Item::Fn(function)) => return Some(function),
        Ok(other) => {
            let (at, what) = describe_item(&other);
            let help = format!("write `#[asyncio::{name}]` before an `async fn`");
            errors.error(at, format!("`#[asyncio::{name}]` belongs on a function, not on {what}"), help);
        }
        Err(error) => unparsed(item.clone(), error, errors),
    }
    None
}

fn check(name: &str, function: &ItemFn, errors: &mut Diagnostics) {
    let signature = &function.sig;
    let runs = if name == "main" { "the program's start" } else { "the test runner" };
    for parameter in &signature.inputs {
        errors.error(
            parameter,
            format!("{}() missing 1 required positional argument: '{}'", signature.ident, parameter_name(parameter)),
            format!("{runs} has nothing to hand over: leave the parameter away"),
        );
    }
    if !signature.generics.params.is_empty() {
        let help = format!("{runs} cannot choose a type: leave the parameters in `<..>` away");
        errors.error(&signature.generics, format!("`{}` cannot be generic", signature.ident), help);
    }
    if let Safety::Unsafe(token) = &signature.safety {
        let help = format!("{runs} keeps no promises: write `unsafe {{ .. }}` inside");
        errors.error(token, format!("`{}` cannot be `unsafe`", signature.ident), help);
    }
    for attribute in &function.attrs {
        if is_coroutine(attribute) || is_test(attribute) {
            let attributes = format!("`#[asyncio::{name}]` already makes it {}", makes(name));
            errors.error(attribute.path(), attributes, "leave this attribute away");
        }
    }
}

fn makes(name: &str) -> &'static str {
    if name == "test" { "a coroutine and a test" } else { "a coroutine that is run" }
}

fn parameter_name(parameter: &FnArg) -> String {
    match parameter {
        FnArg::Receiver(_) => "self".to_owned(),
        FnArg::Typed(typed) => match &*typed.pat {
            Pat::Ident(name) => name.ident.to_string(),
            _ => "_".to_owned(),
        },
    }
}

/// The function around the coroutine. Attributes and visibility stay outside, where they are seen.
fn expansion(attribute: &TokenStream, function: &ItemFn, args: &Args) -> TokenStream {
    let ItemFn { attrs, vis, sig, block, .. } = function;
    let (name, output) = (&sig.ident, &sig.output);
    let coroutine = coroutine_attribute(&args.krate);
    let run = run_call(&args.krate, quote!(#name()), args.debug.as_ref(), Span::call_site());
    quote! {
        #attribute
        #(#attrs)*
        #vis fn #name() #output {
            #coroutine
            #sig #block
            #run
        }
    }
}

/// What stands in when there are errors: a function of that name, so that nothing else is reported missing.
fn stand_in(attribute: &TokenStream, function: &ItemFn) -> TokenStream {
    let ItemFn { vis, sig, .. } = function;
    let (name, output) = (&sig.ident, &sig.output);
    quote! {
        #attribute
        #[allow(dead_code)] // its body is not looked at, for the errors reported above
        #vis fn #name() #output {
            ::core::unreachable!()
        }
    }
}
