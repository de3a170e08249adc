//! What a method is called on, where its arguments await.
//!
//! Natively the receiver comes first: what the method takes by value is copied, an index is checked, a `Deref` called. Then
//! come the arguments, and the call. Here the call finds its receiver after the arguments. Input: such a call, whose
//! receiver has been simplified. Output: what makes that the same.
//!
//! - An index is checked before the arguments.
//! - A receiver that an argument may change is copied, if it is of a type and the method of a kind that is copied natively
//!   (`Stmt::Settle` finds out), and the call is on the copy.
//! - `Stmt::Settle` shows that nothing else can be seen of the difference, or is a compile error.
//!
//! ```text
//! self.n.m(self.change().await)
//!   ⇒  let order: [fn() -> _; 0] = [];
//!      let held = EarlyReceiver(&self.n).hold_receiver(order);
//!      await self.change() → value0
//!      settle(order, self.n.m(value0));
//!      (if copies_receiver(order) { copied_receiver(order, held).m(value0) } else { self.n.m(value0) })
//! ```

use super::Lowerer;
use super::operand::Use;
use super::stmt::span_of;
use crate::analysis::effects::local_of;
use crate::analysis::methods::only_reads;
use crate::analysis::parts::{Path, path_of};
use crate::ir::Stmt as Ir;
use crate::locals::{LocalId, marked};
use crate::macros;
use crate::mentions::mentioned_in;
use crate::syntax::{assign, binding, named, wild};
use syn::visit::{self, Visit};
use syn::{Expr, ExprMethodCall, UnOp, parse_quote};

/// A receiver that waits for arguments.
pub(super) struct Waiting {
    /// What says whether it is copied, and the copy, if an argument may change it.
    copied: Option<(LocalId, LocalId)>,
}

impl Lowerer<'_> {
    /// What is done with the receiver before the arguments.
    pub(super) fn receiver_waits(&mut self, call: &ExprMethodCall) -> Waiting {
        let place = &*call.receiver;
        if self.current.is_none() || !is_place(place) {
            return Waiting { copied: None };
        }
        let span = span_of(place);
        let is_unsafe = self.open.iter().any(|(scope, _)| self.body.scopes[scope.0].is_unsafe);
        if !only_reads(call) && self.may_change(call, is_unsafe) {
            let private = self.body.private.clone();
            let [order, held] = ["order", "held"].map(|name| {
                let local = self.body.locals.temp(name, span);
                self.body.locals[local].copy = true;
                local
            });
            let [order_name, held_name] = [order, held].map(|local| self.body.locals.ident(local, span));
            self.push_code(parse_quote!(let #order_name: [fn() -> _; 0] = [];), vec![order]);
            let value = parse_quote!((&&&#private::EarlyReceiver(&#place)).hold_receiver(#order_name));
            self.push_code(assign(binding(held_name, None), value), vec![held]);
            return Waiting { copied: Some((order, held)) };
        }
        if is_indexed(place) {
            self.push_code(assign(wild(), parse_quote!(&#place)), vec![]);
        }
        Waiting { copied: None }
    }

    /// The call, after its arguments.
    pub(super) fn call_after_arguments(&mut self, waiting: &Waiting, mut call: ExprMethodCall) -> Expr {
        if self.current.is_none() {
            return Expr::MethodCall(call);
        }
        let Some((order, held)) = waiting.copied else {
            self.push(Ir::Settle { call: Box::new(call.clone()), order: None });
            return Expr::MethodCall(call);
        };
        // The call is written twice, so that its arguments are evaluated before.
        self.nested(|this| call.args.iter_mut().for_each(|arg| this.spill(arg, Use::Value)));
        self.push(Ir::Settle { call: Box::new(call.clone()), order: Some(order) });
        let private = self.body.private.clone();
        let span = span_of(&call.receiver);
        let [order, held] = [order, held].map(|local| named(self.body.locals.ident(local, span)));
        let mut on_copy = call.clone();
        *on_copy.receiver = parse_quote!(#private::copied_receiver(#order, #held));
        parse_quote!((if #private::copies_receiver(#order) { #on_copy } else { #call }))
    }

    /// Whether an argument may change the receiver, if that is natively copied before.
    fn may_change(&self, call: &ExprMethodCall, is_unsafe: bool) -> bool {
        let Some(local) = root(&call.receiver) else { return is_unsafe };
        let info = &self.body.locals[local];
        let is_itself = local_of(&call.receiver).is_some();
        // What it refers to is `Copy`, or stays where it is.
        if is_itself && info.copy && !info.mutable {
            return false;
        }
        let receiver = path_of(&call.receiver).map(|(_, path)| path);
        let mut changes = Changes { local, receiver, is_copy: is_itself && info.copy, found: is_unsafe };
        call.args.iter().for_each(|arg| changes.visit_expr(arg));
        changes.found
    }
}

/// Whether a method is called on something that stands somewhere, and not on a new value.
fn is_place(expr: &Expr) -> bool {
    match expr {
        Expr::Path(_) => true,
        Expr::Field(field) => is_place(&field.base),
        Expr::Index(index) => is_place(&index.expr),
        Expr::Unary(unary) => matches!(unary.op, UnOp::Deref(_)),
        Expr::Paren(inner) => is_place(&inner.expr),
        Expr::Group(inner) => is_place(&inner.expr),
        _ => false,
    }
}

fn is_indexed(place: &Expr) -> bool {
    match place {
        Expr::Index(_) => true,
        Expr::Field(field) => is_indexed(&field.base),
        Expr::Unary(unary) => is_indexed(&unary.expr),
        Expr::Paren(inner) => is_indexed(&inner.expr),
        Expr::Group(inner) => is_indexed(&inner.expr),
        _ => false,
    }
}

/// The local that a place is, or is a part of.
fn root(place: &Expr) -> Option<LocalId> {
    match place {
        Expr::Field(field) => root(&field.base),
        Expr::Index(index) => root(&index.expr),
        Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => root(&unary.expr),
        Expr::Paren(inner) => root(&inner.expr),
        Expr::Group(inner) => root(&inner.expr),
        other => local_of(other),
    }
}

/// Whether code may change a place, while nothing borrows it. What is `Copy` does not change where it can only be read.
struct Changes {
    local: LocalId,
    /// The fields that lead to the place, if no more does.
    receiver: Option<Path>,
    /// The local is `Copy`, and the place is all of it.
    is_copy: bool,
    found: bool,
}

impl Changes {
    fn is_of_root(&self, place: &Expr) -> bool {
        path_of(place).is_some_and(|(local, _)| local == self.local)
    }

    /// Whether a mention has nothing to do with the place.
    fn is_beside(&self, place: &Expr) -> bool {
        match (&self.receiver, path_of(place)) {
            (Some(receiver), Some((local, path))) => local == self.local && !path.overlaps(receiver),
            _ => false,
        }
    }
}

impl<'ast> Visit<'ast> for Changes {
    fn visit_expr(&mut self, expr: &'ast Expr) {
        match expr {
            // Read only. Whoever is handed a copy does not change the original.
            Expr::Reference(reference) if reference.mutability.is_none() && self.is_of_root(&reference.expr) => {}
            Expr::Field(_) if self.is_beside(expr) => {}
            Expr::Call(call) if self.is_copy => {
                self.visit_expr(&call.func);
                for arg in call.args.iter().filter(|arg| local_of(arg) != Some(self.local)).collect::<Vec<_>>() {
                    self.visit_expr(arg);
                }
            }
            Expr::Binary(binary) if !crate::compound::is_compound(&binary.op) => {
                for operand in [&binary.left, &binary.right] {
                    if !self.is_of_root(operand) {
                        self.visit_expr(operand);
                    }
                }
            }
            _ => visit::visit_expr(self, expr),
        }
    }

    fn visit_expr_path(&mut self, path: &'ast syn::ExprPath) {
        self.found |= path.path.get_ident().and_then(marked) == Some(self.local);
    }

    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        match macros::parse(mac) {
            Some(call) => call.args.iter().for_each(|arg| self.visit_expr(&arg.expr)),
            None => self.found |= mentioned_in(&mac.tokens).contains(&self.local),
        }
    }
}
