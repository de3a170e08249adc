//! `#[native]` stands where `#[coroutine]` does when a program is compiled natively. It leaves an `async fn` as it is, and
//! writes the `async` that a plain `fn` under `#[coroutine]` does without.
use proc_macro::{Ident, TokenStream, TokenTree};

/// Gives back the function as an `async fn`.
#[proc_macro_attribute]
pub fn native(_args: TokenStream, item: TokenStream) -> TokenStream {
    let mut is_async = false;
    let mut before_signature = true;
    let mut output = TokenStream::new();
    for token in item {
        if let (true, TokenTree::Ident(word)) = (before_signature, &token) {
            match word.to_string().as_str() {
                "async" => is_async = true,
                "fn" if !is_async => {
                    let keyword = Ident::new("async", word.span());
                    output.extend([TokenTree::from(keyword)]);
                    before_signature = false;
                }
                "fn" => before_signature = false,
                _ => {}
            }
        }
        output.extend([token]);
    }
    output
}
