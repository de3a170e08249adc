//! Functions of one file that lead back to each other.
//!
//! Input: two names, and where one of the functions stands. Output: whether calling the one leads, through the async functions of
//! that file, to the other. The file is read once, and only where a coroutine puts a call into a box.
//!
//! ```text
//! async fn even(n: u32) { … Box::pin(odd(n - 1)).await … }     leads back: `odd` calls `even`
//! async fn odd(n: u32) { … even(n - 1).await … }
//! ```
//!
//! A call is a name before parentheses, whatever it means there. A name that several functions have leads nowhere, and neither does
//! one with type parameters, whose types cannot be written beside the call.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::PathBuf;
use std::rc::Rc;

/// The async functions of a file, each with the names that it calls; nothing where it leads nowhere.
type Functions = BTreeMap<String, Option<BTreeSet<String>>>;

thread_local! {
    static FILES: RefCell<HashMap<PathBuf, Rc<Functions>>> = RefCell::default();
}

/// Whether a function by the name of `called` leads back to `function`, which stands in the same file.
pub(super) fn leads_back(called: &Ident, function: &Ident) -> bool {
    let Some(path) = function.span().local_file() else { return false };
    let functions = FILES.with_borrow_mut(|files| {
        let read = |path: &PathBuf| {
            let text = std::fs::read_to_string(path).unwrap_or_default();
            Rc::new(text.parse().map(functions).unwrap_or_default())
        };
        Rc::clone(files.entry(path).or_insert_with_key(read))
    });
    leads(&functions, &called.to_string(), &function.to_string())
}

fn leads(functions: &Functions, from: &str, to: &str) -> bool {
    if !matches!(functions.get(to), Some(Some(_))) {
        return false;
    }
    let (mut seen, mut next) = (BTreeSet::new(), vec![from]);
    while let Some(name) = next.pop() {
        let Some(Some(calls)) = functions.get(name).filter(|_| seen.insert(name)) else { continue };
        if calls.contains(to) {
            return true;
        }
        next.extend(calls.iter().map(String::as_str));
    }
    false
}

fn functions(tokens: TokenStream) -> Functions {
    let mut found = Functions::new();
    find(tokens, &mut found);
    found
}

fn find(tokens: TokenStream, found: &mut Functions) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let is = |token: Option<&TokenTree>, word: &str| matches!(token, Some(TokenTree::Ident(name)) if name == word);
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) => find(group.stream(), found),
            TokenTree::Ident(name) if at >= 2 && is(tokens.get(at - 1), "fn") => {
                let is_async = is(tokens.get(at - 2), "async") || (at >= 3 && is(tokens.get(at - 3), "async"));
                let known = found.contains_key(&name.to_string());
                let calls = calls_of(&tokens[at + 1..]).filter(|_| is_async && !known);
                found.insert(name.to_string(), calls);
            }
            _ => {}
        }
    }
}

/// What a function calls, which has no type parameters; these are the tokens behind its name.
fn calls_of(tokens: &[TokenTree]) -> Option<BTreeSet<String>> {
    let is_group = |token: &TokenTree, of| matches!(token, TokenTree::Group(group) if group.delimiter() == of);
    let params = tokens.iter().position(|token| is_group(token, Delimiter::Parenthesis))?;
    let generics: TokenStream = tokens[..params].iter().cloned().collect();
    let generics: syn::Generics = syn::parse2(generics).ok()?;
    let TokenTree::Group(body) = tokens.iter().skip(params).find(|token| is_group(token, Delimiter::Brace))? else {
        return None;
    };
    let only_lifetimes = generics.params.iter().all(|param| matches!(param, syn::GenericParam::Lifetime(_)));
    let mut calls = BTreeSet::new();
    called_in(body.stream(), &mut calls);
    (only_lifetimes && !has_impl(tokens[params].to_token_stream())).then_some(calls)
}

fn has_impl(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Group(group) => has_impl(group.stream()),
        token => matches!(token, TokenTree::Ident(word) if word == "impl"),
    })
}

fn called_in(tokens: TokenStream, calls: &mut BTreeSet<String>) {
    let mut before = None;
    for token in tokens {
        if let TokenTree::Group(group) = &token {
            if group.delimiter() == Delimiter::Parenthesis
                && let Some(TokenTree::Ident(name)) = &before
            {
                calls.insert(name.to_string());
            }
            called_in(group.stream(), calls);
        }
        before = Some(token);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use quote::quote;

    #[test]
    fn what_leads_back() {
        let functions = functions(quote! {
            async fn even(n: u32) -> bool { n == 0 || Box::pin(odd(n - 1)).await }
            impl Odd { pub async fn odd(&self) { self.between(1).await } async fn between<'a>(&'a self, n: u8) { even(n) } }
            async fn other() { odd(3).await }
            async fn typed<T>(t: T) { even(1).await }
            async fn unnamed(t: impl Copy) { even(1).await }
            fn plain() { even(1); }
            mod inner { async fn twice() { even(1) } }
            async fn twice() { even(1) }
        });
        let leads = |from| leads(&functions, from, "even");
        assert!(leads("odd") && leads("between") && leads("other"));
        for name in ["typed", "unnamed", "plain", "twice", "none"] {
            assert!(!leads(name), "{name}");
        }
    }
}
