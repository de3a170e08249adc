//! A method call on what was held of its receiver before the arguments, if anything was.
//!
//! Lowering writes it as a call of a function that nobody has, with the order, what is held, and the call as it is otherwise, so
//! that passes in between see that call, which always runs as far as they know. Emission takes it apart.
//!
//! ```text
//! held__coropy(order, held, guard.m(a))
//!   ⇒  (if holds_place(order) { if_held(order); held_place((&&kind_of_held(&held)).kind(), held).m(a) } else { if_stays(order); guard.m(a) })
//! ```

use proc_macro2::Ident;
use syn::{Expr, ExprCall, ExprMethodCall, Path, parse_quote};

const HELD: &str = "held__coropy";

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
