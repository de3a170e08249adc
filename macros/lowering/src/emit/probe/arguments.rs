//! The arguments of a question: those of the call, as far as they have types where nothing is expected of them.
//!
//! Input: a method call. Output: its turbofish, with a name for each type in it, and its arguments, each as it can be asked with.
//!
//! ```text
//! x.m::<u8>(f(), s.parse().unwrap())   ⇒   ::<u8>, G0;   f(), loop {}
//! x.m(&[&a, &b])                       ⇒                 &[&a, loop {}]
//! ```

use crate::analysis::effects::filled;
use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, format_ident};
use syn::{Expr, ExprMethodCall};

/// The turbofish of a call, and a name for each type in it. What is left to be inferred from a call's value cannot be where
/// nothing has one.
pub(in crate::emit) fn generics(call: &ExprMethodCall) -> (Option<syn::AngleBracketedGenericArguments>, Vec<Ident>) {
    let turbofish = call.turbofish.clone().filter(|turbofish| !has_infer(turbofish));
    let args = turbofish.iter().flat_map(|turbofish| turbofish.args.iter()).enumerate();
    let types = args.filter(|(_, arg)| matches!(arg, syn::GenericArgument::Type(_)));
    let names = types.map(|(at, _)| format_ident!("G{at}")).collect();
    (turbofish, names)
}

/// An argument of a question. Where its type is what is expected of it, nothing takes its place: the probe's method expects
/// nothing. So do the elements of an array have nothing that all of them could be coerced to, but for the first.
pub(in crate::emit) fn argument(arg: &Expr) -> Expr {
    if expects(arg) {
        return syn::parse_quote!(loop {});
    }
    let mut arg = arg.clone();
    if let Expr::Reference(inner) = &mut arg
        && let Expr::Array(array) = &mut *inner.expr
        && array.elems.iter().any(|elem| matches!(elem, Expr::Reference(_)))
    {
        array.elems.iter_mut().skip(1).for_each(|elem| *elem = syn::parse_quote!(loop {}));
    }
    arg
}

/// An operand that has an inset, as an argument of a question: its type may be what a type parameter is to be told by. (The
/// question's own method has the same name, for every type.)
pub(super) fn operand(operand: &Expr, method: &Ident) -> Option<Expr> {
    (!expects(operand) && !mentions(operand.to_token_stream(), method)).then(|| argument(operand))
}

/// Whether a name stands anywhere in code.
fn mentions(code: TokenStream, name: &Ident) -> bool {
    code.into_iter().any(|token| match token {
        TokenTree::Ident(found) => found == *name,
        TokenTree::Group(group) => mentions(group.stream(), name),
        _ => false,
    })
}

/// Whether what type a value has depends on what is expected of it.
pub(in crate::emit) fn expects(expr: &Expr) -> bool {
    match expr {
        _ if filled(expr).is_some() => true,
        Expr::MethodCall(call) => {
            let name = call.method.to_string();
            let inner = ["unwrap", "expect", "unwrap_or_default", "unwrap_or_else"].contains(&name.as_str());
            let by_expectation =
                ["into", "try_into", "parse", "collect", "sum", "product", "as_ref", "as_mut", "borrow", "borrow_mut"];
            let by_expectation = by_expectation.contains(&name.as_str());
            (by_expectation && call.turbofish.is_none()) || (inner && expects(&call.receiver))
        }
        Expr::Call(call) => match &*call.func {
            Expr::Path(path) => {
                let names: Vec<String> = path.path.segments.iter().map(|name| name.ident.to_string()).collect();
                let plain = path.path.segments.iter().all(|name| name.arguments.is_none());
                let inside = call.args.iter().any(expects);
                plain
                    && match &names.iter().map(String::as_str).collect::<Vec<_>>()[..] {
                        [.., "Default", "default"] | [.., "Vec", "new"] => true,
                        // The other half of its type.
                        ["Ok" | "Err"] => true,
                        ["Some"] | ["Box" | "Rc" | "Arc", "new"] => inside,
                        _ => false,
                    }
            }
            _ => false,
        },
        // `map(Ok)`: what the error would be says only the call.
        Expr::Path(path) => ["None", "Ok", "Err"].iter().any(|name| path.path.is_ident(name)),
        Expr::Array(array) => array.elems.is_empty(),
        Expr::Tuple(tuple) => tuple.elems.iter().any(expects),
        Expr::Macro(mac) => mac.mac.path.is_ident("vec") && mac.mac.tokens.is_empty(),
        Expr::Reference(inner) => expects(&inner.expr),
        Expr::Paren(inner) => expects(&inner.expr),
        Expr::Try(inner) => expects(&inner.expr),
        _ => false,
    }
}

fn has_infer(turbofish: &syn::AngleBracketedGenericArguments) -> bool {
    struct Infer(bool);
    impl<'ast> syn::visit::Visit<'ast> for Infer {
        fn visit_type_infer(&mut self, _: &'ast syn::TypeInfer) {
            self.0 = true;
        }
    }
    let mut infer = Infer(false);
    syn::visit::Visit::visit_angle_bracketed_generic_arguments(&mut infer, turbofish);
    infer.0
}
