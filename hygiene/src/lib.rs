//! Coroutines of every shape, under lints that nearly forbid everything, among names that an expansion might use, and
//! with the library under another name. That this compiles is the test: `.ci/run` runs clippy over it.
#![forbid(unsafe_code)]
#![deny(warnings, clippy::all, clippy::pedantic, clippy::nursery, clippy::cargo)]
#![deny(
    elided_lifetimes_in_paths,
    explicit_outlives_requirements,
    future_incompatible,
    keyword_idents,
    let_underscore_drop,
    macro_use_extern_crate,
    meta_variable_misuse,
    missing_abi,
    missing_copy_implementations,
    missing_debug_implementations,
    missing_docs,
    non_ascii_idents,
    nonstandard_style,
    redundant_lifetimes,
    rust_2018_idioms,
    rust_2021_compatibility,
    rust_2024_compatibility,
    single_use_lifetimes,
    trivial_casts,
    trivial_numeric_casts,
    unit_bindings,
    unnameable_types,
    unreachable_pub,
    unsafe_op_in_unsafe_fn,
    unused,
    unused_crate_dependencies,
    unused_extern_crates,
    unused_import_braces,
    unused_lifetimes,
    unused_qualifications,
    unused_results,
    variant_size_differences
)]
#![deny(
    clippy::absolute_paths,
    clippy::as_conversions,
    clippy::dbg_macro,
    clippy::default_numeric_fallback,
    clippy::exit,
    clippy::expect_used,
    clippy::impl_trait_in_params,
    clippy::indexing_slicing,
    clippy::infinite_loop,
    clippy::let_underscore_untyped,
    clippy::mem_forget,
    clippy::panic,
    clippy::pattern_type_mismatch,
    clippy::print_stdout,
    clippy::pub_use,
    clippy::ref_patterns,
    clippy::shadow_reuse,
    clippy::shadow_same,
    clippy::shadow_unrelated,
    clippy::todo,
    clippy::undocumented_unsafe_blocks,
    clippy::unreachable,
    clippy::unwrap_used,
    clippy::use_debug,
    clippy::wildcard_enum_match_arm
)]
#![allow(clippy::multiple_crate_versions, reason = "of dependencies of the library's")]
#![allow(clippy::cargo_common_metadata, reason = "it is not published")]

pub mod no_prelude;
pub mod our_names;
pub mod prelude_shadowed;
pub mod raw_identifiers;
pub mod shapes;

#[cfg(test)]
mod tests {
    use super::{no_prelude, our_names, prelude_shadowed, raw_identifiers, shapes};
    use std::future::Future;
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    /// Nothing in here waits for anything.
    fn run<T>(future: impl Future<Output = T>) -> Option<T> {
        match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(value) => Some(value),
            Poll::Pending => None,
        }
    }

    #[test]
    fn they_run_too() {
        assert_eq!(run(shapes::all()), Some(46));
        assert_eq!(run(our_names::all()), Some(42));
        assert_eq!(run(no_prelude::all()), Some(18));
        assert_eq!(run(prelude_shadowed::all()), Some(11));
        assert_eq!(run(raw_identifiers::all()), Some(12));
    }
}
