//! How often a piece of code mentions a local, or a part of one.

use crate::analysis::parts::{Path, path_of};
use crate::ir::{BlockId, Body, Stmt, Term};
use crate::locals::LocalId;
use crate::macros;
use crate::mentions::mentioned_in;
use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::Expr;
use syn::visit::{self, Visit};

/// How often tokens mention a local.
pub(super) fn mentions(tokens: TokenStream, local: LocalId) -> usize {
    tokens
        .into_iter()
        .map(|token| match token {
            proc_macro2::TokenTree::Group(group) => mentions(group.stream(), local),
            proc_macro2::TokenTree::Ident(ident) => usize::from(crate::locals::marked(&ident) == Some(local)),
            other => usize::from(mentioned_in(&TokenStream::from(other)).contains(&local)),
        })
        .sum()
}

/// How often a piece of code mentions a field, all of what it is in, or a part of it. The left side of `x.f = …` is no mention.
pub(super) fn mentions_of(body: &Body, block: BlockId, at: usize, local: LocalId, path: &Path) -> usize {
    struct Count<'p>(LocalId, &'p Path, usize);
    impl<'ast> Visit<'ast> for Count<'_> {
        fn visit_item(&mut self, _: &'ast syn::Item) {}
        fn visit_expr(&mut self, expr: &'ast Expr) {
            match path_of(expr) {
                Some((local, path)) => self.2 += usize::from(local == self.0 && path.overlaps(self.1)),
                None => visit::visit_expr(self, expr),
            }
        }
        fn visit_lit(&mut self, literal: &'ast syn::Lit) {
            self.2 += mentions(literal.to_token_stream(), self.0);
        }
        fn visit_macro(&mut self, mac: &'ast syn::Macro) {
            match macros::parse(mac) {
                Some(call) => call.args.iter().for_each(|arg| self.visit_expr(&arg.expr)),
                None => self.2 += mentions(mac.tokens.clone(), self.0),
            }
        }
        fn visit_expr_assign(&mut self, assign: &'ast syn::ExprAssign) {
            let all_of_it = |(local, path): (LocalId, Path)| local == self.0 && path.holds(self.1);
            if !path_of(&assign.left).is_some_and(all_of_it) {
                self.visit_expr(&assign.left);
            }
            self.visit_expr(&assign.right);
        }
    }
    let mut count = Count(local, path, 0);
    match body[block].stmts.get(at) {
        Some(Stmt::Code(stmt, _)) => count.visit_stmt(stmt),
        Some(Stmt::Init(_, value)) => count.visit_expr(value),
        Some(_) => {}
        None => match &body[block].term {
            Term::Await { awaited: expr, .. } | Term::If { cond: expr, .. } | Term::Return(expr) => {
                count.visit_expr(expr)
            }
            Term::Match { scrutinee, arms, .. } => {
                count.visit_expr(scrutinee);
                arms.iter().for_each(|(pat, _)| count.visit_pat(pat));
            }
            Term::Open | Term::Goto(_) | Term::Diverge(_) => {}
        },
    }
    count.2
}
