//! Temporaries that live as long as what a `let` declares.
//!
//! The operand of a `&` lives on if the `&` is in an *extending* position: the initialiser of a `let`, an operand of a
//! literal, tuple, cast or tuple struct in such a position, the tail of a block, a branch or an arm in one
//! ([the reference](https://doc.rust-lang.org/reference/destructors.html#temporary-lifetime-extension)). It becomes a local
//! of the `let`'s block, declared before what the `let` declares.
//!
//! ```text
//! let x = Pair(&a(), b().await);     ⇒      let temp0 = a(); await b() → value0; let x = Pair(&temp0, value0);
//! let x = if c { &a() } else { y };  ⇒      let temp0; let x; if c { temp0 = a(); x = &temp0; } else { x = y; }
//! ```

use super::homes::Kind;
use super::operand::{Use, is_temp_block, parts};
use super::stmt::{is_control, span_of};
use super::temporaries::is_value;
use super::{Dest, Lowerer};
use crate::analysis::effects::local_of;
use crate::analysis::methods::borrows;
use crate::macros;
use crate::syntax::unit;
use syn::{Block, Expr, Stmt, UnOp};

impl Lowerer<'_> {
    /// Evaluates an extending expression as far as it must be, and makes locals of the temporaries whose life it extends,
    /// at the home of its `let`. `more` says that the statement has more to evaluate after it.
    pub(super) fn extend(&mut self, expr: &mut Expr, home: usize, more: bool) {
        if self.current.is_none() {
            return;
        }
        if !extends(expr) {
            if self.needs(expr) {
                self.simplify(expr, false);
            }
            return;
        }
        match expr {
            Expr::Paren(inner) => self.extend(&mut inner.expr, home, more),
            Expr::Group(inner) => self.extend(&mut inner.expr, home, more),
            Expr::Reference(reference) => {
                let used = if reference.mutability.is_some() { Use::Exclusive } else { Use::Shared };
                self.nested(|this| this.extend_place(&mut reference.expr, used, home, more));
            }
            Expr::Macro(_) => self.pin(expr, |this, value| {
                this.nested(|this| this.evaluate_extended(value, home, more));
                this.bind(value, home, Kind::Extended)
            }),
            _ if is_control(expr) => {
                let span = span_of(expr);
                let value = self.declare_temp("value", span);
                let control = std::mem::replace(expr, unit());
                self.amid(Dest::Let { local: value, home }, control);
                *expr = self.temp_use(value, span, false);
            }
            _ => {
                let parts = parts(expr);
                let extends = |part: &Expr, used: Use| used == Use::Value && extends(part);
                let last = parts.iter().rposition(|(part, used)| self.needs(part) || extends(part, *used));
                let effect = |part: &Expr| !matches!(part, Expr::Lit(_) | Expr::Path(_));
                let last_effect = parts.iter().rposition(|(part, _)| effect(part));
                self.nested(|this| {
                    for (at, (part, used)) in parts.into_iter().enumerate() {
                        let more = more || Some(at) < last_effect;
                        if Some(at) > last {
                            break;
                        } else if extends(part, used) {
                            this.extend(part, home, more);
                        } else if this.needs(part) {
                            this.simplify(part, used.is_place());
                        }
                        if Some(at) < last {
                            this.spill(part, used);
                        }
                    }
                });
            }
        }
    }

    /// The same for what is borrowed, of which a part may be meant: `&a().field`.
    pub(super) fn extend_place(&mut self, place: &mut Expr, used: Use, home: usize, more: bool) {
        match place {
            Expr::Field(field) => return self.extend_place(&mut field.base, used, home, more),
            Expr::Paren(inner) => return self.extend_place(&mut inner.expr, used, home, more),
            Expr::Group(inner) => return self.extend_place(&mut inner.expr, used, home, more),
            Expr::Index(index) if is_extended(&index.expr, Use::Place) && !self.needs(&index.index) => {
                return self.extend_place(&mut index.expr, Use::Place, home, true);
            }
            Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) && is_extended(&unary.expr, Use::Place) => {
                return self.extend_place(&mut unary.expr, Use::Place, home, more);
            }
            _ => {}
        }
        if extends(place) {
            self.extend(place, home, more);
        } else if self.needs(place) {
            self.simplify(place, true);
        }
        if self.current.is_none() || !is_value(place, used) {
            return;
        }
        if let Expr::Block(block) = place
            && is_temp_block(block)
            && let Some(Stmt::Expr(path, None)) = block.block.stmts.first()
        {
            let path = path.clone();
            *place = path;
            if let Some(local) = local_of(place)
                && self.can_take(home, Kind::Extended, local)
            {
                return self.declared_here(home, Kind::Extended, local);
            }
        } else {
            self.evaluate_extended(place, home, more);
        }
        self.bind(place, home, Kind::Extended);
    }

    /// The temporaries of what is extended end with the statement all the same.
    fn evaluate_extended(&mut self, value: &mut Expr, home: usize, more: bool) {
        if self.needs(value) {
            self.simplify(value, false);
        }
        if more || !self.can_declare_here(home, Kind::Extended) {
            self.keep_temporaries(value, Use::Value);
        }
    }
}

/// Whether an expression in an extending position extends the life of a temporary.
pub(super) fn extends(expr: &Expr) -> bool {
    match expr {
        Expr::Paren(inner) => extends(&inner.expr),
        Expr::Group(inner) => extends(&inner.expr),
        Expr::Cast(inner) => extends(&inner.expr),
        Expr::Reference(inner) => {
            is_extended(&inner.expr, if inner.mutability.is_some() { Use::Exclusive } else { Use::Shared })
        }
        Expr::Array(inner) => inner.elems.iter().any(extends),
        Expr::Tuple(inner) => inner.elems.iter().any(extends),
        Expr::Struct(inner) => inner.fields.iter().any(|field| extends(&field.expr)),
        Expr::Call(call) => is_constructor(&call.func) && call.args.iter().any(extends),
        Expr::Block(inner) => tail_extends(&inner.block),
        Expr::Unsafe(inner) => tail_extends(&inner.block),
        Expr::If(inner) => {
            let otherwise = inner.else_branch.as_ref().is_some_and(|(_, otherwise)| extends(otherwise));
            tail_extends(&inner.then_branch) || otherwise
        }
        Expr::Match(inner) => inner.arms.iter().any(|arm| extends(&arm.body)),
        Expr::Macro(mac) => macros::pinned(&mac.mac).is_some(),
        _ => false,
    }
}

/// Whether what is borrowed, or what it is a part of, is a value. Behind an index or `*` it may well be a reference to
/// something that lives longer, which is known of methods like `as_slice` only.
pub(super) fn is_extended(place: &Expr, used: Use) -> bool {
    match place {
        Expr::Field(field) => is_extended(&field.base, used),
        Expr::Paren(inner) => is_extended(&inner.expr, used),
        Expr::Group(inner) => is_extended(&inner.expr, used),
        Expr::Index(index) => is_extended(&index.expr, Use::Place) && !refers(&index.expr),
        Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => {
            is_extended(&unary.expr, Use::Place) && !refers(&unary.expr)
        }
        _ => is_value(place, used),
    }
}

/// Whether a method's name tells that it gives a reference.
fn refers(expr: &Expr) -> bool {
    matches!(expr, Expr::MethodCall(call) if borrows(call))
}

fn tail_extends(block: &Block) -> bool {
    match block.stmts.last() {
        Some(Stmt::Expr(tail, None)) => extends(tail),
        Some(Stmt::Macro(mac)) => mac.semi_token.is_none() && macros::pinned(&mac.mac).is_some(),
        _ => false,
    }
}

/// Whether a call makes a tuple struct or variant, to go by its name.
fn is_constructor(func: &Expr) -> bool {
    match func {
        Expr::Path(path) => path
            .path
            .segments
            .last()
            .and_then(|last| last.ident.to_string().trim_start_matches("r#").chars().next())
            .is_some_and(char::is_uppercase),
        Expr::Paren(inner) => is_constructor(&inner.expr),
        _ => false,
    }
}
