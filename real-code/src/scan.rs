//! Finds the async functions of a file.
//!
//! Input: a file's text. Output: where each `async fn` stands and where an attribute goes. What holds afterwards: the
//! positions are bytes of the text, in the order of the source; an outer function comes before what is nested in it.
//!
//! Tokens are read, not syntax: so functions among the arguments of a macro (`cfg_rt! { async fn f() {} }`) are found too.
//! What `macro_rules!` would make is not looked for.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::ops::Range;

/// An `async fn`.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    pub name: String,
    /// From its visibility to the end of its body.
    pub range: Range<usize>,
    /// Between the braces of its body; none in a trait's declaration.
    pub body: Option<Range<usize>>,
    pub how: How,
}

/// How the attribute is put on it.
#[derive(Clone, Debug, PartialEq)]
pub enum How {
    /// `#[asyncio::coroutine]` before it.
    Attribute,
    /// `#[tokio::test] async fn f() { body }` calls `f` from an ordinary function: the body becomes a coroutine in it,
    /// that is called with these arguments.
    Inner { arguments: String },
    /// Not at all, for this reason.
    Not(&'static str),
}

/// `#[tokio::test]`, `#[tokio::main]` and others that make an ordinary function of an async one: their last names.
const RUNNERS: [&str; 8] = ["test", "main", "rstest", "bench", "apply", "test_case", "parameterized", "quickcheck"];

pub fn scan(text: &str) -> Result<Vec<Found>, String> {
    let tokens: TokenStream = text.parse().map_err(|error| format!("{error}"))?;
    let mut found = vec![];
    level(text, tokens, Around::default(), &mut found);
    Ok(found)
}

/// What is around a level of tokens.
#[derive(Clone, Copy, Default)]
struct Around {
    /// `#[async_trait]` stands on it.
    async_trait: bool,
    /// It is an `impl` block, where functions have bodies, unless a macro writes these.
    is_impl: bool,
}

/// One level of tokens, and what is nested in it.
fn level(text: &str, tokens: TokenStream, around: Around, found: &mut Vec<Found>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    // Whether `#[async_trait]` stands before the item that is being read.
    let mut marked = false;
    let mut is_impl = false;
    for (index, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Ident(ident) if ident == "async" => {
                found.extend(function(text, &tokens, index, around));
            }
            TokenTree::Ident(ident) => is_impl |= ident == "impl",
            TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket && is_attribute(&tokens, index) => {
                marked |= last_name(group.stream()).is_some_and(|name| name == "async_trait");
            }
            TokenTree::Group(group) => {
                if !is_macro_definition(&tokens, index) {
                    let inside = Around { async_trait: around.async_trait || marked, is_impl };
                    level(text, group.stream(), inside, found);
                }
                if group.delimiter() == Delimiter::Brace {
                    (marked, is_impl) = (false, false);
                }
            }
            TokenTree::Punct(punct) if punct.as_char() == ';' => (marked, is_impl) = (false, false),
            _ => {}
        }
    }
}

/// The function whose `async` stands at `index`, if one does.
fn function(text: &str, tokens: &[TokenTree], index: usize, around: Around) -> Option<Found> {
    let mut next = index + 1;
    while tokens
        .get(next)
        .is_some_and(|token| is_word(token, &["unsafe", "extern"]) || matches!(token, TokenTree::Literal(_)))
    {
        next += 1;
    }
    if !is_word(tokens.get(next)?, &["fn"]) {
        return None;
    }
    let TokenTree::Ident(name) = tokens.get(next + 1)? else { return None };
    let mut first = index;
    while first > 0 && qualifies(tokens, first - 1) {
        first -= 1;
    }
    let parameters = tokens[next..].iter().find_map(|token| match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis => Some(group),
        _ => None,
    })?;
    let generic = matches!(tokens.get(next + 2), Some(TokenTree::Punct(punct)) if punct.as_char() == '<');
    let end = tokens[next..].iter().find(|token| match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Punct(punct) => punct.as_char() == ';',
        _ => false,
    })?;
    let start = tokens[first].span().byte_range().start;
    let range = start..end.span().byte_range().end;
    let body = match end {
        TokenTree::Group(group) => Some(group.span_open().byte_range().end..group.span_close().byte_range().start),
        _ => None,
    };
    let attributes = attributes_before(tokens, first);
    let how = if around.async_trait {
        How::Not("under #[async_trait]")
    } else if around.is_impl && body.is_none() {
        How::Not("its body is a macro's")
    } else if attributes.iter().any(|name| RUNNERS.contains(&name.as_str())) {
        match arguments(parameters.stream()) {
            Some(arguments) if !generic => How::Inner { arguments },
            _ => How::Not("a test with patterns or type parameters"),
        }
    } else {
        How::Attribute
    };
    debug_assert!(text.is_char_boundary(range.start));
    Some(Found { name: name.to_string(), range, body, how })
}

/// Whether a token belongs to the function's visibility and qualifiers, before `async`.
fn qualifies(tokens: &[TokenTree], index: usize) -> bool {
    match &tokens[index] {
        TokenTree::Group(group) => {
            group.delimiter() == Delimiter::Parenthesis && index > 0 && is_word(&tokens[index - 1], &["pub"])
        }
        token => is_word(token, &["pub", "default", "const"]),
    }
}

/// The last names of the paths of the attributes that stand before the token at `first`.
fn attributes_before(tokens: &[TokenTree], mut first: usize) -> Vec<String> {
    let mut names = vec![];
    while first > 0 && is_attribute(tokens, first - 1) {
        if let TokenTree::Group(group) = &tokens[first - 1] {
            names.extend(last_name(group.stream()));
        }
        first -= 2;
    }
    names
}

/// Whether the token is the `[…]` of `#[…]`.
fn is_attribute(tokens: &[TokenTree], index: usize) -> bool {
    let before = index.checked_sub(1).map(|before| &tokens[before]);
    matches!(&tokens[index], TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket)
        && matches!(before, Some(TokenTree::Punct(punct)) if punct.as_char() == '#')
}

/// Whether the token is the body of a `macro_rules! name { … }`.
fn is_macro_definition(tokens: &[TokenTree], index: usize) -> bool {
    index >= 3 && is_word(&tokens[index - 3], &["macro_rules"])
}

/// `test` of `tokio::test(flavor = "multi_thread")`; `cfg_attr(…, tokio::test)` counts as `test`, too.
fn last_name(attribute: TokenStream) -> Option<String> {
    let mut name = None;
    let mut tokens = attribute.into_iter();
    for token in tokens.by_ref() {
        match token {
            TokenTree::Ident(ident) => name = Some(ident.to_string()),
            TokenTree::Punct(punct) if punct.as_char() == ':' => {}
            TokenTree::Group(group) if name.as_deref() == Some("cfg_attr") => {
                let after_comma = group
                    .stream()
                    .into_iter()
                    .skip_while(|token| !matches!(token, TokenTree::Punct(punct) if punct.as_char() == ','))
                    .skip(1)
                    .collect();
                return last_name(after_comma);
            }
            _ => break,
        }
    }
    name
}

/// `a, b` of `a: A, mut b: B`; nothing if a parameter is a pattern.
fn arguments(parameters: TokenStream) -> Option<String> {
    let tokens: Vec<TokenTree> = parameters.into_iter().collect();
    let mut names = vec![];
    for (index, token) in tokens.iter().enumerate() {
        let TokenTree::Punct(punct) = token else { continue };
        let path = |at: usize| matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == ':');
        if punct.as_char() != ':' || path(index + 1) || (index > 0 && path(index - 1)) {
            continue;
        }
        match index.checked_sub(1).map(|before| &tokens[before]) {
            Some(TokenTree::Ident(name)) => names.push(name.to_string()),
            _ => return None,
        }
    }
    let receiver = tokens.iter().any(|token| is_word(token, &["self"]));
    (!receiver).then(|| names.join(", "))
}

fn is_word(token: &TokenTree, words: &[&str]) -> bool {
    matches!(token, TokenTree::Ident(ident) if words.iter().any(|word| ident == word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, String, How)> {
        let found = scan(text).expect("tokens");
        found.into_iter().map(|found| (found.name, text[found.range].to_owned(), found.how)).collect()
    }

    #[test]
    fn the_attribute_goes_between_other_attributes_and_the_visibility() {
        assert_eq!(
            found("/// Doc.\n#[inline] pub(crate) async unsafe fn f() -> u8 { 1 } fn g() { async { 1 }; }"),
            [("f".into(), "pub(crate) async unsafe fn f() -> u8 { 1 }".into(), How::Attribute)]
        );
    }

    #[test]
    fn nested_functions_and_those_in_macros_follow_what_is_around_them() {
        let names: Vec<String> =
            found("cfg! { async fn a() { async fn b() {} } } macro_rules! m { () => { async fn c() {} } } trait T { async fn d(); }")
                .into_iter()
                .map(|(name, ..)| name)
                .collect();
        assert_eq!(names, ["a", "b", "d"]);
    }

    #[test]
    fn what_makes_an_ordinary_function_of_an_async_one_gets_a_coroutine_inside() {
        let how = |text| found(text).remove(0).2;
        let inner = |arguments: &str| How::Inner { arguments: arguments.into() };
        assert_eq!(how("#[tokio::test(start_paused = true)] #[ignore] async fn f() {}"), inner(""));
        assert_eq!(how("#[cfg_attr(not(x), tokio::test)] async fn f() {}"), inner(""));
        assert_eq!(how("#[rstest] async fn f(a: a::B, c: C) {}"), inner("a, c"));
        assert_eq!(how("#[rstest] async fn f((a, b): C) {}"), How::Not("a test with patterns or type parameters"));
        assert_eq!(how("#[async_trait] impl T for U { async fn f(&self) {} }"), How::Not("under #[async_trait]"));
        assert_eq!(how("#[async_trait] impl T for U {} impl V { async fn f(&self) {} }"), How::Attribute);
        assert_eq!(
            how("#[interface] impl V { #[zbus(signal)] async fn f(&self); }"),
            How::Not("its body is a macro's")
        );
        assert_eq!(how("fn g(_: impl U) {} trait V { async fn f(&self); }"), How::Attribute);
    }
}
