//! Macros of the user's that the coroutine has to see into.
//!
//! Input: the function as parsed. Output: another one, in which calls of a `macro_rules!` of the same function or file are
//! expanded, and of some that are published: where an await is handed over, where the macro awaits or leaves the function, where it takes a name, or where it
//! stands for a pattern. All others stay as they are; so do those whose rules are not simple (`rules`).
//!
//! ```text
//! macro_rules! or_leave { ($e:expr) => { match $e { Some(x) => x, None => return } } }
//! or_leave!(f().await)   ⇒   match f().await { Some(x) => x, None => return }
//! ```
//!
//! What a macro binds itself and what it is handed never meet in rustc; here such a name is changed. What a macro outside of
//! the function names would not be a local of the function; if there is such a local, the call is not expanded.

mod file;
mod published;
mod rules;

use crate::check::await_in_tokens;
use crate::locals::identifiers;
use crate::macros::{is_text, may_leave};
use file::Found;
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use rules::{Fit, PLACEHOLDER, Rule};
use std::collections::BTreeSet;
use syn::parse::Parser;
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{Block, Expr, Item, ItemFn, Macro, Pat, Path, Stmt};

/// The function with the calls in it expanded, if there are any to be expanded.
pub fn expand(function: &ItemFn) -> Option<ItemFn> {
    let mut calls = HasCalls(false);
    calls.visit_block(&function.block);
    calls.0.then_some(())?;
    let mut function = function.clone();
    let bound = bound(|bound| bound.visit_item_fn(&function));
    let mut expansion = Expansion { defined: vec![], bound, depth: 0, expanded: BTreeSet::new(), any: false };
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

struct Expansion {
    /// Those in the function, innermost last.
    defined: Vec<Defined>,
    /// What patterns of the function bind.
    bound: BTreeSet<String>,
    depth: usize,
    expanded: BTreeSet<String>,
    any: bool,
}

/// Where a call stands.
#[derive(Clone, Copy, PartialEq)]
enum Position {
    Code,
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
            // A definition in the function that awaits goes when all its calls have gone.
            let goes = is_own && rules.iter().any(|rule| await_in_tokens(rule.template.clone()).is_some());
            let wanted = position == Position::Pattern || goes || self.wants(&fit, &mac.tokens, 0);
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
        let handed = identifiers(mac.tokens.clone());
        if is_closed(fit.template()) {
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
        let mut stmts = Block::parse_within.parse2(self.of(&mac.mac, Position::Code)?).ok()?;
        if mac.semi_token.is_some() {
            if let Some(Stmt::Expr(_, semi @ None)) = stmts.last_mut() {
                *semi = mac.semi_token;
            }
            return Some(stmts);
        }
        let is_block = matches!(mac.mac.delimiter, syn::MacroDelimiter::Brace(_));
        let ends_itself = match stmts.last() {
            Some(Stmt::Expr(
                Expr::If(_)
                | Expr::Match(_)
                | Expr::Block(_)
                | Expr::Loop(_)
                | Expr::While(_)
                | Expr::ForLoop(_)
                | Expr::Unsafe(_),
                None,
            )) => true,
            Some(Stmt::Expr(_, None)) => is_last,
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

/// What a template is made of.
enum Code {
    Stmt(Stmt),
    Pat(Pat),
}

impl Code {
    fn visit<'ast>(&'ast self, visitor: &mut impl Visit<'ast>) {
        match self {
            Code::Stmt(stmt) => visitor.visit_stmt(stmt),
            Code::Pat(pat) => visitor.visit_pat(pat),
        }
    }
}

fn parse_code(tokens: TokenStream, position: Position) -> Option<Vec<Code>> {
    match position {
        Position::Code => Some(Block::parse_within.parse2(tokens).ok()?.into_iter().map(Code::Stmt).collect()),
        Position::Pattern => Some(vec![Code::Pat(Pat::parse_multi_with_leading_vert.parse2(tokens).ok()?)]),
    }
}

/// The names that patterns bind in what is visited.
fn bound(visit: impl FnOnce(&mut Bound)) -> BTreeSet<String> {
    let mut bound = Bound(BTreeSet::new());
    visit(&mut bound);
    bound.0
}

struct Bound(BTreeSet<String>);

impl<'ast> Visit<'ast> for Bound {
    fn visit_pat_ident(&mut self, pat: &'ast syn::PatIdent) {
        let name = pat.ident.to_string();
        if crate::resolve::is_binding(pat) && !name.starts_with(PLACEHOLDER) {
            self.0.insert(name);
        }
        visit::visit_pat_ident(self, pat);
    }
}

/// The names in a template that could be those of locals.
fn names_used(template: &TokenStream) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut before = String::new();
    for token in template.clone() {
        match &token {
            TokenTree::Group(group) => found.extend(names_used(&group.stream())),
            TokenTree::Ident(name) if before != "." && before != "$" => {
                found.insert(name.to_string());
            }
            _ => {}
        }
        before = token.to_string();
    }
    found
}

/// Whether a template must not be looked into: it has a `#[cfg]`, and those of the function have been decided; or it shows
/// what it is handed as text, which would be another one.
fn is_closed(template: &TokenStream) -> bool {
    const TEXT: [&str; 4] = ["stringify", "dbg", "assert", "debug_assert"];
    let tokens: Vec<TokenTree> = template.clone().into_iter().collect();
    tokens.iter().enumerate().any(|(at, token)| match (token, tokens.get(at + 1)) {
        (TokenTree::Punct(hash), Some(TokenTree::Group(attribute))) if hash.as_char() == '#' => {
            attribute.stream().to_string().starts_with("cfg")
        }
        (TokenTree::Ident(name), Some(TokenTree::Punct(bang))) => {
            bang.as_char() == '!' && TEXT.iter().any(|text| name == text)
        }
        (TokenTree::Group(group), _) => is_closed(&group.stream()),
        _ => false,
    })
}

/// Whether a name stands where it cannot be changed: as that of a field, or in a text.
fn is_spelt_out(template: &TokenStream, code: &[Code], name: &str) -> bool {
    struct Fields<'a>(&'a str, bool);
    impl<'ast> Visit<'ast> for Fields<'_> {
        fn visit_member(&mut self, member: &'ast syn::Member) {
            self.1 |= matches!(member, syn::Member::Named(name) if name == self.0);
        }
        fn visit_expr_field(&mut self, field: &'ast syn::ExprField) {
            self.visit_expr(&field.base); // what stands behind a dot is not changed
        }
        fn visit_expr_path(&mut self, path: &'ast syn::ExprPath) {
            self.1 |= path.path.segments.len() > 1 && path.path.segments.iter().any(|part| part.ident == self.0);
        }
    }
    fn in_text(tokens: &TokenStream, name: &str) -> bool {
        tokens.clone().into_iter().any(|token| match token {
            TokenTree::Group(group) => in_text(&group.stream(), name),
            TokenTree::Literal(literal) => literal.to_string().contains(&format!("{{{name}")),
            _ => false,
        })
    }
    let mut fields = Fields(name, false);
    code.iter().for_each(|code| code.visit(&mut fields));
    fields.1 || in_text(template, name)
}

/// Takes out the `macro_rules!` whose calls have all been expanded: nobody calls them.
struct ForgetUnused {
    expanded: BTreeSet<String>,
}

impl VisitMut for ForgetUnused {
    fn visit_block_mut(&mut self, block: &mut Block) {
        visit_mut::visit_block_mut(self, block);
        let called = calls(block.to_token_stream());
        block.stmts.retain(|stmt| match stmt {
            Stmt::Item(Item::Macro(item)) => item.ident.as_ref().is_none_or(|name| {
                let name = name.to_string();
                !self.expanded.contains(&name) || called.contains(&name)
            }),
            _ => true,
        });
    }
}

/// The names of the macros that are called among tokens.
fn calls(tokens: TokenStream) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut before: Option<Ident> = None;
    for token in tokens {
        if let (Some(name), TokenTree::Punct(punct)) = (before.take(), &token)
            && punct.as_char() == '!'
        {
            found.insert(name.to_string());
        }
        match token {
            TokenTree::Group(group) => found.extend(calls(group.stream())),
            TokenTree::Ident(ident) => before = Some(ident),
            _ => {}
        }
    }
    found
}

/// Whether there is any call of a macro that might be the user's.
struct HasCalls(bool);

impl<'ast> Visit<'ast> for HasCalls {
    fn visit_item(&mut self, _: &'ast Item) {}
    fn visit_macro(&mut self, mac: &'ast Macro) {
        self.0 |= !is_text(mac);
    }
}
