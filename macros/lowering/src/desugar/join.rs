//! `join!` and `try_join!`.
//!
//! Input: a call. Output: the same in an awaited `async` block, and the futures bound before it, so that each takes its
//! arguments when it is made, and the block does not take all at once. Where one is made by a macro that cannot be seen into,
//! all are bound inside of the block: what they take, it takes.
//!
//! ```text
//! join!(a, f(b))      ⇒   { let joined0 = a; let joined1 = f(b);
//!                           async { let joined0 = joined0; let joined1 = joined1; join!(joined0, joined1) }.await }
//! join!(a, made!(b))  ⇒   async { let joined0 = a; let joined1 = made!(b); join!(joined0, joined1) }.await
//! ```

use super::select::local;
use crate::macros;
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::parse::{ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::visit::Visit;
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
    // A `let` would extend what a reference refers to.
    let is_plain = |future: &Expr| is_plain(future) && !matches!(future, Expr::Reference(_));
    let made_before = futures.len() > 1 && futures.iter().any(is_made) && futures.iter().all(is_plain);
    let names: Vec<Ident> =
        (0..futures.len()).map(|at| Ident::new(&format!("{joined}{at}"), Span::mixed_site())).collect();
    let biased = biased.then(|| quote!(biased;));
    call.tokens = quote!(#biased #(#names),*);
    let futures = futures.iter();
    // With tokio's, what the arguments make for a while ends when all are there.
    let (made, taken) = if mac.path.segments.first().is_some_and(|first| first.ident == "tokio") {
        (quote!(let #joined = (#(#futures,)*);), quote!(let (#(#names,)*) = #joined;))
    } else {
        (quote!(#(let #names = #futures;)*), quote!(#(let #names = #names;)*))
    };
    match made_before {
        true => Joined { before: made, inside: taken, call },
        false => Joined { before: quote!(), inside: quote!(#made #taken), call },
    }
}

/// Whether nothing in an expression comes of a macro that cannot be seen into.
fn is_plain(expr: &Expr) -> bool {
    struct Unknown(bool);
    impl<'ast> Visit<'ast> for Unknown {
        fn visit_item(&mut self, _: &'ast syn::Item) {}
        fn visit_expr_closure(&mut self, _: &'ast syn::ExprClosure) {}
        fn visit_expr_async(&mut self, _: &'ast syn::ExprAsync) {}
        fn visit_macro(&mut self, mac: &'ast Macro) {
            match macros::parse(mac) {
                Some(call) => call.args.iter().for_each(|arg| self.visit_expr(&arg.expr)),
                None => self.0 = true,
            }
        }
    }
    let mut unknown = Unknown(false);
    unknown.visit_expr(expr);
    !unknown.0
}
