//! The bare `#[coroutine]`, which rustc would take for its own unstable attribute of that name.
//!
//! Input: items that rustc has not resolved yet. Output: the same items, in which each attribute `coroutine` is the
//! library's. What holds afterwards: no attribute is the single word `coroutine`, on nested items and methods too; what
//! stands in the tokens of unknown macros is left as it is.
//!
//! ```text
//! #[coroutine] async fn f() {}    →   #[::asyncio::coroutine] async fn f() {}
//! ```

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::punctuated::Punctuated;
use syn::visit_mut::VisitMut;
use syn::{Attribute, Item, Meta, Path, Token, parse_quote};

/// Makes each bare `#[coroutine]` in `item` the library's.
pub(crate) fn resolve(item: &mut Item, krate: &Path) {
    Resolve { krate }.visit_item_mut(item);
}

struct Resolve<'a> {
    krate: &'a Path,
}

impl VisitMut for Resolve<'_> {
    fn visit_attribute_mut(&mut self, attribute: &mut Attribute) {
        if let Some(meta) = self.resolved(&attribute.meta) {
            attribute.meta = meta;
        }
    }
}

impl Resolve<'_> {
    fn resolved(&self, meta: &Meta) -> Option<Meta> {
        let krate = self.krate;
        match meta {
            Meta::Path(path) if path.is_ident("coroutine") => {
                let arguments = self.arguments();
                Some(parse_quote!(#krate::#path #arguments))
            }
            Meta::List(list) if list.path.is_ident("coroutine") => {
                let (path, arguments) = (&list.path, &list.tokens);
                Some(parse_quote!(#krate::#path(#arguments)))
            }
            Meta::List(list) if list.path.is_ident("cfg_attr") => self.resolved_cfg_attr(&list.tokens),
            _ => None,
        }
    }

    /// `cfg_attr(condition, coroutine)`.
    fn resolved_cfg_attr(&self, tokens: &TokenStream) -> Option<Meta> {
        let parse = Punctuated::<Meta, Token![,]>::parse_terminated;
        let mut metas = syn::parse::Parser::parse2(parse, tokens.clone()).ok()?;
        for meta in metas.iter_mut().skip(1) {
            if let Some(resolved) = self.resolved(meta) {
                *meta = resolved;
            }
        }
        Some(parse_quote!(cfg_attr(#metas)))
    }

    /// A library under another name is named to the attribute.
    fn arguments(&self) -> Option<TokenStream> {
        let krate = self.krate;
        (krate.to_token_stream().to_string() != ":: asyncio").then(|| quote!((crate = #krate)))
    }
}
