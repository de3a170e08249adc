//! std's macros whose arguments are expressions: the macros that a coroutine can see into.
//!
//! Input: a macro call. Output: its arguments as syntax, which print back to the same call. Any other macro stays a
//! stream of tokens in which only the names of locals are known.

use proc_macro2::TokenStream;
use quote::{ToTokens, TokenStreamExt, quote};
use syn::parse::{Parse, ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Expr, Ident, Macro, Pat, Path, Token};

/// How a macro uses its arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `println!`, `format!`, `panic!`, …: by reference, in order.
    Format,
    /// `write!`, `writeln!`: the first is the receiver of `write_fmt`.
    Write,
    /// `assert!`: the rest is evaluated only if the first is false.
    Assert,
    /// `assert_eq!` and `assert_ne!`: two by reference; the rest only if they fail.
    Compare,
    /// `vec!` and `dbg!`: by value.
    Values,
    /// `vec![x; n]`
    Repeat,
    /// `matches!`
    Matches,
}

/// An argument, named as in `format!("{n}", n = 1)` or not.
#[derive(Clone, Debug)]
pub struct Arg {
    /// The name before `=`.
    pub name: Option<Ident>,
    /// The expression.
    pub expr: Expr,
}

/// A call whose arguments are known.
#[derive(Clone, Debug)]
pub struct Call {
    /// What it does with them.
    pub kind: Kind,
    /// In order.
    pub args: Vec<Arg>,
    /// The pattern of `matches!`, with its guard.
    pub pat: Option<Pat>,
}

/// Whether `name` is one of std's macros that take expressions.
fn kind(name: &str) -> Option<Kind> {
    Some(match name {
        "print" | "println" | "eprint" | "eprintln" | "format" | "format_args" | "panic" | "todo" | "unimplemented"
        | "unreachable" => Kind::Format,
        "write" | "writeln" => Kind::Write,
        "assert" | "debug_assert" => Kind::Assert,
        "assert_eq" | "assert_ne" | "debug_assert_eq" | "debug_assert_ne" => Kind::Compare,
        "vec" | "dbg" => Kind::Values,
        "matches" => Kind::Matches,
        _ => return None,
    })
}

/// What a macro does with its arguments, if it is one of std's: named as it is, or through `std`, `core`, `alloc`.
pub fn known(path: &Path) -> Option<Kind> {
    let path: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
    match path.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [name] | ["std" | "core" | "alloc", name] => kind(name),
        _ => None,
    }
}

/// Whether a macro only looks at its tokens, which name no variables then.
pub fn is_text(mac: &Macro) -> bool {
    mac.path.segments.last().is_some_and(|last| {
        [
            "stringify",
            "concat",
            "cfg",
            "env",
            "option_env",
            "include_str",
            "include_bytes",
            "include",
            "line",
            "column",
            "file",
            "module_path",
        ]
        .iter()
        .any(|name| last.ident == name)
    })
}

/// The arguments of `mac`, if it is one of std's and well-formed.
pub fn parse(mac: &Macro) -> Option<Call> {
    try_parse(mac)?.ok()
}

/// The futures that `join!` or `try_join!` is given by value.
pub fn joined(mac: &Macro) -> Option<Vec<Expr>> {
    let joins = mac.path.segments.last().is_some_and(|last| last.ident == "join" || last.ident == "try_join");
    let futures = Punctuated::<Expr, Token![,]>::parse_terminated.parse2(mac.tokens.clone()).ok().filter(|_| joins)?;
    Some(futures.into_iter().collect())
}

/// The arguments of `mac`, if it is one of std's, or what is wrong with them.
pub fn try_parse(mac: &Macro) -> Option<syn::Result<Call>> {
    let kind = known(&mac.path)?;
    let is_vec = mac.path.segments.last().is_some_and(|name| name.ident == "vec");
    let parser = |input: ParseStream<'_>| match kind {
        Kind::Matches => {
            let expr = input.parse()?;
            input.parse::<Token![,]>()?;
            let pat = Pat::parse_multi_with_leading_vert(input)?;
            let pat = if input.peek(Token![if]) {
                Pat::Guard(syn::PatGuard {
                    attrs: vec![],
                    pat: Box::new(pat),
                    if_token: input.parse()?,
                    guard: input.parse()?,
                })
            } else {
                pat
            };
            input.parse::<Option<Token![,]>>()?;
            Ok(Call { kind, args: vec![Arg { name: None, expr }], pat: Some(pat) })
        }
        _ => {
            if is_vec {
                let fork = input.fork();
                if fork.parse::<Expr>().is_ok() && fork.peek(Token![;]) {
                    let value = Arg { name: None, expr: input.parse()? };
                    input.parse::<Token![;]>()?;
                    let count = Arg { name: None, expr: input.parse()? };
                    return Ok(Call { kind: Kind::Repeat, args: vec![value, count], pat: None });
                }
            }
            let args = Punctuated::<Arg, Token![,]>::parse_terminated(input)?;
            Ok(Call { kind, args: args.into_iter().collect(), pat: None })
        }
    };
    Some(parser.parse2(mac.tokens.clone()))
}

impl Call {
    /// Puts the arguments back into the call they came from.
    pub fn write_to(&self, mac: &mut Macro) {
        mac.tokens = self.to_token_stream();
    }
}

impl Parse for Arg {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let named = input.peek(Ident) && input.peek2(Token![=]) && !input.peek2(Token![==]);
        let name = if named {
            let name = input.parse()?;
            input.parse::<Token![=]>()?;
            Some(name)
        } else {
            None
        };
        Ok(Arg { name, expr: input.parse()? })
    }
}

impl ToTokens for Arg {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        if let Some(name) = &self.name {
            tokens.append_all(quote!(#name =));
        }
        self.expr.to_tokens(tokens);
    }
}

impl ToTokens for Call {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let args = &self.args;
        tokens.append_all(match self.kind {
            Kind::Repeat => quote!(#(#args);*),
            _ => quote!(#(#args),*),
        });
        if let Some(pat) = &self.pat {
            tokens.append_all(quote!(, #pat));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use syn::parse_quote;

    #[test]
    fn known_by_name_and_through_std() {
        assert_eq!(known(&parse_quote!(println)), Some(Kind::Format));
        assert_eq!(known(&parse_quote!(std::println)), Some(Kind::Format));
        assert_eq!(known(&parse_quote!(::core::assert_eq)), Some(Kind::Compare));
        assert_eq!(known(&parse_quote!(log::println)), None);
        assert_eq!(known(&parse_quote!(std::fmt::println)), None);
        assert_eq!(known(&parse_quote!(select)), None);
    }

    #[test]
    fn calls_print_back_as_they_were() {
        for mac in [
            parse_quote!(println!("{} {n}", f().await, n = 2)),
            parse_quote!(vec![a, b]),
            parse_quote!(vec![a; n.await]),
            parse_quote!(vec![]),
            parse_quote!(matches!(x.await, Some(1) | None if y > 2)),
        ] {
            let mac: Macro = mac;
            let call = parse(&mac).expect("known and well-formed");
            assert_eq!(call.to_token_stream().to_string(), mac.tokens.to_string());
        }
    }

    #[test]
    fn what_is_wrong_is_handed_on() {
        let error = try_parse(&parse_quote!(println!("{}" x))).expect("known").expect_err("no comma");
        assert_eq!(error.to_string(), "expected `,`");
    }
}
