//! `#[coroutine]` and its kin, as rustc calls them. The work is done in `coropy-lowering`; users find all of them, with
//! examples, in the library `asyncio` (package `coropy`).
use coropy_lowering::Edition;
use proc_macro::TokenStream;

/// Rewrites a function into a coroutine.
#[proc_macro_attribute]
pub fn coroutine(args: TokenStream, item: TokenStream) -> TokenStream {
    coropy_lowering::coroutine(args.into(), item.into(), Edition::of_compiler()).into()
}

/// Makes the bare `#[coroutine]` work in a module.
#[proc_macro_attribute]
pub fn coroutines(args: TokenStream, item: TokenStream) -> TokenStream {
    coropy_lowering::entry::coroutines(args.into(), item.into()).into()
}

/// Makes a coroutine the program's `main`.
#[proc_macro_attribute]
pub fn main(args: TokenStream, item: TokenStream) -> TokenStream {
    coropy_lowering::entry::main(args.into(), item.into()).into()
}

/// Makes a coroutine a test.
#[proc_macro_attribute]
pub fn test(args: TokenStream, item: TokenStream) -> TokenStream {
    coropy_lowering::entry::test(args.into(), item.into()).into()
}

/// Runs a coroutine or a script. `asyncio::asyncio_run!` calls it with the library's path in brackets.
#[proc_macro]
pub fn asyncio_run(input: TokenStream) -> TokenStream {
    coropy_lowering::entry::asyncio_run(input.into(), Edition::of_compiler()).into()
}
