//! Which code must be taken apart: what can suspend, and what jumps out of itself into code that is taken apart.

use crate::macros;
use crate::mentions::mentioned_in;
use crate::set::Set;
use syn::visit::{self, Visit};
use syn::{Expr, Lifetime, Macro, Pat, Stmt};

/// Whether `expr` contains an `.await` of this body, or a `break` or `continue` that leaves it.
pub fn expr(expr: &Expr) -> bool {
    let mut needs = Needs::default();
    needs.visit_expr(expr);
    needs.found
}

/// The same for a statement.
pub fn stmt(stmt: &Stmt) -> bool {
    let mut needs = Needs::default();
    needs.visit_stmt(stmt);
    needs.found
}

/// The same for a pattern, whose guards are code.
pub fn pat(pat: &Pat) -> bool {
    let mut needs = Needs::default();
    needs.visit_pat(pat);
    needs.found
}

/// Whether `expr` branches or has a block, and in or on a branch or in the block mentions one of `locals`.
pub fn branches_on(expr: &Expr, locals: &Set) -> bool {
    struct Branches<'a>(&'a Set, bool);
    impl<'ast> Visit<'ast> for Branches<'_> {
        fn visit_item(&mut self, _: &'ast syn::Item) {}
        fn visit_expr_closure(&mut self, _: &'ast syn::ExprClosure) {}
        fn visit_expr_async(&mut self, _: &'ast syn::ExprAsync) {}
        fn visit_macro(&mut self, mac: &'ast Macro) {
            macros::parse(mac).into_iter().flat_map(|call| call.args).for_each(|arg| self.look(&arg.expr));
        }
        fn visit_expr(&mut self, expr: &'ast Expr) {
            self.look(expr);
        }
    }
    impl Branches<'_> {
        fn look(&mut self, expr: &Expr) {
            let branches = match expr {
                Expr::If(_) | Expr::Match(_) | Expr::Loop(_) | Expr::While(_) | Expr::ForLoop(_) | Expr::Block(_) => {
                    true
                }
                Expr::Binary(binary) => matches!(binary.op, syn::BinOp::And(_) | syn::BinOp::Or(_)),
                _ => false,
            };
            self.1 |= branches && mentioned_in(expr).iter().any(|local| self.0.contains(&local));
            if !self.1 {
                visit::visit_expr(self, expr);
            }
        }
    }
    if locals.is_empty() {
        return false;
    }
    let mut branches = Branches(locals, false);
    branches.visit_expr(expr);
    branches.1
}

#[derive(Default)]
struct Needs {
    found: bool,
    /// Labels declared inside; a jump to one of them stays inside.
    labels: Vec<Lifetime>,
    /// How many loops are open inside: an unlabelled jump stays inside if there is one.
    loops: usize,
}

impl Needs {
    fn jump(&mut self, label: Option<&Lifetime>) {
        self.found |= match label {
            Some(label) => !self.labels.iter().any(|inner| inner.ident == label.ident),
            None => self.loops == 0,
        };
    }

    fn labelled(&mut self, label: Option<&syn::Label>, is_loop: bool, inner: impl FnOnce(&mut Self)) {
        self.labels.extend(label.map(|label| label.name.clone()));
        self.loops += usize::from(is_loop);
        inner(self);
        self.loops -= usize::from(is_loop);
        if label.is_some() {
            self.labels.pop();
        }
    }
}

impl<'ast> Visit<'ast> for Needs {
    fn visit_item(&mut self, _: &'ast syn::Item) {}
    fn visit_expr_closure(&mut self, _: &'ast syn::ExprClosure) {}
    fn visit_expr_async(&mut self, _: &'ast syn::ExprAsync) {}
    fn visit_expr_const(&mut self, _: &'ast syn::ExprConst) {}
    fn visit_type(&mut self, _: &'ast syn::Type) {}

    fn visit_expr(&mut self, expr: &'ast Expr) {
        match expr {
            Expr::Await(_) => self.found = true,
            Expr::Break(jump) => {
                self.jump(jump.label.as_ref());
                visit::visit_expr(self, expr);
            }
            Expr::Continue(jump) => self.jump(jump.label.as_ref()),
            Expr::Loop(inner) => {
                self.labelled(inner.label.as_ref(), true, |this| visit::visit_block(this, &inner.body));
            }
            Expr::While(inner) => self.labelled(inner.label.as_ref(), true, |this| {
                this.visit_expr(&inner.cond);
                this.visit_block(&inner.body);
            }),
            Expr::ForLoop(inner) => {
                self.visit_expr(&inner.expr);
                self.labelled(inner.label.as_ref(), true, |this| this.visit_block(&inner.body));
            }
            Expr::Block(inner) => {
                self.labelled(inner.label.as_ref(), false, |this| this.visit_block(&inner.block));
            }
            _ => visit::visit_expr(self, expr),
        }
    }

    fn visit_macro(&mut self, mac: &'ast Macro) {
        if let Some(call) = macros::parse(mac) {
            for arg in &call.args {
                self.visit_expr(&arg.expr);
            }
        }
    }
}
