//! The errors of a stage, collected so that all of them are reported at once.
//!
//! Input: whatever a pass finds wrong, each with the user's smallest token. Output: one `compile_error!` for each, in the
//! order in which they were found. A message has Python's words in its first line and what to write in a second line
//! that begins with `help:`.
//!
//! ```text
//! error: 'await' outside async function
//!        help: …
//! ```

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use std::fmt::Display;

/// What a pass found wrong. Nothing is reported until someone asks for [`Diagnostics::to_compile_errors`].
#[derive(Clone, Debug, Default)]
#[must_use = "the errors are not reported by themselves"]
pub struct Diagnostics {
    errors: Vec<syn::Error>,
}

impl Diagnostics {
    /// No errors yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reports `message` at `tokens`, with what to write in its stead.
    pub fn error(&mut self, tokens: impl ToTokens, message: impl Display, help: impl Display) {
        self.push(syn::Error::new_spanned(tokens, with_help(message, help)));
    }

    /// Reports `message` at `span`, with what to write in its stead.
    pub fn error_at(&mut self, span: Span, message: impl Display, help: impl Display) {
        self.push(syn::Error::new(span, with_help(message, help)));
    }

    /// Reports an error as it is.
    pub fn push(&mut self, error: syn::Error) {
        self.errors.push(error);
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.errors.is_empty()
    }

    /// How many errors there are.
    pub fn len(&self) -> usize {
        self.errors.len()
    }

    /// Each error's message, in the order in which they were found.
    pub fn messages(&self) -> impl Iterator<Item = String> {
        self.errors.iter().flatten().map(|error| error.to_string())
    }

    /// The errors, each at its place in the source.
    #[cfg(feature = "view")]
    pub(crate) fn into_errors(self) -> Vec<syn::Error> {
        self.errors.into_iter().flatten().collect()
    }

    /// One `compile_error!` for each error: items, or statements of a block.
    pub fn to_compile_errors(&self) -> TokenStream {
        self.errors.iter().map(syn::Error::to_compile_error).collect()
    }

    /// The `compile_error!` of the last error alone, to stand where the mistake stands. rustc prints an error that it
    /// meets twice only once.
    pub(crate) fn last_compile_error(&self) -> TokenStream {
        self.errors.last().map(syn::Error::to_compile_error).unwrap_or_default()
    }
}

/// A message and its second line.
pub(crate) fn with_help(message: impl Display, help: impl Display) -> String {
    format!("{message}\nhelp: {help}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use quote::quote;

    #[test]
    fn errors_come_in_the_order_in_which_they_were_found() {
        let mut errors = Diagnostics::new();
        assert!(errors.is_empty());
        errors.error(quote!(a b), "first", "write one");
        errors.error_at(Span::call_site(), "second", "write two");
        assert_eq!(errors.len(), 2);
        assert_eq!(errors.messages().collect::<Vec<_>>(), ["first\nhelp: write one", "second\nhelp: write two"]);
        let tokens = errors.to_compile_errors().to_string();
        assert_eq!(tokens.matches("compile_error").count(), 2);
        assert!(errors.last_compile_error().to_string().contains("write two"));
    }
}
