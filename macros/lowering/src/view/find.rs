//! The coroutines of a file.
//!
//! Input: a parsed file. Output: each function that one of our macros makes a coroutine of, in the order of the source,
//! with its qualified name. What holds afterwards: a coroutine's item no longer has the attribute, as when rustc hands it
//! over; bare attributes under `#[asyncio::coroutines]` and in scripts have been resolved.
//!
//! ```text
//! mod a { impl B { #[asyncio::coroutine] async fn c(&self) {} } }    ⇒   `a::B::c`
//! fn main() { asyncio_run! { f().await } }                           ⇒   `main::__main__`
//! ```

use super::Coroutine;
use crate::check::{Accepts, is_coroutine};
use crate::diagnostics::Diagnostics;
use crate::edition::Edition;
use crate::emit::source_text;
use crate::entry::{resolve, script_parts};
use crate::macros;
use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{
    Attribute, File, ImplItemFn, Item, ItemFn, ItemImpl, ItemTrait, Macro, Meta, Path, Stmt, Token, TraitItemFn,
};

/// Finds the coroutines of a file.
pub fn coroutines(file: &File) -> Vec<Coroutine> {
    let mut finder = Finder::default();
    finder.visit_file(file);
    finder.found
}

#[derive(Default)]
struct Finder {
    /// Modules, types, traits and functions around this place.
    path: Vec<String>,
    found: Vec<Coroutine>,
}

impl Finder {
    fn inside(&mut self, name: String, visit: impl FnOnce(&mut Self)) {
        self.path.push(name);
        visit(self);
        self.path.pop();
    }

    /// A function, method or required method. `item` gives its tokens without the attributes that are taken off.
    fn function(&mut self, name: &syn::Ident, attrs: &[Attribute], item: impl FnOnce(Vec<Attribute>) -> TokenStream) {
        let Some((at, made)) = attrs.iter().enumerate().find_map(|(at, attr)| Some((at, Made::by(attr)?))) else {
            return;
        };
        let mut others = attrs.to_vec();
        others.remove(at);
        self.add(name.to_string(), name.span(), made, item(others));
    }

    fn add(&mut self, name: String, span: Span, made: Made, item: TokenStream) {
        let path = self.path.iter().map(String::as_str).chain([name.trim_start_matches("r#")]).collect::<Vec<_>>();
        self.found.push(Coroutine {
            name: path.join("::"),
            span,
            args: made.args,
            item,
            is_bare: made.is_bare,
            edition: Edition::default(),
        });
    }

    /// Visits an item under `#[asyncio::coroutines]` with its bare attributes resolved, any other item as it is.
    fn resolved(&mut self, attrs: &[Attribute], item: Item, visit: impl FnOnce(&mut Self, &Item)) {
        let mut item = item;
        if let Some(attr) = attrs.iter().find(|attr| path_ends_with(attr.path(), "coroutines")) {
            let accepts = Accepts { name: "coroutines", debug: false };
            let args = accepts.parse(arguments(&attr.meta), &mut Diagnostics::new());
            resolve(&mut item, &args.krate);
        }
        visit(self, &item);
    }

    /// The items of a script, and its statements, which are one coroutine.
    fn script(&mut self, mac: &Macro) {
        let Some((krate, items, statements)) = script_parts(mac.tokens.clone()) else { return };
        items.iter().for_each(|item| self.visit_item(item));
        let span = mac.path.segments.last().map_or_else(Span::call_site, |last| last.ident.span());
        let made = Made { args: quote!(crate = #krate), is_bare: false };
        self.add("__main__".into(), span, made, script_function(&statements));
        statements.iter().for_each(|statement| self.visit_stmt(statement));
    }
}

/// The function that a script's statements are lowered as.
fn script_function(statements: &[Stmt]) -> TokenStream {
    quote!(async fn __main__() -> _ { #(#statements)* })
}

/// How a function was made a coroutine.
struct Made {
    args: TokenStream,
    is_bare: bool,
}

impl Made {
    fn by(attr: &Attribute) -> Option<Made> {
        if is_coroutine(attr) {
            return Some(Made { args: arguments(&attr.meta), is_bare: attr.path().get_ident().is_some() });
        }
        if is_entry_point(attr.path()) {
            let accepts = Accepts { name: "main", debug: true };
            let krate = accepts.parse(arguments(&attr.meta), &mut Diagnostics::new()).krate;
            return Some(Made { args: quote!(crate = #krate), is_bare: false });
        }
        if attr.path().is_ident("cfg_attr") {
            let parse = Punctuated::<Meta, Token![,]>::parse_terminated;
            let metas = attr.parse_args_with(parse).ok()?;
            let meta = metas.iter().skip(1).find(|meta| path_ends_with(meta.path(), "coroutine"))?;
            return Some(Made { args: arguments(meta), is_bare: meta.path().get_ident().is_some() });
        }
        None
    }
}

fn path_ends_with(path: &Path, name: &str) -> bool {
    path.segments.last().is_some_and(|last| last.ident == name)
}

/// `#[asyncio::main]` and `#[asyncio::test]`. Others have macros of these names too.
fn is_entry_point(path: &Path) -> bool {
    let ours = path.segments.first().is_some_and(|first| first.ident == "asyncio");
    ours && (path_ends_with(path, "main") || path_ends_with(path, "test"))
}

fn arguments(meta: &Meta) -> TokenStream {
    match meta {
        Meta::List(list) => list.tokens.clone(),
        _ => TokenStream::new(),
    }
}

impl<'ast> Visit<'ast> for Finder {
    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        let name = module.ident.to_string();
        self.resolved(&module.attrs, Item::Mod(module.clone()), |this, item| {
            if let Item::Mod(module) = item {
                this.inside(name, |this| visit::visit_item_mod(this, module));
            }
        });
    }

    fn visit_item_impl(&mut self, block: &'ast ItemImpl) {
        let ty = source_text(block.self_ty.to_token_stream());
        let name = match &block.trait_ {
            Some(of) => format!("<{ty} as {}>", source_text(of.0.to_token_stream())),
            None => ty,
        };
        self.resolved(&block.attrs, Item::Impl(block.clone()), |this, item| {
            if let Item::Impl(block) = item {
                this.inside(name, |this| visit::visit_item_impl(this, block));
            }
        });
    }

    fn visit_item_trait(&mut self, block: &'ast ItemTrait) {
        let name = block.ident.to_string();
        self.resolved(&block.attrs, Item::Trait(block.clone()), |this, item| {
            if let Item::Trait(block) = item {
                this.inside(name, |this| visit::visit_item_trait(this, block));
            }
        });
    }

    fn visit_item_fn(&mut self, function: &'ast ItemFn) {
        let name = &function.sig.ident;
        self.function(name, &function.attrs, |attrs| ItemFn { attrs, ..function.clone() }.to_token_stream());
        self.inside(name.to_string(), |this| visit::visit_item_fn(this, function));
    }

    fn visit_impl_item_fn(&mut self, method: &'ast ImplItemFn) {
        let name = &method.sig.ident;
        self.function(name, &method.attrs, |attrs| ImplItemFn { attrs, ..method.clone() }.to_token_stream());
        self.inside(name.to_string(), |this| visit::visit_impl_item_fn(this, method));
    }

    fn visit_trait_item_fn(&mut self, method: &'ast TraitItemFn) {
        let name = &method.sig.ident;
        self.function(name, &method.attrs, |attrs| TraitItemFn { attrs, ..method.clone() }.to_token_stream());
        self.inside(name.to_string(), |this| visit::visit_trait_item_fn(this, method));
    }

    fn visit_macro(&mut self, mac: &'ast Macro) {
        if path_ends_with(&mac.path, "asyncio_run") {
            self.script(mac);
        } else if let Some(call) = macros::parse(mac) {
            call.args.iter().for_each(|arg| self.visit_expr(&arg.expr));
        }
    }
}
