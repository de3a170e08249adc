//! The parts of an assertion that are only evaluated at times.
//!
//! Input: an assertion of std. Output: what std makes of it, if such a part awaits or may move a local: the whole of
//! `debug_assert!` is only there in builds with debug assertions, and a message only if the assertion fails. None if the
//! assertion may stay as it is.
//!
//! ```text
//! debug_assert!(done(x).await);            ⇒   if ::core::cfg!(debug_assertions) { ::core::assert!(done(x).await) }
//! assert!(ok, "{}", why().await);          ⇒   if !ok { ::core::panic!("{}", why().await) }
//! assert_eq!(a, b, "{}", why().await);     ⇒   match (&a, &b) {
//!                                                  (left, right) => if !(*left == *right) { ::core::panic!(…) }
//!                                              }
//! ```

use crate::analysis::methods::looks;
use crate::macros::{self, Arg, Call, Kind};
use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;
use syn::spanned::Spanned;
use syn::{Expr, Ident, Macro, parse_quote, parse_quote_spanned};

/// What `mac` is put into, if it is an assertion that has to be; `operands` are names for what a comparison compares.
pub(super) fn written_out(mac: &Macro, operands: &[Ident; 2]) -> Option<Expr> {
    let span = mac.path.span();
    let name = &mac.path.segments.last()?.ident;
    let call = macros::parse(mac)?;
    let matters = |args: &[Arg]| args.iter().any(|arg| !only_looks(&arg.expr));
    if call.evaluated(mac) == 0
        && matters(&call.args)
        && let Some(plain) = name.to_string().strip_prefix("debug_")
    {
        let mut inner = mac.clone();
        let plain = Ident::new(plain, name.span());
        inner.path = parse_quote_spanned!(span=> ::core::#plain);
        let inner = written_out(&inner, operands).unwrap_or_else(|| parse_quote!(#inner));
        return Some(parse_quote_spanned!(span=> if ::core::cfg!(debug_assertions) { #inner }));
    }
    match call.kind {
        Kind::Assert => {
            let (condition, message) = call.args.split_first().filter(|(_, message)| matters(message))?;
            let condition = &condition.expr;
            let panic = panic(quote_spanned!(span=> #(#message),*), span);
            Some(parse_quote_spanned!(span=> if !(#condition) { #panic }))
        }
        Kind::Compare if !is_of_another_crate(mac) && matters(call.args.get(2..)?) => comparison(mac, &call, operands),
        _ => None,
    }
}

/// Whether an expression neither awaits nor moves a local: it is made of places, operators, and calls that are given no local
/// by value.
fn only_looks(expr: &Expr) -> bool {
    let given = |arg: &Expr| !matches!(arg, Expr::Path(_) | Expr::Field(_)) && only_looks(arg);
    match expr {
        Expr::Call(call) => only_looks(&call.func) && call.args.iter().all(given),
        Expr::MethodCall(call) => looks(call) && only_looks(&call.receiver) && call.args.iter().all(given),
        Expr::Lit(_) | Expr::Path(_) => true,
        Expr::Field(field) => only_looks(&field.base),
        Expr::Paren(inner) => only_looks(&inner.expr),
        Expr::Reference(inner) => only_looks(&inner.expr),
        Expr::Unary(unary) => only_looks(&unary.expr),
        Expr::Index(index) => only_looks(&index.expr) && only_looks(&index.index),
        Expr::Binary(binary) => only_looks(&binary.left) && only_looks(&binary.right),
        Expr::Cast(cast) => only_looks(&cast.expr),
        _ => false,
    }
}

fn is_of_another_crate(mac: &Macro) -> bool {
    mac.path.segments.len() > 1 && mac.path.segments[0].ident == "pretty_assertions"
}

/// As std's macro: what is compared is evaluated once, and lives until the message is made.
fn comparison(mac: &Macro, call: &Call, [left, right]: &[Ident; 2]) -> Option<Expr> {
    let span = mac.path.span();
    let [first, second, message @ ..] = call.args.as_slice() else { return None };
    let (first, second) = (&first.expr, &second.expr);
    let equal = mac.path.segments.last()?.ident == "assert_eq";
    let failed: Expr = match equal {
        true => parse_quote_spanned!(span=> !(*#left == *#right)),
        false => parse_quote_spanned!(span=> *#left == *#right),
    };
    let operator = if equal { "==" } else { "!=" };
    let text = format!("assertion `left {operator} right` failed: {{}}\n  left: {{:?}}\n right: {{:?}}");
    let message = quote_spanned!(span=> #text, ::core::format_args!(#(#message),*), #left, #right);
    let panic = panic(message, span);
    Some(parse_quote_spanned!(span=> match (&(#first), &(#second)) { (#left, #right) => if #failed { #panic } }))
}

fn panic(message: TokenStream, span: Span) -> Expr {
    parse_quote_spanned!(span=> ::core::panic!(#message))
}
