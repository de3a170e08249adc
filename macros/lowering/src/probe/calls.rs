//! The calls that may be asked about, and how.
//!
//! Input: a piece of code. Output: the method calls in it on locals and their fields, and the calls of locals and fields, that run
//! whenever the code does.

use super::mentions::mentions;
use crate::analysis::effects::local_of;
use crate::analysis::methods::{askable, called_itself, consumes, says_that_it_moves};
use crate::analysis::parts::path_of;
use crate::analysis::quiet::{is_quiet, quiet};
use crate::ir::{Ask, Body};
use crate::locals::{LocalId, Locals};
use crate::macros::{self, Kind};
use quote::ToTokens;
use syn::visit::{self, Visit};
use syn::{Expr, ExprMethodCall, Type};

/// A method call that may be asked about.
#[derive(Clone)]
pub(super) struct Found {
    pub call: ExprMethodCall,
    /// It is in an `unsafe` block, and may need it.
    pub in_unsafe: bool,
    pub called: Called,
}

/// What is called.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Called {
    Method,
    /// A closure.
    Itself,
}

/// The method calls on locals and their fields that run whenever the code does.
pub(super) struct Calls {
    found: Vec<Found>,
    in_unsafe: bool,
}

/// Those that `visit` is shown.
pub(super) fn calls(visit: impl FnOnce(&mut Calls)) -> Vec<Found> {
    let mut calls = Calls { found: vec![], in_unsafe: false };
    visit(&mut calls);
    calls.found
}

impl<'ast> Visit<'ast> for Calls {
    fn visit_item(&mut self, _: &'ast syn::Item) {}
    fn visit_expr(&mut self, expr: &'ast Expr) {
        match expr {
            Expr::Closure(_) | Expr::Async(_) | Expr::Loop(_) | Expr::While(_) => {}
            Expr::ForLoop(inner) => self.visit_expr(&inner.expr),
            Expr::If(inner) => self.visit_expr(&inner.cond),
            Expr::Match(inner) => self.visit_expr(&inner.expr),
            Expr::Binary(inner) if matches!(inner.op, syn::BinOp::And(_) | syn::BinOp::Or(_)) => {
                self.visit_expr(&inner.left);
            }
            Expr::MethodCall(call) => {
                visit::visit_expr(self, expr);
                if path_of(&call.receiver).is_some() {
                    self.found.push(Found { call: call.clone(), in_unsafe: self.in_unsafe, called: Called::Method });
                }
            }
            Expr::Call(call) => {
                visit::visit_expr(self, expr);
                if path_of(&call.func).is_some() {
                    let call = called_itself(call);
                    self.found.push(Found { call, in_unsafe: self.in_unsafe, called: Called::Itself });
                }
            }
            Expr::Unsafe(_) => {
                let outside = std::mem::replace(&mut self.in_unsafe, true);
                visit::visit_expr(self, expr);
                self.in_unsafe = outside;
            }
            _ => visit::visit_expr(self, expr),
        }
    }

    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        let Some(call) = macros::parse(mac) else { return };
        // The others are evaluated on some paths only.
        let always = match call.kind {
            Kind::Assert | Kind::Matches => 1,
            Kind::Compare => 2,
            _ => call.args.len(),
        };
        for arg in call.args.iter().take(always) {
            self.visit_expr(&arg.expr);
        }
    }
}

/// Whether a type is a type parameter, by its name: rarely one with a `Deref`, and one that has is an error where that matters.
fn is_parameter(ty: Option<&Type>) -> bool {
    match ty {
        Some(Type::ImplTrait(_)) => true,
        Some(Type::Path(path)) => path.path.get_ident().is_some_and(|name| name.to_string().len() == 1),
        _ => false,
    }
}

/// Whether a type is written without any arguments, and is not `Self`: what has a `Deref` is most likely generic, or a guard. One
/// that has is an error where that matters.
fn is_plain(ty: Option<&Type>) -> bool {
    let Some(Type::Path(path)) = ty else { return false };
    let Some(last) = path.path.segments.last() else { return false };
    let name = last.ident.to_string();
    path.qself.is_none()
        && path.path.segments.iter().all(|segment| segment.arguments.is_none())
        && !["Self", "Guard", "Ref", "RefMut"].iter().any(|end| name.ends_with(end))
}

/// How a call is asked about. A closure is, where nobody can tell when the arguments are evaluated, or all of them have been
/// already, and are only moved into the call; or where a `Deref`, which would come after them, is an error, and unlikely.
pub(super) fn asked_by(body: &Body, found: &Found, moved: Option<LocalId>) -> Ask {
    let (call, locals) = (&found.call, &body.locals);
    let whole = local_of(&call.receiver);
    let is_quiet = || askable(call) && quiet(locals, call);
    let is_parameter = |local: LocalId| is_parameter(locals[local].ty.as_ref());
    let rarely_has_a_deref = |local: LocalId| locals[local].converted || is_plain(locals[local].ty.as_ref());
    match found.called {
        Called::Itself => Ask::Call,
        Called::Method if found.in_unsafe || consumes(call) || call.args.len() > 8 => Ask::Trait,
        Called::Method if moved.is_some() => match whole.is_some() && (waited(locals, call) || is_quiet()) {
            true => Ask::Closure,
            false => Ask::Trait,
        },
        Called::Method if !askable(call) => Ask::Trait,
        Called::Method if whole.is_some_and(is_parameter) => Ask::Closure,
        Called::Method if is_quiet() || hands_on(body, call) => Ask::Closure,
        Called::Method if is_in_its_arguments(call) => Ask::Trait,
        Called::Method if says_that_it_moves(call) => Ask::Closure,
        Called::Method if whole.is_some_and(rarely_has_a_deref) => Ask::Closure,
        Called::Method => Ask::Trait,
    }
}

/// Whether a method calls itself on a field of `self`, which it takes: so a trait is implemented by what is around another one
/// that implements it, and both take `self`.
fn hands_on(body: &Body, call: &ExprMethodCall) -> bool {
    let takes_self = |local: LocalId| {
        let info = &body.locals[local];
        info.name == "self" && matches!(&info.ty, Some(Type::Path(ty)) if ty.path.is_ident("Self"))
    };
    call.method == body.name
        && path_of(&call.receiver).is_some_and(|(local, path)| !path.is_whole() && takes_self(local))
}

/// Whether the arguments of a call mention its receiver.
pub(super) fn is_in_its_arguments(call: &ExprMethodCall) -> bool {
    let receiver = path_of(&call.receiver);
    receiver.is_some_and(|(local, _)| mentions(call.args.to_token_stream(), local) > 0)
}

/// Whether the arguments of a call are operands that have been evaluated already, closures, or what nobody can tell when it is.
fn waited(locals: &Locals, call: &ExprMethodCall) -> bool {
    call.args.iter().all(|arg| {
        let is_operand = local_of(arg).is_some_and(|local| locals[local].temp);
        is_operand || matches!(arg, Expr::Closure(_)) || is_quiet(locals, arg)
    })
}
