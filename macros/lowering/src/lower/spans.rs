//! Where code of ours stands, so that what rustc says of it it says of the user's.

use proc_macro2::{Span, TokenStream, TokenTree};

/// Where tokens begin and where they end.
pub(super) fn ends(tokens: &TokenStream) -> (Span, Span) {
    let first = tokens.clone().into_iter().next();
    let first = first.map_or_else(Span::call_site, |token| match token {
        TokenTree::Group(group) => group.span_open(),
        token => token.span(),
    });
    let last = tokens.clone().into_iter().last();
    let last = last.map_or(first, |token| match token {
        TokenTree::Group(group) => group.span_close(),
        token => token.span(),
    });
    (first, last)
}

/// A path of ours, from one place to another.
pub(super) fn spanning(path: TokenStream, (first, last): (Span, Span)) -> TokenStream {
    let at = |(number, mut token): (usize, TokenTree)| {
        token.set_span(if number == 0 { first } else { last });
        token
    };
    path.into_iter().enumerate().map(at).collect()
}
