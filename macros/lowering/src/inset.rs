//! Operands with statements of their own.
//!
//! What an operand makes that outlives it, such as a temporary, is given to a local, by a statement of the IR. Where
//! something is evaluated before the operand, that statement is not one before the whole expression: it stands in an *inset*,
//! `Stmt::Inset … Stmt::EndInset` in the block, which belongs to the operand that is marked with its number.
//!
//! ```text
//! declare temp0
//! inset 0
//!     init temp0 = make()
//! end
//! await own.named(#[coropy_inset(0)] (temp0.touch()))
//!     ⇒   let temp0;  let awaited = own.named({ temp0 = make(); (temp0.touch()) });
//! ```
//!
//! So it is evaluated where Rust evaluates it, and is dropped, if it has been made, with the statement. For the passes
//! between, what is in an inset comes before the expression; nothing in it suspends, branches or leaves.

use crate::analysis::effects::local_of;
use crate::macros;
use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::quote_spanned;
use syn::spanned::Spanned;
use syn::token::Paren;
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{Attribute, Expr, ExprParen, parse_quote, parse_quote_spanned};

/// The attribute that marks an operand; one that nobody writes.
const MARK: &str = "coropy_inset";

/// Marks an operand.
pub fn mark(operand: &mut Expr, number: usize) {
    let span = Span::call_site().located_at(operand.span());
    let (name, literal) = (Ident::new(MARK, span), Literal::usize_unsuffixed(number));
    let mark: Attribute = parse_quote_spanned!(span=> #[#name(#literal)]);
    let expr = Box::new(std::mem::replace(operand, crate::syntax::unit()));
    *operand = Expr::Paren(ExprParen { attrs: vec![mark], paren_token: Paren(span), expr });
}

/// Puts `loop {}` in the place of marked operands, or before a reference to what an inset has made: for code that never runs,
/// beside that which does.
pub fn leave_out(expr: &mut Expr) {
    replace(expr, |_| None);
}

/// The same, with what `known` has of an operand after the `loop {}`, which has its type: nothing else may tell it.
pub fn replace(expr: &mut Expr, known: impl Fn(usize) -> Option<Expr>) {
    struct Replace<F>(F);
    impl<F: Fn(usize) -> Option<Expr>> VisitMut for Replace<F> {
        fn visit_item_mut(&mut self, _: &mut syn::Item) {}
        fn visit_expr_mut(&mut self, expr: &mut Expr) {
            match expr {
                Expr::Paren(inner) if inner.attrs.iter().any(|attr| attr.path().is_ident(MARK)) => {
                    let number = inner.attrs.iter().find_map(number_of);
                    *expr = match &*inner.expr {
                        // Its type may be what a type parameter is to be told by.
                        Expr::Reference(lent) if local_of(&lent.expr).is_some() => parse_quote!({ loop {} #lent }),
                        _ => match number.and_then(&self.0) {
                            Some(known) => parse_quote!({ loop {} #known }),
                            None => parse_quote!(loop {}),
                        },
                    };
                }
                _ => visit_mut::visit_expr_mut(self, expr),
            }
        }
        fn visit_macro_mut(&mut self, mac: &mut syn::Macro) {
            if let Some(mut call) = macros::parse(mac) {
                call.args.iter_mut().for_each(|arg| self.visit_expr_mut(&mut arg.expr));
                call.write_to(mac);
            }
        }
    }
    Replace(known).visit_expr_mut(expr);
}

/// The numbers of the operands in an expression that are marked, in order.
pub fn numbers(expr: &Expr) -> Vec<usize> {
    struct Numbers(Vec<usize>);
    impl<'ast> Visit<'ast> for Numbers {
        fn visit_item(&mut self, _: &'ast syn::Item) {}
        fn visit_expr_paren(&mut self, paren: &'ast ExprParen) {
            self.0.extend(paren.attrs.iter().filter_map(number_of));
            visit::visit_expr_paren(self, paren);
        }
        fn visit_macro(&mut self, mac: &'ast syn::Macro) {
            if let Some(call) = macros::parse(mac) {
                call.args.iter().for_each(|arg| self.visit_expr(&arg.expr));
            }
        }
    }
    let mut numbers = Numbers(vec![]);
    numbers.visit_expr(expr);
    numbers.0
}

/// Takes the marks off: for code that never runs, where the insets have come before.
pub fn unmark(expr: &mut Expr) {
    struct Unmark;
    impl VisitMut for Unmark {
        fn visit_item_mut(&mut self, _: &mut syn::Item) {}
        fn visit_expr_paren_mut(&mut self, paren: &mut ExprParen) {
            paren.attrs.retain(|attribute| number_of(attribute).is_none());
            visit_mut::visit_expr_paren_mut(self, paren);
        }
        fn visit_macro_mut(&mut self, mac: &mut syn::Macro) {
            if let Some(mut call) = macros::parse(mac) {
                call.args.iter_mut().for_each(|arg| self.visit_expr_mut(&mut arg.expr));
                call.write_to(mac);
            }
        }
    }
    Unmark.visit_expr_mut(expr);
}

/// Puts the code of insets where their operands stand: `taken` gives that of a number.
pub fn put_in(tokens: TokenStream, taken: &mut impl FnMut(usize) -> TokenStream) -> TokenStream {
    let mut tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while at < tokens.len() {
        let number = match (&tokens[at], tokens.get(at + 1)) {
            (TokenTree::Punct(hash), Some(TokenTree::Group(attribute))) if hash.as_char() == '#' => {
                number_in(attribute)
            }
            _ => None,
        };
        if let Some(number) = number {
            tokens.drain(at..at + 2);
            let code = taken(number);
            let operand = put_in(tokens[at].clone().into(), taken);
            let block = quote_spanned!(tokens[at].span()=> { #code #operand });
            tokens.splice(at..=at, block);
        } else if let TokenTree::Group(group) = &tokens[at] {
            let mut inner = Group::new(group.delimiter(), put_in(group.stream(), taken));
            inner.set_span(group.span());
            tokens[at] = inner.into();
        }
        at += 1;
    }
    tokens.into_iter().collect()
}

/// `#[coropy_inset(0)]`
fn number_of(attribute: &Attribute) -> Option<usize> {
    let list = attribute.meta.require_list().ok().filter(|list| list.path.is_ident(MARK))?;
    list.tokens.to_string().parse().ok()
}

/// `[coropy_inset(0)]`
fn number_in(attribute: &Group) -> Option<usize> {
    let mut tokens = attribute.stream().into_iter();
    match (attribute.delimiter(), tokens.next(), tokens.next()) {
        (Delimiter::Bracket, Some(TokenTree::Ident(name)), Some(TokenTree::Group(number))) if name == MARK => {
            number.stream().to_string().parse().ok()
        }
        _ => None,
    }
}
