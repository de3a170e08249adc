//! The rules of a `macro_rules!`, as far as they are simple.
//!
//! Input: what stands in the braces of a `macro_rules!`, then what stands in those of a call. Output: the expansion. Known are
//! fragments, but for `item`, `stmt`, `meta` and `vis`, and repetitions; where the rule that would fit has anything else, or
//! one before it has, there is no answer.
//!
//! ```text
//! ($($name:ident = $e:expr),* $(,)?) => { $(let $name = $e.await;)* }
//! all!(a = f(), b = g())   ⇒   let a = f().await; let b = g().await;
//! ```

use super::fragments::{Bound, Fragment, Kind, begins, fragment, is_longer};
use super::names::fragment_alone;
use super::texts::{text_of, with_text};
use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree, token_stream};
use quote::{format_ident, quote};
use std::collections::BTreeSet;
use syn::Token;
use syn::parse::{ParseStream, Parser};

/// A rule.
pub(super) struct Rule {
    /// Nothing, if it is not simple.
    pattern: Option<Vec<Matcher>>,
    /// What it makes of its input, before that is put in.
    pub(super) template: TokenStream,
}

enum Matcher {
    Token(TokenTree),
    Group(Delimiter, Vec<Matcher>),
    Fragment(String, Kind),
    Repetition { inner: Vec<Matcher>, separator: Vec<TokenTree>, how_often: char },
}

/// A rule that fits, and what it was given.
pub(super) struct Fit<'a> {
    pattern: &'a [Matcher],
    template: &'a TokenStream,
    bound: Bound,
}

/// All rules.
pub(super) fn rules(tokens: TokenStream) -> Option<Vec<Rule>> {
    let parser = |input: ParseStream<'_>| {
        let mut rules = vec![];
        while !input.is_empty() {
            let (pattern, template): (TokenTree, TokenTree) = {
                let pattern = input.parse()?;
                input.parse::<Token![=>]>()?;
                (pattern, input.parse()?)
            };
            input.parse::<Option<Token![;]>>()?;
            let (TokenTree::Group(pattern), TokenTree::Group(template)) = (pattern, template) else {
                return Err(input.error("a rule"));
            };
            rules.push(Rule { pattern: matchers(pattern.stream()), template: template.stream() });
        }
        Ok(rules)
    };
    parser.parse2(tokens).ok()
}

fn matchers(tokens: TokenStream) -> Option<Vec<Matcher>> {
    let mut found = vec![];
    let mut tokens = tokens.into_iter();
    while let Some(token) = tokens.next() {
        found.push(match token {
            TokenTree::Punct(dollar) if dollar.as_char() == '$' => match tokens.next()? {
                TokenTree::Ident(name) => {
                    tokens.next().filter(|colon| colon.to_string() == ":")?;
                    Matcher::Fragment(name.to_string(), Kind::of(&tokens.next()?.to_string())?)
                }
                TokenTree::Group(repeated) => {
                    let (separator, how_often) = how_often(&mut tokens)?;
                    Matcher::Repetition { inner: matchers(repeated.stream())?, separator, how_often }
                }
                _ => return None,
            },
            TokenTree::Group(group) => Matcher::Group(group.delimiter(), matchers(group.stream())?),
            token => Matcher::Token(token),
        });
    }
    Some(found)
}

/// What stands behind a repetition: what separates, and `*`, `+` or `?`.
fn how_often(tokens: &mut token_stream::IntoIter) -> Option<(Vec<TokenTree>, char)> {
    let sign = |token: &TokenTree| match token {
        TokenTree::Punct(sign) => Some(sign.as_char()).filter(|sign| ['*', '+', '?'].contains(sign)),
        _ => None,
    };
    let first = tokens.next()?;
    if let Some(sign) = sign(&first) {
        return Some((vec![], sign));
    }
    let mut separator = vec![first];
    let second = tokens.clone().next()?;
    if is_longer(&format!("{}{second}", separator[0])) {
        separator.push(tokens.next()?);
    }
    Some((separator, sign(&tokens.next()?)?))
}

/// The first rule that fits. As in rustc, what begins like a fragment and is none is an error: there is no answer then.
pub(super) fn fit<'a>(rules: &'a [Rule], input: &TokenStream) -> Option<Fit<'a>> {
    for rule in rules {
        let pattern = rule.pattern.as_deref()?;
        let parser = |input: ParseStream<'_>| {
            let mut bound = Bound::new();
            Ok(match matched(pattern, input, &mut bound)? {
                true if input.is_empty() => Some(bound),
                _ => {
                    let _rest: TokenStream = input.parse()?;
                    None
                }
            })
        };
        if let Some(bound) = parser.parse2(input.clone()).ok()? {
            return Some(Fit { pattern, template: &rule.template, bound });
        }
    }
    None
}

fn matched(pattern: &[Matcher], input: ParseStream<'_>, bound: &mut Bound) -> syn::Result<bool> {
    for matcher in pattern {
        match matcher {
            Matcher::Repetition { inner, separator, how_often } => {
                let mut times = vec![];
                while let Some(one) = next_time(inner, separator, !times.is_empty(), input) {
                    times.push(one);
                    if *how_often == '?' {
                        break;
                    }
                }
                if times.is_empty() && *how_often == '+' {
                    return Ok(false);
                }
                for (name, _) in names(inner) {
                    let each = times.iter_mut().filter_map(|one| one.remove(&name)).collect();
                    bound.insert(name, Fragment::Many(each));
                }
            }
            _ if input.is_empty() => return Ok(false),
            Matcher::Token(token) => {
                if !takes(token, input) {
                    return Ok(false);
                }
            }
            Matcher::Group(delimiter, inner) => {
                let TokenTree::Group(group) = input.fork().parse()? else { return Ok(false) };
                if group.delimiter() != *delimiter {
                    return Ok(false);
                }
                input.parse::<TokenTree>()?;
                let parser = |input: ParseStream<'_>| {
                    let all = matched(inner, input, bound)? && input.is_empty();
                    let _rest: TokenStream = input.parse()?;
                    Ok(all)
                };
                if !parser.parse2(group.stream())? {
                    return Ok(false);
                }
            }
            Matcher::Fragment(_, kind) if !begins(*kind, input) => return Ok(false),
            Matcher::Fragment(name, kind) => {
                bound.insert(name.clone(), fragment(*kind, input)?);
            }
        }
    }
    Ok(true)
}

/// What a repetition is given once more, if it is: as much as it can take, as in rustc, which refuses what is not clear.
fn next_time(inner: &[Matcher], separator: &[TokenTree], again: bool, input: ParseStream<'_>) -> Option<Bound> {
    if input.is_empty() {
        return None;
    }
    let ahead = input.fork();
    if again && !separator.iter().all(|token| takes(token, &ahead)) {
        return None;
    }
    let mut bound = Bound::new();
    matched(inner, &ahead, &mut bound).is_ok_and(|all| all).then_some(())?;
    syn::parse::discouraged::Speculative::advance_to(input, &ahead);
    Some(bound)
}

/// Takes this token, if it is the next.
fn takes(token: &TokenTree, input: ParseStream<'_>) -> bool {
    let is_next = input.fork().parse::<TokenTree>().is_ok_and(|next| next.to_string() == token.to_string());
    is_next && input.parse::<TokenTree>().is_ok()
}

/// The fragments of a pattern, and how many repetitions each is in.
fn names(pattern: &[Matcher]) -> Vec<(String, usize)> {
    let of = |matcher: &Matcher| match matcher {
        Matcher::Token(_) => vec![],
        Matcher::Group(_, inner) => names(inner),
        Matcher::Fragment(name, _) => vec![(name.clone(), 0)],
        Matcher::Repetition { inner, .. } => names(inner).into_iter().map(|(name, depth)| (name, depth + 1)).collect(),
    };
    pattern.iter().flat_map(of).collect()
}

/// Whether a fragment takes a name.
fn takes_names(pattern: &[Matcher]) -> bool {
    pattern.iter().any(|matcher| match matcher {
        Matcher::Fragment(_, kind) => matches!(kind, Kind::Ident | Kind::Lifetime),
        Matcher::Group(_, inner) | Matcher::Repetition { inner, .. } => takes_names(inner),
        Matcher::Token(_) => false,
    })
}

impl Fit<'_> {
    /// The template of the rule.
    pub(super) fn template(&self) -> &TokenStream {
        self.template
    }

    /// Whether a name is handed over as such.
    pub(super) fn takes_names(&self) -> bool {
        takes_names(self.pattern)
    }

    /// The expansion, in which some names of the template go by another name.
    /// It is what stands at `call`.
    pub(super) fn expand(&self, renamed: &BTreeSet<String>, call: Span) -> Option<TokenStream> {
        transcribe(self.template.clone(), &self.bound, renamed, call)
    }

    /// The same with a name of its own in the place of each fragment.
    pub(super) fn with_placeholders(&self) -> Option<TokenStream> {
        let placeholder = |(at, (name, depth)): (usize, (String, usize))| {
            let placeholder = format_ident!("{PLACEHOLDER}{at}");
            let placeholder = Fragment::One { tokens: quote!(#placeholder), expr: None };
            (name, (0..depth).fold(placeholder, |inner, _| Fragment::Many(vec![inner])))
        };
        let bound = names(self.pattern).into_iter().enumerate().map(placeholder).collect();
        transcribe(self.template.clone(), &bound, &BTreeSet::new(), Span::call_site())
    }
}

/// What the names of placeholders begin with.
pub(super) const PLACEHOLDER: &str = "placeholder_of_a_fragment_";

pub(super) fn transcribe(
    template: TokenStream,
    bound: &Bound,
    renamed: &BTreeSet<String>,
    call: Span,
) -> Option<TokenStream> {
    let mut expansion = TokenStream::new();
    let mut after_dot = false;
    let mut before = [None, None];
    let mut tokens = template.into_iter();
    while let Some(token) = tokens.next() {
        let was_dot = std::mem::replace(&mut after_dot, token.to_string() == ".");
        let called = before.clone();
        before = [before[1].take(), Some(token.to_string())];
        match token {
            TokenTree::Punct(dollar) if dollar.as_char() == '$' => match tokens.next()? {
                TokenTree::Ident(name) if name == "crate" => expansion.extend(quote!(crate)),
                TokenTree::Ident(name) => match bound.get(&name.to_string())? {
                    Fragment::One { tokens, .. } => expansion.extend(tokens.clone()),
                    Fragment::Many(_) => return None,
                },
                TokenTree::Group(repeated) => {
                    let (separator, _) = how_often(&mut tokens)?;
                    for (time, bound) in each_time(&repeated.stream(), bound)?.into_iter().enumerate() {
                        if time > 0 {
                            expansion.extend(separator.clone());
                        }
                        expansion.extend(transcribe(repeated.stream(), &bound, renamed, call)?);
                    }
                }
                _ => return None,
            },
            TokenTree::Group(group)
                if called == [Some("stringify".into()), Some("!".into())]
                    && fragment_alone(&group.stream()).is_some() =>
            {
                let text = bound.get(&fragment_alone(&group.stream())?).and_then(text_of)?;
                let before: Vec<TokenTree> = expansion.into_iter().collect();
                // Instead of the call.
                expansion = before[..before.len() - 2].iter().cloned().collect();
                expansion.extend(quote!(#text));
            }
            TokenTree::Group(group) => {
                let stream = transcribe(group.stream(), bound, renamed, call)?;
                let stream = match &called {
                    [Some(name), Some(bang)] if bang == "!" => with_text(name, &group.stream(), stream, bound)?,
                    _ => stream,
                };
                let mut inner = Group::new(group.delimiter(), stream);
                inner.set_span(call);
                expansion.extend([TokenTree::Group(inner)]);
            }
            TokenTree::Ident(name) if !was_dot && renamed.contains(&name.to_string()) => {
                expansion.extend([TokenTree::Ident(format_ident!("{name}_of_a_macro", span = call))]);
            }
            mut token => {
                token.set_span(call);
                expansion.extend([token]);
            }
        }
    }
    Some(expansion)
}

/// What the fragments stand for, each time that a repetition is written.
fn each_time(repeated: &TokenStream, bound: &Bound) -> Option<Vec<Bound>> {
    let mut count = None;
    for name in fragments_in(repeated) {
        if let Some(Fragment::Many(each)) = bound.get(&name) {
            if count.is_some_and(|count| count != each.len()) {
                return None;
            }
            count = Some(each.len());
        }
    }
    let at = |time: usize| {
        let mut bound = bound.clone();
        for name in fragments_in(repeated) {
            if let Some(Fragment::Many(each)) = bound.get(&name) {
                let one = each.get(time).cloned()?;
                bound.insert(name, one);
            }
        }
        Some(bound)
    };
    (0..count?).map(at).collect()
}

fn fragments_in(tokens: &TokenStream) -> Vec<String> {
    let mut found = vec![];
    let mut after_dollar = false;
    for token in tokens.clone() {
        match &token {
            TokenTree::Group(group) => found.extend(fragments_in(&group.stream())),
            TokenTree::Ident(name) if after_dollar => found.push(name.to_string()),
            _ => {}
        }
        after_dollar = matches!(&token, TokenTree::Punct(dollar) if dollar.as_char() == '$');
    }
    found.sort();
    found.dedup();
    found
}
