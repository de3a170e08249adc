//! The rules of a `macro_rules!`, as far as they are simple.
//!
//! Input: what stands in the braces of a `macro_rules!`, then what stands in those of a call. Output: the expansion. Known are
//! fragments, `$($rest:tt)*` at the end and `$(,)?` at the end; where a rule has anything else, there is no answer.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use std::collections::{BTreeMap, BTreeSet};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Block, Expr, Lifetime, Lit, Pat, Token, Type};

/// A rule.
pub(super) struct Rule {
    pattern: Vec<Matcher>,
    /// What it makes of its input, before that is put in.
    pub(super) template: TokenStream,
}

enum Matcher {
    Token(TokenTree),
    Group(Delimiter, Vec<Matcher>),
    Fragment(String, Kind),
    /// `$($name:tt)*`; whether there must be some.
    Rest(String, bool),
    /// `$(,)?`
    Comma,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Expr,
    Ident,
    Lifetime,
    Literal,
    Pat,
    Block,
    Type,
    Tree,
}

/// What the fragments stand for.
type Bound = BTreeMap<String, TokenStream>;

/// A rule that fits, and what it was given.
pub(super) struct Fit<'a> {
    rule: &'a Rule,
    bound: Bound,
}

/// All rules; nothing, if one of them is not simple.
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
            rules.push(matchers(pattern.stream()).map(|pattern| Rule { pattern, template: template.stream() }));
        }
        Ok(rules)
    };
    parser.parse2(tokens).ok()?.into_iter().collect()
}

fn matchers(tokens: TokenStream) -> Option<Vec<Matcher>> {
    let mut found = vec![];
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let last = found.last();
        if matches!(last, Some(Matcher::Rest(..) | Matcher::Comma)) {
            return None;
        }
        found.push(match token {
            TokenTree::Punct(dollar) if dollar.as_char() == '$' => match tokens.next()? {
                TokenTree::Ident(name) => {
                    tokens.next().filter(|colon| colon.to_string() == ":")?;
                    Matcher::Fragment(name.to_string(), kind(&tokens.next()?.to_string())?)
                }
                TokenTree::Group(repeated) => {
                    let text = repeated.stream().to_string().replace(' ', "");
                    let how_often = tokens.next()?.to_string();
                    match text.strip_prefix('$').and_then(|text| text.strip_suffix(":tt")) {
                        Some(name) if how_often == "*" || how_often == "+" => {
                            Matcher::Rest(name.to_owned(), how_often == "+")
                        }
                        None if text == "," && (how_often == "?" || how_often == "*") => Matcher::Comma,
                        _ => return None,
                    }
                }
                _ => return None,
            },
            TokenTree::Group(group) => Matcher::Group(group.delimiter(), matchers(group.stream())?),
            token => Matcher::Token(token),
        });
    }
    Some(found)
}

fn kind(name: &str) -> Option<Kind> {
    Some(match name {
        "expr" => Kind::Expr,
        "ident" => Kind::Ident,
        "lifetime" => Kind::Lifetime,
        "literal" => Kind::Literal,
        "pat" => Kind::Pat,
        "block" => Kind::Block,
        "ty" => Kind::Type,
        "tt" => Kind::Tree,
        _ => return None,
    })
}

/// The first rule that fits. As in rustc, what begins like a fragment and is none is an error: there is no answer then.
pub(super) fn fit<'a>(rules: &'a [Rule], input: &TokenStream) -> Option<Fit<'a>> {
    for rule in rules {
        let parser = |input: ParseStream<'_>| {
            let mut bound = Bound::new();
            Ok(match matched(&rule.pattern, input, &mut bound)? {
                true if input.is_empty() => Some(bound),
                _ => {
                    let _rest: TokenStream = input.parse()?;
                    None
                }
            })
        };
        if let Some(bound) = parser.parse2(input.clone()).ok()? {
            return Some(Fit { rule, bound });
        }
    }
    None
}

fn matched(pattern: &[Matcher], input: ParseStream<'_>, bound: &mut Bound) -> syn::Result<bool> {
    for matcher in pattern {
        match matcher {
            Matcher::Rest(_, true) if input.is_empty() => return Ok(false),
            Matcher::Rest(name, _) => {
                bound.insert(name.clone(), input.parse()?);
            }
            Matcher::Comma => {
                input.parse::<Option<Token![,]>>()?;
            }
            _ if input.is_empty() => return Ok(false),
            Matcher::Token(token) => {
                if input.fork().parse::<TokenTree>()?.to_string() != token.to_string() {
                    return Ok(false);
                }
                input.parse::<TokenTree>()?;
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
            Matcher::Fragment(name, kind) => {
                bound.insert(name.clone(), fragment(*kind, input)?);
            }
        }
    }
    Ok(true)
}

fn fragment(kind: Kind, input: ParseStream<'_>) -> syn::Result<TokenStream> {
    Ok(match kind {
        Kind::Expr => {
            let expr: Expr = input.parse()?;
            match expr {
                // Nothing that stands around these can tear them apart.
                Expr::Path(_) | Expr::Lit(_) | Expr::Call(_) | Expr::MethodCall(_) | Expr::Macro(_) => quote!(#expr),
                Expr::Paren(_) | Expr::Field(_) | Expr::Index(_) | Expr::Await(_) | Expr::Try(_) => quote!(#expr),
                Expr::Array(_) | Expr::Tuple(_) => quote!(#expr),
                _ => quote!((#expr)),
            }
        }
        Kind::Ident => Ident::parse_any(input)?.into_token_stream(),
        Kind::Lifetime => input.parse::<Lifetime>()?.into_token_stream(),
        Kind::Literal => {
            let minus: Option<Token![-]> = input.parse()?;
            let literal: Lit = input.parse()?;
            quote!(#minus #literal)
        }
        Kind::Pat => Pat::parse_multi_with_leading_vert(input)?.into_token_stream(),
        Kind::Block => input.parse::<Block>()?.into_token_stream(),
        Kind::Type => input.parse::<Type>()?.into_token_stream(),
        Kind::Tree => input.parse::<TokenTree>()?.into(),
    })
}

impl Rule {
    /// Whether a fragment of it takes a name.
    fn takes_names(pattern: &[Matcher]) -> bool {
        pattern.iter().any(|matcher| match matcher {
            Matcher::Fragment(_, kind) => matches!(kind, Kind::Ident | Kind::Lifetime),
            Matcher::Group(_, inner) => Rule::takes_names(inner),
            _ => false,
        })
    }
}

impl Fit<'_> {
    /// The template of the rule.
    pub(super) fn template(&self) -> &TokenStream {
        &self.rule.template
    }

    /// Whether a name is handed over as such.
    pub(super) fn takes_names(&self) -> bool {
        Rule::takes_names(&self.rule.pattern)
    }

    /// The expansion, in which some names of the template go by another name.
    /// It is what stands at `call`.
    pub(super) fn expand(&self, renamed: &BTreeSet<String>, call: Span) -> Option<TokenStream> {
        transcribe(self.rule.template.clone(), &self.bound, renamed, call)
    }

    /// The same with a name of its own in the place of each fragment.
    pub(super) fn with_placeholders(&self) -> Option<TokenStream> {
        let placeholder = |(at, name): (usize, &String)| {
            let placeholder = format_ident!("{PLACEHOLDER}{at}");
            (name.clone(), quote!(#placeholder))
        };
        let bound = self.bound.keys().enumerate().map(placeholder).collect();
        transcribe(self.rule.template.clone(), &bound, &BTreeSet::new(), Span::call_site())
    }
}

/// What the names of placeholders begin with.
pub(super) const PLACEHOLDER: &str = "placeholder_of_a_fragment_";

fn transcribe(template: TokenStream, bound: &Bound, renamed: &BTreeSet<String>, call: Span) -> Option<TokenStream> {
    let mut expansion = TokenStream::new();
    let mut after_dot = false;
    let mut tokens = template.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let was_dot = std::mem::replace(&mut after_dot, token.to_string() == ".");
        match token {
            TokenTree::Punct(dollar) if dollar.as_char() == '$' => match tokens.next()? {
                TokenTree::Ident(name) if name == "crate" => expansion.extend(quote!(crate)),
                TokenTree::Ident(name) => expansion.extend(bound.get(&name.to_string())?.clone()),
                TokenTree::Group(repeated) => {
                    let text = repeated.stream().to_string().replace(' ', "");
                    expansion.extend(bound.get(text.strip_prefix('$')?)?.clone());
                    tokens.next().filter(|how_often| ["*", "+"].contains(&how_often.to_string().as_str()))?;
                }
                _ => return None,
            },
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), transcribe(group.stream(), bound, renamed, call)?);
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
