//! Which macros a coroutine can see into.
//!
//! Input: a macro call. Output: its arguments as expressions, if it is one of the standard library's whose arguments are
//! expressions; or the `.await`s among its tokens, if it is not. What holds afterwards: nothing is changed.
//!
//! ```text
//! println!("{} {n}", f().await, n = g().await)   →   "{} {n}", f().await, n = g().await
//! select!(f().await)                             →   the `await` token
//! ```

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use syn::parse::{ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Expr, Macro, Pat, Path, Token};

/// The macros of the standard library whose arguments are expressions. `vec!` and `matches!` have forms of their own.
const KNOWN: &[&str] = &[
    "assert",
    "assert_eq",
    "assert_ne",
    "dbg",
    "debug_assert",
    "debug_assert_eq",
    "debug_assert_ne",
    "eprint",
    "eprintln",
    "format",
    "matches",
    "panic",
    "print",
    "println",
    "todo",
    "unimplemented",
    "unreachable",
    "vec",
    "write",
    "writeln",
];

/// Whether the arguments of the macro are read as expressions: it is named as it is, or through `std`, `core`, `alloc`.
pub fn is_known_macro(path: &Path) -> bool {
    let mut segments = path.segments.iter().rev();
    let Some(name) = segments.next() else { return false };
    let from_std = match (segments.next(), segments.next()) {
        (None, _) => path.leading_colon.is_none(),
        (Some(root), None) => root.ident == "std" || root.ident == "core" || root.ident == "alloc",
        _ => false,
    };
    from_std && KNOWN.iter().any(|known| name.ident == known)
}

/// The arguments of a known macro in the order in which they are evaluated. `None` for any other macro.
pub fn known_macro_arguments(mac: &Macro) -> Option<syn::Result<Vec<Expr>>> {
    if !is_known_macro(&mac.path) {
        return None;
    }
    let name = &mac.path.segments.last()?.ident;
    let tokens = mac.tokens.clone();
    Some(match () {
        () if name == "matches" => matches_arguments.parse2(tokens),
        () if name == "vec" => vec_arguments.parse2(tokens),
        () => comma_separated.parse2(tokens),
    })
}

fn comma_separated(input: ParseStream<'_>) -> syn::Result<Vec<Expr>> {
    Ok(Punctuated::<Expr, Token![,]>::parse_terminated(input)?.into_iter().collect())
}

/// `vec![a, b]` or `vec![element; count]`.
fn vec_arguments(input: ParseStream<'_>) -> syn::Result<Vec<Expr>> {
    let mut arguments = Vec::new();
    while !input.is_empty() {
        arguments.push(input.parse()?);
        if input.peek(Token![;]) && arguments.len() == 1 {
            input.parse::<Token![;]>()?;
        } else if !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
    }
    Ok(arguments)
}

/// `matches!(expression, pattern if guard)`.
fn matches_arguments(input: ParseStream<'_>) -> syn::Result<Vec<Expr>> {
    let mut arguments = vec![input.parse()?];
    input.parse::<Token![,]>()?;
    Pat::parse_multi_with_leading_vert(input)?;
    if input.parse::<Option<Token![if]>>()?.is_some() {
        arguments.push(input.parse()?);
    }
    input.parse::<Option<Token![,]>>()?;
    Ok(arguments)
}

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
                if let Some(found) = await_in_group(group) {
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

fn await_in_group(group: &Group) -> Option<Ident> {
    await_in_tokens(group.stream())
}

#[cfg(test)]
mod tests {
    use super::*;
    use quote::{ToTokens, quote};
    use syn::parse_quote;

    fn arguments(mac: Macro) -> Option<Vec<String>> {
        let arguments = known_macro_arguments(&mac)?.expect("well-formed");
        Some(arguments.iter().map(|argument| argument.to_token_stream().to_string()).collect())
    }

    #[test]
    fn known_by_name_and_through_std() {
        assert!(is_known_macro(&parse_quote!(println)));
        assert!(is_known_macro(&parse_quote!(std::println)));
        assert!(is_known_macro(&parse_quote!(::core::assert_eq)));
        assert!(!is_known_macro(&parse_quote!(log::println)));
        assert!(!is_known_macro(&parse_quote!(std::fmt::println)));
        assert!(!is_known_macro(&parse_quote!(select)));
    }

    #[test]
    fn the_forms_of_arguments() {
        let all = |mac| arguments(mac).expect("known");
        assert_eq!(all(parse_quote!(println!("{} {n}", f().await, n = 2))), ["\"{} {n}\"", "f () . await", "n = 2"]);
        assert_eq!(all(parse_quote!(vec![a, b,])), ["a", "b"]);
        assert_eq!(all(parse_quote!(vec![a; n.await])), ["a", "n . await"]);
        assert_eq!(all(parse_quote!(vec![])), <[&str; 0]>::default());
        assert_eq!(all(parse_quote!(matches!(x.await, Some(1) | None if y > 2,))), ["x . await", "y > 2"]);
        assert_eq!(arguments(parse_quote!(select!(a))), None);
    }

    #[test]
    fn awaits_among_tokens() {
        assert!(await_in_tokens(quote!(a { b(c.await) })).is_some());
        assert!(await_in_tokens(quote!(x => async move { c.await }, y => async |z| z.await)).is_none());
        assert!(await_in_tokens(quote!(async move { c.await }, d.await)).is_some());
        assert!(await_in_tokens(quote!(await x)).is_none());
    }
}
