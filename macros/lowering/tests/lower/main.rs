//! Lowering: the graph of each kind of control flow.
//!
//! A block's line has its kind and the scopes that are open on entry, each with its locals; see `view` for the rest.

mod branches;
mod guards;
mod loops;
mod operands;
mod straight;
mod temporaries;

use coropy_lowering::Edition;
use coropy_lowering::view::Coroutine;
use expect_test::Expect;
use proc_macro2::TokenStream;

/// The IR of a function.
#[track_caller]
fn lowered(function: TokenStream, expected: Expect) {
    lowered_in(Edition::default(), function, expected);
}

/// The same in a crate of some edition.
#[track_caller]
fn lowered_in(edition: Edition, function: TokenStream, expected: Expect) {
    let coroutine = Coroutine::of(syn::parse2(function).expect("a function")).in_edition(edition);
    let expansion = coroutine.expand().expect("a coroutine");
    expected.assert_eq(&expansion.machine().expect("a body").ir());
}
