//! Receivers that their method may take, and that natively are moved before arguments that await.
//!
//! Input: a call whose arguments are still to be evaluated. Output: a `Stmt::Moves` where the receiver stands, and an operand
//! of the call, which owns the receiver until then, if the method takes it. Which calls that matters for, and what their
//! methods do, is known later (`probe`): the statement is taken out again where nothing comes of it.
//!
//! ```text
//! x.m(f().await)   ⇒   declare taken0; moves x → taken0; await f() → value0; settle x.m(value0) …; x.m(value0)
//! ```
//!
//! Not for what cannot be moved: what is `Copy` or a reference, or is mentioned again by the arguments.

use super::Lowerer;
use super::homes::Kind;
use super::operand::Use;
use super::stmt::span_of;
use crate::analysis::methods::{borrows, called_itself, calls_itself, looks, may_take, may_take_pinned, only_reads};
use crate::analysis::parts::{Path, path_of};
use crate::ir::Stmt as Ir;
use crate::locals::{LocalId, marked};
use crate::macros;
use crate::mentions::mentioned_in;
use quote::ToTokens;
use syn::visit::{self, Visit};
use syn::{Expr, ExprCall, ExprMethodCall, Type};

impl Lowerer<'_> {
    /// Says that a receiver may be moved here. Gives what owns it until the call.
    pub(super) fn receiver_moves(&mut self, call: &ExprMethodCall) -> Option<LocalId> {
        if !self.may_be_moved(call) {
            return None;
        }
        let home = self.innermost_home();
        let taken = self.body.locals.temp("taken", span_of(&call.receiver));
        self.body.locals[taken].waits = true;
        if self.is_own_operand() && !self.can_declare_here(home, Kind::Operand) {
            self.declare_at_home(home, Kind::Operand, taken);
        } else {
            self.push(Ir::Declare(taken));
            self.declare_in_scope(taken);
            if self.is_own_operand() {
                self.declared_here(home, Kind::Operand, taken);
            }
        }
        self.push(Ir::Moves { receiver: call.receiver.clone(), taken, rest: None });
        Some(taken)
    }

    /// The call of a closure that may be one that is called once, where arguments await.
    pub(super) fn closure_call(&mut self, mut call: ExprCall) -> Expr {
        let last = call.args.iter().rposition(|arg| self.needs(arg));
        let references = self.references(&Expr::Call(call.clone()));
        let mut taken = None;
        self.nested(|this| {
            taken = this.receiver_moves(&called_itself(&call));
            for (at, arg) in call.args.iter_mut().enumerate().take(last.map_or(0, |last| last + 1)) {
                this.evaluate_part(arg, Use::Value, Some(at) == last);
            }
        });
        self.shows_expected(&Expr::Call(call.clone()), references);
        if taken.is_some() && self.current.is_some() {
            self.nested(|this| call.args.iter_mut().for_each(|arg| this.spill(arg, Use::Value)));
            let expr = Box::new(Expr::MethodCall(called_itself(&call)));
            self.push(Ir::Settle { expr, order: None, place_order: None, moved: taken });
        }
        Expr::Call(call)
    }

    /// Whether what is called may be a closure, for all that is known: a local, or a field that no argument mentions. (One that
    /// an argument changes is read before: `receivers`.)
    pub(super) fn is_closure(&self, call: &ExprCall) -> bool {
        path_of(&call.func).is_some_and(|(local, path)| match path.is_whole() {
            true => self.body.locals[local].may_be_called_once(),
            false => !path.has_deref() && !mentions(&called_itself(call), local, &path),
        })
    }

    fn may_be_moved(&self, call: &ExprMethodCall) -> bool {
        let Some((local, path)) = path_of(&call.receiver).filter(|(_, path)| !path.has_deref()) else { return false };
        let info = &self.body.locals[local];
        let cannot = info.copy || info.pinned || info.lent || (info.closure && !calls_itself(call));
        let refers = matches!(info.ty, Some(Type::Reference(_) | Type::Ptr(_)));
        let looks = only_reads(call) || borrows(call) || (info.collection && looks(call));
        let may_take = match path.is_whole() {
            true => !looks,
            false => may_take(call) || (info.projected && may_take_pinned(call)),
        };
        let ours = crate::recursion::boxed_call(call).is_some() || crate::compound::is_lent(call);
        !cannot && !refers && !ours && may_take && !mentions(call, local, &path)
    }
}

/// Whether the arguments of a call mention a place, what it is in, or a part of it.
fn mentions(call: &ExprMethodCall, local: LocalId, path: &Path) -> bool {
    let mut mentions = Mentions { local, path, found: false };
    call.args.iter().for_each(|arg| mentions.visit_expr(arg));
    mentions.found
}

struct Mentions<'p> {
    local: LocalId,
    path: &'p Path,
    found: bool,
}

impl<'ast> Visit<'ast> for Mentions<'_> {
    fn visit_expr(&mut self, expr: &'ast Expr) {
        match path_of(expr) {
            Some((local, path)) => self.found |= local == self.local && path.overlaps(self.path),
            None => visit::visit_expr(self, expr),
        }
    }

    fn visit_ident(&mut self, ident: &'ast proc_macro2::Ident) {
        self.found |= marked(ident) == Some(self.local);
    }

    fn visit_lit(&mut self, literal: &'ast syn::Lit) {
        self.found |= mentioned_in(&literal.to_token_stream()).contains(&self.local);
    }

    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        match macros::parse(mac) {
            Some(call) => call.args.iter().for_each(|arg| self.visit_expr(&arg.expr)),
            None => self.found |= mentioned_in(&mac.tokens).contains(&self.local),
        }
    }
}
