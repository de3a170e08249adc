//! Which variables are guards, most likely: what a lock, a cell or a pool has given.
//!
//! Input: a body. Output: names. A `Deref` of theirs may be one that is not std's, so that `guard.total += f().await` is worth
//! both orders of its operands (`compound`). It is right of any variable, and only longer.

use std::collections::BTreeSet;
use syn::visit::{self, Visit};
use syn::{Expr, Pat, Type};

/// Methods that give a guard.
const GIVE: [&str; 18] = [
    "lock",
    "try_lock",
    "lock_owned",
    "lock_arc",
    "lock_blocking",
    "blocking_lock",
    "write",
    "try_write",
    "write_owned",
    "write_arc",
    "write_blocking",
    "blocking_write",
    "borrow_mut",
    "try_borrow_mut",
    "get_mut",
    "acquire",
    "checkout",
    "get",
];

/// The names of all in a body.
pub(super) fn guards(body: &syn::Block) -> BTreeSet<String> {
    let mut guards = Guards(BTreeSet::new());
    guards.visit_block(body);
    guards.0
}

/// The variable that a place begins with, if it is in or behind one.
pub(super) fn root(place: &Expr) -> Option<String> {
    let base = match place {
        Expr::Field(field) => &field.base,
        Expr::Index(index) => &index.expr,
        Expr::Paren(inner) => return root(&inner.expr),
        Expr::Group(inner) => return root(&inner.expr),
        Expr::Unary(unary) if matches!(unary.op, syn::UnOp::Deref(_)) => &unary.expr,
        _ => return None,
    };
    match &**base {
        Expr::Path(path) => path.path.get_ident().map(ToString::to_string),
        base => root(base),
    }
}

/// Whether a value is what a call gives, by a name that does not make it a guard.
pub fn gives_no_guard(expr: &Expr) -> bool {
    const LEND: [&str; 6] = ["read", "borrow", "load", "try_read", "read_owned", "as_ref"];
    fn last_call(expr: &Expr) -> Option<String> {
        match expr {
            Expr::Paren(inner) => last_call(&inner.expr),
            Expr::Await(inner) => last_call(&inner.base),
            Expr::Try(inner) => last_call(&inner.expr),
            Expr::MethodCall(call) if call.method == "unwrap" || call.method == "expect" => last_call(&call.receiver),
            Expr::MethodCall(call) => Some(call.method.to_string()),
            Expr::Call(call) => match &*call.func {
                Expr::Path(path) => path.path.segments.last().map(|last| last.ident.to_string()),
                _ => None,
            },
            _ => None,
        }
    }
    !gives_guard(expr) && last_call(expr).is_some_and(|name| !LEND.contains(&name.as_str()))
}

struct Guards(BTreeSet<String>);

impl Guards {
    fn bound(&mut self, pat: &Pat) {
        struct Names<'a>(&'a mut BTreeSet<String>);
        impl<'ast> Visit<'ast> for Names<'_> {
            fn visit_expr(&mut self, _: &'ast Expr) {}
            fn visit_pat_ident(&mut self, ident: &'ast syn::PatIdent) {
                self.0.insert(ident.ident.to_string());
                visit::visit_pat_ident(self, ident);
            }
        }
        Names(&mut self.0).visit_pat(pat);
    }
}

impl<'ast> Visit<'ast> for Guards {
    fn visit_item(&mut self, _: &'ast syn::Item) {}

    fn visit_local(&mut self, local: &'ast syn::Local) {
        let is_typed = matches!(&local.pat, Pat::Type(typed) if is_guard(&typed.ty));
        if is_typed || local.init.as_ref().is_some_and(|init| gives_guard(&init.expr)) {
            self.bound(&local.pat);
        }
        visit::visit_local(self, local);
    }

    fn visit_expr_let(&mut self, expr: &'ast syn::ExprLet) {
        if gives_guard(&expr.expr) {
            self.bound(&expr.pat);
        }
        visit::visit_expr_let(self, expr);
    }

    fn visit_expr_match(&mut self, expr: &'ast syn::ExprMatch) {
        if gives_guard(&expr.expr) {
            expr.arms.iter().for_each(|arm| self.bound(&arm.pat));
        }
        visit::visit_expr_match(self, expr);
    }
}

fn is_guard(ty: &Type) -> bool {
    let name = match ty {
        Type::Path(path) => path.path.segments.last().map(|last| last.ident.to_string()),
        _ => None,
    };
    name.is_some_and(|name| name.ends_with("Guard") || name.ends_with("RefMut"))
}

fn gives_guard(expr: &Expr) -> bool {
    match expr {
        Expr::Paren(inner) => gives_guard(&inner.expr),
        Expr::Group(inner) => gives_guard(&inner.expr),
        Expr::Await(inner) => gives_guard(&inner.base),
        Expr::Try(inner) => gives_guard(&inner.expr),
        Expr::MethodCall(call) => GIVE.iter().any(|name| call.method == name) || gives_guard(&call.receiver),
        Expr::Call(call) => match &*call.func {
            Expr::Path(path) => {
                path.path.segments.last().is_some_and(|last| GIVE.iter().any(|name| last.ident == name))
            }
            _ => false,
        },
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use syn::parse_quote;

    #[test]
    fn what_a_lock_gives() {
        let found = guards(&parse_quote!({
            let mut rows = self.rows.lock().await;
            let Ok(cell) = cell.try_borrow_mut() else { return };
            if let Some(mut tried) = lock.try_lock() {}
            let (sum, held): (u8, u8) = make();
            let typed: MutexGuard<'_, u8> = make();
            let list = vec![1];
        }));
        assert_eq!(found.into_iter().collect::<Vec<_>>(), ["cell", "rows", "tried", "typed"]);
    }

    #[test]
    fn what_a_place_begins_with() {
        assert_eq!(root(&parse_quote!(guard.rows[1].sum)), Some("guard".into()));
        assert_eq!(root(&parse_quote!(**guard)), Some("guard".into()));
        assert_eq!(root(&parse_quote!(guard)), None);
        assert_eq!(root(&parse_quote!(make().rows)), None);
    }
}
