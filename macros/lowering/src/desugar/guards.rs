//! Match guards that await.
//!
//! Input: a `match` on a place, or as a statement on a value (`name_value`). Output: its arms as tests one after the other,
//! up to the last whose guard awaits, and a `match` for the others. What holds afterwards: no guard awaits. A guard sees
//! what its pattern binds before the value is moved; here it is bound already, so rustc is made to check that it is
//! `Copy`. A reference is.
//!
//! ```text
//! match x { 0 => a, Some(n) if f(n).await => b, _ => c }
//!   ⇒  'matched0: {
//!          if let 0 = x { break 'matched0 a; }
//!          if let Some(n) = x { bound_for_a_guard(&n); if f(n).await { break 'matched0 b; } }
//!          match x { 0 => unreachable!(), _ => c }
//!      }
//! ```

#[cfg(test)]
mod tests;

use crate::lower::operand::Use;
use crate::lower::temporaries::is_value;
use crate::resolve::is_binding;
use proc_macro2::Span;
use quote::{quote, quote_spanned};
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{Arm, Expr, ExprMatch, Ident, Lifetime, Pat, Path, Token, parse_quote, parse_quote_spanned};

/// The `match` without guards that await; nothing, if there are none or it must stay as it is.
pub(super) fn without(expr: &ExprMatch, number: usize, private: &Path) -> Option<Expr> {
    let last = expr.arms.iter().rposition(|arm| guard(arm).is_some_and(awaits))?;
    if !is_place(&expr.expr) || !expr.arms[..=last].iter().all(|arm| guard(arm).is_none() || has_one_way(&arm.pat)) {
        return None;
    }
    let label = Lifetime::new(&format!("'matched{number}"), Span::mixed_site());
    let (place, attrs) = (&expr.expr, &expr.attrs);
    let tests = expr.arms[..=last].iter().map(|arm| -> Expr {
        let body = &arm.body;
        let Pat::Guard(guarded) = &arm.pat else {
            let pat = &arm.pat;
            return parse_quote!(if let #pat = #place { break #label #body; });
        };
        let (pat, guard) = (&guarded.pat, &guarded.guard);
        let checks = bound(pat).into_iter().map(|name| {
            let at = name.span().resolved_at(Span::mixed_site());
            quote_spanned!(at=> #private::bound_for_a_guard(&#name);)
        });
        parse_quote!(if let #pat = #place { #(#checks)* if #guard { break #label #body; } })
    });
    let seen = expr.arms[..=last].iter().filter(|arm| guard(arm).is_none()).map(|arm| {
        let mut pat = arm.pat.clone();
        Unbound.visit_pat_mut(&mut pat);
        pat
    });
    let others = &expr.arms[last + 1..];
    let span = expr.match_token.span;
    let rest: Expr = parse_quote_spanned! {span=>
        match #place {
            #(#seen => #private::unreachable!(),)*
            #(#others)*
        }
    };
    Some(parse_quote!(#(#attrs)* #label: { #(#tests)* #rest }))
}

/// A `match` on a value, as one on a name for it: the value ends with the `match`, so with the statement that this is.
pub(super) fn name_value(expr: &mut Expr, name: &Ident) {
    let Expr::Match(matched) = expr else { return };
    let awaits = matched.arms.iter().any(|arm| guard(arm).is_some_and(awaits));
    let is_value = match &*matched.expr {
        Expr::Tuple(_) => true,
        Expr::Block(_) | Expr::If(_) | Expr::Match(_) | Expr::Unsafe(_) | Expr::Loop(_) => false,
        value => is_value(value, Use::Place),
    };
    if awaits && is_value {
        let value = std::mem::replace(&mut *matched.expr, parse_quote!(#name));
        let arms = &matched.arms;
        let changes = quote!(#(#arms)*).to_string().contains("ref mut");
        let mutability: Option<Token![mut]> = changes.then(Default::default);
        let attrs = std::mem::take(&mut matched.attrs);
        *expr = parse_quote!(#(#attrs)* match #value { #mutability #name => #matched });
    }
}

fn guard(arm: &Arm) -> Option<&Expr> {
    match &arm.pat {
        Pat::Guard(guard) => Some(&guard.guard),
        _ => None,
    }
}

/// Whether an expression can be evaluated again and is the same place.
fn is_place(expr: &Expr) -> bool {
    match expr {
        Expr::Path(path) => path.qself.is_none() && path.path.get_ident().is_some(),
        Expr::Field(field) => is_place(&field.base),
        Expr::Paren(inner) => is_place(&inner.expr),
        _ => false,
    }
}

/// Whether a value matches a pattern in one way only: a guard is evaluated once for each.
fn has_one_way(pat: &Pat) -> bool {
    struct Several(bool);
    impl<'ast> Visit<'ast> for Several {
        fn visit_pat_or(&mut self, or: &'ast syn::PatOr) {
            self.0 |= !or.cases.iter().all(|case| matches!(case, Pat::Lit(_)));
        }
    }
    let mut several = Several(false);
    several.visit_pat(pat);
    !several.0
}

fn awaits(expr: &Expr) -> bool {
    struct Awaits(bool);
    impl<'ast> Visit<'ast> for Awaits {
        fn visit_expr(&mut self, expr: &'ast Expr) {
            match expr {
                Expr::Await(_) => self.0 = true,
                Expr::Async(_) | Expr::Closure(_) => {}
                _ => visit::visit_expr(self, expr),
            }
        }
    }
    let mut found = Awaits(false);
    found.visit_expr(expr);
    found.0
}

/// The names that a pattern binds.
fn bound(pat: &Pat) -> Vec<Ident> {
    struct Bound(Vec<Ident>);
    impl<'ast> Visit<'ast> for Bound {
        fn visit_pat_ident(&mut self, pat: &'ast syn::PatIdent) {
            if is_binding(pat) && !self.0.contains(&pat.ident) {
                self.0.push(pat.ident.clone());
            }
            visit::visit_pat_ident(self, pat);
        }
    }
    let mut names = Bound(vec![]);
    names.visit_pat(pat);
    names.0
}

/// Makes patterns that match the same and bind nothing.
struct Unbound;
impl VisitMut for Unbound {
    fn visit_pat_mut(&mut self, pat: &mut Pat) {
        if let Pat::Ident(ident) = pat
            && is_binding(ident)
        {
            *pat = match ident.subpat.take() {
                Some((_, inner)) => *inner,
                None => parse_quote!(_),
            };
        }
        visit_mut::visit_pat_mut(self, pat);
    }
    fn visit_field_pat_mut(&mut self, field: &mut syn::FieldPat) {
        if field.colon_token.is_none() {
            field.colon_token = Some(syn::token::Colon::default());
        }
        visit_mut::visit_field_pat_mut(self, field);
    }
}
