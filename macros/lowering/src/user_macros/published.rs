//! Macros of published crates that are handed what awaits, more often than not.
//!
//! Known are those of tokio-test 0.4, by their path, or by their name where the file names the crate. The blocks that they
//! have around them are of edition 2021, so what a value makes outlives them, as it does without them.

use super::file;
use proc_macro2::TokenStream;
use syn::Path;

const TOKIO_TEST: &[(&str, &str)] = &[
    (
        "assert_ok",
        r#"($e:expr $(,)?) => { match $e {
            ::core::result::Result::Ok(v) => v,
            ::core::result::Result::Err(e) => ::core::panic!("assertion failed: Err({:?})", e),
        } };
        ($e:expr, $($arg:tt)+) => { match $e {
            ::core::result::Result::Ok(v) => v,
            ::core::result::Result::Err(e) => {
                ::core::panic!("assertion failed: Err({:?}): {}", e, ::core::format_args!($($arg)+))
            }
        } };"#,
    ),
    (
        "assert_err",
        r#"($e:expr $(,)?) => { match $e {
            ::core::result::Result::Ok(v) => ::core::panic!("assertion failed: Ok({:?})", v),
            ::core::result::Result::Err(e) => e,
        } };
        ($e:expr, $($arg:tt)+) => { match $e {
            ::core::result::Result::Ok(v) => {
                ::core::panic!("assertion failed: Ok({:?}): {}", v, ::core::format_args!($($arg)+))
            }
            ::core::result::Result::Err(e) => e,
        } };"#,
    ),
    (
        "assert_ready",
        r#"($e:expr) => { match $e {
            ::core::task::Poll::Ready(v) => v,
            ::core::task::Poll::Pending => ::core::panic!("pending"),
        } };
        ($e:expr, $($msg:tt)+) => { match $e {
            ::core::task::Poll::Ready(v) => v,
            ::core::task::Poll::Pending => ::core::panic!("pending; {}", ::core::format_args!($($msg)+)),
        } };"#,
    ),
    (
        "assert_pending",
        r#"($e:expr) => { match $e {
            ::core::task::Poll::Pending => {}
            ::core::task::Poll::Ready(v) => ::core::panic!("ready; value = {:?}", v),
        } };
        ($e:expr, $($msg:tt)+) => { match $e {
            ::core::task::Poll::Pending => {}
            ::core::task::Poll::Ready(v) => {
                ::core::panic!("ready; value = {:?}; {}", v, ::core::format_args!($($msg)+))
            }
        } };"#,
    ),
];

/// The rules of a macro.
pub(super) fn macro_rules(path: &Path) -> Option<TokenStream> {
    let names: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
    let (_, rules) = TOKIO_TEST.iter().find(|(known, _)| names.last().is_some_and(|name| name == known))?;
    let is_named = match &names[..] {
        [krate, _] => krate == "tokio_test",
        [_] => file::names(path.segments.first()?.ident.span(), "tokio_test"),
        _ => false,
    };
    is_named.then(|| rules.parse().ok())?
}
