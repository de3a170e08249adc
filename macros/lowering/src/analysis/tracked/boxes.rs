//! Which locals are boxes, for all that can be found out without their types.
//!
//! Input: a local of which nothing is written where it is declared. Output: whether it is a `Box`, most likely: it is bound by a
//! pattern to a field, or a variant's, that is one where the type is defined, in the same file; or what it holds is an argument of
//! the coroutine's call of itself, which takes no reference there and no number. If that is wrong, nothing happens but that the
//! local has a place of its own: what drops it asks whether it is a box.
//!
//! ```text
//! enum Expr { Number(i64), Add(Box<Expr>, Box<Expr>) }
//! match expr { Expr::Add(a, b) => sum(*a).await …        `a` and `b` are
//! ```

use super::*;
use crate::definitions::is_boxed;
use crate::locals::marked;
use crate::recursion::boxed_call;
use proc_macro2::Ident;
use quote::ToTokens;
use syn::visit;
use syn::{ExprMethodCall, PatStruct, PatTupleStruct};

/// Whether that is found out.
pub(super) fn is_box_by_its_field(body: &Body, local: LocalId) -> bool {
    let mut found = Bound { body, local, field: None, is_handed_on: false };
    for data in &body.blocks {
        for stmt in &data.stmts {
            match stmt {
                Stmt::Code(stmt, _) => found.visit_stmt(stmt),
                Stmt::Init(_, value) => found.visit_expr(value),
                _ => {}
            }
        }
        match &data.term {
            Term::Match { scrutinee, arms, .. } => {
                found.visit_expr(scrutinee);
                arms.iter().for_each(|(pat, _)| found.visit_pat(pat));
            }
            Term::If { cond: expr, .. }
            | Term::Await { awaited: expr, .. }
            | Term::Return(expr)
            | Term::Diverge(expr) => {
                found.visit_expr(expr);
            }
            Term::Open | Term::Goto(_) => {}
        }
    }
    found.is_handed_on || found.field.is_some_and(|(owner, field)| is_boxed(&owner, &field))
}

struct Bound<'a> {
    body: &'a Body,
    local: LocalId,
    /// The struct or the variant, and which of its fields the local is bound to.
    field: Option<(Ident, String)>,
    /// What it holds is an argument of a call of the coroutine itself.
    is_handed_on: bool,
}

impl Bound<'_> {
    fn is_bound_by(&self, pat: &Pat) -> bool {
        matches!(pat, Pat::Ident(ident) if ident.by_ref.is_none() && marked(&ident.ident) == Some(self.local))
    }

    /// Whether a parameter takes what may have been in a box.
    fn takes_a_value(&self, at: usize) -> bool {
        let ty = self.body.params.get(at).and_then(|param| self.body.locals[*param].ty.as_ref());
        matches!(ty, Some(Type::Path(path)) if !path.path.segments.last().is_some_and(|last| {
            last.ident.to_string().starts_with(char::is_lowercase)
        }))
    }
}

impl<'ast> Visit<'ast> for Bound<'_> {
    fn visit_item(&mut self, _: &'ast syn::Item) {}

    fn visit_pat_tuple_struct(&mut self, pat: &'ast PatTupleStruct) {
        let known = pat.elems.iter().take_while(|elem| !matches!(elem, Pat::Rest(_)));
        let at = known.into_iter().position(|elem| self.is_bound_by(elem));
        if let (Some(at), Some(owner)) = (at, pat.path.segments.last()) {
            self.field = Some((owner.ident.clone(), at.to_string()));
        }
        visit::visit_pat_tuple_struct(self, pat);
    }

    fn visit_pat_struct(&mut self, pat: &'ast PatStruct) {
        let field = pat.fields.iter().find(|field| self.is_bound_by(&field.pat));
        if let (Some(field), Some(owner)) = (field, pat.path.segments.last()) {
            self.field = Some((owner.ident.clone(), field.member.to_token_stream().to_string()));
        }
        visit::visit_pat_struct(self, pat);
    }

    fn visit_expr_method_call(&mut self, call: &'ast ExprMethodCall) {
        let unboxes = |arg: &Expr| match arg {
            Expr::Unary(unary) if matches!(unary.op, syn::UnOp::Deref(_)) => local_of(&unary.expr) == Some(self.local),
            _ => false,
        };
        let (args, before) = match boxed_call(call) {
            Some(Expr::Call(call)) => (Some(&call.args), 0),
            Some(Expr::MethodCall(call)) => (Some(&call.args), 1),
            _ => (None, 0),
        };
        let at = args.and_then(|args| args.iter().position(unboxes));
        self.is_handed_on |= at.is_some_and(|at| self.takes_a_value(at + before));
        visit::visit_expr_method_call(self, call);
    }
}
