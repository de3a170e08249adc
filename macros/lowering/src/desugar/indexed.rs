//! What is indexed behind a guard, with an index that awaits.
//!
//! Natively the `Deref` of the guard is called before the index is evaluated. That is so of a method and its arguments, too
//! (`lower/receivers`): so indexing becomes a call, where it is known how the place is used, and the variable is one of `guards`.
//! Input: an expression, before its parts. Output: the same, with calls in the place of these parts.
//!
//! ```text
//! let n = guard[f().await];      ⇒   let n = *guard.index__coropy(f().await);
//! guard.rows[f().await] = n;     ⇒   *guard.rows.index_mut__coropy(f().await) = n;
//! ```
//!
//! Left as they are: receivers and scrutinees, which may be borrowed in either way.

use super::guards::root;
use crate::analysis::methods::{INDEX, INDEX_MUT};
use crate::compound::is_compound;
use crate::lower::needs;
use crate::lower::operand::{Use, parts};
use proc_macro2::{Ident, Span};
use std::collections::BTreeSet;
use syn::spanned::Spanned;
use syn::{Expr, parse_quote, parse_quote_spanned};

/// Makes calls of what the parts of an expression index.
pub(super) fn in_parts(expr: &mut Expr, guards: &BTreeSet<String>) {
    match expr {
        Expr::Assign(assign) => exclusive(&mut assign.left, guards),
        Expr::Binary(binary) if is_compound(&binary.op) => exclusive(&mut binary.left, guards),
        _ => {}
    }
    for (part, used) in parts(expr) {
        match used {
            Use::Value | Use::Shared => shared(part, guards),
            Use::Exclusive => exclusive(part, guards),
            Use::Place | Use::Receiver => {}
        }
    }
}

/// Makes a call of what is indexed to be changed.
pub(super) fn exclusive(place: &mut Expr, guards: &BTreeSet<String>) {
    called(place, INDEX_MUT, guards);
}

/// Makes a call of what is indexed to be read.
pub(super) fn shared(place: &mut Expr, guards: &BTreeSet<String>) {
    called(place, INDEX, guards);
}

fn called(place: &mut Expr, method: &str, guards: &BTreeSet<String>) {
    match place {
        Expr::Paren(inner) => called(&mut inner.expr, method, guards),
        Expr::Group(inner) => called(&mut inner.expr, method, guards),
        Expr::Index(index) if needs::expr(&index.index) && !needs::expr(&index.expr) => {
            if !root(place).is_some_and(|root| guards.contains(&root)) {
                return;
            }
            let Expr::Index(index) = &*place else { return };
            let (base, at) = (&index.expr, &index.index);
            let here = Span::call_site().located_at(base.span());
            let method = Ident::new(method, here);
            let call: Expr = parse_quote_spanned!(here=> #base.#method(#at));
            *place = parse_quote!((*#call));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use quote::ToTokens;

    fn written(mut expr: Expr) -> String {
        in_parts(&mut expr, &["guard".to_string()].into());
        expr.to_token_stream().to_string().replace(' ', "")
    }

    #[test]
    fn what_is_called() {
        assert_eq!(written(parse_quote!(f(guard[g().await]))), "f((*guard.index__coropy(g().await)))");
        assert_eq!(written(parse_quote!(&mut guard.rows[g().await])), "&mut(*guard.rows.index_mut__coropy(g().await))");
        assert_eq!(written(parse_quote!(guard[g().await] = 1)), "(*guard.index_mut__coropy(g().await))=1");
        assert_eq!(written(parse_quote!(guard[g().await] += 1)), "(*guard.index_mut__coropy(g().await))+=1");
    }

    #[test]
    fn what_stays() {
        assert_eq!(written(parse_quote!(f(guard[1]))), "f(guard[1])");
        assert_eq!(written(parse_quote!(f(list[g().await]))), "f(list[g().await])");
        assert_eq!(written(parse_quote!(guard[g().await].push(1))), "guard[g().await].push(1)");
    }
}
