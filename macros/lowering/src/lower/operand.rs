//! Expressions that evaluate their parts in order.
//!
//! `simplify` rewrites an expression that can suspend into one that cannot: what stands before its last suspension is
//! evaluated into operands, what stands after it is left alone.
//!
//! ```text
//! f(a(), &b, c().await, d())   ⇒   let operand0 = a();  value0 = c().await;   f(operand0, &b, value0, d())
//! ```
//!
//! A place (`b`, `self.x`) is not evaluated early: it has no effect, and rustc borrows it no earlier than it must
//! (`v.push(f(&v).await)` compiles natively). A value that becomes a place is written `{ operand0 }`, so that rustc
//! makes the same temporary of it, dropped at the end of the statement.

use super::arrays;
use super::homes::Kind as Ends;
use super::receivers::{comes_after_value, is_projected};
use super::stmt::{is_control, span_of};
use super::temporaries::{is_constant, takes_type_from_outside};
use super::{Dest, Lowerer};
use crate::analysis::effects::moved_callee;
use crate::analysis::methods::only_reads;
use crate::compound::{as_primitive, is_compound, is_decided, is_place_first, order_matters};
use crate::early::is_on_held;
use crate::edition::Edition;
use crate::ir::Stmt as Ir;
use crate::locals::{LocalId, marked};
use crate::macros::{self, Kind};
use crate::syntax::{assign, binding, braced, unit};
use proc_macro2::Span;
use syn::{BinOp, Expr, UnOp, parse_quote};

/// How a part of an expression is used.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Use {
    Value,
    /// As a place: a scrutinee, an operand of a comparison.
    Place,
    /// As a place that may be borrowed, even if it is a reference already: what a method is called on.
    Receiver,
    /// Behind a `&`.
    Shared,
    /// Behind a `&mut`.
    Exclusive,
}

impl Use {
    pub(crate) fn is_place(self) -> bool {
        self != Use::Value
    }

    fn behind(reference: &syn::ExprReference) -> Self {
        if reference.mutability.is_some() { Use::Exclusive } else { Use::Shared }
    }
}

impl Lowerer<'_> {
    /// Makes `expr`, which can suspend, one that cannot, by emitting what must happen before. `as_place` says whether
    /// its context takes a place.
    pub(super) fn simplify(&mut self, expr: &mut Expr, as_place: bool) {
        if self.current.is_none() {
            return;
        }
        let span = span_of(expr);
        match expr {
            Expr::Await(awaited) => {
                let mut base = (*awaited.base).clone();
                let (begin, span) = (span, awaited.await_token.span);
                let described = super::describe(&self.as_written(&base));
                self.nested(|this| {
                    if this.needs(&base) {
                        this.simplify(&mut base, false);
                    }
                    this.keep_temporaries(&mut base, Use::Value);
                });
                if self.current.is_some() {
                    let value = self.suspend(base, described, (begin, span));
                    *expr = self.temp_use(value, span, as_place);
                }
            }
            Expr::Return(_) | Expr::Break(_) | Expr::Continue(_) => {
                let jump = std::mem::replace(expr, unit());
                self.into(Dest::Discard, jump);
            }
            Expr::Paren(inner) => self.simplify(&mut inner.expr, as_place),
            Expr::Group(inner) => self.simplify(&mut inner.expr, as_place),
            Expr::Macro(mac) => {
                if let Some(mut call) = macros::parse(&mac.mac) {
                    self.macro_call(&mut call);
                    call.write_to(&mut mac.mac);
                }
            }
            _ if is_control(expr) => {
                let temp = self.declare_temp("value", span);
                let control = std::mem::replace(expr, unit());
                self.amid(Dest::Local(temp), control);
                *expr = self.temp_use(temp, span, as_place);
            }
            _ => {
                if let Expr::Binary(binary) = expr
                    && order_matters(binary)
                    && !is_decided(binary)
                {
                    // A local is moved on some paths of the value, and nothing awaits.
                    as_primitive(binary, &self.body.private);
                }
                if let Expr::MethodCall(call) = expr {
                    *expr = self.method_call(call.clone());
                    return;
                }
                match expr {
                    Expr::Binary(binary) if is_comparison(&binary.op) && self.needs(&binary.right) => {
                        self.nested(|this| {
                            this.evaluate_part(&mut binary.left, Use::Place, false);
                            this.compared_waits(&mut binary.left, &binary.right);
                            this.evaluate_part(&mut binary.right, Use::Place, true);
                        });
                    }
                    Expr::Index(index) if self.needs(&index.index) => {
                        self.nested(|this| {
                            this.evaluate_part(&mut index.expr, Use::Place, false);
                            this.indexed_waits(&index.expr);
                            this.evaluate_part(&mut index.index, Use::Value, true);
                        });
                    }
                    Expr::Call(call) if self.is_closure(call) && call.args.iter().any(|arg| self.needs(arg)) => {
                        *expr = self.closure_call(call.clone());
                    }
                    Expr::Call(call) if is_projected(&call.func) && call.args.iter().any(|arg| self.needs(arg)) => {
                        let mut waiting = None;
                        let references = self.references(&Expr::Call(call.clone()));
                        self.nested(|this| {
                            this.evaluate_part(&mut call.func, Use::Place, false);
                            this.indexed_waits(&call.func);
                            waiting = this.callee_waits(call);
                        });
                        self.evaluate(call.args.iter_mut().map(|arg| (arg, Use::Value)).collect());
                        self.shows_expected(&Expr::Call(call.clone()), references);
                        if let Some(waiting) = waiting {
                            *expr = self.called_after_arguments(waiting, call.clone());
                        }
                    }
                    _ => {
                        let place_is_last = comes_after_value(expr);
                        let references = self.references(expr);
                        let parts = parts(expr);
                        self.evaluate(parts);
                        self.shows_expected(expr, references);
                        if let Expr::Binary(binary) = expr
                            && place_is_last
                        {
                            self.assigned_after(binary);
                        }
                    }
                }
            }
        }
    }

    /// Evaluates parts in order, as far as the last one that suspends.
    fn evaluate(&mut self, parts: Vec<(&mut Expr, Use)>) {
        let Some(last) = parts.iter().rposition(|(part, _)| self.needs(part)) else { return };
        self.nested(|this| {
            for (at, (part, used)) in parts.into_iter().enumerate().take(last + 1) {
                this.evaluate_part(part, used, at == last);
            }
        });
    }

    /// A method call: the receiver, what is to be done with it before the arguments, and these.
    fn method_call(&mut self, mut call: syn::ExprMethodCall) -> Expr {
        let Some(last) = call.args.iter().rposition(|arg| self.needs(arg)) else {
            let mut expr = Expr::MethodCall(call);
            let parts = parts(&mut expr);
            self.evaluate(parts);
            return expr;
        };
        let used = if only_reads(&call) { Use::Place } else { Use::Receiver };
        let mut waiting = None;
        let references = self.references(&Expr::MethodCall(call.clone()));
        self.nested(|this| {
            this.evaluate_part(&mut call.receiver, used, false);
            waiting = Some(this.receiver_waits(&call));
            for (at, arg) in call.args.iter_mut().enumerate().take(last + 1) {
                this.evaluate_part(arg, Use::Value, at == last);
            }
        });
        self.shows_expected(&Expr::MethodCall(call.clone()), references);
        match waiting {
            Some(waiting) => self.call_after_arguments(&waiting, call),
            None => Expr::MethodCall(call),
        }
    }

    /// Evaluates a part. What is not the last that suspends waits.
    pub(super) fn evaluate_part(&mut self, part: &mut Expr, used: Use, is_last: bool) {
        if self.needs(part) {
            self.simplify(part, used.is_place());
        }
        if !is_last {
            self.spill(part, used);
        }
    }

    /// What is left to evaluate of an expression that is a home, where what follows could panic and operands and
    /// temporaries would not end in their order.
    pub(super) fn finish_in_order(&mut self, expr: &mut Expr) {
        if !self.is_own_value() || self.current.is_none() {
            return;
        }
        if self.has_mixed_operands() {
            let parts = parts(expr);
            return self.nested(|this| parts.into_iter().for_each(|(part, used)| this.spill(part, used)));
        }
        let mut operands = false;
        let mut interleaved = false;
        for (part, used) in parts(&mut expr.clone()) {
            interleaved |= operands && self.has_temporaries(part, used);
            // A method may take its receiver.
            let is_operand = matches!(used, Use::Value | Use::Receiver);
            operands |= is_operand && !matches!(part, Expr::Lit(_) | Expr::Reference(_)) && !is_constant(part);
        }
        if interleaved {
            let value = std::mem::replace(expr, unit());
            *expr = match self.edition {
                Edition::Since2024 => parse_quote!({ #value }),
                Edition::Until2018 | Edition::Until2021 => parse_quote!(match () { () => #value }),
            };
        }
    }

    /// Whether `{ x }` is the user's: a move, as `x` alone is.
    fn is_users(&self, block: &syn::ExprBlock) -> bool {
        match block.block.stmts.as_slice() {
            [syn::Stmt::Expr(path, None)] => {
                crate::analysis::effects::local_of(path).is_some_and(|local| !self.body.locals[local].temp)
            }
            _ => false,
        }
    }

    /// Evaluates a part that cannot suspend now, and leaves the operand in its place.
    pub(super) fn spill(&mut self, part: &mut Expr, used: Use) {
        if self.current.is_none() {
            return;
        }
        match part {
            Expr::Lit(_) => {}
            Expr::Closure(closure) if closure.capture.is_none() => {
                if used == Use::Value {
                    self.spill_owned(part);
                }
            }
            Expr::Path(path) => {
                let local = path.path.get_ident().and_then(marked);
                match local {
                    Some(local) if !self.body.locals[local].temp && used == Use::Value => self.spill_value(part, used),
                    Some(local) if self.is_own_operand() && self.is_newer(self.innermost_home(), local) => {
                        self.own_operand(part, local);
                    }
                    _ => {}
                }
            }
            Expr::Block(block) if is_temp_block(block) && !(used == Use::Value && self.is_users(block)) => {
                self.keep_temporaries(part, used);
            }
            Expr::Paren(inner) => self.spill(&mut inner.expr, used),
            Expr::Group(inner) => self.spill(&mut inner.expr, used),
            Expr::Reference(_) if arrays::of_references(part).is_some() => {
                let elems = arrays::of_references_mut(part).into_iter().flat_map(|array| &mut array.elems);
                elems.for_each(|elem| self.spill(elem, Use::Value));
            }
            // What it borrows is evaluated where it stands.
            Expr::Reference(inner) if takes_type_from_outside(&inner.expr) && !is_made_late(&inner.expr) => {
                self.spill_value(part, used);
            }
            // It may check an index, or call a `Deref`.
            Expr::Reference(inner) if is_projected(&inner.expr) && !self.is_reborrowed(&inner.expr) => {
                self.spill_value(part, used);
            }
            Expr::Reference(inner) => {
                let used = Use::behind(inner);
                self.spill(&mut inner.expr, used);
            }
            Expr::Field(field) if used.is_place() => self.spill(&mut field.base, Use::Place),
            Expr::Index(index) if used.is_place() => {
                self.spill(&mut index.expr, Use::Place);
                self.spill(&mut index.index, Use::Value);
            }
            Expr::Unary(unary) if used.is_place() && matches!(unary.op, UnOp::Deref(_)) => {
                self.spill(&mut unary.expr, Use::Place);
            }
            Expr::Tuple(tuple) if tuple.elems.is_empty() => {}
            _ if matches!(used, Use::Place | Use::Receiver | Use::Shared) && is_constant(part) => {}
            _ => self.spill_value(part, used),
        }
    }

    pub(super) fn spill_value(&mut self, part: &mut Expr, used: Use) {
        self.keep_temporaries(part, used);
        if used.is_place() && crate::analysis::effects::local_of(part).is_some() {
            return;
        }
        let span = span_of(part);
        let operand = self.body.locals.temp("operand", span);
        let name = self.body.locals.ident(operand, span);
        let value = std::mem::replace(part, unit());
        let home = self.innermost_home();
        if !self.is_own_operand() {
            self.push_code(assign(binding(name, None), value), vec![operand]);
        } else if self.can_declare_here(home, Ends::Operand) {
            self.push_code(assign(binding(name, None), value), vec![operand]);
            self.declared_here(home, Ends::Operand, operand);
        } else {
            self.declare_at_home(home, Ends::Operand, operand);
            self.push(Ir::Init(operand, value));
        }
        *part = self.temp_use(operand, span, used.is_place());
    }

    /// An awaited value that is an operand of the home.
    fn own_operand(&mut self, part: &mut Expr, value: LocalId) {
        let home = self.innermost_home();
        if self.can_take(home, Ends::Operand, value) {
            return self.declared_here(home, Ends::Operand, value);
        }
        let span = span_of(part);
        let operand = self.body.locals.temp("operand", span);
        self.declare_at_home(home, Ends::Operand, operand);
        let value = std::mem::replace(part, self.path(operand, span));
        self.push(Ir::Init(operand, value));
    }

    /// A temporary of ours where a value stood: `value0`, or `{ value0 }` where a place is wanted.
    pub(super) fn temp_use(&self, temp: crate::locals::LocalId, span: Span, as_place: bool) -> Expr {
        let path = self.path(temp, span);
        if as_place { braced(path, Span::call_site().located_at(span)) } else { path }
    }

    fn macro_call(&mut self, call: &mut macros::Call) {
        for arg in call.args.iter().skip(call.before_message()) {
            if self.needs(&arg.expr) {
                self.diagnostics.error(
                    &arg.expr,
                    "the message of this assertion can't await: it is only evaluated if the assertion fails",
                    "write `if !condition { panic!(…) }`, or use the assertion of std",
                );
            }
        }
        if call.kind == Kind::Assert && call.args.iter().any(|arg| self.needs(&arg.expr)) {
            call.name_condition();
        }
        let writes = call.kind == Kind::Write;
        let parts = arguments(call);
        let Some(last) = parts.iter().rposition(|(part, _)| self.needs(part)) else { return };
        self.nested(|this| {
            for (at, (part, used)) in parts.into_iter().enumerate().take(last + 1) {
                this.evaluate_part(part, used, at == last);
                if at < last && used.is_place() && is_projected(part) && !(writes && at == 0) {
                    this.lend(part);
                }
            }
        });
        if writes && let Some(to) = call.args.first() {
            self.written_to(&to.expr);
        }
    }
}

/// The arguments that a macro evaluates, in order.
fn arguments(call: &mut macros::Call) -> Vec<(&mut Expr, Use)> {
    let used = match call.kind {
        Kind::Values | Kind::Repeat | Kind::Pin | Kind::Assert => Use::Value,
        Kind::Format | Kind::Write | Kind::Compare | Kind::Matches => Use::Place,
    };
    let before_message = call.before_message();
    call.args.iter_mut().take(before_message).map(|arg| (&mut arg.expr, used)).collect()
}

/// The arguments of a macro whose temporaries outlive it. Most macros are made of statements, with which they end.
pub(super) fn macro_parts<'a>(call: &'a mut macros::Call, path: &syn::Path) -> Vec<(&'a mut Expr, Use)> {
    let is = |name: &str| path.segments.last().is_some_and(|last| last.ident == name);
    match call.kind {
        Kind::Assert => vec![],
        Kind::Format if !is("format_args") => vec![],
        // It prints its arguments as they are written.
        Kind::Values if is("dbg") => vec![],
        _ => arguments(call),
    }
}

/// Whether it is a closure that is made with the call, whatever comes before.
fn is_made_late(expr: &Expr) -> bool {
    matches!(expr, Expr::Closure(closure) if closure.capture.is_none())
}

/// `{ value0 }`, as `temp_use` writes it.
pub(super) fn is_temp_block(block: &syn::ExprBlock) -> bool {
    match block.block.stmts.as_slice() {
        [syn::Stmt::Expr(Expr::Path(path), None)] => path.path.get_ident().and_then(marked).is_some(),
        _ => false,
    }
}

pub(super) fn is_comparison(op: &BinOp) -> bool {
    matches!(op, BinOp::Eq(_) | BinOp::Ne(_) | BinOp::Lt(_) | BinOp::Le(_) | BinOp::Gt(_) | BinOp::Ge(_))
}

/// The operands of an expression in the order in which Rust evaluates them.
/// ([The reference](https://doc.rust-lang.org/reference/expressions.html#evaluation-order-of-operands).)
pub(crate) fn parts(expr: &mut Expr) -> Vec<(&mut Expr, Use)> {
    match expr {
        Expr::Array(array) => array.elems.iter_mut().map(|elem| (elem, Use::Value)).collect(),
        Expr::Tuple(tuple) => tuple.elems.iter_mut().map(|elem| (elem, Use::Value)).collect(),
        Expr::Assign(assign) => {
            // `_ = f().await` and `(a, _) = f().await` take the value apart like a pattern.
            let whole = matches!(*assign.left, Expr::Path(_) | Expr::Field(_) | Expr::Index(_) | Expr::Unary(_));
            let right = if whole { Use::Value } else { Use::Place };
            vec![(&mut *assign.right, right), (&mut *assign.left, Use::Place)]
        }
        Expr::Binary(binary) => {
            if is_place_first(binary) {
                return vec![(&mut *binary.left, Use::Place), (&mut *binary.right, Use::Value)];
            }
            if is_compound(&binary.op) {
                return vec![(&mut *binary.right, Use::Value), (&mut *binary.left, Use::Place)];
            }
            let used = if is_comparison(&binary.op) { Use::Place } else { Use::Value };
            vec![(&mut *binary.left, used), (&mut *binary.right, used)]
        }
        // All that is left of it is the call.
        Expr::Call(call) if is_on_held(call) => vec![],
        Expr::Call(call) => {
            let used = if moved_callee(&call.func).is_some() { Use::Value } else { Use::Place };
            let func = std::iter::once((&mut *call.func, used));
            func.chain(call.args.iter_mut().map(|arg| (arg, Use::Value))).collect()
        }
        Expr::MethodCall(call) => {
            let used = if only_reads(call) { Use::Place } else { Use::Receiver };
            let receiver = std::iter::once((&mut *call.receiver, used));
            receiver.chain(call.args.iter_mut().map(|arg| (arg, Use::Value))).collect()
        }
        Expr::Struct(literal) => {
            let fields = literal.fields.iter_mut().map(|field| (&mut field.expr, Use::Value));
            fields.chain(literal.rest.iter_mut().map(|rest| (&mut **rest, Use::Place))).collect()
        }
        Expr::Range(range) => {
            range.start.iter_mut().chain(range.end.iter_mut()).map(|end| (&mut **end, Use::Value)).collect()
        }
        Expr::Index(index) => vec![(&mut *index.expr, Use::Place), (&mut *index.index, Use::Value)],
        Expr::Cast(cast) => vec![(&mut *cast.expr, Use::Value)],
        Expr::Field(field) => vec![(&mut *field.base, Use::Place)],
        Expr::RawAddr(addr) => vec![(&mut *addr.expr, Use::Place)],
        Expr::Reference(reference) => {
            let used = Use::behind(reference);
            vec![(&mut *reference.expr, used)]
        }
        Expr::Repeat(repeat) => vec![(&mut *repeat.expr, Use::Value)],
        Expr::Try(inner) => vec![(&mut *inner.expr, Use::Value)],
        Expr::Unary(unary) => {
            let used = if matches!(unary.op, UnOp::Deref(_)) { Use::Place } else { Use::Value };
            vec![(&mut *unary.expr, used)]
        }
        Expr::Let(let_expr) => vec![(&mut *let_expr.expr, Use::Place)],
        _ => vec![],
    }
}
