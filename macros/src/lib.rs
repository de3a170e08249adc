//! `#[coroutine]` and its kin. The work is done in `coropy-lowering`.
use proc_macro::TokenStream;

/// Rewrites a function into a coroutine.
#[proc_macro_attribute]
pub fn coroutine(args: TokenStream, item: TokenStream) -> TokenStream {
    coropy_lowering::coroutine(args.into(), item.into()).into()
}
