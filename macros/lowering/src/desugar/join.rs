//! `join!` and `try_join!`.
//!
//! Input: a call. Output: the same in an awaited `async` block, and the futures bound before it, so that each takes its
//! arguments when it is made, and the block does not take all at once. A reference to a place that nothing is evaluated for is made
//! when all others are there; any other goes through a function, for a `let` would extend what it refers to. Where it is not known
//! whose macro it is, nor how long what the arguments make has to live, all of it stays in the block; then nothing may be taken
//! in an argument, which the block would take at once.
//!
//! ```text
//! join!(a, f(b))      ⇒   { let joined0 = a; let joined1 = f(b);
//!                           async move { join!(joined0, joined1) }.await }
//! join!(&mut a, f())  ⇒   { let joined1 = f(); async { let joined1 = joined1; let joined0 = &mut a; join!(joined0, joined1) }.await }
//! join!(&mut a[i()], f())  ⇒   { let joined0 = identity(&mut a[i()]); let joined1 = f();
//!                               async { let joined0 = joined0; let joined1 = joined1; join!(joined0, joined1) }.await }
//! ```

use super::library::Library;
use super::select::local;
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::parse::{ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::visit::Visit;
use syn::{Expr, Macro, Path, Token};

/// A call, with what goes before it.
pub(super) struct Joined {
    /// The statements before the block.
    pub before: TokenStream,
    /// Those inside of it.
    pub inside: TokenStream,
    /// Whether the block takes all that it mentions: then what is bound before it is in it alone while it is awaited.
    pub owns: bool,
    /// The call itself.
    pub call: Macro,
}

/// Binds the futures of a call; `joined` begins the names.
pub(super) fn bound(mac: &Macro, joined: &Ident, private: &Path) -> Joined {
    let mut call = mac.clone();
    let library = Library::of(&mac.path);
    let Some((biased, futures)) = parse(mac).filter(|_| library != Library::Unknown) else {
        return Joined { before: quote!(), inside: quote!(), owns: false, call };
    };
    if !futures.iter().any(|future| is_made(future) || local(future).is_some()) {
        return Joined { before: quote!(), inside: quote!(), owns: false, call };
    }
    let made_before = futures.iter().any(is_made);
    let names: Vec<Ident> =
        (0..futures.len()).map(|at| Ident::new(&format!("{joined}{at}"), Span::mixed_site())).collect();
    let biased = biased.then(|| quote!(biased;));
    call.tokens = quote!(#biased #(#names),*);
    let parts = || names.iter().zip(&futures);
    let (lent, own): (Vec<_>, Vec<_>) = parts().partition(|(_, future)| made_before && is_lent(future));
    let [(lent_names, lent), (names, futures)] =
        [lent, own].map(|parts| parts.into_iter().unzip::<_, _, Vec<_>, Vec<_>>());
    // A macro that has a local alone is asked whether it moves it, which cannot be asked of one that awaits.
    let owns = names.len() > 1 && lent.is_empty() && !futures.iter().any(|future| is_lent(future));
    let lent = quote!(#(let #lent_names = #lent;)*);
    let futures: Vec<TokenStream> = futures.into_iter().map(|future| not_extended(future, private)).collect();
    // With tokio's, what the arguments make for a while ends when all are there.
    let (made, taken) = match library {
        Library::Tokio => (quote!(let #joined = (#(#futures,)*);), quote!(let (#(#names,)*) = #joined;)),
        _ => (quote!(#(let #names = #futures;)*), quote!(#(let #names = #names;)*)),
    };
    match (owns, library) {
        // A block of its own would keep what it takes beside what it binds.
        (true, Library::Tokio) => Joined { before: quote!(#made #taken), inside: quote!(), owns, call },
        (true, _) => Joined { before: made, inside: quote!(), owns, call },
        (false, _) if made_before => Joined { before: made, inside: quote!(#taken #lent), owns, call },
        (false, _) => Joined { before: quote!(), inside: quote!(#made #taken), owns, call },
    }
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
