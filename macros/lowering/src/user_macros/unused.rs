//! Definitions in a function that nobody calls any more.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use std::collections::BTreeSet;
use syn::visit_mut::{self, VisitMut};
use syn::{Block, Item, Stmt};

/// Takes out the `macro_rules!` whose calls have all been expanded: nobody calls them.
pub(super) struct ForgetUnused {
    pub(super) expanded: BTreeSet<String>,
}

impl VisitMut for ForgetUnused {
    fn visit_block_mut(&mut self, block: &mut Block) {
        visit_mut::visit_block_mut(self, block);
        let is_expanded = |stmt: &&Stmt| match stmt {
            Stmt::Item(Item::Macro(item)) => {
                item.ident.as_ref().is_some_and(|name| self.expanded.contains(&name.to_string()))
            }
            _ => false,
        };
        let called: BTreeSet<String> = block
            .stmts
            .iter()
            .filter(|stmt| !is_expanded(stmt))
            .flat_map(|stmt| calls(stmt.to_token_stream()))
            .collect();
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
