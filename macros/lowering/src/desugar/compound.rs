//! Compound assignments whose place is computed, and which await.
//!
//! Input: `place op= value`. Output: both orders, of which the types choose one (`private::OperandOrder`). What holds
//! afterwards: the order of every compound assignment that awaits is decided.
//!
//! ```text
//! *total(k) += f().await;
//!   ⇒  {
//!          let order: [fn() -> _; 0] = [];
//!          if is_place_first(order) {
//!              *AssignedPlace(&mut *(*hold_for_operator(order, total(k)))).lend_to_operator(order) += f().await;
//!          } else {
//!              *total(k) += operand_in_order(order, f().await);
//!          }
//!      }
//! ```
//!
//! What is made on the way to the place waits for the value in the first order only, and then its type must be nothing in
//! the other (`Send`, size). That is so for the value that the place begins with. Where there is more, as the guard in
//! `*map.lock().entry(k).or_default() += f().await`, only the order of primitives is written, and that they are is checked.
//! So it is where temporaries would end elsewhere inside of braces.

use crate::compound::{is_compound, lend_to_operator, order_matters};
use crate::lower::needs;
use crate::lower::operand::{Use, parts};
use crate::lower::temporaries::{is_value, moves};
use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Expr, ExprBinary, Ident, Item, Path, UnOp, parse_quote, parse_quote_spanned};

/// Whether the order has to be decided.
pub(super) fn is_undecided(expr: &Expr) -> bool {
    matches!(expr, Expr::Binary(binary) if order_matters(binary)) && needs::expr(expr)
}

/// Whether the value of a compound assignment awaits.
pub(super) fn awaits(expr: &Expr) -> bool {
    matches!(expr, Expr::Binary(binary) if is_compound(&binary.op) && needs::expr(&binary.right))
}

/// The assignment in both orders, as a statement, if it may be written twice.
pub(super) fn in_both_orders(binary: &ExprBinary, order: &Ident, private: &Path) -> Option<Expr> {
    let ExprBinary { left, op, right, .. } = binary;
    if holds_more(left) || has_items(binary) {
        return None;
    }
    let mut place = (**left).clone();
    hold_root(&mut place, order, private);
    let lend = lend_to_operator();
    // The operator stays where it was: what rustc says of the types is said there.
    let here = Span::call_site().located_at(left.span());
    let lent: Expr = parse_quote_spanned!(here=> *#private::AssignedPlace(&mut #place).#lend(#order));
    let first: Expr = Expr::Binary(ExprBinary { attrs: vec![], left: Box::new(lent), op: *op, right: right.clone() });
    let there = Span::call_site().located_at(right.span());
    let value: Expr = parse_quote_spanned!(there=> #private::operand_in_order(#order, #right));
    let second: Expr = Expr::Binary(ExprBinary { attrs: vec![], left: left.clone(), op: *op, right: Box::new(value) });
    let attrs = &binary.attrs;
    Some(parse_quote!(#(#attrs)* {
        use #private::LendToOperator as _;
        let #order: [fn() -> _; 0] = [];
        if #private::is_place_first(#order) { #first; } else { #second; }
    }))
}

/// Holds the value that a place begins with, if it does not begin with a place.
fn hold_root(place: &mut Expr, order: &Ident, private: &Path) {
    match place {
        Expr::Field(field) => hold_root(&mut field.base, order, private),
        Expr::Index(index) => hold_root(&mut index.expr, order, private),
        Expr::Paren(inner) => hold_root(&mut inner.expr, order, private),
        Expr::Group(inner) => hold_root(&mut inner.expr, order, private),
        Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => hold_root(&mut unary.expr, order, private),
        root if is_value(root, Use::Place) => {
            let here = Span::call_site().located_at(root.span());
            *root = parse_quote_spanned!(here=> (*#private::hold_for_operator(#order, #root)));
        }
        _ => {}
    }
}

/// Whether more than the value that a place begins with would be kept while waiting.
fn holds_more(place: &Expr) -> bool {
    match place {
        Expr::Path(_) => false,
        Expr::Field(field) => holds_more(&field.base),
        Expr::Index(index) => makes_temporaries(&index.index) || holds_more(&index.expr),
        Expr::Paren(inner) => holds_more(&inner.expr),
        Expr::Group(inner) => holds_more(&inner.expr),
        Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => holds_more(&unary.expr),
        Expr::Call(_) | Expr::MethodCall(_) | Expr::Await(_) | Expr::Try(_) => makes_temporaries(place),
        _ => true,
    }
}

/// Whether evaluating a value makes more that lives to the end of the statement. Control flow and macros might.
fn makes_temporaries(expr: &Expr) -> bool {
    match expr {
        Expr::Lit(_) | Expr::Path(_) => return false,
        Expr::Paren(inner) => return makes_temporaries(&inner.expr),
        Expr::Group(inner) => return makes_temporaries(&inner.expr),
        Expr::Await(inner) => return makes_temporaries(&inner.base),
        Expr::MethodCall(call) if moves(call) => {
            return makes_temporaries(&call.receiver) || call.args.iter().any(makes_temporaries);
        }
        _ => {}
    }
    let mut expr = expr.clone();
    let parts = parts(&mut expr);
    let known = !parts.is_empty();
    let temporary =
        |(part, used): (&mut Expr, Use)| (used.is_place() && is_value(part, used)) || makes_temporaries(part);
    match known {
        true => parts.into_iter().any(temporary),
        false => !matches!(expr, Expr::Call(_) | Expr::Tuple(_) | Expr::Array(_) | Expr::Struct(_) | Expr::Range(_)),
    }
}

/// Whether items are declared inside, which must not be written twice.
fn has_items(binary: &ExprBinary) -> bool {
    struct Items(bool);
    impl<'ast> Visit<'ast> for Items {
        fn visit_item(&mut self, _: &'ast Item) {
            self.0 = true;
        }
        fn visit_stmt_macro(&mut self, mac: &'ast syn::StmtMacro) {
            self.0 |= mac.mac.path.segments.last().is_some_and(|last| last.ident == "thread_local");
        }
    }
    let mut items = Items(false);
    visit::visit_expr_binary(&mut items, binary);
    items.0
}
