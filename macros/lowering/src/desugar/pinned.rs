//! Macros that pin a local and give it its own name again: `tokio::pin!(x);`, `pin_mut!(x);`.
//!
//! Input: a statement. Output: what such a macro stands for, and an item that makes rustc check that it is such a macro.
//!
//! ```text
//! tokio::pin!(a);   ⇒   const _: () = { … tokio::pin!(pinned); is_pinned(pinned) … };   let mut a = ::core::pin::pin!(a);
//! ```

use proc_macro2::Span;
use quote::quote_spanned;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{Expr, Ident, Macro, Pat, Stmt, Token, parse_quote, parse_quote_spanned};

/// The statements that a statement stands for, if it pins locals.
pub(super) fn statements(stmt: &Stmt) -> Option<Vec<Stmt>> {
    let Stmt::Macro(stmt) = stmt else { return None };
    if !has_name(&stmt.mac) {
        return None;
    }
    let bindings = match stmt.mac.parse_body::<Pinned>().ok()? {
        Pinned::Names(names) => {
            names.into_iter().map(|name| (parse_quote!(mut #name), parse_quote!(#name))).collect::<Vec<(Pat, Expr)>>()
        }
        Pinned::Lets(lets) => lets,
    };
    let mut stmts = vec![is_such_a_macro(&stmt.mac)];
    stmts.extend(bindings.into_iter().map(|(pat, value)| {
        let pin = quote_spanned!(stmt.mac.span()=> ::core::pin::pin!);
        parse_quote!(let #pat = #pin(#value);)
    }));
    Some(stmts)
}

/// `pin!` of tokio, smol and futures-lite, as opposed to std's, which gives a value and so is no statement; `pin_mut!`.
fn has_name(mac: &Macro) -> bool {
    let names: Vec<String> = mac.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
    match names.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["std" | "core", ..] => false,
        [.., "pin"] | [.., "pin_mut"] => true,
        _ => false,
    }
}

enum Pinned {
    /// `pin!(a, b)`
    Names(Punctuated<Ident, Token![,]>),
    /// `pin! { let a = f(); }`
    Lets(Vec<(Pat, Expr)>),
}

impl Parse for Pinned {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if !input.peek(Token![let]) {
            return Ok(Pinned::Names(Punctuated::parse_terminated(input)?));
        }
        let mut lets = vec![];
        while !input.is_empty() {
            input.parse::<Token![let]>()?;
            let name: Ident = input.parse()?;
            input.parse::<Token![=]>()?;
            lets.push((parse_quote!(mut #name), input.parse()?));
            input.parse::<Token![;]>()?;
        }
        Ok(Pinned::Lets(lets))
    }
}

/// An item that compiles only if the macro pins what it is given and binds it again. Another macro by this name, such as
/// std's `pin!`, would leave the name moved from.
fn is_such_a_macro(mac: &Macro) -> Stmt {
    let path = &mac.path;
    let pinned = Ident::new("pinned", Span::mixed_site().located_at(mac.span()));
    parse_quote_spanned! {mac.span()=>
        const _: () = {
            #[allow(dead_code, unused_mut)]
            fn check() {
                fn is_pinned<T>(_: ::core::pin::Pin<&mut T>) {}
                let #pinned = ();
                #path!(#pinned);
                is_pinned(#pinned)
            }
        };
    }
}
