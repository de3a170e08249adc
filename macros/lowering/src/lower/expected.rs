//! References that a call, or a struct, is given before operands that await.
//!
//! Natively such an operand is what is expected of it from the beginning: `&x` is a `&[T]`, where the function takes that, and a
//! `Deref` on the way has been called. Here it is coerced with the call. Input: a call, a method call or a struct literal.
//! Output: `Stmt::Expected` before it, which shows that no `Deref` is called late that is not std's, or is a compile error.
//!
//! ```text
//! take(&x, f().await)   ⇒   await f() → value0; expected take(&x, value0): 0; take(&x, value0)
//! ```

use super::temporaries::is_constant;
use super::{Lowerer, arrays};
use crate::analysis::effects::local_of;
use crate::ir::Stmt as Ir;
use crate::locals::LocalId;
use crate::macros;
use proc_macro2::Ident;
use syn::{Expr, Type, UnOp};

/// Whether the value of what is no local may be a reference, as far as its form and well-known names tell.
fn may_give_a_reference(operand: &Expr) -> bool {
    let is_one_of = |names: &[&str], name: &Ident| names.iter().any(|known| name == known);
    match operand {
        Expr::MethodCall(call) => {
            !is_one_of(&["clone", "to_string", "to_owned", "to_vec", "len", "into_iter"], &call.method)
        }
        Expr::Call(call) => match &*call.func {
            Expr::Path(function) => {
                let [of, name] =
                    [1, 0].map(|back| function.path.segments.iter().rev().nth(back).map(|last| &last.ident));
                let is_type = |name: &Ident| name.to_string().starts_with(char::is_uppercase);
                !name.is_some_and(|name| is_type(name) || is_one_of(&["new", "default", "with_capacity"], name))
                    && !of.is_some_and(|of| is_one_of(&["String", "Vec", "Box", "Rc", "Arc", "Duration"], of))
            }
            _ => true,
        },
        Expr::Macro(mac) => macros::known(&mac.mac.path).is_none() && !macros::is_text(&mac.mac),
        // A constant.
        Expr::Path(path) => {
            path.path.segments.last().is_some_and(|last| !last.ident.to_string().contains(char::is_lowercase))
        }
        Expr::Unary(unary) => matches!(unary.op, UnOp::Deref(_)),
        Expr::If(inner) => inner.else_branch.is_some(),
        Expr::Await(_)
        | Expr::Try(_)
        | Expr::Field(_)
        | Expr::Index(_)
        | Expr::Match(_)
        | Expr::Loop(_)
        | Expr::Block(_)
        | Expr::Unsafe(_) => true,
        _ => false,
    }
}

/// The operands of an expression of which something is expected. Of an array of references it is of its elements.
pub fn given(expr: &mut Expr) -> Vec<&mut Expr> {
    let operands: Vec<&mut Expr> = match expr {
        Expr::Call(call) => call.args.iter_mut().collect(),
        Expr::MethodCall(call) => call.args.iter_mut().collect(),
        Expr::Struct(literal) => literal.fields.iter_mut().map(|field| &mut field.expr).collect(),
        _ => vec![],
    };
    operands.into_iter().flat_map(in_array).collect()
}

fn in_array(operand: &mut Expr) -> Vec<&mut Expr> {
    if arrays::of_references(operand).is_none() {
        return vec![operand];
    }
    let array = arrays::of_references_mut(operand);
    array.into_iter().flat_map(|array| &mut array.elems).flat_map(in_array).collect()
}

impl Lowerer<'_> {
    /// Which operands are references that may be coerced, before one that awaits.
    pub(super) fn references(&self, expr: &Expr) -> Vec<usize> {
        let mut expr = expr.clone();
        let operands = given(&mut expr);
        let last = operands.iter().rposition(|operand| self.needs(operand)).unwrap_or(0);
        let before = operands.into_iter().enumerate().take(last);
        before.filter(|(_, operand)| self.may_be_coerced(operand)).map(|(at, _)| at).collect()
    }

    fn may_be_coerced(&self, operand: &Expr) -> bool {
        match operand {
            Expr::Reference(inner) if self.needs(&inner.expr) => false,
            // A static may have a `Deref`.
            Expr::Reference(inner) if is_constant(&inner.expr) => matches!(*inner.expr, Expr::Path(_)),
            Expr::Reference(inner) => !local_of(&inner.expr).is_some_and(|local| self.leads_nowhere(local)),
            Expr::Paren(inner) => self.may_be_coerced(&inner.expr),
            Expr::Group(inner) => self.may_be_coerced(&inner.expr),
            _ if local_of(operand).is_none() => may_give_a_reference(operand),
            _ => local_of(operand).is_some_and(|local| match &self.body.locals[local].ty {
                Some(Type::Reference(reference)) => match &*reference.elem {
                    Type::Path(path) => !path.path.is_ident("str"),
                    _ => false,
                },
                Some(_) => false,
                None => !self.leads_nowhere(local),
            }),
        }
    }

    /// Whether a local is known to have no `Deref` but those of std.
    fn leads_nowhere(&self, local: LocalId) -> bool {
        let info = &self.body.locals[local];
        info.copy || info.collection || info.literal || info.closure || info.boxed
    }

    /// Says that these operands have been what is expected of them all along.
    pub(super) fn shows_expected(&mut self, expr: &Expr, references: Vec<usize>) {
        if self.current.is_some() && !references.is_empty() {
            self.push(Ir::Expected { of: Box::new(expr.clone()), references });
        }
    }
}
