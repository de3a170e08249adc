//! `join!` and `try_join!` of futures that are locals.
//!
//! Input: a call. Output: the same in an awaited `async` block; if a future is given by name, each is bound before the
//! call, so that the later passes see that it is moved, which they do not see inside of a macro.
//!
//! ```text
//! join!(a, f())   ⇒   async { let joined0 = a; let joined1 = f(); join!(joined0, joined1) }.await
//! ```

use super::select::local;
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::parse::{ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Expr, Macro, Token};

/// The statements before the call, and the call.
pub(super) fn by_name(mac: &Macro, joined: &Ident) -> (TokenStream, Macro) {
    let mut mac = mac.clone();
    let parser = |input: ParseStream<'_>| {
        let biased = input.peek2(Token![;]) && input.fork().parse::<Ident>()? == "biased";
        if biased {
            input.parse::<Ident>()?;
            input.parse::<Token![;]>()?;
        }
        Ok((biased, Punctuated::<Expr, Token![,]>::parse_terminated(input)?))
    };
    let Ok((biased, futures)) = parser.parse2(mac.tokens.clone()) else { return (quote!(), mac) };
    if !futures.iter().any(|future| local(future).is_some()) {
        return (quote!(), mac);
    }
    let names: Vec<Ident> =
        (0..futures.len()).map(|at| Ident::new(&format!("{joined}{at}"), Span::mixed_site())).collect();
    let futures = futures.iter();
    let biased = biased.then(|| quote!(biased;));
    mac.tokens = quote!(#biased #(#names),*);
    (quote!(#(let #names = #futures;)*), mac)
}
