//! `join!` and `try_join!`.
//!
//! Input: a call. Output: what it does, as an awaited value of the library's own (`private::tokio`, `private::futures`), and its
//! futures bound before that, so that each takes its arguments when it is made. A reference to a place that nothing is evaluated
//! for is made when all others are there. Where it is not known whose macro it is, nor how long what the arguments make has to
//! live, the call stays as it is, in an awaited `async` block; then nothing may be taken in an argument, which the block would
//! take at once.
//!
//! ```text
//! futures::join!(a, f(b))        ⇒   { let joined0 = futures::maybe_done(a);
//!                                      let joined1 = futures::maybe_done(f(b));
//!                                      futures::join((((), joined1), joined0), |(((), b), a)| (a, b)).await }
//! tokio::try_join!(&mut a, f())  ⇒   { let joined = (tokio::maybe_done(f()),);
//!                                      let (joined1,) = joined;
//!                                      tokio::try_join((tokio::maybe_done(&mut a), (joined1, ())), |(a, (b, ()))| (a, b)).await }
//! join!(a, f())                  ⇒   async { join!(a, f()) }.await
//! ```
//!
//! (The parameters of the closures have the names of the futures.)

use super::library::Library;
use super::select::local;
use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::parse::{ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::visit::Visit;
use syn::{Expr, Macro, Path, Token, parse_quote_spanned};

/// What stands for a call; `joined` begins the names of its futures.
pub(super) fn awaited(mac: &Macro, joined: &Ident, private: &Path) -> Expr {
    let span = mac.path.span();
    let library = Library::of(&mac.path);
    let known = parse(mac).filter(|(_, futures)| library != Library::Unknown && !futures.is_empty());
    let Some((biased, futures)) = known else {
        return parse_quote_spanned!(span=> async { #mac }.await);
    };
    let its = if library == Library::Tokio { quote!(#private::tokio) } else { quote!(#private::futures) };
    let placed = |future: &Expr| {
        let span = future.span().resolved_at(Span::mixed_site());
        quote_spanned!(span=> #its::maybe_done(#future))
    };
    let names: Vec<Ident> =
        (0..futures.len()).map(|at| Ident::new(&format!("{joined}{at}"), Span::mixed_site())).collect();
    let parts = || names.iter().zip(&futures);
    let (own, made): (Vec<_>, Vec<_>) =
        parts().filter(|(_, future)| !is_lent(future)).map(|(name, future)| (name, placed(future))).unzip();
    let before = match library {
        _ if own.is_empty() => quote!(),
        // What the arguments make for a while ends when all are there.
        Library::Tokio => quote!(let #joined = (#(#made,)*); let (#(#own,)*) = #joined;),
        _ => quote!(#(let #own = #made;)*),
    };
    let all = parts().map(|(name, future)| if is_lent(future) { placed(future) } else { quote!(#name) });
    let (list, given) = (list(library, all), list(library, names.iter().map(|name| quote!(#name))));
    let join = mac.path.segments.last().map(|last| last.ident.to_string()).unwrap_or_default();
    let join = Ident::new(&if biased { format!("{join}_biased") } else { join }, span.resolved_at(Span::mixed_site()));
    let path = &mac.path;
    // Its import is used.
    let named = quote!(#[allow(unused_imports)] use #path as _;);
    parse_quote_spanned!(span=> { #named #before #its::#join(#list, |#given| (#(#names,)*)).await })
}

/// Pairs that are dropped as the library's macro drops what it is given: tokio's in its order, futures' the last one first.
fn list(library: Library, parts: impl DoubleEndedIterator<Item = TokenStream>) -> TokenStream {
    parts.rfold(quote!(()), |rest, part| match library {
        Library::Tokio => quote!((#part, #rest)),
        _ => quote!((#rest, #part)),
    })
}

/// A future that may take a local, if it is not seen whose macro it is and futures are made: only the macro knows when.
pub(super) fn unclear(mac: &Macro) -> Option<Expr> {
    let (_, futures) = parse(mac).filter(|_| Library::of(&mac.path) == Library::Unknown)?;
    taken_at_some_time(futures.iter()).cloned()
}

/// Of futures some of which are made, the first that may take a local.
pub(super) fn taken_at_some_time<'a>(mut futures: impl Iterator<Item = &'a Expr> + Clone) -> Option<&'a Expr> {
    futures.clone().any(is_made).then(|| futures.find(|future| may_take(future)))?
}

fn parse(mac: &Macro) -> Option<(bool, Punctuated<Expr, Token![,]>)> {
    let parser = |input: ParseStream<'_>| {
        let biased = input.peek2(Token![;]) && input.fork().parse::<Ident>()? == "biased";
        if biased {
            input.parse::<Ident>()?;
            input.parse::<Token![;]>()?;
        }
        Ok((biased, Punctuated::parse_terminated(input)?))
    };
    parser.parse2(mac.tokens.clone()).ok()
}

/// Whether anything is evaluated to have a future.
pub(super) fn is_made(future: &Expr) -> bool {
    !matches!(future, Expr::Async(_) | Expr::Closure(_) | Expr::Lit(_) | Expr::Path(_)) && !is_lent(future)
}

/// Whether a local may be moved where an expression is evaluated: one is named, other than for a reference to it, or for a
/// method of `self`.
fn may_take(expr: &Expr) -> bool {
    struct Named(bool);
    impl<'ast> Visit<'ast> for Named {
        fn visit_item(&mut self, _: &'ast syn::Item) {}
        fn visit_expr_reference(&mut self, lent: &'ast syn::ExprReference) {
            if !is_place(&lent.expr) {
                self.visit_expr(&lent.expr);
            }
        }
        fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
            if !matches!(&*call.receiver, Expr::Path(path) if path.path.is_ident("self")) {
                self.visit_expr(&call.receiver);
            }
            call.args.iter().for_each(|arg| self.visit_expr(arg));
        }
        fn visit_expr_path(&mut self, path: &'ast syn::ExprPath) {
            self.0 |= local(&Expr::Path(path.clone())).is_some();
        }
        fn visit_expr_call(&mut self, call: &'ast syn::ExprCall) {
            if !matches!(&*call.func, Expr::Path(_)) {
                self.visit_expr(&call.func);
            }
            call.args.iter().for_each(|arg| self.visit_expr(arg));
        }
        fn visit_macro(&mut self, _: &'ast Macro) {
            self.0 = true;
        }
    }
    let mut named = Named(false);
    named.visit_expr(expr);
    named.0
}

fn is_lent(future: &Expr) -> bool {
    matches!(future, Expr::Reference(lent) if is_place(&lent.expr))
}

/// A future whose temporaries end with the statement that makes it.
pub(super) fn not_extended(future: &Expr, private: &Path) -> TokenStream {
    match future {
        Expr::Reference(lent) if !is_place(&lent.expr) => quote!(#private::identity(#future)),
        _ => quote!(#future),
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
