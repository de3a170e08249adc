//! Items in the body.
//!
//! Input: the items of a block. Output: where they go. An item is visible in the whole block that it stands in, and the block
//! may be opened in several places of the expansion. Types must stay one type there and a `static` one variable, so these are
//! written once, for the whole function; the rest is repeated wherever the scope is opened again.
//!
//! ```text
//! { struct Pair(u8, u8); type Short = Pair; nap().await; .. }   ⇒   Pair: once, at the top; Short: in each place
//! ```
//!
//! At the top an item would also be seen by what is outside of its block. Where its name means something else there, a type
//! is repeated too (rustc refuses to carry a value of it across an await), and a `static` is an error.

use super::Lowerer;
use crate::ir::ScopeId;
use crate::macros::is_given_a_type;
use crate::mentions::each_identifier;
use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use std::collections::HashMap;
use syn::visit::{self, Visit};
use syn::{Block, Item, ItemMacro, Stmt, StmtMacro};

/// How often each identifier occurs.
#[derive(Default)]
pub(super) struct Idents(HashMap<String, usize>);

impl Idents {
    /// Of a body, if there are items in it.
    pub(super) fn if_needed(body: &Block) -> Self {
        struct Items(bool);
        impl<'ast> Visit<'ast> for Items {
            fn visit_stmt(&mut self, stmt: &'ast Stmt) {
                self.0 |= match stmt {
                    Stmt::Item(_) => true,
                    Stmt::Macro(mac) => as_item(mac).is_some(),
                    _ => false,
                };
                visit::visit_stmt(self, stmt);
            }
            // The arguments of a macro may have blocks in them.
            fn visit_token_stream(&mut self, tokens: &'ast TokenStream) {
                self.0 |= has_braces(tokens.clone());
            }
        }
        let mut items = Items(false);
        items.visit_block(body);
        if items.0 { Idents::of(body) } else { Idents::default() }
    }

    fn of(block: &Block) -> Self {
        let mut idents = Idents::default();
        each_identifier(block, |ident| *idents.0.entry(ident.to_string()).or_default() += 1);
        idents
    }

    fn count(&self, ident: &Ident) -> usize {
        self.0.get(&ident.to_string()).copied().unwrap_or(0)
    }
}

fn has_braces(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace || has_braces(group.stream()),
        TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// `thread_local! { .. }`, or a macro that is given a type, as an item.
pub(super) fn as_item(mac: &StmtMacro) -> Option<Item> {
    let last = mac.mac.path.segments.last()?;
    (last.ident == "thread_local" || is_given_a_type(&mac.mac.tokens)).then_some(())?;
    Some(Item::Macro(ItemMacro {
        attrs: mac.attrs.clone(),
        ident: None,
        mac: mac.mac.clone(),
        semi_token: mac.semi_token,
    }))
}

impl Lowerer<'_> {
    /// Declares the items of a block whose scope is open.
    pub(super) fn items(&mut self, block: &Block) {
        let items: Vec<Item> = block
            .stmts
            .iter()
            .filter_map(|stmt| match stmt {
                Stmt::Item(item) => Some(item.clone()),
                Stmt::Macro(mac) => as_item(mac),
                _ => None,
            })
            .collect();
        if items.is_empty() {
            return;
        }
        let (scope, _) = *self.open.last().expect("scope 0 is never left");
        if self.open.len() <= 2 {
            return self.body.items.extend(items);
        }
        let inside = Idents::of(block);
        let elsewhere = |name: &Ident| self.idents.count(name) > inside.count(name);
        let met = items.iter().filter(|item| is_once(item)).flat_map(names).any(|name| elsewhere(&name));
        for item in items {
            self.item(item, scope, met);
        }
    }

    fn item(&mut self, item: Item, scope: ScopeId, met: bool) {
        if !is_once(&item) {
            return self.body.scopes[scope.0].items.push(item);
        }
        if !met {
            return self.body.items.push(item);
        }
        if has_static(item.to_token_stream()) {
            self.diagnostics.error(
                names(&item).first().map_or_else(|| item.to_token_stream(), ToTokens::to_token_stream),
                "a `static` in a block that awaits, of which a name means something else outside of the block",
                "give it a name of its own, or move it out of the coroutine",
            );
        }
        self.body.scopes[scope.0].items.push(item);
    }
}

/// Whether an item must not be repeated.
fn is_once(item: &Item) -> bool {
    match item {
        Item::Use(_) | Item::Type(_) => false,
        Item::Macro(item) if is_given_a_type(&item.mac.tokens) => true,
        Item::Fn(_) | Item::Const(_) | Item::Macro(_) => has_static(item.to_token_stream()),
        _ => true,
    }
}

/// Whether there is a variable in it: `static`, but not `'static`.
fn has_static(tokens: TokenStream) -> bool {
    let mut after_quote = false;
    tokens.into_iter().any(|token| {
        let was_quote =
            std::mem::replace(&mut after_quote, matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '\''));
        match token {
            TokenTree::Group(group) => has_static(group.stream()),
            TokenTree::Ident(ident) => !was_quote && (ident == "static" || ident == "thread_local"),
            TokenTree::Punct(_) | TokenTree::Literal(_) => false,
        }
    })
}

/// What an item is called, or what those in a macro are.
fn names(item: &Item) -> Vec<Ident> {
    match item {
        Item::Const(item) => vec![item.ident.clone()],
        Item::Enum(item) => vec![item.ident.clone()],
        Item::Fn(item) => vec![item.sig.ident.clone()],
        Item::Mod(item) => vec![item.ident.clone()],
        Item::Static(item) => vec![item.ident.clone()],
        Item::Struct(item) => vec![item.ident.clone()],
        Item::Trait(item) => vec![item.ident.clone()],
        Item::TraitAlias(item) => vec![item.ident.clone()],
        Item::Union(item) => vec![item.ident.clone()],
        Item::Macro(item) => {
            let tokens: Vec<TokenTree> = item.mac.tokens.clone().into_iter().collect();
            let named = tokens.windows(2).filter_map(|pair| match pair {
                [TokenTree::Ident(word), TokenTree::Ident(name)] => {
                    let declares = ["static", "struct", "enum", "union"].iter().any(|declares| word == declares);
                    declares.then(|| name.clone())
                }
                _ => None,
            });
            named.collect()
        }
        _ => vec![],
    }
}
