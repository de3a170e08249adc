//! What is wrong with a coroutine before it is lowered.
//!
//! Input: the attribute's arguments and the item as parsed. Output: errors, nothing else: the function is not changed.
//! What holds afterwards, if there are none: the function can be a coroutine, and each `.await` in it that the lowering
//! meets belongs to it or to a native `async` block inside it.
//!
//! ```text
//! async fn f() { items.map(|x| x.await) }
//!                               ^^^^^ 'await' outside async function
//! ```
//!
//! What rustc explains better is left to rustc; for the rest, [`fallback`](crate::fallback) is what is emitted beside the
//! errors, so that no second-hand errors follow.

mod args;
mod awaits;
mod placement;
mod tokens;

use crate::diagnostics::Diagnostics;
use syn::ItemFn;

pub(crate) use args::Accepts;
pub use args::{Args, parse_args};
pub use awaits::check_item;
pub(crate) use awaits::{check_argument, check_script_item};
pub use placement::{Annotated, parse_item};
pub(crate) use placement::{
    check_signature, describe_item, entry_point, is_coroutine, is_test, prefix_awaits, unparsed,
};
pub(crate) use tokens::await_in_tokens;

/// Reports what is wrong with a function under `#[coroutine]`: its signature, and where it awaits.
pub fn check(function: &ItemFn, errors: &mut Diagnostics) {
    check_signature(&function.attrs, &function.sig, errors);
    awaits::check_body(&mut function.clone(), errors);
}

/// Puts the error of each misplaced `.await` in its place, so that the rest can still be type-checked.
pub(crate) fn replace_misplaced_awaits(function: &mut ItemFn) {
    awaits::check_body(function, &mut Diagnostics::new());
}
