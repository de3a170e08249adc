//! The arguments of the macros: `#[coroutine(crate = path)]`, `asyncio_run!(main(), debug = true)` and their kin.
//!
//! Input: the tokens between the parentheses. Output: [`Args`], with a default for whatever is absent or wrong. What
//! holds afterwards: each argument was known, given once and well-formed, or an error says so; all of them are read.
//!
//! ```text
//! #[coroutine(size = 3, crate = a, crate = b)]
//!             ^^^^ coroutine() got an unexpected keyword argument 'size'
//!                                  ^^^^^ keyword argument repeated: crate
//! ```

use crate::diagnostics::Diagnostics;
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use std::mem;
use syn::parse::Parse;
use syn::{Expr, Path};

/// What a macro was told.
#[derive(Clone, Debug)]
pub struct Args {
    /// Where the library is found: `::asyncio`, unless the user has renamed it.
    pub krate: Path,
    /// Whether the loop runs in debug mode, where the macro runs one.
    pub debug: Option<Expr>,
}

impl Default for Args {
    fn default() -> Self {
        let name = Ident::new("asyncio", Span::call_site());
        Args { krate: Path { leading_colon: Some(Default::default()), ..Path::from(name) }, debug: None }
    }
}

/// Which arguments a macro takes.
#[derive(Clone, Copy)]
pub(crate) struct Accepts {
    /// The macro's name, for the messages.
    pub(crate) name: &'static str,
    /// Whether `debug = …` is among them.
    pub(crate) debug: bool,
}

/// Reads the arguments of `#[coroutine]`.
pub fn parse_args(tokens: TokenStream, errors: &mut Diagnostics) -> Args {
    Accepts { name: "coroutine", debug: false }.parse(tokens, errors)
}

impl Accepts {
    /// Reads the arguments of this macro.
    pub(crate) fn parse(self, tokens: TokenStream, errors: &mut Diagnostics) -> Args {
        let mut args = Args::default();
        let mut seen = Vec::new();
        for argument in split_at_commas(tokens) {
            self.parse_one(argument, &mut args, &mut seen, errors);
        }
        args
    }

    fn parse_one(self, argument: TokenStream, args: &mut Args, seen: &mut Vec<String>, errors: &mut Diagnostics) {
        let mut rest = argument.clone().into_iter();
        let name = match rest.next() {
            Some(TokenTree::Ident(name)) => name,
            Some(TokenTree::Punct(comma)) if comma.as_char() == ',' => {
                return errors.error(comma, "expected an argument before `,`", self.usage());
            }
            _ => return self.positional(&argument, errors),
        };
        let key = name.to_string();
        let known = key == "crate" || (self.debug && key == "debug");
        match rest.next() {
            Some(TokenTree::Punct(equals)) if equals.as_char() == '=' => {}
            _ if known => return errors.error(name, format!("expected `=` after `{key}`"), self.usage()),
            _ => return self.positional(&argument, errors),
        }
        if !known {
            let message = format!("{}() got an unexpected keyword argument '{key}'", self.name);
            return errors.error(name, message, self.usage());
        }
        if seen.contains(&key) {
            return errors.error(name, format!("keyword argument repeated: {key}"), format!("give `{key}` once"));
        }
        let value = rest.collect::<TokenStream>();
        if value.is_empty() {
            errors.error(name, format!("expected a value after `{key} =`"), self.usage());
        } else if key == "debug" {
            args.debug = self.value(&value, "an expression", errors);
        } else if let Some(krate) = self.value(&value, "a path", errors) {
            args.krate = krate;
        }
        seen.push(key);
    }

    fn value<T: Parse>(self, value: &TokenStream, what: &str, errors: &mut Diagnostics) -> Option<T> {
        let parsed = syn::parse2(value.clone());
        if parsed.is_err() {
            errors.error(value, format!("expected {what}"), self.usage());
        }
        parsed.ok()
    }

    fn positional(self, argument: &TokenStream, errors: &mut Diagnostics) {
        let takes =
            if self.name == "asyncio_run" { "takes 1 positional argument" } else { "takes 0 positional arguments" };
        let given = if self.name == "asyncio_run" { "2 were given" } else { "1 was given" };
        errors.error(argument, format!("{}() {takes} but {given}", self.name), self.usage());
    }

    /// What may be written.
    fn usage(self) -> String {
        match (self.name, self.debug) {
            ("asyncio_run", _) => "write `asyncio_run!(main())` or `asyncio_run!(main(), debug = true)`".into(),
            (name, true) => format!("write `#[asyncio::{name}]` or `#[asyncio::{name}(debug = true)]`"),
            (name, false) => format!(
                "write `#[asyncio::{name}]`, or `#[asyncio::{name}(crate = path::to::asyncio)]` if the library goes by another name"
            ),
        }
    }
}

/// The arguments, each with its tokens; a comma at the end is allowed. Where nothing stands before a comma, the comma
/// itself is handed on, so that the error has something to point at.
fn split_at_commas(tokens: TokenStream) -> Vec<TokenStream> {
    let mut arguments = Vec::new();
    let mut argument = TokenStream::new();
    for token in tokens {
        match token {
            TokenTree::Punct(comma) if comma.as_char() == ',' => {
                if argument.is_empty() {
                    argument.extend([TokenTree::Punct(comma)]);
                }
                arguments.push(mem::take(&mut argument));
            }
            other => argument.extend([other]),
        }
    }
    if !argument.is_empty() {
        arguments.push(argument);
    }
    arguments
}

#[cfg(test)]
mod tests {
    use super::*;
    use quote::{ToTokens, quote};

    fn messages(tokens: TokenStream) -> Vec<String> {
        let mut errors = Diagnostics::new();
        parse_args(tokens, &mut errors);
        errors.messages().map(|message| message.lines().next().unwrap_or_default().to_owned()).collect()
    }

    #[test]
    fn nothing_means_the_library_under_its_own_name() {
        let mut errors = Diagnostics::new();
        let args = parse_args(quote!(), &mut errors);
        assert!(errors.is_empty() && args.debug.is_none());
        assert_eq!(args.krate.to_token_stream().to_string(), ":: asyncio");
    }

    #[test]
    fn crate_names_the_library() {
        let mut errors = Diagnostics::new();
        let args = parse_args(quote!(crate = outer::renamed,), &mut errors);
        assert!(errors.is_empty());
        assert_eq!(args.krate.to_token_stream().to_string(), "outer :: renamed");
    }

    #[test]
    fn debug_is_for_those_that_run_a_loop() {
        let mut errors = Diagnostics::new();
        let accepts = Accepts { name: "main", debug: true };
        let args = accepts.parse(quote!(debug = cfg!(test), crate = a), &mut errors);
        assert!(errors.is_empty() && args.debug.is_some());
        assert_eq!(messages(quote!(debug = true)), ["coroutine() got an unexpected keyword argument 'debug'"]);
    }

    #[test]
    fn every_mistake_is_reported() {
        assert_eq!(
            messages(quote!(size = 3, crate = a, crate = b, "text", fast, crate, crate = 1 +, , crate =)),
            [
                "coroutine() got an unexpected keyword argument 'size'",
                "keyword argument repeated: crate",
                "coroutine() takes 0 positional arguments but 1 was given",
                "coroutine() takes 0 positional arguments but 1 was given",
                "expected `=` after `crate`",
                "keyword argument repeated: crate",
                "expected an argument before `,`",
                "keyword argument repeated: crate",
            ]
        );
        assert_eq!(messages(quote!(crate = 1 + 1)), ["expected a path"]);
        assert_eq!(messages(quote!(crate =)), ["expected a value after `crate =`"]);
    }
}
