//! Arguments that do nothing which could be seen, so that nobody can tell when they are evaluated.
//!
//! Input: a method call. Output: whether its receiver may as well be looked at after its arguments.
//!
//! ```text
//! x.take(n as u64, &buf, &self.name)     a `Deref` on the way to the method may run after these
//! x.take(count()), x.take(noisy)         not after these: a call may do anything; what is moved is dropped if the `Deref` panics
//! ```

use crate::locals::{Locals, marked};
use syn::{Expr, ExprMethodCall, Type, UnOp};

/// Whether nobody can tell when a call's arguments are evaluated.
pub fn quiet(locals: &Locals, call: &ExprMethodCall) -> bool {
    call.args.iter().all(|arg| is_quiet(locals, arg))
}

/// Whether nobody can tell when this is evaluated.
pub fn is_quiet(locals: &Locals, expr: &Expr) -> bool {
    match expr {
        Expr::Lit(_) => true,
        Expr::Path(path) => match path.path.get_ident().and_then(marked) {
            Some(local) => locals[local].needs_no_drop(),
            // A constant, a function or a value without fields.
            None => true,
        },
        Expr::Reference(inner) => is_place(locals, &inner.expr) || matches!(*inner.expr, Expr::Lit(_)),
        Expr::Field(_) => is_place(locals, expr),
        Expr::Cast(inner) => is_quiet(locals, &inner.expr) || is_place(locals, &inner.expr),
        Expr::Unary(unary) => matches!(unary.op, UnOp::Neg(_)) && matches!(*unary.expr, Expr::Lit(_)),
        Expr::Tuple(tuple) => tuple.elems.iter().all(|elem| is_quiet(locals, elem)),
        // Unless it is marked: something is made for it.
        Expr::Paren(inner) => inner.attrs.is_empty() && is_quiet(locals, &inner.expr),
        Expr::Group(inner) => is_quiet(locals, &inner.expr),
        _ => false,
    }
}

/// A local, or a field of what a local is a reference to: no `Deref` of anyone's is on the way.
fn is_place(locals: &Locals, expr: &Expr) -> bool {
    match expr {
        Expr::Path(path) => path.path.get_ident().is_some(),
        Expr::Field(field) => match &*field.base {
            Expr::Path(path) => path
                .path
                .get_ident()
                .and_then(marked)
                .is_some_and(|local| matches!(locals[local].ty, Some(Type::Reference(_)))),
            _ => false,
        },
        Expr::Paren(inner) => inner.attrs.is_empty() && is_place(locals, &inner.expr),
        Expr::Group(inner) => is_place(locals, &inner.expr),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::diagnostics::Diagnostics;
    use crate::edition::Edition;
    use crate::input::lower_function;
    use crate::ir::{Ask, Stmt};
    use crate::probe::probe;
    use syn::{Expr, ItemFn, parse_quote};

    /// How the call `x.m(argument)` is asked about.
    fn asked(argument: &Expr) -> Option<Ask> {
        let function: ItemFn = parse_quote! {
            async fn f(x: Xs<u8>, n: usize, other: Other, held: &mut Held) {
                x.m(#argument);
                g().await;
            }
        };
        let (private, mut errors) = (parse_quote!(::asyncio::private), Diagnostics::new());
        let (_, mut body, mut facts) = lower_function(&function, None, &private, Edition::Since2024, &mut errors);
        probe(&mut body, &mut facts);
        body.blocks.iter().flat_map(|block| &block.stmts).find_map(|stmt| match stmt {
            Stmt::Probe { by, .. } => Some(*by),
            _ => None,
        })
    }

    #[test]
    fn what_nobody_can_tell() {
        let quiet: [Expr; 8] = [
            parse_quote!(1),
            parse_quote!(n),
            parse_quote!(n as u64),
            parse_quote!(&other),
            parse_quote!(&mut other),
            parse_quote!(&held.name),
            parse_quote!((-1, "text")),
            parse_quote!(Ordering::SeqCst),
        ];
        quiet.iter().for_each(|argument| assert_eq!(asked(argument), Some(Ask::Closure)));
    }

    #[test]
    fn what_can_be_told() {
        let others: [Expr; 6] = [
            parse_quote!(make()),
            parse_quote!(other),
            parse_quote!(n + 1),
            parse_quote!(&other.name),
            parse_quote!(*held),
            parse_quote!(|a: u8| a),
        ];
        others.iter().for_each(|argument| assert_eq!(asked(argument), Some(Ask::Trait)));
    }
}
