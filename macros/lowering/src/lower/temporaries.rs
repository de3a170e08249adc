//! Temporaries that live across a suspension, or longer than the code that makes them.
//!
//! A value that is used as a place, `a()` in `a().b()` or `f(&a())`, lives to the end of its statement
//! ([the reference](https://doc.rust-lang.org/reference/destructors.html#temporary-scopes)). Where the statement suspends
//! later, it becomes a local, and its end a `Stmt::Drop` or that of a scope (`homes`).
//!
//! ```text
//! f(&a()).await;      ⇒      let temp0 = a(); await f(&temp0) → value0; …; drop(temp0);
//! ```
//!
//! A borrowed array or closure, whose type may be what the function that takes it expects, is evaluated where it stands:
//!
//! ```text
//! f(&[&a, &b]).await;      ⇒      let temp0; await f(&temp0.fill([&a, &b])) → value0; …; drop(temp0);
//! ```
//!
//! A receiver that may be moved (`a().b()`) is left to the probes; one that certainly is stays where it is.

use super::homes::Kind;
use super::operand::{Use, is_comparison, is_temp_block, macro_parts, parts};
use super::receivers::{is_place, is_projected};
use super::stmt::{bindings, is_control, span_of};
use super::{Dest, Lowerer};
use crate::analysis::effects::{filled, filled_with, local_of};
use crate::analysis::methods::{Name, consumes, name_tells};
use crate::edition::Edition;
use crate::ir::Stmt as Ir;
use crate::locals::LocalId;
use crate::macros;
use crate::resolve::is_conversion;
use crate::set::Set;
use crate::syntax::{assign, binding, unit};
use crate::taken;
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{BinOp, Block, Expr, Stmt, UnOp, parse_quote};

impl Lowerer<'_> {
    /// Makes locals of the temporaries of an expression that is evaluated now and cannot suspend.
    pub(super) fn keep_temporaries(&mut self, expr: &mut Expr, used: Use) {
        if self.current.is_none() {
            return;
        }
        if !self.has_temporaries(expr, used) {
            return mark_taken(expr);
        }
        match expr {
            Expr::Paren(inner) => return self.keep_temporaries(&mut inner.expr, used),
            Expr::Group(inner) => return self.keep_temporaries(&mut inner.expr, used),
            Expr::Macro(mac) if macros::ends_temporaries(&mac.mac) => {}
            Expr::Macro(mac) => {
                if let Some(mut call) = macros::parse(&mac.mac) {
                    self.keep_in_parts(macro_parts(&mut call, &mac.mac.path), true);
                    call.write_to(&mut mac.mac);
                    if call.kind == macros::Kind::Pin {
                        self.pin(expr, |this, value| this.bind_temporary(value));
                    }
                }
            }
            _ if is_control(expr) && self.has_temporaries(expr, Use::Value) => {
                let span = span_of(expr);
                let value = self.declare_temp("value", span);
                let control = std::mem::replace(expr, unit());
                self.amid(Dest::Local(value), control);
                *expr = self.temp_use(value, span, used.is_place());
            }
            // What takes control flow apart is evaluated before the call, or the comparison, and may change what comes first.
            Expr::MethodCall(call)
                if (is_place(&call.receiver) || !moves(call)) && call.args.iter().any(|arg| self.wants_scope(arg)) =>
            {
                *expr = self.keep_in_arguments(call.clone());
            }
            Expr::Index(index) if is_projected(&index.expr) && self.wants_scope(&index.index) => {
                self.nested(|this| {
                    this.keep_temporaries(&mut index.expr, Use::Place);
                    this.spill(&mut index.expr, Use::Place);
                    this.indexed_waits(&index.expr);
                    this.keep_temporaries(&mut index.index, Use::Value);
                });
            }
            Expr::Call(call) if self.is_closure(call) && call.args.iter().any(|arg| self.wants_scope(arg)) => {
                *expr = self.closure_call(call.clone());
            }
            Expr::Call(call) if is_projected(&call.func) && call.args.iter().any(|arg| self.wants_scope(arg)) => {
                let mut waiting = None;
                self.nested(|this| {
                    this.keep_temporaries(&mut call.func, Use::Place);
                    this.spill(&mut call.func, Use::Place);
                    this.indexed_waits(&call.func);
                    waiting = this.callee_waits(call);
                    this.keep_in_parts(call.args.iter_mut().map(|arg| (arg, Use::Value)).collect(), false);
                });
                if let Some(waiting) = waiting {
                    *expr = self.called_after_arguments(waiting, call.clone());
                }
            }
            Expr::Binary(binary) if is_comparison(&binary.op) && self.wants_scope(&binary.right) => {
                self.nested(|this| {
                    this.keep_temporaries(&mut binary.left, Use::Place);
                    this.spill(&mut binary.left, Use::Place);
                    this.compared_waits(&mut binary.left, &binary.right);
                    this.keep_temporaries(&mut binary.right, Use::Place);
                });
            }
            _ => {
                if let Expr::Struct(literal) = expr {
                    self.give_type_to_rest(literal);
                }
                let consumed = matches!(expr, Expr::MethodCall(call) if moves(call));
                let compares = matches!(expr, Expr::Binary(binary) if is_comparison(&binary.op));
                self.keep_in_parts(parts_of(expr, consumed), compares);
                if let Expr::MethodCall(call) = expr
                    && takes_temporary(call)
                {
                    taken::mark(call);
                }
            }
        }
        self.keep(expr, used);
    }

    /// `..Default::default()` takes its type from the struct, of which it is a temporary: it has to have one where it stands.
    fn give_type_to_rest(&self, literal: &mut syn::ExprStruct) {
        let private = &self.body.private;
        if let Some(rest) = literal.rest.as_deref_mut().filter(|rest| is_default(rest)) {
            let path = &literal.path;
            *rest = parse_quote!(#private::typed_as(|| #path { ..#private::never() }, #rest));
        }
    }

    /// A method call whose receiver comes before its arguments.
    fn keep_in_arguments(&mut self, mut call: syn::ExprMethodCall) -> Expr {
        let mut waiting = None;
        self.nested(|this| {
            this.keep_temporaries(&mut call.receiver, Use::Receiver);
            this.spill(&mut call.receiver, Use::Receiver);
            waiting = Some(this.receiver_waits(&call));
            this.keep_in_parts(call.args.iter_mut().map(|arg| (arg, Use::Value)).collect(), false);
        });
        match waiting {
            Some(waiting) => self.call_after_arguments(&waiting, call),
            None => Expr::MethodCall(call),
        }
    }

    fn keep(&mut self, expr: &mut Expr, used: Use) {
        if self.current.is_none() || !used.is_place() || !is_value(expr, used) {
            return;
        }
        let home = self.innermost_home();
        if let Expr::Block(block) = expr
            && is_temp_block(block)
            && let Some(Stmt::Expr(path, None)) = block.block.stmts.first()
        {
            let path = path.clone();
            if let Some(local) = local_of(&path)
                && self.can_take(home, Kind::Own, local)
            {
                self.declared_here(home, Kind::Own, local);
                *expr = path;
                return;
            }
            *expr = path;
        }
        if used != Use::Place && used != Use::Receiver && takes_type_from_outside(expr) {
            return self.fill_temporary(expr);
        }
        let temp = self.bind_temporary(expr);
        if used == Use::Receiver {
            // The reference itself may be borrowed.
            self.body.locals[temp].ty = None;
        }
    }

    /// A local for a value that is evaluated where it stands, since its type depends on that.
    fn fill_temporary(&mut self, expr: &mut Expr) {
        let span = span_of(expr);
        let temp = self.body.locals.temp("temp", span);
        self.body.locals[temp].mutable = true;
        self.declare_at_home(self.innermost_home(), Kind::Own, temp);
        *expr = filled_with(self.path(temp, span), expr);
    }

    /// Evaluates a value into a local that ends where temporaries do.
    fn bind_temporary(&mut self, expr: &mut Expr) -> LocalId {
        self.bind(expr, self.innermost_home(), Kind::Own)
    }

    /// Evaluates a value into a local with which it ends.
    pub(super) fn bind(&mut self, expr: &mut Expr, home: usize, kind: Kind) -> LocalId {
        let span = span_of(expr);
        let temp = self.body.locals.temp("temp", span);
        let name = self.body.locals.ident(temp, span);
        self.body.locals[temp].mutable = true;
        // What is left of `{ x }` is `x`.
        self.body.locals[temp].converted = is_conversion(expr) || local_of(expr).is_some();
        if let Expr::Reference(reference) = &*expr {
            let mutability = reference.mutability;
            self.body.locals[temp].ty = Some(parse_quote!(&#mutability _));
        }
        let value = std::mem::replace(expr, self.path(temp, span));
        if self.can_declare_here(home, kind) {
            self.push_code(assign(binding(name, Some(Default::default())), value), vec![temp]);
            self.declared_here(home, kind, temp);
        } else {
            self.declare_at_home(home, kind, temp);
            self.push(Ir::Init(temp, value));
        }
        temp
    }

    /// `pin!(value)` → a reference to the local that `bind` makes of the value, pinned. It stays where it is.
    pub(super) fn pin(&mut self, expr: &mut Expr, bind: impl FnOnce(&mut Self, &mut Expr) -> LocalId) {
        let Expr::Macro(mac) = expr else { return };
        let Some(mut value) = macros::pinned(&mac.mac) else { return };
        let temp = bind(self, &mut value);
        self.body.locals[temp].pinned = true;
        let private = &self.body.private;
        *expr = parse_quote!(unsafe { #private::Pin::new_unchecked(&mut #value) });
    }

    /// Whether evaluating an expression makes a temporary that outlives it: to the end of the statement, as a rule.
    pub(super) fn has_temporaries(&self, expr: &Expr, used: Use) -> bool {
        if used.is_place() && is_value(expr, used) {
            return true;
        }
        match expr {
            _ if filled(expr).is_some() => false,
            Expr::Paren(inner) => self.has_temporaries(&inner.expr, used),
            Expr::Group(inner) => self.has_temporaries(&inner.expr, used),
            Expr::Await(inner) => self.has_temporaries(&inner.base, Use::Value),
            Expr::Block(inner) => self.tail_has_temporaries(&inner.block),
            Expr::Unsafe(inner) => self.tail_has_temporaries(&inner.block),
            Expr::If(inner) => match &*inner.cond {
                Expr::Let(let_expr) if self.edition != Edition::Since2024 => {
                    self.has_temporaries(&let_expr.expr, Use::Place)
                }
                _ => false,
            },
            Expr::Match(inner) => self.has_temporaries(&inner.expr, Use::Place),
            Expr::Binary(inner) if matches!(inner.op, BinOp::And(_) | BinOp::Or(_)) => false,
            Expr::Return(inner) => inner.expr.iter().any(|value| self.has_temporaries(value, Use::Value)),
            Expr::Break(inner) => inner.expr.iter().any(|value| self.has_temporaries(value, Use::Value)),
            Expr::Macro(mac) if macros::ends_temporaries(&mac.mac) => false,
            Expr::Macro(mac) => macros::parse(&mac.mac).is_some_and(|mut call| {
                let parts = macro_parts(&mut call, &mac.mac.path);
                let in_parts = parts.into_iter().any(|(part, used)| self.has_temporaries(part, used));
                in_parts || call.kind == macros::Kind::Pin
            }),
            _ => {
                let mut expr = expr.clone();
                let consumed = matches!(&expr, Expr::MethodCall(call) if moves(call));
                parts_of(&mut expr, consumed).into_iter().any(|(part, used)| self.has_temporaries(part, used))
            }
        }
    }

    /// Whether the tail of a block makes temporaries that outlive the block.
    pub(super) fn tail_has_temporaries(&self, block: &Block) -> bool {
        self.edition != Edition::Since2024
            && match block.stmts.last() {
                Some(Stmt::Expr(tail, None)) => self.has_temporaries(tail, Use::Value),
                Some(Stmt::Macro(mac)) if mac.semi_token.is_none() => {
                    let tail = Expr::Macro(syn::ExprMacro { attrs: vec![], mac: mac.mac.clone() });
                    self.has_temporaries(&tail, Use::Value)
                }
                _ => false,
            }
    }

    /// Whether control flow in an expression makes temporaries that outlive it: they are best declared in a scope around
    /// the statement, since patterns may move out of them, and branches come and go.
    pub(super) fn wants_scope(&self, expr: &Expr) -> bool {
        match expr {
            Expr::Paren(inner) => self.wants_scope(&inner.expr),
            Expr::Group(inner) => self.wants_scope(&inner.expr),
            Expr::Await(inner) => self.wants_scope(&inner.base),
            Expr::Match(inner) => self.has_temporaries(expr, Use::Value) || self.wants_scope(&inner.expr),
            _ if is_control(expr) => self.has_temporaries(expr, Use::Value),
            Expr::Macro(mac) => macros::parse(&mac.mac).is_some_and(|mut call| {
                macro_parts(&mut call, &mac.mac.path).iter().any(|(part, _)| self.wants_scope(part))
            }),
            _ => parts(&mut expr.clone()).into_iter().any(|(part, _)| self.wants_scope(part)),
        }
    }
}

/// Whether an expression's type may be what is expected where it stands: the elements of an array are coerced, and what a
/// closure takes and returns is what the function takes that it is given to.
pub(super) fn takes_type_from_outside(expr: &Expr) -> bool {
    match expr {
        Expr::Closure(closure) => needs_its_types(closure),
        Expr::Block(inner) => {
            matches!(inner.block.stmts.last(), Some(Stmt::Expr(tail, None)) if takes_type_from_outside(tail))
        }
        Expr::Array(array) => array.elems.iter().any(|elem| matches!(elem, Expr::Reference(_) | Expr::Call(_))),
        Expr::Paren(inner) => takes_type_from_outside(&inner.expr),
        Expr::Group(inner) => takes_type_from_outside(&inner.expr),
        _ => false,
    }
}

/// Whether this is `Default::default()`.
fn is_default(expr: &Expr) -> bool {
    let Expr::Call(call) = expr else { return false };
    let Expr::Path(path) = &*call.func else { return false };
    let mut names = path.path.segments.iter().rev().map(|segment| segment.ident.to_string());
    path.qself.is_none() && names.next().as_deref() == Some("default") && names.next().as_deref() == Some("Default")
}

/// Whether a closure looks into parameters whose types are not written, or returns a box, which may be coerced. (Any other is
/// made before the call, so that its types may come from bounds of the function, which are not seen through our own.)
fn needs_its_types(closure: &syn::ExprClosure) -> bool {
    struct Looks(Set, bool);
    impl<'ast> Visit<'ast> for Looks {
        fn visit_expr(&mut self, expr: &'ast Expr) {
            let place = match expr {
                Expr::MethodCall(call) => Some(&call.receiver),
                Expr::Field(field) => Some(&field.base),
                Expr::Index(index) => Some(&index.expr),
                Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => Some(&unary.expr),
                _ => None,
            };
            self.1 |= place.and_then(|place| local_of(place)).is_some_and(|local| self.0.contains(&local));
            visit::visit_expr(self, expr);
        }
    }
    let untyped = closure.inputs.iter().filter(|input| !matches!(input, syn::Pat::Type(_)));
    let mut looks = Looks(untyped.flat_map(bindings).collect(), false);
    looks.visit_expr(&closure.body);
    let returns_a_box = matches!(&*closure.body, Expr::Call(call) if matches!(&*call.func, Expr::Path(path)
        if path.path.segments.len() == 2 && path.path.segments[0].ident == "Box"));
    looks.1 || (returns_a_box && !closure.inputs.is_empty())
}

/// Temporaries that are left where they are, because a method takes them, as its name says: that has to be shown.
fn mark_taken(expr: &mut Expr) {
    struct Taken;
    impl VisitMut for Taken {
        fn visit_item_mut(&mut self, _: &mut syn::Item) {}
        fn visit_expr_closure_mut(&mut self, _: &mut syn::ExprClosure) {}
        fn visit_expr_async_mut(&mut self, _: &mut syn::ExprAsync) {}
        fn visit_block_mut(&mut self, _: &mut Block) {}
        fn visit_expr_method_call_mut(&mut self, call: &mut syn::ExprMethodCall) {
            visit_mut::visit_expr_method_call_mut(self, call);
            if takes_temporary(call) {
                taken::mark(call);
            }
        }
    }
    Taken.visit_expr_mut(expr);
}

/// Whether a method is called on a temporary that it takes, as its name says.
fn takes_temporary(call: &syn::ExprMethodCall) -> bool {
    moves(call)
        && is_value(&call.receiver, Use::Receiver)
        && call.args.iter().any(|arg| matches!(arg, Expr::Closure(_)))
}

/// Whether a method moves the temporary that it is called on, from its name.
pub(crate) fn moves(call: &syn::ExprMethodCall) -> bool {
    consumes(call) || name_tells(call) == Name::Moves
}

fn parts_of(expr: &mut Expr, consumed: bool) -> Vec<(&mut Expr, Use)> {
    let mut parts = parts(expr);
    if consumed && let Some((_, used)) = parts.first_mut() {
        *used = Use::Value;
    }
    parts
}

/// Whether an expression, used in this way, makes a new value that may have something to drop: no place, no constant.
pub(crate) fn is_value(expr: &Expr, used: Use) -> bool {
    match expr {
        _ if filled(expr).is_some() => false,
        Expr::Call(_) | Expr::MethodCall(_) | Expr::Macro(_) | Expr::Struct(_) | Expr::Try(_) => true,
        Expr::Block(_) | Expr::If(_) | Expr::Match(_) | Expr::Unsafe(_) | Expr::Loop(_) => true,
        Expr::Closure(_) | Expr::Async(_) | Expr::Await(_) => true,
        Expr::Paren(inner) => is_value(&inner.expr, used),
        Expr::Group(inner) => is_value(&inner.expr, used),
        Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => false,
        // What is behind an explicit `&` or `&mut` is a value of its own, whatever its type.
        Expr::Lit(_) => used == Use::Exclusive,
        Expr::Array(array) if array.elems.is_empty() => false,
        Expr::Unary(_)
        | Expr::Binary(_)
        | Expr::Cast(_)
        | Expr::Range(_)
        | Expr::Reference(_)
        | Expr::Array(_)
        | Expr::Tuple(_)
        | Expr::Repeat(_)
            if used == Use::Exclusive =>
        {
            true
        }
        Expr::Unary(_) | Expr::Binary(_) | Expr::Cast(_) | Expr::Range(_) | Expr::Reference(_)
            if used == Use::Shared =>
        {
            !is_constant(expr)
        }
        Expr::Reference(_) if used == Use::Receiver => !is_constant(expr),
        Expr::Binary(binary) => is_value(&binary.left, used) || is_value(&binary.right, used),
        Expr::Unary(unary) => is_value(&unary.expr, used),
        Expr::Array(_) | Expr::Tuple(_) | Expr::Repeat(_) => !is_constant(expr),
        _ => false,
    }
}

/// What rustc makes a static of when it is borrowed, most likely.
pub(super) fn is_constant(expr: &Expr) -> bool {
    match expr {
        Expr::Lit(_) => true,
        Expr::Path(_) => local_of(expr).is_none(),
        Expr::Unary(unary) => !matches!(unary.op, UnOp::Deref(_)) && is_constant(&unary.expr),
        Expr::Binary(binary) => is_constant(&binary.left) && is_constant(&binary.right),
        Expr::Cast(cast) => is_constant(&cast.expr),
        Expr::Range(range) => range.start.iter().chain(&range.end).all(|end| is_constant(end)),
        Expr::Array(array) => array.elems.iter().all(is_constant),
        Expr::Tuple(tuple) => tuple.elems.iter().all(is_constant),
        Expr::Repeat(repeat) => is_constant(&repeat.expr),
        Expr::Paren(inner) => is_constant(&inner.expr),
        Expr::Group(inner) => is_constant(&inner.expr),
        Expr::Reference(inner) => inner.mutability.is_none() && is_constant(&inner.expr),
        _ => false,
    }
}
