//! How often a piece of code mentions a local, or a part of one.

use crate::analysis::parts::{Path, path_of};
use crate::ir::{BlockId, Body, Stmt, Term};
use crate::locals::LocalId;
use crate::macros;
use crate::mentions::mentioned_in;
use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::visit::{self, Visit};
use syn::{Expr, ExprMethodCall};

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

/// The mentions of a field in a piece of code, of all of what it is in, or of a part of it. The left side of `x.f = …` is none.
#[derive(Default)]
pub(super) struct Mentions {
    /// How many.
    pub count: usize,
    /// The call that the last one is the receiver of.
    pub last: Option<ExprMethodCall>,
}

/// The mentions of a field in a statement of a block, or, one more than the last, in its terminator.
pub(super) fn mentions_of(body: &Body, block: BlockId, at: usize, local: LocalId, path: &Path) -> Mentions {
    struct Count<'p>(LocalId, &'p Path, Mentions);
    impl Count<'_> {
        fn add(&mut self, count: usize) {
            self.2.count += count;
            if count > 0 {
                self.2.last = None;
            }
        }
    }
    impl<'ast> Visit<'ast> for Count<'_> {
        fn visit_item(&mut self, _: &'ast syn::Item) {}
        fn visit_expr(&mut self, expr: &'ast Expr) {
            match path_of(expr) {
                Some((local, path)) => self.add(usize::from(local == self.0 && path.overlaps(self.1))),
                None => visit::visit_expr(self, expr),
            }
        }
        fn visit_expr_method_call(&mut self, call: &'ast ExprMethodCall) {
            self.visit_expr(&call.receiver);
            if path_of(&call.receiver).is_some_and(|(local, path)| local == self.0 && path == *self.1) {
                self.2.last = Some(call.clone());
            }
            call.args.iter().for_each(|arg| self.visit_expr(arg));
        }
        fn visit_lit(&mut self, literal: &'ast syn::Lit) {
            self.add(mentions(literal.to_token_stream(), self.0));
        }
        fn visit_macro(&mut self, mac: &'ast syn::Macro) {
            match macros::parse(mac) {
                Some(call) => call.args.iter().for_each(|arg| self.visit_expr(&arg.expr)),
                None => self.add(mentions(mac.tokens.clone(), self.0)),
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
    let mut count = Count(local, path, Mentions::default());
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
