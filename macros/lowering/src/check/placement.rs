//! Where `#[coroutine]` may stand: on a function, and on which.
//!
//! Input: the item under the attribute. Output: the function, or an error at the token that makes it another kind of
//! item. What holds afterwards: the function is no `const fn`, has Rust's own ABI and a fixed number of parameters, and
//! no second macro claims it.
//!
//! ```text
//! #[coroutine]
//! struct Square;
//! ^^^^^^ a coroutine is a function, not a struct
//! ```

use super::awaits::path_ends_with;
use crate::diagnostics::Diagnostics;
use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Attribute, Expr, Item, ItemFn, Signature, TraitItemFn};

/// What can be a coroutine.
#[derive(Clone, Debug)]
pub enum Annotated {
    /// A function or method with a body.
    Function(Box<ItemFn>),
    /// A trait's method without one: only its signature is rewritten.
    Required(Box<TraitItemFn>),
}

/// Parses the item under the attribute; if it cannot be a coroutine, says why.
pub fn parse_item(item: TokenStream, errors: &mut Diagnostics) -> Option<Annotated> {
    let not_a_function = match syn::parse2::<ItemFn>(item.clone()) {
        Ok(function) => return Some(Annotated::Function(Box::new(function))),
        Err(error) => error,
    };
    if let Ok(method) = syn::parse2::<TraitItemFn>(item.clone())
        && method.default.is_none()
    {
        return Some(Annotated::Required(Box::new(method)));
    }
    match syn::parse2::<Item>(item.clone()) {
        Ok(other) => misplaced(&other, errors),
        Err(_) => match syn::parse2::<Expr>(item.clone()) {
            Ok(Expr::Closure(closure)) => errors.error(
                closure.inputs_begin,
                "a coroutine is a function, not a closure",
                "write `#[asyncio::coroutine]` before an `async fn`; functions may stand in functions",
            ),
            _ => unparsed(item, not_a_function, errors),
        },
    }
    None
}

const WRITE: &str = "write `#[asyncio::coroutine]` before an `async fn`";
const METHODS: &str =
    "write `#[asyncio::coroutine]` before each method, or `#[asyncio::coroutines]` on the module around it";

/// The attribute stands on something else than a function.
fn misplaced(item: &Item, errors: &mut Diagnostics) {
    let help = match item {
        Item::Impl(_) | Item::Trait(_) => METHODS,
        Item::Mod(_) => "write `#[asyncio::coroutines]` on it: then `#[coroutine]` works on the functions in it",
        _ => WRITE,
    };
    let (at, what) = describe_item(item);
    errors.error(at, format!("a coroutine is a function, not {what}"), help);
}

/// The token that makes an item what it is, and what that is.
pub(crate) fn describe_item(item: &Item) -> (TokenStream, &'static str) {
    match item {
        Item::Const(item) => (item.const_token.to_token_stream(), "a const"),
        Item::Enum(item) => (item.enum_token.to_token_stream(), "an enum"),
        Item::ExternCrate(item) => (item.extern_token.to_token_stream(), "an extern crate"),
        Item::Fn(item) => (item.sig.fn_token.to_token_stream(), "a function"),
        Item::ForeignMod(item) => (item.abi.to_token_stream(), "an extern block"),
        Item::Impl(item) => (item.impl_token.to_token_stream(), "an impl block"),
        Item::Macro(item) => (item.mac.path.to_token_stream(), "a macro"),
        Item::Mod(item) => (item.mod_token.to_token_stream(), "a module"),
        Item::Static(item) => (item.static_token.to_token_stream(), "a static"),
        Item::Struct(item) => (item.struct_token.to_token_stream(), "a struct"),
        Item::Trait(item) => (item.trait_token.to_token_stream(), "a trait"),
        Item::TraitAlias(item) => (item.trait_token.to_token_stream(), "a trait alias"),
        Item::Type(item) => (item.type_token.to_token_stream(), "a type alias"),
        Item::Union(item) => (item.union_token.to_token_stream(), "a union"),
        Item::Use(item) => (item.use_token.to_token_stream(), "a use declaration"),
        other => (other.to_token_stream(), "this"),
    }
}

/// The item is no Rust that syn knows. rustc has parsed it all the same: for Python's `await x` and for `await!(x)` it
/// has reported what to write, and there is nothing to add.
pub(crate) fn unparsed(item: TokenStream, error: syn::Error, errors: &mut Diagnostics) {
    if !prefix_awaits(item, &mut Diagnostics::new()) {
        errors.push(error);
    }
}

/// Reports each `await` that stands before what is awaited, as in Python; whether there were any.
pub(crate) fn prefix_awaits(tokens: TokenStream, errors: &mut Diagnostics) -> bool {
    let before = errors.len();
    let mut after_dot = false;
    for token in tokens {
        let is_dot = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '.');
        match token {
            TokenTree::Ident(ident) if ident == "await" && !after_dot => errors.error(
                ident,
                "in Rust `await` comes after what is awaited",
                "write `square(10).await` for Python's `await square(10)`",
            ),
            TokenTree::Group(group) => {
                prefix_awaits(group.stream(), errors);
            }
            _ => {}
        }
        after_dot = is_dot;
    }
    errors.len() > before
}

/// Reports what a coroutine's signature and attributes cannot be.
pub(crate) fn check_signature(attributes: &[Attribute], signature: &Signature, errors: &mut Diagnostics) {
    if let Some(constness) = &signature.constness {
        errors.error(
            constness,
            "a coroutine cannot be `const`",
            "leave `const` away: a coroutine runs on an event loop, not in the compiler",
        );
    }
    if let Some(abi) = &signature.abi {
        errors.error(
            abi,
            "a coroutine cannot be `extern`",
            "call it through `asyncio_run!` from an ordinary `extern` function",
        );
    }
    if let Some(variadic) = &signature.variadic {
        errors.error(
            variadic.dots,
            "a coroutine has a fixed number of parameters",
            "take a slice, a `Vec` or an iterator, where Python has `*args`",
        );
    }
    for attribute in attributes {
        if is_coroutine(attribute) {
            errors.error(attribute.path(), "`#[coroutine]` is given twice", "give it once");
        } else if let Some(name) = entry_point(attribute) {
            errors.error(
                attribute.path(),
                format!("`#[asyncio::{name}]` already makes it a coroutine"),
                "leave `#[coroutine]` away",
            );
        } else if is_test(attribute) {
            errors.error(
                attribute.path(),
                "a test runner calls a test, but does not await it",
                "write `#[asyncio::test]` instead of both attributes",
            );
        }
    }
}

/// Whether the attribute is `#[coroutine]`, however it is reached.
pub(crate) fn is_coroutine(attribute: &Attribute) -> bool {
    path_ends_with(attribute.path(), "coroutine")
}

/// `main` for `#[asyncio::main]`, `test` for `#[asyncio::test]`.
pub(crate) fn entry_point(attribute: &Attribute) -> Option<&'static str> {
    let mut segments = attribute.path().segments.iter().rev();
    let (name, library) = (segments.next()?, segments.next()?);
    if library.ident != "asyncio" {
        return None;
    }
    ["main", "test"].into_iter().find(|entry_point| name.ident == entry_point)
}

/// Whether the attribute is rustc's `#[test]`.
pub(crate) fn is_test(attribute: &Attribute) -> bool {
    attribute.path().is_ident("test")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check;
    use quote::quote;

    fn messages(item: TokenStream) -> Vec<String> {
        let mut errors = Diagnostics::new();
        if let Some(Annotated::Function(function)) = parse_item(item, &mut errors) {
            check::check(&function, &mut errors);
        }
        errors.messages().map(|message| message.lines().next().unwrap_or_default().to_owned()).collect()
    }

    #[test]
    fn functions_and_methods_of_every_kind_may_be_coroutines() {
        for item in [
            quote!(
                async fn f() {}
            ),
            quote!(
                pub(crate) unsafe fn f<'a, T: Clone, const N: usize>(&'a mut self, (a, b): (T, u8)) -> T
                where
                    T: Copy,
                {
                    a
                }
            ),
            quote!(
                fn f(self: std::pin::Pin<&mut Self>, it: impl Iterator) {}
            ),
            quote!(
                async fn required(&self) -> i32;
            ),
        ] {
            assert_eq!(messages(item), <[&str; 0]>::default());
        }
    }

    #[test]
    fn other_items_may_not() {
        assert_eq!(
            messages(quote!(
                struct Square;
            )),
            ["a coroutine is a function, not a struct"]
        );
        assert_eq!(
            messages(quote!(
                pub mod squares {
                    fn f() {}
                }
            )),
            ["a coroutine is a function, not a module"]
        );
        assert_eq!(messages(quote!(impl A { fn f() {} })), ["a coroutine is a function, not an impl block"]);
        assert_eq!(
            messages(quote!(
                trait A {
                    fn f();
                }
            )),
            ["a coroutine is a function, not a trait"]
        );
        assert_eq!(
            messages(quote!(
                static A: i32 = 1;
            )),
            ["a coroutine is a function, not a static"]
        );
        assert_eq!(
            messages(quote!(
                use a::b;
            )),
            ["a coroutine is a function, not a use declaration"]
        );
        assert_eq!(messages(quote!(|x: i32| x + 1)), ["a coroutine is a function, not a closure"]);
        assert_eq!(messages(quote!()), ["unexpected end of input, expected `fn`"]);
    }

    #[test]
    fn all_mistakes_of_a_signature_are_reported() {
        assert_eq!(
            messages(quote! {
                #[test]
                #[coroutine]
                const unsafe extern "C" fn f(n: i32, ...) {}
            }),
            [
                "a coroutine cannot be `const`",
                "a coroutine cannot be `extern`",
                "a coroutine has a fixed number of parameters",
                "a test runner calls a test, but does not await it",
                "`#[coroutine]` is given twice",
            ]
        );
    }

    #[test]
    fn await_before_what_is_awaited() {
        let function = quote!(async fn f() { let x = await g(); await h(); });
        let mut errors = Diagnostics::new();
        assert!(prefix_awaits(function.clone(), &mut errors));
        assert_eq!(errors.len(), 2);
        assert_eq!(messages(function), <[&str; 0]>::default(), "rustc says it");
        assert_eq!(messages(quote!(async fn f() { let x = ; })), ["expected an expression"]);
    }
}
