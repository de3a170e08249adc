//! `place += value`: what is evaluated first depends on the types, which the macro does not know.
//!
//! `desugar` writes what type inference chooses from; here is how `lower` recognises what has been decided.

use proc_macro2::Span;
use quote::format_ident;
use syn::spanned::Spanned;
use syn::{BinOp, Expr, ExprBinary, Ident, Path, parse_quote_spanned};

/// The method that borrows the place before the value is evaluated.
pub fn lend_to_operator() -> Ident {
    format_ident!("lend_to_operator", span = Span::mixed_site())
}

/// Whether the order of its operands can be seen: the place does something, and the value too.
pub fn order_matters(binary: &ExprBinary) -> bool {
    is_compound(&binary.op) && !matches!(*binary.right, Expr::Lit(_)) && has_effect(&binary.left)
}

/// Makes it the order of primitives, and has that checked.
pub fn as_primitive(binary: &mut ExprBinary, private: &Path) {
    let ExprBinary { left, right, .. } = binary;
    let (here, there) = (Span::call_site().located_at(left.span()), Span::call_site().located_at(right.span()));
    **left = parse_quote_spanned!(here=> *#private::builtin_place(&mut #left));
    **right = parse_quote_spanned!(there=> #private::builtin_operand(#right));
}

/// Whether the order has been decided.
pub fn is_decided(binary: &ExprBinary) -> bool {
    is_place_first(binary) || is_builtin(&binary.right)
}

/// Whether the place is evaluated first.
pub fn is_place_first(binary: &ExprBinary) -> bool {
    match &*binary.left {
        Expr::Unary(deref) => matches!(&*deref.expr, Expr::MethodCall(call) if is_lent(call)),
        _ => false,
    }
}

/// Whether this call borrows the place before the value is evaluated.
pub fn is_lent(call: &syn::ExprMethodCall) -> bool {
    call.method == "lend_to_operator" && call.turbofish.is_none() && call.args.len() == 1
}

fn is_builtin(value: &Expr) -> bool {
    let Expr::Call(call) = value else { return false };
    let Expr::Path(function) = &*call.func else { return false };
    let name = function.path.segments.last().map(|last| &last.ident);
    name.is_some_and(|name| name == "builtin_operand" || name == "operand_in_order")
}

/// Whether an operator changes what stands before it.
pub fn is_compound(op: &BinOp) -> bool {
    matches!(
        op,
        BinOp::AddAssign(_)
            | BinOp::SubAssign(_)
            | BinOp::MulAssign(_)
            | BinOp::DivAssign(_)
            | BinOp::RemAssign(_)
            | BinOp::BitXorAssign(_)
            | BinOp::BitAndAssign(_)
            | BinOp::BitOrAssign(_)
            | BinOp::ShlAssign(_)
            | BinOp::ShrAssign(_)
    )
}

/// Whether evaluating a place may do something that is seen: a call, an index, an await.
fn has_effect(place: &Expr) -> bool {
    match place {
        Expr::Path(_) | Expr::Lit(_) => false,
        Expr::Field(field) => has_effect(&field.base),
        Expr::Paren(inner) => has_effect(&inner.expr),
        Expr::Group(inner) => has_effect(&inner.expr),
        Expr::Unary(unary) => has_effect(&unary.expr),
        _ => true,
    }
}
