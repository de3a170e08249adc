//! Macros of the user's that the coroutine has to see into.
//!
//! Input: the function as parsed. Output: another one, in which calls of a `macro_rules!` of the same function or file are
//! expanded, and of some that are published: where an await is handed over, where the macro awaits or leaves the function, where
//! it takes a name, where it stands for a pattern, or where it may move a local that it is handed (`taking`). All others stay
//! as they are; so do those whose rules are not simple (`rules`).
//!
//! ```text
//! macro_rules! or_leave { ($e:expr) => { match $e { Some(x) => x, None => return } } }
//! or_leave!(f().await)   ⇒   match f().await { Some(x) => x, None => return }
//! ```
//!
//! Before that, `conditional` takes apart those that stand for statements under a `#[cfg]`, and expands those with a `#[cfg]`
//! inside.
//!
//! What a macro binds itself and what it is handed never meet in rustc; here such a name is changed. What a macro outside of
//! the function names would not be a local of the function; if there is such a local, the call is not expanded.

mod conditional;
mod elsewhere;
mod file;
mod fragments;
mod imports;
mod names;
mod published;
mod rules;
mod taking;
mod texts;
mod unused;

#[cfg(test)]
mod tests;

use crate::check::await_in_tokens;
use crate::macros::{is_text, may_leave};
use crate::mentions::identifiers;
use crate::syntax::is_block_like;
pub use conditional::spread;
pub(crate) use file::{
    Found, Way, imports, is_another, is_another_name, is_defined, leaves, macro_rules, names as file_names,
    text as file_text,
};
use names::{bound, has_condition, is_spelt_out, names_used, parse_code, shows_text};
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use rules::{Fit, Rule};
use std::collections::BTreeSet;
use syn::parse::Parser;
use syn::visit::Visit;
use syn::visit_mut::{self, VisitMut};
use syn::{Block, Expr, Item, ItemFn, Macro, Pat, Path, Stmt};
use unused::ForgetUnused;

/// The function with the calls in it expanded, if there are any to be expanded.
pub fn expand(function: &ItemFn) -> Option<ItemFn> {
    expand_some(function, false)
}

/// The same; or of those with a `#[cfg]` inside, and of no others.
fn expand_some(function: &ItemFn, conditional: bool) -> Option<ItemFn> {
    let mut calls = HasCalls(false);
    calls.visit_block(&function.block);
    calls.0.then_some(())?;
    let mut function = function.clone();
    let bound = bound(|bound| bound.visit_item_fn(&function));
    let awaits = await_in_tokens(function.block.to_token_stream()).is_some();
    let mut expansion = Expansion { bound, conditional, awaits, ..Expansion::default() };
    expansion.visit_block_mut(&mut function.block);
    if !expansion.any {
        return None;
    }
    ForgetUnused { expanded: expansion.expanded }.visit_block_mut(&mut function.block);
    Some(function)
}

/// How deep a macro may expand to calls of macros.
const DEEPEST: usize = 32;

/// A `macro_rules!` that is in scope; no rules, if they are not known.
struct Defined {
    name: String,
    rules: Option<Vec<Rule>>,
}

#[derive(Default)]
struct Expansion {
    /// Whether calls of macros with a `#[cfg]` inside are expanded, before those in the function are decided; else, all others.
    conditional: bool,
    /// Those in the function, innermost last.
    defined: Vec<Defined>,
    /// What patterns of the function bind.
    bound: BTreeSet<String>,
    /// Whether the function awaits: else it does not matter what is moved when.
    awaits: bool,
    depth: usize,
    expanded: BTreeSet<String>,
    any: bool,
}

/// Where a call stands.
#[derive(Clone, Copy, PartialEq)]
enum Position {
    /// For its value.
    Code,
    Statement,
    Pattern,
}

impl Expansion {
    /// What a call expands to, if it is to be expanded.
    fn of(&mut self, mac: &Macro, position: Position) -> Option<TokenStream> {
        if is_text(mac) || crate::desugar::waits(mac) || self.depth >= DEEPEST {
            return None;
        }
        let expansion = self.with_rules(&mac.path, |rules, is_own| {
            let fit = rules::fit(rules, &mac.tokens)?;
            if has_condition(fit.template()) != self.conditional {
                return None;
            }
            // A definition in the function that awaits goes when all its calls have gone.
            let goes = is_own && rules.iter().any(|rule| await_in_tokens(rule.template.clone()).is_some());
            let wanted = position == Position::Pattern
                || goes
                || self.wants(&fit, &mac.tokens, 0)
                || self.takes(&fit, &mac.tokens, position, 0);
            wanted.then(|| self.expansion(&fit, mac, position, is_own))?
        })?;
        self.expanded.extend(mac.path.get_ident().map(Ident::to_string));
        self.any = true;
        Some(expansion)
    }

    /// What a rule makes of what it is handed, if nothing in it would mean something else than in rustc.
    fn expansion(&self, fit: &Fit<'_>, mac: &Macro, position: Position, is_own: bool) -> Option<TokenStream> {
        let template = parse_code(fit.with_placeholders()?, position)?;
        let own_names = bound(|bound| template.iter().for_each(|code| code.visit(bound)));
        let others = names_used(fit.template());
        if !is_own && others.iter().any(|name| self.bound.contains(name) && !own_names.contains(name)) {
            return None;
        }
        let handed = identifiers(&mac.tokens);
        if shows_text(fit.template()) {
            return None;
        }
        let meets = |name: &&String| handed.contains(*name) || self.bound.contains(*name);
        let renamed: BTreeSet<String> = own_names.iter().filter(meets).cloned().collect();
        if renamed.iter().any(|name| is_spelt_out(fit.template(), &template, name)) {
            return None;
        }
        fit.expand(&renamed, mac.path.segments.last()?.ident.span())
    }

    /// Whether the coroutine has to see what is in a call.
    fn wants(&self, fit: &Fit<'_>, handed: &TokenStream, depth: usize) -> bool {
        let awaits = |tokens: &TokenStream| await_in_tokens(tokens.clone()).is_some();
        let sees = awaits(handed) || awaits(fit.template()) || may_leave(fit.template()) || fit.takes_names();
        sees || fit
            .expand(&BTreeSet::new(), Span::call_site())
            .is_some_and(|expansion| self.calls_in(&expansion, depth + 1))
    }

    /// Whether a call may move a local that it is handed.
    fn takes(&self, fit: &Fit<'_>, handed: &TokenStream, position: Position, depth: usize) -> bool {
        let names: BTreeSet<String> = names_used(handed).intersection(&self.bound).cloned().collect();
        if names.is_empty() || !self.awaits || depth >= DEEPEST {
            return false;
        }
        let nested = |mac: &Macro| {
            let is_taken = self.with_rules(&mac.path, |rules, _| {
                rules::fit(rules, &mac.tokens).map(|fit| self.takes(&fit, &mac.tokens, position, depth + 1))
            });
            is_taken.unwrap_or(false)
        };
        let expansion = fit.expand(&BTreeSet::new(), Span::call_site());
        expansion.is_some_and(|code| taking::takes(code, &names, position == Position::Code, &nested))
    }

    /// Whether a call that would be expanded is among tokens.
    fn calls_in(&self, tokens: &TokenStream, depth: usize) -> bool {
        let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
        depth < DEEPEST
            && tokens.iter().enumerate().any(|(at, token)| match (&token, tokens.get(at + 1), tokens.get(at + 2)) {
                (TokenTree::Ident(name), Some(TokenTree::Punct(bang)), Some(TokenTree::Group(handed)))
                    if bang.as_char() == '!' =>
                {
                    let handed = handed.stream();
                    self.with_rules(&name.clone().into(), |rules, _| {
                        rules::fit(rules, &handed).map(|fit| self.wants(&fit, &handed, depth))
                    })
                    .unwrap_or(false)
                }
                (TokenTree::Group(group), ..) => self.calls_in(&group.stream(), depth),
                _ => false,
            })
    }

    /// Does something with the rules of a macro, if they are known; says whether it is the function's own.
    fn with_rules<T>(&self, name: &Path, inner: impl FnOnce(&[Rule], bool) -> Option<T>) -> Option<T> {
        match self.defined.iter().rev().find(|defined| name.is_ident(&defined.name)) {
            Some(own) => inner(own.rules.as_deref()?, true),
            None => {
                let tokens = match name.get_ident().map_or(Found::Nothing, file::macro_rules) {
                    Found::Rules(tokens) => tokens?,
                    Found::Nothing => published::macro_rules(name)?,
                };
                inner(&rules::rules(tokens)?, false)
            }
        }
    }

    fn deeper(&mut self, inner: impl FnOnce(&mut Self)) {
        self.depth += 1;
        inner(self);
        self.depth -= 1;
    }

    /// The statements that a call stands for.
    fn statements(&mut self, stmt: &Stmt, is_last: bool) -> Option<Vec<Stmt>> {
        let Stmt::Macro(mac) = stmt else { return None };
        if !mac.attrs.is_empty() {
            return None;
        }
        let mut stmts = Block::parse_within.parse2(self.of(&mac.mac, Position::Statement)?).ok()?;
        if mac.semi_token.is_some() {
            if let Some(Stmt::Expr(_, semi @ None)) = stmts.last_mut() {
                *semi = mac.semi_token;
            }
            return Some(stmts);
        }
        let is_block = matches!(mac.mac.delimiter, syn::MacroDelimiter::Brace(_));
        let ends_itself = match stmts.last() {
            Some(Stmt::Expr(expr, None)) => is_last || is_block_like(expr),
            _ => true,
        };
        let is_value = matches!(&stmts[..], [Stmt::Expr(_, None)]);
        (if is_block { ends_itself } else { is_last && is_value }).then_some(stmts)
    }
}

impl VisitMut for Expansion {
    fn visit_item_mut(&mut self, _: &mut Item) {}

    fn visit_block_mut(&mut self, block: &mut Block) {
        let depth = self.defined.len();
        let mut done = vec![];
        let count = block.stmts.len();
        for (at, mut stmt) in std::mem::take(&mut block.stmts).into_iter().enumerate() {
            if let Stmt::Item(Item::Macro(item)) = &stmt
                && let Some(name) = &item.ident
            {
                let rules =
                    Some(&item.mac.tokens).filter(|_| item.attrs.is_empty() && item.mac.path.is_ident("macro_rules"));
                let rules = rules.and_then(|tokens| rules::rules(tokens.clone()));
                self.defined.push(Defined { name: name.to_string(), rules });
            }
            match self.statements(&stmt, at + 1 == count) {
                Some(stmts) => self.deeper(|this| {
                    let mut inner = Block { brace_token: block.brace_token, stmts };
                    this.visit_block_mut(&mut inner);
                    done.extend(inner.stmts);
                }),
                None => {
                    self.visit_stmt_mut(&mut stmt);
                    done.push(stmt);
                }
            }
        }
        block.stmts = done;
        self.defined.truncate(depth);
    }

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        if let Expr::Macro(mac) = expr
            && mac.attrs.is_empty()
            && let Some(tokens) = self.of(&mac.mac, Position::Code)
            && let Ok(expansion) = syn::parse2::<Expr>(tokens)
        {
            *expr = match expansion {
                // It may stand where what is in it would bind otherwise.
                Expr::Binary(_) | Expr::Unary(_) | Expr::Cast(_) | Expr::Range(_) | Expr::Assign(_) => {
                    syn::parse_quote!((#expansion))
                }
                other => other,
            };
            return self.deeper(|this| this.visit_expr_mut(expr));
        }
        visit_mut::visit_expr_mut(self, expr);
    }

    fn visit_pat_mut(&mut self, pat: &mut Pat) {
        if let Pat::Macro(mac) = pat
            && let Some(tokens) = self.of(&mac.mac, Position::Pattern)
            && let Ok(expansion) = Pat::parse_multi_with_leading_vert.parse2(tokens)
        {
            *pat = expansion;
            return self.deeper(|this| this.visit_pat_mut(pat));
        }
        visit_mut::visit_pat_mut(self, pat);
    }
}

/// Whether there is any call of a macro that might be the user's.
struct HasCalls(bool);

impl<'ast> Visit<'ast> for HasCalls {
    fn visit_item(&mut self, _: &'ast Item) {}
    fn visit_macro(&mut self, mac: &'ast Macro) {
        self.0 |= !is_text(mac);
    }
}
