//! Macros that stand for statements under a condition: `cfg_if!`, a `macro_rules!` with a `#[cfg]` inside, and one of the same
//! file with a definition for each case.
//!
//! Input: the function as parsed. Output: another one, in which calls that await or leave the function are those statements,
//! each under its `#[cfg]`, for `crate::conditional` to see. A call for which no definition is there, whatever the case,
//! stays under the condition that it is that case, for rustc to say so.
//!
//! ```text
//! cfg_if! { if #[cfg(unix)] { f().await } else { g().await } }   ⇒   #[cfg(unix)] f().await  #[cfg(not(any(unix)))] g().await
//!
//! #[cfg(unix)]      macro_rules! on_unix { ($($tt:tt)*) => { $($tt)* } }
//! #[cfg(not(unix))] macro_rules! on_unix { ($($tt:tt)*) => {} }
//! on_unix! { f().await; }   ⇒   #[cfg(all(unix, not(any(not(unix)))))] f().await;
//!                               #[cfg(not(any(unix, not(unix))))] on_unix! { f().await; }
//! ```

use super::{Expansion, Position, file, rules};
use crate::check::await_in_tokens;
use crate::conditional::attributes;
use crate::macros::may_leave;
use crate::syntax::is_block_like;
use proc_macro2::TokenStream;
use quote::quote;
use syn::parse::{ParseStream, Parser};
use syn::visit::Visit;
use syn::visit_mut::{self, VisitMut};
use syn::{Attribute, Block, Item, ItemFn, Macro, Meta, Stmt, Token, braced, parse_quote};

/// The function with such calls spread, if there are any.
pub fn spread(function: &ItemFn) -> Option<ItemFn> {
    let expanded = super::expand_some(function, true);
    let mut calls = HasStatements(false);
    calls.visit_block(&function.block);
    if !calls.0 {
        return expanded;
    }
    let mut function = expanded.clone().unwrap_or_else(|| function.clone());
    let bound = super::bound(|bound| bound.visit_item_fn(&function));
    let mut spread = Spread { expansion: Expansion { bound, ..Expansion::default() }, any: false };
    spread.visit_block_mut(&mut function.block);
    if spread.any { Some(function) } else { expanded }
}

struct Spread {
    expansion: Expansion,
    any: bool,
}

impl Spread {
    /// What a statement stands for, if it is such a call.
    fn statements(&self, stmt: &Stmt, is_last: bool) -> Option<Vec<Stmt>> {
        let (mac, semi) = match stmt {
            Stmt::Macro(stmt) if stmt.attrs.is_empty() => (&stmt.mac, stmt.semi_token.is_some()),
            _ => return None,
        };
        let cases = if mac.path.segments.last()?.ident == "cfg_if" {
            cfg_if.parse2(mac.tokens.clone()).ok().filter(|_| sees(&mac.tokens))?
        } else {
            self.definitions(mac)?
        };
        let mut all = vec![];
        for (condition, code) in cases {
            let mut stmts = Block::parse_within.parse2(code).ok()?;
            if let Some(Stmt::Expr(expr, end @ None)) = stmts.last_mut() {
                if semi {
                    *end = Some(<Token![;]>::default());
                } else if !is_last && !is_block_like(expr) {
                    return None;
                }
            }
            for mut stmt in stmts {
                let attribute: Attribute = parse_quote!(#[cfg(#condition)]);
                attributes_of(&mut stmt)?.insert(0, attribute);
                all.push(stmt);
            }
        }
        Some(all)
    }

    /// What the definitions of a macro make of a call: each with its condition.
    fn definitions(&self, mac: &Macro) -> Option<Vec<(TokenStream, TokenStream)>> {
        let definitions = file::conditional_rules(mac.path.get_ident()?)?;
        let conditions: Vec<TokenStream> = definitions.iter().map(|(condition, _)| condition.clone()).collect();
        let mut is_wanted = sees(&mac.tokens);
        let mut cases = vec![];
        for (at, (condition, body)) in definitions.into_iter().enumerate() {
            let rules = rules::rules(body)?;
            let fit = rules::fit(&rules, &mac.tokens)?;
            is_wanted |= sees(fit.template());
            let code = self.expansion.expansion(&fit, mac, Position::Code, false)?;
            // Of two that are there, the later one is meant.
            let later = &conditions[at + 1..];
            cases.push((quote!(all(#condition, not(any(#(#later),*)))), code));
        }
        cases.push((quote!(not(any(#(#conditions),*))), quote!(#mac;)));
        is_wanted.then_some(cases)
    }
}

/// Whether the coroutine has to see tokens.
fn sees(tokens: &TokenStream) -> bool {
    await_in_tokens(tokens.clone()).is_some() || may_leave(tokens)
}

/// The cases of `if #[cfg(a)] { .. } else if #[cfg(b)] { .. } else { .. }`.
fn cfg_if(input: ParseStream<'_>) -> syn::Result<Vec<(TokenStream, TokenStream)>> {
    let mut before: Vec<Meta> = vec![];
    let mut cases = vec![];
    loop {
        let code;
        if input.parse::<Option<Token![if]>>()?.is_none() {
            braced!(code in input);
            cases.push((quote!(not(any(#(#before),*))), code.parse()?));
            break;
        }
        let attributes = input.call(Attribute::parse_outer)?;
        let [attribute] = &attributes[..] else { return Err(input.error("one `#[cfg]`")) };
        let condition: Meta = match &attribute.meta {
            Meta::List(list) if list.path.is_ident("cfg") => list.parse_args()?,
            _ => return Err(input.error("`#[cfg]`")),
        };
        braced!(code in input);
        cases.push((quote!(all(#condition, not(any(#(#before),*)))), code.parse()?));
        before.push(condition);
        if input.parse::<Option<Token![else]>>()?.is_none() {
            break;
        }
    }
    if input.is_empty() { Ok(cases) } else { Err(input.error("nothing more")) }
}

fn attributes_of(stmt: &mut Stmt) -> Option<&mut Vec<Attribute>> {
    match stmt {
        Stmt::Local(local) => Some(&mut local.attrs),
        Stmt::Macro(mac) => Some(&mut mac.attrs),
        Stmt::Expr(expr, _) => attributes(expr),
        Stmt::Item(item) => item_attributes(item),
    }
}

fn item_attributes(item: &mut Item) -> Option<&mut Vec<Attribute>> {
    Some(match item {
        Item::Const(item) => &mut item.attrs,
        Item::Enum(item) => &mut item.attrs,
        Item::Fn(item) => &mut item.attrs,
        Item::Impl(item) => &mut item.attrs,
        Item::Static(item) => &mut item.attrs,
        Item::Struct(item) => &mut item.attrs,
        Item::Type(item) => &mut item.attrs,
        Item::Use(item) => &mut item.attrs,
        _ => return None,
    })
}

impl VisitMut for Spread {
    fn visit_item_mut(&mut self, _: &mut syn::Item) {}

    fn visit_block_mut(&mut self, block: &mut Block) {
        let count = block.stmts.len();
        let stmts = std::mem::take(&mut block.stmts).into_iter().enumerate().flat_map(|(at, stmt)| {
            match self.statements(&stmt, at + 1 == count) {
                Some(stmts) => {
                    self.any = true;
                    stmts
                }
                None => vec![stmt],
            }
        });
        block.stmts = stmts.collect();
        visit_mut::visit_block_mut(self, block);
    }
}

/// Whether there is a call that is a statement.
struct HasStatements(bool);

impl<'ast> Visit<'ast> for HasStatements {
    fn visit_item(&mut self, _: &'ast syn::Item) {}
    fn visit_stmt_macro(&mut self, _: &'ast syn::StmtMacro) {
        self.0 = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use quote::ToTokens;

    fn spread_text(function: ItemFn) -> Option<String> {
        spread(&function).map(|function| function.block.to_token_stream().to_string())
    }

    #[test]
    fn each_case_is_under_its_condition() {
        let found = spread_text(parse_quote! {
            fn f() {
                cfg_if::cfg_if! {
                    if #[cfg(a)] { let x = g().await; x } else if #[cfg(any(b, c))] { h()? } else { i() }
                }
            }
        });
        let expected = quote!({
            #[cfg(all(a, not(any())))]
            let x = g().await;
            #[cfg(all(a, not(any())))]
            x
            #[cfg(all(any(b, c), not(any(a))))]
            h()?
            #[cfg(not(any(a, any(b, c))))]
            i()
        });
        assert_eq!(found, Some(expected.to_string()));
    }

    #[test]
    fn what_need_not_be_seen_stays() {
        let nothing_to_see = parse_quote! { fn f() { cfg_if! { if #[cfg(a)] { g() } else { h() } } i().await } };
        assert_eq!(spread_text(nothing_to_see), None);
        let another = parse_quote! { fn f() { cfg_if! { when a { g().await } } } };
        assert_eq!(spread_text(another), None);
        let a_value_that_is_none = parse_quote! { fn f() { cfg_if! { if #[cfg(a)] { g().await } } h() } };
        assert_eq!(spread_text(a_value_that_is_none), None);
    }
}
