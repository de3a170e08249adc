//! `join!` and `try_join!`.
//!
//! Input: a call. Output: the same in an awaited `async` block, and the futures bound before it, so that each takes its
//! arguments when it is made, and the block does not take all at once. A reference to what is evaluated is bound inside of the block,
//! with all others: what they take, it takes.
//!
//! ```text
//! join!(a, f(b))      ⇒   { let joined0 = a; let joined1 = f(b);
//!                           async { let joined0 = joined0; let joined1 = joined1; join!(joined0, joined1) }.await }
//! join!(&mut a, f())  ⇒   { let joined1 = f(); async { let joined1 = joined1; let joined0 = &mut a; join!(joined0, joined1) }.await }
//! join!(&mut a(), f())  ⇒   async { let joined0 = &mut a(); let joined1 = f(); join!(joined0, joined1) }.await
//! ```

use super::select::local;
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::parse::{ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Expr, Macro, Token};

/// A call, with what goes before it.
pub(super) struct Joined {
    /// The statements before the block.
    pub before: TokenStream,
    /// Those inside of it.
    pub inside: TokenStream,
    /// The call itself.
    pub call: Macro,
}

/// Binds the futures of a call; `joined` begins the names.
pub(super) fn bound(mac: &Macro, joined: &Ident) -> Joined {
    let mut call = mac.clone();
    let parser = |input: ParseStream<'_>| {
        let biased = input.peek2(Token![;]) && input.fork().parse::<Ident>()? == "biased";
        if biased {
            input.parse::<Ident>()?;
            input.parse::<Token![;]>()?;
        }
        Ok((biased, Punctuated::<Expr, Token![,]>::parse_terminated(input)?))
    };
    let parsed = parser.parse2(mac.tokens.clone());
    let Ok((biased, futures)) = parsed else { return Joined { before: quote!(), inside: quote!(), call } };
    let is_there = |future: &Expr| {
        matches!(future, Expr::Async(_) | Expr::Closure(_) | Expr::Lit(_) | Expr::Path(_) | Expr::Reference(_))
    };
    let is_made = |future: &Expr| !is_there(future);
    if !futures.iter().any(|future| is_made(future) || local(future).is_some()) {
        return Joined { before: quote!(), inside: quote!(), call };
    }
    // A `let` would extend what a reference refers to; one to a place is made when all others are there.
    let is_lent = |future: &Expr| matches!(future, Expr::Reference(lent) if is_place(&lent.expr));
    let is_reference = |future: &Expr| matches!(future, Expr::Reference(_));
    let made_before = futures.len() > 1
        && futures.iter().any(is_made)
        && futures.iter().all(|future| is_lent(future) || !is_reference(future));
    let names: Vec<Ident> =
        (0..futures.len()).map(|at| Ident::new(&format!("{joined}{at}"), Span::mixed_site())).collect();
    let biased = biased.then(|| quote!(biased;));
    call.tokens = quote!(#biased #(#names),*);
    let parts = || names.iter().zip(&futures);
    let (lent, own): (Vec<_>, Vec<_>) = parts().partition(|(_, future)| made_before && is_lent(future));
    let [(lent_names, lent), (names, futures)] =
        [lent, own].map(|parts| parts.into_iter().unzip::<_, _, Vec<_>, Vec<_>>());
    let lent = quote!(#(let #lent_names = #lent;)*);
    // With tokio's, what the arguments make for a while ends when all are there.
    let (made, taken) = if mac.path.segments.first().is_some_and(|first| first.ident == "tokio") {
        (quote!(let #joined = (#(#futures,)*);), quote!(let (#(#names,)*) = #joined;))
    } else {
        (quote!(#(let #names = #futures;)*), quote!(#(let #names = #names;)*))
    };
    match made_before {
        true => Joined { before: made, inside: quote!(#taken #lent), call },
        false => Joined { before: quote!(), inside: quote!(#made #taken), call },
    }
}

/// Whether nothing is evaluated on the way to what is lent.
fn is_place(expr: &Expr) -> bool {
    match expr {
        Expr::Path(_) => true,
        Expr::Field(field) => is_place(&field.base),
        Expr::Paren(inner) => is_place(&inner.expr),
        Expr::Group(inner) => is_place(&inner.expr),
        _ => false,
    }
}
