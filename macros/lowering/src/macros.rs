//! std's macros whose arguments are expressions: the macros that a coroutine can see into.
//!
//! Input: a macro call. Output: its arguments as syntax, which print back to the same call. Any other macro stays a
//! stream of tokens in which only the names of locals are known.

use crate::emit::source_text;
use crate::locals::{LocalId, marked};
use crate::mentions::mentioned_in;
use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt, quote};
use syn::parse::{Parse, ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Expr, Ident, Macro, MacroDelimiter, Pat, Path, Token, parse_quote};

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
    /// `pin!`: by value, and what it gives refers to that value, a temporary.
    Pin,
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
    /// The arguments and the parentheses around them.
    span: Span,
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
        "pin" => Kind::Pin,
        _ => return None,
    })
}

/// What a macro does with its arguments, if it is one of std's: named as it is, or through `std`, `core`, `alloc`; or one of
/// those that take their place.
pub fn known(path: &Path) -> Option<Kind> {
    let path: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
    match path.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["std" | "core", "pin", "pin"] | ["pin", "pin"] => Some(Kind::Pin),
        ["std" | "core" | "alloc", "pin"] => None,
        ["pretty_assertions", name] if name.starts_with("assert_") => kind(name).filter(|kind| *kind == Kind::Compare),
        [name] | ["std" | "core" | "alloc", name] => kind(name),
        _ => None,
    }
}

/// Whether a macro only looks at its tokens, or makes items of them: they name no locals then.
pub fn is_text(mac: &Macro) -> bool {
    let known = mac.path.segments.last().is_some_and(|last| {
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
            "thread_local",
        ]
        .iter()
        .any(|name| last.ident == name)
    });
    known || is_given_a_type(&mac.tokens)
}

/// Whether tokens begin with a type, as those of `pin_project!` do: the names in it are those of its fields. Not so, if
/// something is put in, as by `quote!`.
pub fn is_given_a_type(tokens: &TokenStream) -> bool {
    let mut rest = tokens.clone().into_iter().peekable();
    let is =
        |token: Option<&TokenTree>, sign| matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == sign);
    while is(rest.peek(), '#') {
        rest.nth(1);
    }
    rest.next_if(|token| matches!(token, TokenTree::Ident(name) if name == "pub"));
    rest.next_if(|token| matches!(token, TokenTree::Group(_)));
    let begins =
        matches!(rest.next(), Some(TokenTree::Ident(name)) if name == "struct" || name == "enum" || name == "union");
    begins && matches!(rest.next(), Some(TokenTree::Ident(_))) && !puts_in(tokens)
}

/// Whether there is a `#name` among tokens.
fn puts_in(tokens: &TokenStream) -> bool {
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let inside = |token: &TokenTree| matches!(token, TokenTree::Group(group) if puts_in(&group.stream()));
    let named =
        |pair: &[TokenTree]| matches!(pair, [TokenTree::Punct(sign), TokenTree::Ident(_)] if sign.as_char() == '#');
    tokens.iter().any(inside) || tokens.windows(2).any(named)
}

/// Whether a macro of std has a statement inside, with which the temporaries of its arguments end.
pub fn ends_temporaries(mac: &Macro) -> bool {
    let names = ["format", "print", "println", "eprint", "eprintln"];
    known(&mac.path) == Some(Kind::Format)
        && mac.path.segments.last().is_some_and(|last| names.iter().any(|name| last.ident == name))
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

/// The argument of `pin!`.
pub fn pinned(mac: &Macro) -> Option<Expr> {
    let call = parse(mac).filter(|call| call.kind == Kind::Pin)?;
    match call.args.as_slice() {
        [Arg { name: None, expr }] => Some(expr.clone()),
        _ => None,
    }
}

/// The arguments of `mac`, if it is one of std's, or what is wrong with them.
pub fn try_parse(mac: &Macro) -> Option<syn::Result<Call>> {
    let kind = known(&mac.path)?;
    let span = match &mac.delimiter {
        MacroDelimiter::Paren(paren) => paren.span.join(),
        MacroDelimiter::Brace(brace) => brace.span.join(),
        MacroDelimiter::Bracket(bracket) => bracket.span.join(),
    };
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
            Ok(Call { kind, args: vec![Arg { name: None, expr }], pat: Some(pat), span })
        }
        _ => {
            if is_vec {
                let fork = input.fork();
                if fork.parse::<Expr>().is_ok() && fork.peek(Token![;]) {
                    let value = Arg { name: None, expr: input.parse()? };
                    input.parse::<Token![;]>()?;
                    let count = Arg { name: None, expr: input.parse()? };
                    return Ok(Call { kind: Kind::Repeat, args: vec![value, count], pat: None, span });
                }
            }
            let args = Punctuated::<Arg, Token![,]>::parse_terminated(input)?;
            Ok(Call { kind, args: args.into_iter().collect(), pat: None, span })
        }
    };
    Some(parser.parse2(mac.tokens.clone()))
}

/// The local that a macro which cannot be seen into moves, most likely: it is an argument by itself, of the macro or of a
/// function, and no other local is named. Macros of well-known names borrow; that another one moves is asserted where it does.
pub fn taken(mac: &Macro) -> Option<LocalId> {
    let name = mac.path.segments.last()?.ident.to_string();
    let borrows =
        ["trace", "debug", "info", "warn", "error", "event", "log", "json", "anyhow", "eyre", "bail", "ensure"];
    // Those that unwrap what they are given.
    let unwraps = ["ok", "err", "ready", "some", "none", "pending"];
    let asserts = |rest: &str| !unwraps.iter().any(|word| rest.split('_').any(|part| part == *word));
    let asserts = name.split_once("assert").is_some_and(|(_, rest)| asserts(rest));
    let borrows = borrows.contains(&name.as_str()) || name.ends_with("_span") || asserts;
    if borrows || known(&mac.path).is_some() || is_text(mac) || may_leave(&mac.tokens) {
        return None;
    }
    let named = mentioned_in(&mac.tokens);
    let [local] = *named.iter().collect::<Vec<_>>() else { return None };
    (count(&mac.tokens, local) == 1 && stands_alone(&mac.tokens, local)).then_some(local)
}

fn count(tokens: &TokenStream, local: LocalId) -> usize {
    let count_in = |token: TokenTree| match token {
        TokenTree::Group(group) => count(&group.stream(), local),
        other => usize::from(mentioned_in(&TokenStream::from(other)).contains(&local)),
    };
    tokens.clone().into_iter().map(count_in).sum()
}

/// Whether a local is an argument by itself, of a macro or of a function that is called there.
fn stands_alone(tokens: &TokenStream, local: LocalId) -> bool {
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let mut arguments = tokens.split(|token| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ','));
    let alone = arguments.any(|argument| matches!(argument, [TokenTree::Ident(name)] if marked(name) == Some(local)));
    let mut called = tokens.windows(2).filter_map(|pair| match pair {
        [TokenTree::Ident(_), TokenTree::Group(group)] if group.delimiter() == Delimiter::Parenthesis => {
            Some(group.stream())
        }
        _ => None,
    });
    alone || called.any(|arguments| stands_alone(&arguments, local))
}

/// Whether a macro is known to look at what it is given only.
pub fn logs(mac: &Macro) -> bool {
    let names = ["trace", "debug", "info", "warn", "error", "event"];
    mac.path.segments.last().is_some_and(|last| names.iter().any(|name| last.ident == name))
}

/// Whether code may leave what is around it, and so cannot stand in a closure.
pub fn may_leave(code: &TokenStream) -> bool {
    code.clone().into_iter().any(|token| match token {
        TokenTree::Group(group) => may_leave(&group.stream()),
        TokenTree::Punct(punct) => punct.as_char() == '?',
        TokenTree::Ident(ident) => ["return", "break", "continue"].iter().any(|word| ident == word),
        TokenTree::Literal(_) => false,
    })
}

impl Call {
    /// Gives an `assert!` without a message the one that it has by itself, the condition as written: it is about to become
    /// another.
    pub fn name_condition(&mut self) {
        if let [only] = self.args.as_slice() {
            let text = as_written(self.span).unwrap_or_else(|| source_text(only.expr.to_token_stream()));
            let message = |expr| Arg { name: None, expr };
            self.args.extend([message(parse_quote!("assertion failed: {}")), message(parse_quote!(#text))]);
        }
    }

    /// How many of the arguments come before the message of an assertion, which is only evaluated if it fails.
    pub fn before_message(&self) -> usize {
        match self.kind {
            Kind::Assert => 1,
            Kind::Compare => 2,
            _ => self.args.len(),
        }
    }

    /// How many of the arguments are evaluated whatever happens: all of `debug_assert!` is only in builds with debug assertions.
    pub fn evaluated(&self, mac: &Macro) -> usize {
        let is_debug = || mac.path.segments.last().is_some_and(|last| last.ident.to_string().starts_with("debug_"));
        match self.kind {
            Kind::Assert | Kind::Compare if is_debug() => 0,
            _ => self.before_message(),
        }
    }

    /// Puts the arguments back into the call they came from.
    pub fn write_to(&self, mac: &mut Macro) {
        mac.tokens = self.to_token_stream();
    }
}

/// What stands between two parentheses in the file, on one line. Nothing where that is not the code itself: in a macro's
/// definition, or with a comment in it.
fn as_written(parentheses: Span) -> Option<String> {
    let text = parentheses.source_text()?;
    let text = text.get(1..text.len().checked_sub(1)?)?;
    if text.contains('$') || text.contains("//") || text.contains("/*") {
        return None;
    }
    let mut line = String::new();
    for part in text.split('\n').map(str::trim).filter(|part| !part.is_empty()) {
        let tight = line.is_empty() || line.ends_with(['(', '[']) || part.starts_with(['.', ')', ']', '?']);
        line += if tight { "" } else { " " };
        line += part;
    }
    Some(line.strip_suffix(',').unwrap_or(&line).to_string())
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
