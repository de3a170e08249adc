//! A method call on what was held of its receiver before the arguments, if anything was.
//!
//! Lowering writes it as a call of a function that nobody has, with the order, what is held, and the call as it is otherwise, so
//! that passes in between see that call, which always runs as far as they know. Emission takes it apart.
//!
//! ```text
//! held__coropy(order, held, guard.m(a))
//!   ⇒  (if holds_place(order) { if_held(order); held_place((&&kind_of_held(&held)).kind(), held).m(a) } else { if_stays(order); guard.m(a) })
//! ```
//!
//! Whether the method takes a copy of its receiver, which an argument may change, is an `if` of lowering's, and emitted as it is:
//!
//! ```text
//! (if copies_receiver(order) { copied_receiver(order, held).m(a) } else { n.m(a) })
//! ```

use crate::analysis::effects::local_of;
use crate::syntax::unit;
use proc_macro2::Ident;
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, ExprCall, ExprIf, ExprMethodCall, Path, parse_quote};

const HELD: &str = "held__coropy";

const COPIES: &str = "copies_receiver";

/// The call, as lowering writes it.
pub fn on_held(order: &Expr, held: &Expr, call: &ExprMethodCall) -> Expr {
    let marker = Ident::new(HELD, call.method.span());
    parse_quote!(#marker(#order, #held, #call))
}

/// Whether this is such a call.
pub fn is_on_held(call: &ExprCall) -> bool {
    matches!(&*call.func, Expr::Path(path) if path.path.is_ident(HELD))
}

/// The call of the method, as lowering writes it.
pub fn held_call(call: &ExprCall) -> ExprMethodCall {
    match call.args.last() {
        Some(Expr::MethodCall(call)) => call.clone(),
        _ => unreachable!("lowering has written it"),
    }
}

/// The call, as it is emitted: `on_held` is that of the method on anything, and what is called otherwise is the last argument.
pub fn either_call(call: &ExprCall, mut on_held: ExprMethodCall, private: &Path) -> Expr {
    let mut args = call.args.iter();
    let (Some(order), Some(held), Some(call)) = (args.next(), args.next(), args.next()) else {
        unreachable!("lowering has written it");
    };
    *on_held.receiver = parse_quote!(#private::held_place((&&#private::kind_of_held(&#held)).kind(), #held));
    parse_quote! {
        (if #private::holds_place(#order) {
            #private::if_held(#order);
            #on_held
        } else {
            #private::if_stays(#order);
            #call
        })
    }
}

/// The operands that a call is handed, and the `if` without them, if it is one about a copied receiver: one of its
/// two calls is made, whichever that is, and both have them.
pub fn arguments_of_both(expr: &ExprIf) -> Option<(Vec<Expr>, ExprIf)> {
    struct WithoutOperands;
    impl VisitMut for WithoutOperands {
        fn visit_expr_method_call_mut(&mut self, call: &mut ExprMethodCall) {
            call.args.iter_mut().filter(|arg| local_of(arg).is_some()).for_each(|arg| *arg = unit());
            visit_mut::visit_expr_method_call_mut(self, call);
        }
    }
    let Expr::Call(asked) = &*expr.cond else { return None };
    let Expr::Path(function) = &*asked.func else { return None };
    let is_ours = function.path.segments.last().is_some_and(|last| last.ident == COPIES);
    match expr.then_branch.stmts.as_slice() {
        [syn::Stmt::Expr(Expr::MethodCall(call), None)] if is_ours => {
            let operands = call.args.iter().filter(|arg| local_of(arg).is_some()).cloned().collect();
            let mut without = expr.clone();
            WithoutOperands.visit_expr_if_mut(&mut without);
            Some((operands, without))
        }
        _ => None,
    }
}

/// The call on the copy, if the method takes one, and `otherwise`.
pub fn on_copy(order: &Expr, held: &Expr, mut call: ExprMethodCall, otherwise: Expr, private: &Path) -> Expr {
    let copies = Ident::new(COPIES, proc_macro2::Span::call_site());
    *call.receiver = parse_quote!(#private::copied_receiver(#order, #held));
    parse_quote!((if #private::#copies(#order) { #call } else { #otherwise }))
}
