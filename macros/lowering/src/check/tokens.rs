//! `.await` among tokens that nobody has parsed: the arguments of a macro.
//!
//! Input: tokens. Output: the first `await` that belongs to the code around the macro. What holds afterwards: nothing is
//! changed.
//!
//! ```text
//! a = f().await => {}, b = async { g().await } => {}
//!         ^^^^^
//! ```

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};

/// The first `.await` among tokens that nobody has parsed, outside `async` blocks, functions and closures.
pub fn await_in_tokens(tokens: TokenStream) -> Option<Ident> {
    let mut after_dot = false;
    let mut in_async = false;
    for token in tokens {
        match &token {
            TokenTree::Ident(ident) if ident == "await" && after_dot && !in_async => return Some(ident.clone()),
            TokenTree::Ident(ident) if ident == "async" => in_async = true,
            // `async { .. }`, `async move { .. }`, `async fn f() { .. }`, `async |x| { .. }` end with their braces;
            // `async |x| x.await` with the next `,` or `;`.
            TokenTree::Group(group) if in_async => in_async = group.delimiter() != Delimiter::Brace,
            TokenTree::Group(group) => {
                if let Some(found) = await_in_tokens(group.stream()) {
                    return Some(found);
                }
            }
            TokenTree::Punct(punct) if matches!(punct.as_char(), ',' | ';') => in_async = false,
            _ => {}
        }
        after_dot = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '.');
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use quote::quote;

    #[test]
    fn awaits_among_tokens() {
        assert!(await_in_tokens(quote!(a { b(c.await) })).is_some());
        assert!(await_in_tokens(quote!(x => async move { c.await }, y => async |z| z.await)).is_none());
        assert!(await_in_tokens(quote!(async move { c.await }, d.await)).is_some());
        assert!(await_in_tokens(quote!(await x)).is_none());
    }
}
