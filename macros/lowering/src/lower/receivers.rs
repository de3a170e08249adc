//! Places that natively come before operands that await, or that make temporaries which live across an await: what a method
//! is called on, what is compared or indexed.
//!
//! Natively a receiver comes first: what the method takes by value is copied, an index is checked, a `Deref` called. Then
//! come the arguments, and the call. Here the call finds its receiver after the arguments. Input: such a call, whose
//! receiver has been simplified. Output: what makes that the same.
//!
//! - An index is checked before the arguments.
//! - What is called, `(x.f)(..)`, is copied, if an argument may change it and it is `Copy`.
//! - A receiver that an argument may change is copied, if it is of a type and the method of a kind that is copied natively
//!   (`Stmt::Settle` finds out), and the call is on the copy.
//! - A receiver that a `Deref` not of std may be on the way to is borrowed, if there is one (`Stmt::Settle` finds out), and
//!   the call is on what it gives.
//! - `Stmt::Settle` shows that nothing else can be seen of the difference, or is a compile error.
//!
//! ```text
//! self.n.m(self.change().await)
//!   ⇒  let order: [fn() -> _; 0] = [];
//!      let held = EarlyReceiver(&self.n).hold_receiver(order);
//!      await self.change() → value0
//!      settle(order, self.n.m(value0));
//!      (if copies_receiver(order) { copied_receiver(order, held).m(value0) } else { self.n.m(value0) })
//!
//! guard.m(f().await)
//!   ⇒  let order: [fn() -> _; 0] = [];
//!      let held = hold_place(order, if holds_exclusive(order) { Exclusive(&mut guard) } else … { Shared(&guard) } else { Nothing });
//!      await f() → value0
//!      settle(order, guard.m(value0));
//!      held__coropy(order, held, guard.m(value0))                 as `early` says
//! ```

use super::Lowerer;
use super::operand::Use;
use super::stmt::span_of;
use crate::analysis::effects::local_of;
use crate::analysis::methods::{askable, compares};
use crate::analysis::parts::{Path, path_of};
use crate::compound::{is_compound, is_decided};
use crate::early::{on_copy, on_held};
use crate::ir::Stmt as Ir;
use crate::locals::{LocalId, marked};
use crate::macros;
use crate::mentions::mentioned_in;
use crate::resolve::refers_to_known;
use crate::syntax::{assign, binding, named, wild};
use crate::user_macros::file_names;
use proc_macro2::Span;
use syn::visit::{self, Visit};
use syn::{Expr, ExprMethodCall, Stmt, Type, UnOp, parse_quote};

/// A receiver that waits for arguments.
#[derive(Default)]
pub(super) struct Waiting {
    /// What says whether it is copied, and the copy, if an argument may change it.
    copied: Option<(LocalId, LocalId)>,
    /// What says whether it is borrowed, and the reference, if a `Deref` may be called on the way to it.
    borrowed: Option<(LocalId, LocalId)>,
    /// What owns it, if the method takes it.
    moved: Option<LocalId>,
}

impl Lowerer<'_> {
    /// What is done with the receiver before the arguments.
    pub(super) fn receiver_waits(&mut self, call: &ExprMethodCall) -> Waiting {
        let place = &*call.receiver;
        if self.current.is_none() || !is_place(place) {
            return Waiting::default();
        }
        let span = span_of(place);
        let private = self.body.private.clone();
        let mut waiting = Waiting::default();
        if self.is_changed_by_arguments(call) {
            let order = self.receiver_order(span);
            let held = self.body.locals.temp("held", span);
            self.body.locals[held].copy = true;
            let [order_name, held_name] = [order, held].map(|local| self.body.locals.ident(local, span));
            let value = parse_quote!((&&&#private::EarlyReceiver(&#place)).hold_receiver(#order_name));
            self.push_code(assign(binding(held_name, None), value), vec![held]);
            waiting.copied = Some((order, held));
        }
        if askable(call) && !compares(call) && self.may_be_behind_a_pointer(place) {
            let order = self.receiver_order(span);
            let held = self.body.locals.temp("held", span);
            self.body.locals[held].ty = Some(parse_quote!(&mut _));
            let [order_name, held_name] = [order, held].map(|local| self.body.locals.ident(local, span));
            let check: Option<Stmt> =
                (is_indexed(place) && waiting.copied.is_none()).then(|| parse_quote!(let _ = &#place;));
            let value = parse_quote! {
                #private::hold_place(
                    #order_name,
                    if #private::holds_exclusive(#order_name) {
                        #private::if_exclusive(#order_name);
                        #private::EarlyPlace::Exclusive(&mut #place)
                    } else if #private::holds_shared(#order_name) {
                        #private::if_shared(#order_name);
                        #private::EarlyPlace::Shared(&#place)
                    } else {
                        #check
                        #private::EarlyPlace::Nothing
                    },
                )
            };
            self.push_code(assign(binding(held_name, None), value), vec![held]);
            waiting.borrowed = Some((order, held));
        } else if waiting.copied.is_none() {
            self.check_index(place);
        }
        waiting.moved = self.receiver_moves(call);
        waiting
    }

    /// What will say, by its type, what is done with a receiver.
    fn receiver_order(&mut self, span: Span) -> LocalId {
        let order = self.body.locals.temp("order", span);
        self.body.locals[order].copy = true;
        let name = self.body.locals.ident(order, span);
        self.push_code(parse_quote!(let #name: [fn() -> _; 0] = [];), vec![order]);
        order
    }

    /// Whether it is worth a place to find out if a `Deref` that is not std's is on the way to a receiver. Where it is not,
    /// such a `Deref` is an error. The type of `self` has none, most likely, if its file does not speak of it.
    fn may_be_behind_a_pointer(&self, place: &Expr) -> bool {
        let Some(local) = root(place) else { return false };
        let info = &self.body.locals[local];
        let is_itself = local_of(place).is_some();
        let is_known = match info.name == "self" {
            true => !file_names(info.span, "Deref"),
            false => {
                let refers = info.ty.as_ref().is_some_and(refers_to_known);
                info.collection || refers || matches!(info.ty, Some(Type::Path(_))) && info.copy
            }
        };
        !(is_itself && is_known || info.pinned)
    }

    /// Whether an argument may change the place that a method is called on.
    pub(super) fn is_changed_by_arguments(&self, call: &ExprMethodCall) -> bool {
        let is_unsafe = self.open.iter().any(|(scope, _)| self.body.scopes[scope.0].is_unsafe);
        is_place(&call.receiver) && self.changes(&call.receiver, &call.args.iter().collect::<Vec<_>>(), is_unsafe)
    }

    fn settle(&mut self, expr: &Expr, waiting: &Waiting) {
        let [order, place_order] = [&waiting.copied, &waiting.borrowed].map(|held| held.map(|(order, _)| order));
        self.push(Ir::Settle { expr: Box::new(expr.clone()), order, place_order, moved: waiting.moved });
    }

    /// Checks an index before what follows it.
    fn check_index(&mut self, place: &Expr) {
        if is_indexed(place) {
            self.push_code(assign(wild(), parse_quote!(&#place)), vec![]);
        }
    }

    /// What is indexed waits for the index.
    pub(super) fn indexed_waits(&mut self, base: &Expr) {
        if self.current.is_some() && is_projected(base) {
            self.check_index(base);
            self.settle(base, &Waiting::default());
        } else if self.current.is_some() && is_place(base) && self.may_be_behind_a_pointer(base) {
            self.settle(base, &Waiting::default());
        }
    }

    /// What is matched is got to several times.
    pub(super) fn settle_matched(&mut self, place: &Expr) {
        if self.current.is_some() && is_projected(place) && !self.is_reborrowed(place) {
            self.settle(&parse_quote!(&#place), &Waiting::default());
        }
    }

    /// What `write!` writes to, by a method, waits for what it writes.
    pub(super) fn written_to(&mut self, place: &Expr) {
        if self.current.is_some() && is_place(place) {
            self.settle(&parse_quote!((#place).write_fmt(loop {})), &Waiting::default());
        }
    }

    /// What is called is read before the arguments, if one may change it and it can be copied. Gives what waits for them.
    pub(super) fn callee_waits(&mut self, call: &syn::ExprCall) -> Option<LocalId> {
        let func = &*call.func;
        if self.current.is_none() || !self.changes(func, &call.args.iter().collect::<Vec<_>>(), false) {
            return None;
        }
        let (span, private) = (span_of(func), self.body.private.clone());
        let held = self.body.locals.temp("held", span);
        self.body.locals[held].copy = true;
        let name = self.body.locals.ident(held, span);
        let value = parse_quote!((&&#private::EarlyCallee(&#func)).read_callee());
        self.push_code(assign(binding(name, None), value), vec![held]);
        Some(held)
    }

    /// The call of what has been read, or of what stands there, after the arguments.
    pub(super) fn called_after_arguments(&mut self, waiting: LocalId, mut call: syn::ExprCall) -> Expr {
        if self.current.is_none() {
            return Expr::Call(call);
        }
        // The call is written twice, so that its arguments are evaluated before.
        self.nested(|this| call.args.iter_mut().for_each(|arg| this.spill(arg, Use::Value)));
        let private = self.body.private.clone();
        let held = named(self.body.locals.ident(waiting, span_of(&call.func)));
        let args = &call.args;
        parse_quote! {
            (if #private::has_read_callee(#held) { #private::waiting_callee(#held)(#args) } else { #call })
        }
    }

    /// What an operator changes comes after the value, though not natively if the operator is a call.
    pub(super) fn assigned_after(&mut self, binary: &syn::ExprBinary) {
        if self.current.is_some() && is_projected(&binary.left) {
            self.settle(&Expr::Binary(binary.clone()), &Waiting::default());
        }
    }

    /// A place that a macro borrows before what follows.
    pub(super) fn lend(&mut self, place: &mut Expr) {
        let mut lent: Expr = parse_quote!(&#place);
        self.spill(&mut lent, Use::Value);
        *place = parse_quote!((*#lent));
    }

    /// Whether a place is what a reference refers to: nothing is called on the way.
    pub(super) fn is_reborrowed(&self, place: &Expr) -> bool {
        match place {
            Expr::Unary(unary) => local_of(&unary.expr)
                .is_some_and(|local| matches!(self.body.locals[local].ty, Some(Type::Reference(_)))),
            Expr::Paren(inner) => self.is_reborrowed(&inner.expr),
            _ => false,
        }
    }

    /// The left side of a comparison waits for the right: a number is copied, anything else borrowed.
    pub(super) fn compared_waits(&mut self, left: &mut Expr, right: &Expr) {
        if self.current.is_none() || !is_place(left) || !(is_projected(left) || self.changes(left, &[right], false)) {
            return;
        }
        let (span, private) = (span_of(left), self.body.private.clone());
        let held = self.body.locals.temp("held", span);
        let name = self.body.locals.ident(held, span);
        let value = parse_quote!((&&#private::EarlyOperand(&#left)).hold_operand());
        self.push_code(assign(binding(name.clone(), None), value), vec![held]);
        *left = parse_quote!((*#private::held_operand(&#name)));
    }

    /// The call, after its arguments.
    pub(super) fn call_after_arguments(&mut self, waiting: &Waiting, mut call: ExprMethodCall) -> Expr {
        if self.current.is_none() {
            return Expr::MethodCall(call);
        }
        if waiting.copied.is_none() && waiting.borrowed.is_none() && waiting.moved.is_none() {
            let call = Expr::MethodCall(call);
            self.settle(&call, waiting);
            return call;
        }
        // The call is written several times, or its receiver is got to another way: its arguments are evaluated before.
        self.nested(|this| call.args.iter_mut().for_each(|arg| this.spill(arg, Use::Value)));
        self.settle(&Expr::MethodCall(call.clone()), waiting);
        let private = self.body.private.clone();
        let span = span_of(&call.receiver);
        let held = |(order, held)| [order, held].map(|local| named(self.body.locals.ident(local, span)));
        let mut expr = match waiting.borrowed.map(held) {
            None => Expr::MethodCall(call.clone()),
            Some([order, held]) => on_held(&order, &held, &call),
        };
        if let Some([order, held]) = waiting.copied.map(held) {
            expr = on_copy(&order, &held, call, expr, &private);
        }
        expr
    }

    /// Whether code may change a place, if that is natively copied before.
    pub(super) fn changes(&self, place: &Expr, code: &[&Expr], is_unsafe: bool) -> bool {
        let Some(local) = root(place) else { return is_unsafe };
        let info = &self.body.locals[local];
        let is_itself = local_of(place).is_some();
        // What it refers to is `Copy`, or stays where it is.
        if is_itself && info.copy && !info.mutable {
            return false;
        }
        let path = path_of(place).map(|(_, path)| path);
        let mut changes = Changes { local, path, is_copy: is_itself && info.copy, found: is_unsafe };
        code.iter().for_each(|code| changes.visit_expr(code));
        changes.found
    }
}

/// Whether this is a compound assignment whose place is left to come after its value.
pub(super) fn comes_after_value(expr: &Expr) -> bool {
    matches!(expr, Expr::Binary(binary) if is_compound(&binary.op) && !is_decided(binary))
}

/// Whether a method is called on something that stands somewhere, and not on a new value.
pub(super) fn is_place(expr: &Expr) -> bool {
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

/// Whether a place is in, or behind, something: a `Deref` or an `Index` may lead there.
pub(super) fn is_projected(place: &Expr) -> bool {
    match place {
        Expr::Field(_) | Expr::Index(_) | Expr::Unary(_) => is_place(place),
        Expr::Paren(inner) => is_projected(&inner.expr),
        Expr::Group(inner) => is_projected(&inner.expr),
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
    path: Option<Path>,
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
        match (&self.path, path_of(place)) {
            (Some(own), Some((local, path))) => local == self.local && !path.overlaps(own),
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
            Expr::Binary(binary) if !is_compound(&binary.op) => {
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
