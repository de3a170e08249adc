//! The macros around `#[coroutine]`: those that run a coroutine, and those that make the bare attribute work.
//!
//! Each takes the tokens that rustc hands to the macro and gives those that it is to read in their place. None of them
//! lowers anything: they write `#[coroutine]` on the functions that are to be lowered, save for a script, whose statements
//! become one coroutine that has no signature of its own.
//!
//! | macro                     | file            | becomes                                            |
//! |---------------------------|-----------------|----------------------------------------------------|
//! | `asyncio_run!(main())`    | `run`           | `::asyncio::run(main())`                           |
//! | `asyncio_run! { script }` | `script`        | the items, and `::asyncio::run` of the statements  |
//! | `#[asyncio::coroutines]`  | `coroutines`    | the module, with `#[::asyncio::coroutine]` in it   |
//! | `#[asyncio::main]`        | `entry_point`   | a function around the coroutine that runs it       |
//! | `#[asyncio::test]`        | `entry_point`   | the same under `#[test]`                           |

mod bare_attribute;
mod coroutines;
mod entry_point;
mod run;
mod script;

#[cfg(feature = "view")]
pub(crate) use bare_attribute::resolve;
pub use coroutines::coroutines;
pub use entry_point::{main, test};
pub use run::asyncio_run;
#[cfg(feature = "view")]
pub(crate) use run::script_parts;

use proc_macro2::{Span, TokenStream, TokenTree};

/// The name that a script's statements are lowered under.
pub(crate) const SCRIPT: &str = "__main__";
use quote::{ToTokens, quote, quote_spanned};
use syn::{Expr, Path};

/// The call that makes a loop and runs `coroutine` on it. It stands `at` where the value is expected, so that rustc, if
/// another type is expected there, points to it.
fn run_call(krate: &Path, coroutine: impl ToTokens, debug: Option<&Expr>, at: Span) -> TokenStream {
    let krate = located(krate.to_token_stream(), at);
    match debug {
        None => quote_spanned!(at=> #krate::run(#coroutine)),
        Some(debug) => quote_spanned!(at=> #krate::run_debug(#coroutine, #debug)),
    }
}

/// The same tokens, at another place. `$crate` goes on meaning the same.
pub(crate) fn located(tokens: TokenStream, at: Span) -> TokenStream {
    let place = |mut token: TokenTree| {
        token.set_span(token.span().located_at(at));
        token
    };
    tokens.into_iter().map(place).collect()
}

/// The attribute that makes a coroutine of the function behind it.
pub(crate) fn coroutine_attribute(krate: &Path) -> TokenStream {
    if krate.to_token_stream().to_string() == ":: asyncio" {
        quote!(#[#krate::coroutine])
    } else {
        quote!(#[#krate::coroutine(crate = #krate)])
    }
}
