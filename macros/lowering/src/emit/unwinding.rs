//! Whether rustc might refuse of a coroutine what it takes of a closure.
//!
//! Input: a body as written. Output: whether rustc has to be shown it as an `async` block. What holds where not: the borrow
//! checker says of the closure what it says of the native function.
//!
//! The storage of a coroutine's locals ends while it unwinds, that of a function's does not. So this is refused natively (E0597),
//! and a closure that does it is taken, because `work` has to panic for `holder` to be dropped after `n`:
//!
//! ```text
//! let mut holder = Holder(None); let n = 5; holder.0 = Some(&n); work(); drop(holder);
//! ```
//!
//! So a local is given away while one is there that was declared after it and is borrowed somewhere. Both are told from how
//! names are mentioned, and taken to be so where it is not certain. An argument's type was written without knowing of `n`.

use crate::macros::{self, Kind};
use crate::mentions::each_identifier;
use proc_macro2::Ident;
use std::collections::BTreeSet;
use syn::visit::{self, Visit};
use syn::{BinOp, Block, Expr, ExprPath, Local, Macro, Pat, PatIdent, Stmt};

/// Looks at a body.
pub(super) fn may_matter(body: &Block) -> bool {
    let mut borrowed = Borrowed::default();
    borrowed.visit_block(body);
    if borrowed.0.is_empty() {
        return false;
    }
    let mut given = Given { borrowed: borrowed.0, declared: vec![], found: false };
    given.visit_block(body);
    given.found
}

/// The name that a place begins with.
fn root(place: &Expr) -> Option<&Ident> {
    match place {
        Expr::Path(path) => path.path.get_ident(),
        Expr::Field(field) => root(&field.base),
        Expr::Index(index) => root(&index.expr),
        Expr::Paren(inner) => root(&inner.expr),
        Expr::Group(inner) => root(&inner.expr),
        Expr::Unary(inner) => root(&inner.expr),
        Expr::MethodCall(call) => root(&call.receiver),
        _ => None,
    }
}

/// Names that a reference may be made of.
#[derive(Default)]
struct Borrowed(BTreeSet<String>);

impl Borrowed {
    fn see(&mut self, place: &Expr) {
        self.0.extend(root(place).map(Ident::to_string));
    }

    fn all(&mut self, code: &Expr) {
        each_identifier(code, |name| {
            self.0.insert(name.to_string());
        });
    }
}

impl<'ast> Visit<'ast> for Borrowed {
    fn visit_expr(&mut self, expr: &'ast Expr) {
        match expr {
            Expr::Reference(inner) => self.see(&inner.expr),
            Expr::RawAddr(inner) => self.see(&inner.expr),
            Expr::MethodCall(call) => self.see(&call.receiver),
            Expr::Closure(_) | Expr::Async(_) | Expr::Verbatim(_) => self.all(expr),
            Expr::Match(inner) if inner.arms.iter().any(|arm| has_ref(&arm.pat)) => self.see(&inner.expr),
            Expr::Let(inner) if has_ref(&inner.pat) => self.see(&inner.expr),
            _ => {}
        }
        visit::visit_expr(self, expr);
    }

    fn visit_local(&mut self, local: &'ast Local) {
        if let Some(init) = local.init.as_ref().filter(|_| has_ref(&local.pat)) {
            self.see(&init.expr);
        }
        visit::visit_local(self, local);
    }

    /// What a message or a comparison borrows, it lets go.
    fn visit_macro(&mut self, mac: &'ast Macro) {
        let lets_go = matches!(
            macros::known(&mac.path),
            Some(Kind::Format | Kind::Write | Kind::Assert | Kind::Compare | Kind::Matches)
        );
        if !lets_go && !macros::is_text(mac) {
            each_identifier(&mac.tokens, |name| {
                self.0.insert(name.to_string());
            });
        }
    }
}

/// Whether a pattern borrows what it is matched with.
fn has_ref(pat: &Pat) -> bool {
    struct Ref(bool);
    impl<'ast> Visit<'ast> for Ref {
        fn visit_pat_ident(&mut self, pat: &'ast PatIdent) {
            self.0 |= pat.by_ref.is_some();
            visit::visit_pat_ident(self, pat);
        }
    }
    let mut found = Ref(false);
    found.visit_pat(pat);
    found.0
}

/// Looks for a local that is given away in the sight of a later one that is borrowed.
struct Given {
    borrowed: BTreeSet<String>,
    /// The locals that are there, in the order of their declarations.
    declared: Vec<String>,
    found: bool,
}

impl Given {
    fn give(&mut self, name: &str) {
        let Some(at) = self.declared.iter().position(|known| known == name) else { return };
        self.found |= self.declared[at + 1..].iter().any(|later| self.borrowed.contains(later));
    }

    /// What declares locals for itself.
    fn scope(&mut self, visit: impl FnOnce(&mut Self)) {
        let outside = self.declared.len();
        visit(self);
        self.declared.truncate(outside);
    }
}

impl<'ast> Visit<'ast> for Given {
    fn visit_block(&mut self, block: &'ast Block) {
        self.scope(|given| visit::visit_block(given, block));
    }

    fn visit_arm(&mut self, arm: &'ast syn::Arm) {
        self.scope(|given| visit::visit_arm(given, arm));
    }

    fn visit_expr_if(&mut self, expr: &'ast syn::ExprIf) {
        self.scope(|given| visit::visit_expr_if(given, expr));
    }

    fn visit_expr_while(&mut self, expr: &'ast syn::ExprWhile) {
        self.scope(|given| visit::visit_expr_while(given, expr));
    }

    fn visit_expr_for_loop(&mut self, expr: &'ast syn::ExprForLoop) {
        self.scope(|given| visit::visit_expr_for_loop(given, expr));
    }

    fn visit_expr_let(&mut self, expr: &'ast syn::ExprLet) {
        self.visit_expr(&expr.expr);
        self.visit_pat(&expr.pat);
    }

    fn visit_local(&mut self, local: &'ast Local) {
        if let Some(init) = &local.init {
            self.visit_expr(&init.expr);
            if let Some((_, otherwise)) = &init.diverge {
                self.visit_expr(otherwise);
            }
        }
        self.visit_pat(&local.pat);
    }

    fn visit_stmt(&mut self, stmt: &'ast Stmt) {
        if !matches!(stmt, Stmt::Item(_)) {
            visit::visit_stmt(self, stmt);
        }
    }

    fn visit_pat_ident(&mut self, pat: &'ast PatIdent) {
        self.declared.push(pat.ident.to_string());
        visit::visit_pat_ident(self, pat);
    }

    fn visit_expr(&mut self, expr: &'ast Expr) {
        let is_name = |expr: &Expr| matches!(expr, Expr::Path(path) if path.path.get_ident().is_some());
        match expr {
            // Nothing is given away by itself.
            Expr::Reference(inner) if is_name(&inner.expr) => {}
            Expr::Unary(inner) if is_name(&inner.expr) => {}
            Expr::Assign(inner) if root(&inner.left).is_some() => self.visit_expr(&inner.right),
            Expr::Binary(inner) if compares(&inner.op) => {
                [&inner.left, &inner.right]
                    .into_iter()
                    .filter(|side| !is_name(side))
                    .for_each(|side| self.visit_expr(side));
            }
            Expr::Closure(_) | Expr::Async(_) | Expr::Verbatim(_) => {
                each_identifier(expr, |name| self.give(&name.to_string()))
            }
            _ => visit::visit_expr(self, expr),
        }
    }

    fn visit_expr_path(&mut self, path: &'ast ExprPath) {
        if let Some(name) = path.path.get_ident() {
            self.give(&name.to_string());
        }
    }

    fn visit_macro(&mut self, mac: &'ast Macro) {
        if !macros::is_text(mac) {
            each_identifier(&mac.tokens, |name| self.give(&name.to_string()));
        }
    }
}

fn compares(op: &BinOp) -> bool {
    use BinOp::{Eq, Ge, Gt, Le, Lt, Ne};
    matches!(op, Eq(_) | Ne(_) | Lt(_) | Le(_) | Gt(_) | Ge(_))
}

#[cfg(test)]
mod tests {
    use super::*;
    use syn::parse_quote;

    #[test]
    fn what_is_given_away_beside_a_later_borrow_matters() {
        assert!(may_matter(&parse_quote!({
            let mut holder = Holder(None);
            let n = 5;
            holder.0 = Some(&n);
            work();
            drop(holder);
        })));
        assert!(may_matter(&parse_quote!({
            let holder = Holder::new();
            for n in 0..3 {
                holder.hold(n.as_ref());
                holder.finish();
            }
        })));
    }

    #[test]
    fn nothing_else_does() {
        assert!(!may_matter(&parse_quote!({
            let n = 5;
            let mut holder = Holder(None);
            holder.0 = Some(&n);
            drop(n);
        })));
        assert!(!may_matter(&parse_quote!({
            let balance = client.request(from).await?;
            if balance < amount {
                return Err(Error::Refused(balance));
            }
            let other = client.request(to).await?;
            client.request(balance - amount).await?;
            client.request(other + amount).await
        })));
        assert!(!may_matter(&parse_quote!({
            let mut total = 0;
            for key in keys {
                let text = key.to_string();
                println!("{text}");
            }
            Ok(total)
        })));
    }
}
