//! What is returned, of which the witness judges.
//!
//! Input: the function as written. Output: whether the witness hands on what it returns, and what the step makes of that.
//!
//! If what a function returns is of a wrong type, rustc says so of the witness: of the first arm of a `match` that is wrong, and
//! proposes an `.await` where that is `async`. The step returns each arm's value by itself, and rustc would say it of each, in
//! other words. So the witness hands on the type of what it returns, which is none if that is wrong. Then nothing is wrong in
//! the step.
//!
//! ```text
//! let returned = Given::unknown();                                                        before both
//! returned.to(witness_of(move || match () {                                               the witness
//!     () => 'given: {
//!         if false { return break 'given never::<Output>(); }
//!         break 'given ('returned: { if false { break 'returned never() } { …body, `break 'returned x` for `return x`… } })
//!     }
//! }));
//! let _: Given<Output> = returned;
//! if false { loop {} return left(returned); }                                            in the step
//! ```
//!
//! What is returned is expected to be of the type that the `break` gives the block. The closure itself expects nothing: its type is
//! that of the block, or none; and behind a `match` rustc does not take the one for the other before it has seen the whole block.
//! (A block that may be left does not make what is behind it unreachable, of which rustc would warn.) What stands behind a
//! `loop {}` is checked for its types only.

use super::shell::{Function, is_script};
use crate::macros::{is_text, parse};
use proc_macro2::Span;
use std::mem;
use syn::visit::{self, Visit};
use syn::{Expr, Lifetime, Macro, ReturnType, Stmt, Type};

/// The label of the block that is the body.
pub(super) fn label() -> Lifetime {
    Lifetime::new("'returned", Span::mixed_site())
}

/// The label of the block around it.
pub(super) fn outer_label() -> Lifetime {
    Lifetime::new("'given", Span::mixed_site())
}

/// Whether a witness, which is an `async` block or not, hands on what it returns: where rustc says of a wrong one what it does not
/// say of the step, where a type is written, and where each `return` is seen.
pub(super) fn is_handed_on(function: &Function, is_async: bool) -> bool {
    let Some(Stmt::Expr(end, None)) = function.body.stmts.last() else { return false };
    if !is_told_otherwise(end, is_async) {
        return false;
    }
    let ReturnType::Type(_, ty) = &function.sig.output else { return false };
    let is_unit = matches!(&**ty, Type::Tuple(unit) if unit.elems.is_empty());
    let mut output = Output { unwritten: is_unit, borrows: false };
    output.visit_type(ty);
    if is_script(&function.sig) || function.calling.is_some() || output.unwritten {
        return false;
    }
    let mut ways_out = WaysOut { hidden: false, borrows: output.borrows, in_loop: false };
    ways_out.visit_block(&function.body);
    !ways_out.hidden
}

/// Whether rustc may say something else of a wrong value at the end of a witness: where there are several values, or where
/// there may be a future, and an `.await` is proposed.
fn is_told_otherwise(end: &Expr, is_async: bool) -> bool {
    let is_variant = |func: &Expr| match func {
        Expr::Path(func) => {
            let last = func.path.segments.last();
            last.is_some_and(|name| name.ident.to_string().starts_with(char::is_uppercase))
        }
        _ => false,
    };
    match end {
        Expr::Match(_) | Expr::If(_) | Expr::Loop(_) => true,
        Expr::Block(inner) => match inner.block.stmts.last() {
            Some(Stmt::Expr(end, None)) => is_told_otherwise(end, is_async),
            _ => false,
        },
        Expr::Call(call) => is_async && !is_variant(&call.func),
        Expr::MethodCall(_) | Expr::Path(_) => is_async,
        _ => false,
    }
}

/// Whether the type that is returned cannot be written in an expression (a closure in `impl Fn` would be another one in the step),
/// and whether there are lifetimes in it.
struct Output {
    unwritten: bool,
    borrows: bool,
}

impl Visit<'_> for Output {
    fn visit_type(&mut self, ty: &Type) {
        self.unwritten |= matches!(ty, Type::ImplTrait(_) | Type::Never(_) | Type::Infer(_) | Type::Macro(_));
        self.borrows |= matches!(ty, Type::Reference(_));
        visit::visit_type(self, ty);
    }

    fn visit_lifetime(&mut self, _: &Lifetime) {
        self.borrows = true;
    }
}

/// Whether a way out is not seen, in a macro, or is a mistake of which rustc says something else inside of a block that has a
/// label: a `return` of nothing, in braces, or of what may be borrowed from a local, or a `break` outside of a loop.
struct WaysOut {
    hidden: bool,
    /// Whether what is returned borrows something.
    borrows: bool,
    in_loop: bool,
}

impl WaysOut {
    fn inside(&mut self, visit: impl FnOnce(&mut Self)) {
        let outside = mem::replace(&mut self.in_loop, true);
        visit(self);
        self.in_loop = outside;
    }
}

impl Visit<'_> for WaysOut {
    fn visit_item(&mut self, _: &syn::Item) {}
    fn visit_expr_closure(&mut self, _: &syn::ExprClosure) {}
    fn visit_expr_async(&mut self, _: &syn::ExprAsync) {}

    fn visit_expr_loop(&mut self, inner: &syn::ExprLoop) {
        self.inside(|ways_out| visit::visit_expr_loop(ways_out, inner));
    }

    fn visit_expr_while(&mut self, inner: &syn::ExprWhile) {
        self.inside(|ways_out| visit::visit_expr_while(ways_out, inner));
    }

    fn visit_expr_for_loop(&mut self, inner: &syn::ExprForLoop) {
        self.inside(|ways_out| visit::visit_expr_for_loop(ways_out, inner));
    }

    fn visit_expr_break(&mut self, inner: &syn::ExprBreak) {
        self.hidden |= inner.label.is_none() && !self.in_loop;
        visit::visit_expr_break(self, inner);
    }

    fn visit_expr_continue(&mut self, inner: &syn::ExprContinue) {
        self.hidden |= inner.label.is_none() && !self.in_loop;
    }

    fn visit_expr_return(&mut self, inner: &syn::ExprReturn) {
        // Of braces and parentheses rustc says that they are not needed.
        let is_plain = |value: &Expr| !matches!(value, Expr::Block(_) | Expr::Paren(_));
        self.hidden |= self.borrows || !inner.expr.as_deref().is_some_and(is_plain);
        visit::visit_expr_return(self, inner);
    }

    fn visit_macro(&mut self, mac: &Macro) {
        match parse(mac) {
            Some(call) => call.args.iter().for_each(|arg| self.visit_expr(&arg.expr)),
            None => self.hidden |= !is_text(mac),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::emit::testing::with;
    use syn::{ItemFn, parse_quote};

    #[track_caller]
    fn check(function: ItemFn, is_handed_on: bool) {
        with(&function, |emit| assert_eq!(emit.hands_on, is_handed_on));
    }

    #[test]
    fn several_values() {
        check(
            parse_quote!(
                async fn f(n: u8) -> u8 {
                    match g(n).await {
                        0 => 1,
                        n => n,
                    }
                }
            ),
            true,
        );
        check(
            parse_quote!(
                async fn f(n: u8) -> u8 {
                    g(n).await;
                    if n > 1 {
                        return 2;
                    }
                    loop {
                        break 3;
                    }
                }
            ),
            true,
        );
        check(
            parse_quote!(
                async fn f(n: u8) -> u8 {
                    g(n).await;
                    n
                }
            ),
            false,
        );
        check(
            parse_quote!(
                async fn f(n: u8) {
                    match g(n).await {
                        0 => {}
                        _ => h(),
                    }
                }
            ),
            false,
        );
    }

    #[test]
    fn what_may_be_a_future_in_an_async_witness() {
        check(
            parse_quote!(
                async fn f(n: u8) -> u8 {
                    let m = &n;
                    g(m).await;
                    h(m)
                }
            ),
            true,
        );
        check(
            parse_quote!(
                async fn f(n: u8) -> Option<u8> {
                    let m = &n;
                    g(m).await;
                    Some(*m)
                }
            ),
            false,
        );
        check(
            parse_quote!(
                async fn f(n: u8) -> u8 {
                    g(n).await;
                    h()
                }
            ),
            false,
        );
    }

    #[test]
    fn ways_out_that_are_not_seen() {
        check(
            parse_quote!(
                async fn f(n: u8) -> u8 {
                    log!(g(n));
                    g(n).await;
                    if n > 1 { 2 } else { 3 }
                }
            ),
            false,
        );
        check(
            parse_quote!(
                async fn f(n: u8) -> u8 {
                    println!("{n}");
                    g(n).await;
                    if n > 1 { 2 } else { 3 }
                }
            ),
            true,
        );
        check(
            parse_quote!(
                async fn f(n: &u8) -> &u8 {
                    g(n).await;
                    if *n > 1 {
                        return n;
                    }
                    if *n > 2 { n } else { n }
                }
            ),
            false,
        );
        check(
            parse_quote!(
                async fn f(n: u8) -> impl Copy {
                    g(n).await;
                    if n > 1 { 2 } else { 3 }
                }
            ),
            false,
        );
    }
}
