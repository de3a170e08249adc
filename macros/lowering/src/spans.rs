//! Where code of ours stands, so that what rustc says of it it says of the user's.

use crate::code;
use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};

/// Where tokens begin and where they end.
pub fn ends(tokens: &TokenStream) -> (Span, Span) {
    let of = |token: TokenTree| match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => ends(&group.stream()),
        TokenTree::Group(group) => (group.span_open(), group.span_close()),
        token => (token.span(), token.span()),
    };
    let mut tokens = tokens.clone().into_iter();
    let Some((begin, end)) = tokens.next().map(of) else { return (Span::call_site(), Span::call_site()) };
    (begin, tokens.last().map_or(end, |last| of(last).1))
}

/// A path of ours, all of which stands there.
pub fn standing(path: code::TokenStream, at: Span) -> code::TokenStream {
    path.spanning(at, at)
}

/// A path of ours, from one place to another.
pub fn spanning(path: TokenStream, (first, last): (Span, Span)) -> TokenStream {
    code::TokenStream::from(path).spanning(first, last).into()
}
