//! Borrowed arrays that are operands before one that awaits.
//!
//! An array with a `&…` among its elements is one of references, of which none has anything to drop, whatever the others look
//! like. So its elements are operands like any other, and the array is made with the call, where it is known what is expected
//! of it: a slice, of trait objects perhaps. Any other array is made where it stands, and so is what it is borrowed from.
//!
//! ```text
//! take(&[&x, y()], f().await)    ⇒   let operand0 = y(); await f() → value0; take(&[&x, operand0], value0)
//! take(&[z(), y()], f().await)   ⇒   let temp0; let operand0 = &temp0.fill([z(), y()]); await …; take(operand0, value0)
//! ```

use syn::{Expr, ExprArray};

/// The array of references that an operand borrows.
pub(super) fn of_references(operand: &Expr) -> Option<&ExprArray> {
    let Expr::Reference(lent) = bare(operand) else { return None };
    let Expr::Array(array) = bare(&lent.expr) else { return None };
    array.elems.iter().any(|elem| matches!(bare(elem), Expr::Reference(_))).then_some(array)
}

/// The same, to be written to.
pub(super) fn of_references_mut(operand: &mut Expr) -> Option<&mut ExprArray> {
    of_references(operand)?;
    let Expr::Reference(lent) = bare_mut(operand) else { return None };
    match bare_mut(&mut lent.expr) {
        Expr::Array(array) => Some(array),
        _ => None,
    }
}

fn bare(expr: &Expr) -> &Expr {
    match expr {
        Expr::Paren(inner) => bare(&inner.expr),
        Expr::Group(inner) => bare(&inner.expr),
        _ => expr,
    }
}

fn bare_mut(expr: &mut Expr) -> &mut Expr {
    match expr {
        Expr::Paren(inner) => bare_mut(&mut inner.expr),
        Expr::Group(inner) => bare_mut(&mut inner.expr),
        _ => expr,
    }
}
