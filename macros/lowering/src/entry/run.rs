//! `asyncio_run!`: runs a coroutine, or a whole script.
//!
//! Input: the path of the library in brackets (`asyncio_run!` itself is a `macro_rules!` that knows it as `$crate`), then
//! what the user wrote. Output: an expression whose value is the coroutine's. What holds afterwards: the two forms are
//! told apart, and an `.await` outside the coroutine has been reported.
//!
//! ```text
//! main(), debug = true            →   ::asyncio::run_debug(main(), true)
//! let x = square(10).await; x     →   see `script`
//! square(10).await                →   'await' outside async function
//! ```
//!
//! One expression, with or without arguments behind it, is the coroutine to run; everything else is a script. So is a
//! lone loop, block, `if`, `match` or standard macro that awaits, since it cannot be meant as the coroutine.

use super::{run_call, script};
use crate::check::{Accepts, Args, await_in_tokens, check_argument, prefix_awaits};
use crate::diagnostics::Diagnostics;
use crate::edition::Edition;
use crate::macros;
use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::parse::{ParseStream, Parser};
use syn::{Expr, Path, Token};

const ACCEPTS: Accepts = Accepts { name: "asyncio_run", debug: true };
const USAGE: &str =
    "write `asyncio_run!(main())`, or a script with statements: `asyncio_run! { let x = f().await; .. }`";

/// Expands `asyncio_run!`.
pub fn asyncio_run(input: TokenStream, edition: Edition) -> TokenStream {
    let (krate, input) = split_crate(input);
    let mut errors = Diagnostics::new();
    if input.is_empty() {
        errors.error(&input, "asyncio_run() missing 1 required positional argument: 'main'", USAGE);
        return errors_only(&errors);
    }
    match call_form.parse2(input.clone()) {
        Ok((expr, arguments)) if !is_script(&expr) => call(krate, expr, arguments, errors),
        _ => script(krate, input, edition, errors),
    }
}

/// A script's items and the statements that become its coroutine; nothing for the other form. For viewers.
#[cfg(feature = "view")]
pub(crate) fn script_parts(input: TokenStream) -> Option<(Path, Vec<syn::Item>, Vec<syn::Stmt>)> {
    let (krate, input) = split_crate(input);
    if call_form.parse2(input.clone()).is_ok_and(|(expr, _)| !is_script(&expr)) {
        return None;
    }
    let statements = syn::Block::parse_within.parse2(input).ok()?;
    let (items, statements) = script::split(&krate, statements, &mut Diagnostics::new());
    Some((krate, items, statements))
}

/// `[$crate] user's tokens`.
fn split_crate(input: TokenStream) -> (Path, TokenStream) {
    let mut tokens = input.clone().into_iter();
    if let Some(TokenTree::Group(group)) = tokens.next()
        && group.delimiter() == Delimiter::Bracket
        && let Ok(krate) = syn::parse2(group.stream())
    {
        return (krate, tokens.collect());
    }
    (Args::default().krate, input)
}

/// `expression` or `expression, arguments`.
fn call_form(input: ParseStream<'_>) -> syn::Result<(Expr, TokenStream)> {
    let expr = input.parse()?;
    if !input.is_empty() {
        input.parse::<Token![,]>()?;
    }
    Ok((expr, input.parse()?))
}

/// Whether a lone expression is a script of one statement.
fn is_script(expr: &Expr) -> bool {
    let awaits = || await_in_tokens(expr.to_token_stream()).is_some();
    match expr {
        Expr::ForLoop(_) | Expr::While(_) => true,
        Expr::Block(_) | Expr::If(_) | Expr::Loop(_) | Expr::Match(_) | Expr::Unsafe(_) => awaits(),
        Expr::Macro(mac) => macros::known(&mac.mac.path).is_some() && awaits(),
        _ => false,
    }
}

/// `asyncio_run!(main(), debug = true)`.
fn call(krate: Path, mut expr: Expr, arguments: TokenStream, mut errors: Diagnostics) -> TokenStream {
    if let Expr::Assign(keyword) = &expr {
        let message = if arguments.is_empty() {
            "asyncio_run() missing 1 required positional argument: 'main'"
        } else {
            "positional argument follows keyword argument"
        };
        errors.error(&keyword.left, message, "write `asyncio_run!(main(), debug = true)`");
        return errors_only(&errors);
    }
    let args = ACCEPTS.parse(arguments, &mut errors);
    check_argument(&mut expr, &mut errors);
    let run = run_call(&krate, &expr, args.debug.as_ref(), Span::call_site());
    if errors.is_empty() {
        return run;
    }
    let compile_errors = errors.to_compile_errors();
    quote!({ #compile_errors #run })
}

/// `asyncio_run! { items and statements }`.
fn script(krate: Path, input: TokenStream, edition: Edition, mut errors: Diagnostics) -> TokenStream {
    match syn::Block::parse_within.parse2(input.clone()) {
        Ok(statements) => script::script(&krate, statements, edition, errors),
        Err(error) => {
            if !prefix_awaits(input, &mut errors) {
                errors.push(error);
            }
            errors_only(&errors)
        }
    }
}

fn errors_only(errors: &Diagnostics) -> TokenStream {
    let compile_errors = errors.to_compile_errors();
    quote!({ #compile_errors })
}
