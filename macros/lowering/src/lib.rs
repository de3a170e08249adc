//! How `#[coroutine]` turns an `async fn` into a state machine: the passes, as an ordinary library.
use proc_macro2::TokenStream;

pub mod check;
pub mod diagnostics;
pub mod entry;

/// Expands the attribute.
pub fn coroutine(_args: TokenStream, item: TokenStream) -> TokenStream {
    item
}
