//! Temporaries that live across a suspension.
//!
//! A value that is used as a place, `a()` in `a().b()` or `f(&a())`, lives to the end of its statement
//! ([the reference](https://doc.rust-lang.org/reference/destructors.html#temporary-scopes)). Where the statement suspends
//! later, it becomes a local, and its end a `Stmt::Drop`.
//!
//! ```text
//! f(&a()).await;      ⇒      let temp0 = a(); await f(&temp0) → value0; …; drop(temp0);
//! ```
//!
//! A receiver that may be moved (`a().b()`) is left to the probes; one that certainly is stays where it is.

use super::operand::{Use, is_temp_block, parts};
use super::{Lowerer, stmt::span_of};
use crate::analysis::methods::{Name, consumes, name_tells};
use crate::ir::Stmt as Ir;
use crate::locals::LocalId;
use syn::{Expr, Stmt, UnOp, parse_quote};

impl Lowerer<'_> {
    /// Makes locals of the temporaries of an expression that is evaluated now and cannot suspend.
    pub(super) fn keep_temporaries(&mut self, expr: &mut Expr, used: Use) {
        if self.current.is_none() || !has_temporaries(expr, used) {
            return;
        }
        match expr {
            Expr::Paren(inner) => return self.keep_temporaries(&mut inner.expr, used),
            Expr::Group(inner) => return self.keep_temporaries(&mut inner.expr, used),
            _ => {}
        }
        let consumed = matches!(expr, Expr::MethodCall(call) if moves(call));
        {
            let parts = parts_of(expr, consumed);
            let Some(last) = parts.iter().rposition(|(part, used)| has_temporaries(part, *used)) else {
                return self.keep(expr, used);
            };
            for (at, (part, used)) in parts.into_iter().enumerate().take(last + 1) {
                self.keep_temporaries(part, used);
                if at < last {
                    self.spill(part, used);
                }
            }
        }
        self.keep(expr, used);
    }

    fn keep(&mut self, expr: &mut Expr, used: Use) {
        if used != Use::Place || !is_value(expr) {
            return;
        }
        if let Expr::Block(block) = expr
            && is_temp_block(block)
            && let Some(Stmt::Expr(path, None)) = block.block.stmts.first()
        {
            let path = path.clone();
            self.temporaries.extend(crate::analysis::effects::local_of(&path));
            *expr = path;
            return;
        }
        let temp = self.bind_temporary(expr);
        self.temporaries.push(temp);
    }

    fn bind_temporary(&mut self, expr: &mut Expr) -> LocalId {
        let span = span_of(expr);
        let temp = self.body.locals.temp("temp", span);
        let name = self.body.locals.ident(temp, span);
        self.body.locals[temp].mutable = true;
        if let Expr::Reference(reference) = &*expr {
            let mutability = reference.mutability;
            self.body.locals[temp].ty = Some(parse_quote!(&#mutability _));
        }
        let value = std::mem::replace(expr, self.path(temp, span));
        self.push_code(parse_quote!(let mut #name = #value;), vec![temp]);
        temp
    }

    /// `let x = &a();`: the temporary lives as long as `x`.
    /// ([The reference](https://doc.rust-lang.org/reference/destructors.html#temporary-lifetime-extension).)
    pub(super) fn extend_temporary(&mut self, expr: &mut Expr) {
        match expr {
            Expr::Reference(reference) => {
                let mut place = &mut *reference.expr;
                loop {
                    match place {
                        Expr::Field(field) => place = &mut field.base,
                        Expr::Paren(inner) => place = &mut inner.expr,
                        _ => break,
                    }
                }
                if is_value(place) {
                    self.bind_temporary(place);
                }
            }
            Expr::Paren(inner) => self.extend_temporary(&mut inner.expr),
            Expr::Cast(cast) => self.extend_temporary(&mut cast.expr),
            _ => {}
        }
    }

    /// Runs `inner` as a statement: its temporaries end with it.
    pub(super) fn statement(&mut self, inner: impl FnOnce(&mut Self)) {
        let outer = std::mem::take(&mut self.temporaries);
        inner(self);
        self.end_temporaries();
        self.temporaries = outer;
    }

    /// The end of the statement's temporaries, the latest first.
    pub(super) fn end_temporaries(&mut self) {
        for temp in std::mem::take(&mut self.temporaries).into_iter().rev() {
            self.push(Ir::Drop(temp));
        }
    }
}

/// Whether a method moves the temporary that it is called on, from its name.
fn moves(call: &syn::ExprMethodCall) -> bool {
    consumes(call) || name_tells(call) == Name::Moves
}

fn parts_of(expr: &mut Expr, consumed: bool) -> Vec<(&mut Expr, Use)> {
    let mut parts = parts(expr);
    if consumed && let Some((_, used)) = parts.first_mut() {
        *used = Use::Value;
    }
    parts
}

/// Whether evaluating an expression makes a temporary that lives to the end of the statement.
pub(super) fn has_temporaries(expr: &Expr, used: Use) -> bool {
    match expr {
        Expr::Paren(inner) => return has_temporaries(&inner.expr, used),
        Expr::Group(inner) => return has_temporaries(&inner.expr, used),
        _ if used == Use::Place && is_value(expr) => return true,
        _ => {}
    }
    let mut expr = expr.clone();
    let consumed = matches!(&expr, Expr::MethodCall(call) if moves(call));
    parts_of(&mut expr, consumed).into_iter().any(|(part, used)| has_temporaries(part, used))
}

/// Whether an expression makes a new value that may have something to drop: no place, no constant.
fn is_value(expr: &Expr) -> bool {
    match expr {
        Expr::Call(_) | Expr::MethodCall(_) | Expr::Macro(_) | Expr::Struct(_) | Expr::Try(_) => true,
        Expr::Block(_) | Expr::If(_) | Expr::Match(_) | Expr::Unsafe(_) | Expr::Loop(_) => true,
        Expr::Binary(binary) => is_value(&binary.left) || is_value(&binary.right),
        Expr::Unary(unary) => !matches!(unary.op, UnOp::Deref(_)) && is_value(&unary.expr),
        Expr::Paren(inner) => is_value(&inner.expr),
        Expr::Group(inner) => is_value(&inner.expr),
        Expr::Array(array) => array.elems.iter().any(|elem| !is_constant(elem)),
        Expr::Tuple(tuple) => tuple.elems.iter().any(|elem| !is_constant(elem)),
        Expr::Repeat(repeat) => !is_constant(&repeat.expr),
        Expr::Closure(_) | Expr::Async(_) | Expr::Await(_) => true,
        Expr::Reference(inner) => !is_constant(&inner.expr),
        _ => false,
    }
}

/// What rustc makes a static of when it is borrowed, most likely.
fn is_constant(expr: &Expr) -> bool {
    match expr {
        Expr::Lit(_) => true,
        Expr::Path(_) => crate::analysis::effects::local_of(expr).is_none(),
        Expr::Unary(unary) => is_constant(&unary.expr),
        Expr::Array(array) => array.elems.iter().all(is_constant),
        Expr::Tuple(tuple) => tuple.elems.iter().all(is_constant),
        Expr::Paren(inner) => is_constant(&inner.expr),
        Expr::Reference(inner) => is_constant(&inner.expr),
        _ => false,
    }
}
