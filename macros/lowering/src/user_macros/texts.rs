//! What an assertion in a template says where it fails: its condition, as rustc shows it. And what `stringify!` gives of a
//! fragment.
//!
//! Input: what `assert!` is given in a template, and what it is given in the expansion. Output: the same with a message, if it
//! has none, since what would be shown is not what was written. Nothing, if it is not known how rustc would show it.
//!
//! ```text
//! ($set:ident, $key:expr) => { assert!($set.contains(&$key)); $set.grow().await }
//! check!(names, n + 1)   ⇒   assert!(names.contains(&(n + 1)), "assertion failed: {}", "names.contains(&(n + 1))"); …
//! ```

use super::fragments::{Bound, Fragment};
use super::rules::transcribe;
use proc_macro2::{Delimiter, LineColumn, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use std::collections::BTreeSet;
use syn::visit_mut::{self, VisitMut};
use syn::{BinOp, Expr, Token, UnOp};

/// What `stringify!` gives of a fragment: of an expression, a name or a literal. That keeps an expression's spaces, so it is
/// known of one that is written as rustc shows it elsewhere.
pub(super) fn text_of(fragment: &Fragment) -> Option<String> {
    let Fragment::One { tokens, expr } = fragment else { return None };
    match (expr, tokens.clone().into_iter().collect::<Vec<_>>().as_slice()) {
        (Some(expr), _) => shown(expr).filter(|text| *text == spaced(expr.to_token_stream())),
        (None, [token @ (TokenTree::Ident(_) | TokenTree::Literal(_))]) => Some(token.to_string()),
        _ => None,
    }
}

/// Tokens as they are written, with a space wherever there is any.
fn spaced(tokens: TokenStream) -> String {
    fn part(part: &str, [start, end]: [LineColumn; 2], text: &mut String, before: &mut Option<LineColumn>) {
        if before.is_some_and(|before| before != start) {
            text.push(' ');
        }
        text.push_str(part);
        *before = Some(end);
    }
    fn add(tokens: TokenStream, text: &mut String, before: &mut Option<LineColumn>) {
        for token in tokens {
            // Of a group that has been parsed, the whole span is left.
            let (start, end) = (token.span().start(), token.span().end());
            match token {
                TokenTree::Group(group) => {
                    let [open, close] = match group.delimiter() {
                        Delimiter::Parenthesis => ["(", ")"],
                        Delimiter::Brace => ["{", "}"],
                        Delimiter::Bracket => ["[", "]"],
                        Delimiter::None => ["", ""],
                    };
                    let inside = LineColumn { column: start.column + open.len(), ..start };
                    let behind = LineColumn { column: end.column.saturating_sub(close.len()), ..end };
                    part(open, [start, inside], text, before);
                    add(group.stream(), text, before);
                    part(close, [behind, end], text, before);
                }
                token => part(&token.to_string(), [start, end], text, before),
            }
        }
    }
    let mut text = String::new();
    add(tokens, &mut text, &mut None);
    text
}

/// What a macro of that name is given.
pub(super) fn with_text(name: &str, template: &TokenStream, given: TokenStream, bound: &Bound) -> Option<TokenStream> {
    if name != "assert" && name != "debug_assert" {
        return Some(given);
    }
    let parser = syn::punctuated::Punctuated::<crate::macros::Arg, Token![,]>::parse_terminated;
    let arguments = syn::parse::Parser::parse2(parser, given.clone()).ok()?;
    if arguments.len() != 1 {
        return Some(given);
    }
    let mut exprs = vec![];
    let bound = bound.iter().map(|(name, fragment)| (name.clone(), named(fragment, &mut exprs))).collect();
    let condition = transcribe(template.clone(), &bound, &BTreeSet::new(), Span::call_site())?;
    let mut condition = syn::parse::Parser::parse2(parser, condition).ok()?.into_iter().next()?.expr;
    PutBack { exprs }.visit_expr_mut(&mut condition);
    let text = shown(&condition)?;
    let condition = without_comma(given.into_iter().collect());
    Some(quote!(#condition, "assertion failed: {}", #text))
}

fn without_comma(mut tokens: Vec<TokenTree>) -> TokenStream {
    if matches!(tokens.last(), Some(TokenTree::Punct(comma)) if comma.as_char() == ',') {
        tokens.pop();
    }
    tokens.into_iter().collect()
}

/// What a fragment stands for; if that is an expression, a name for it.
fn named(fragment: &Fragment, exprs: &mut Vec<Expr>) -> Fragment {
    match fragment {
        Fragment::One { expr: Some(expr), .. } => {
            let name = format_ident!("{EXPR}{}", exprs.len());
            exprs.push((**expr).clone());
            Fragment::One { tokens: quote!(#name), expr: None }
        }
        Fragment::One { .. } => fragment.clone(),
        Fragment::Many(each) => Fragment::Many(each.iter().map(|one| named(one, exprs)).collect()),
    }
}

const EXPR: &str = "expression_of_a_fragment_";

/// Puts the expressions where their names are.
struct PutBack {
    exprs: Vec<Expr>,
}

impl VisitMut for PutBack {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        let number = match expr {
            Expr::Path(path) => {
                path.path.get_ident().and_then(|name| name.to_string().strip_prefix(EXPR)?.parse().ok())
            }
            _ => None,
        };
        match number.and_then(|number: usize| self.exprs.get(number)) {
            Some(written) => *expr = written.clone(),
            None => visit_mut::visit_expr_mut(self, expr),
        }
    }
}

/// How an expression is shown, with parentheses around what needs them.
fn shown(expr: &Expr) -> Option<String> {
    Some(match expr {
        Expr::Lit(literal) => literal.lit.to_token_stream().to_string(),
        Expr::Path(path) if path.qself.is_none() => {
            let plain = path.path.segments.iter().all(|segment| segment.arguments.is_none());
            plain.then_some(())?;
            let names: Vec<String> = path.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
            format!("{}{}", if path.path.leading_colon.is_some() { "::" } else { "" }, names.join("::"))
        }
        Expr::Paren(inner) => format!("({})", shown(&inner.expr)?),
        Expr::Unary(unary) => {
            let sign = match unary.op {
                UnOp::Deref(_) => '*',
                UnOp::Not(_) => '!',
                UnOp::Neg(_) => '-',
                _ => return None,
            };
            format!("{sign}{}", shown_in(&unary.expr, PREFIX)?)
        }
        Expr::Reference(inner) => {
            let sign = if inner.mutability.is_some() { "&mut " } else { "&" };
            format!("{sign}{}", shown_in(&inner.expr, PREFIX)?)
        }
        Expr::Binary(binary) => {
            let own = strength(&binary.op)?;
            let compares = own == COMPARES;
            let left = shown_in(&binary.left, own + usize::from(compares))?;
            let right = shown_in(&binary.right, own + 1)?;
            format!("{left} {} {right}", binary.op.to_token_stream())
        }
        Expr::Field(field) => {
            format!("{}.{}", shown_in(&field.base, POSTFIX)?, field.member.to_token_stream())
        }
        Expr::Index(index) => format!("{}[{}]", shown_in(&index.expr, POSTFIX)?, shown(&index.index)?),
        Expr::Await(inner) => format!("{}.await", shown_in(&inner.base, POSTFIX)?),
        Expr::Try(inner) => format!("{}?", shown_in(&inner.expr, POSTFIX)?),
        Expr::MethodCall(call) if call.turbofish.is_none() => {
            format!("{}.{}({})", shown_in(&call.receiver, POSTFIX)?, call.method, all_shown(&call.args)?)
        }
        Expr::Cast(cast) => match &*cast.ty {
            syn::Type::Path(path) if path.path.get_ident().is_some() => {
                format!("{} as {}", shown_in(&cast.expr, CAST)?, path.to_token_stream())
            }
            _ => return None,
        },
        Expr::Array(array) => format!("[{}]", all_shown(&array.elems)?),
        Expr::Tuple(tuple) if tuple.elems.len() != 1 => format!("({})", all_shown(&tuple.elems)?),
        Expr::Call(call) if matches!(*call.func, Expr::Path(_)) => {
            format!("{}({})", shown(&call.func)?, all_shown(&call.args)?)
        }
        _ => return None,
    })
}

fn all_shown<'e>(exprs: impl IntoIterator<Item = &'e Expr>) -> Option<String> {
    let all: Option<Vec<String>> = exprs.into_iter().map(shown).collect();
    Some(all?.join(", "))
}

const COMPARES: usize = 3;
const CAST: usize = 10;
const PREFIX: usize = 11;
const POSTFIX: usize = 12;

/// The same where something stands around it that binds so strongly.
fn shown_in(expr: &Expr, around: usize) -> Option<String> {
    let own = match expr {
        Expr::Binary(binary) => strength(&binary.op)?,
        Expr::Cast(_) => CAST,
        Expr::Unary(_) | Expr::Reference(_) => PREFIX,
        _ => POSTFIX,
    };
    let text = shown(expr)?;
    Some(if own < around { format!("({text})") } else { text })
}

/// How strongly an operator binds; nothing if it assigns.
fn strength(operator: &BinOp) -> Option<usize> {
    Some(match operator {
        BinOp::Or(_) => 1,
        BinOp::And(_) => 2,
        BinOp::Eq(_) | BinOp::Ne(_) | BinOp::Lt(_) | BinOp::Le(_) | BinOp::Gt(_) | BinOp::Ge(_) => COMPARES,
        BinOp::BitOr(_) => 4,
        BinOp::BitXor(_) => 5,
        BinOp::BitAnd(_) => 6,
        BinOp::Shl(_) | BinOp::Shr(_) => 7,
        BinOp::Add(_) | BinOp::Sub(_) => 8,
        BinOp::Mul(_) | BinOp::Div(_) | BinOp::Rem(_) => 9,
        _ => return None,
    })
}
