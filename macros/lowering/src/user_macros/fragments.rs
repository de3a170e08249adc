//! What a `macro_rules!` is handed, fragment by fragment.
//!
//! Input: the kind of a fragment, and tokens. Output: what stands for the fragment where the macro names it.

use proc_macro2::{Ident, Spacing, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use std::collections::BTreeMap;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::token::Brace;
use syn::{Block, Expr, Lifetime, Lit, Pat, Path, Token, Type};

/// What kind a fragment is of.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Kind {
    Expr,
    Ident,
    Lifetime,
    Literal,
    Pat,
    PatWithoutOr,
    Block,
    Type,
    Path,
    Tree,
}

impl Kind {
    pub(super) fn of(name: &str) -> Option<Self> {
        Some(match name {
            "expr" | "expr_2021" => Kind::Expr,
            "ident" => Kind::Ident,
            "lifetime" => Kind::Lifetime,
            "literal" => Kind::Literal,
            "pat" => Kind::Pat,
            "pat_param" => Kind::PatWithoutOr,
            "block" => Kind::Block,
            "ty" => Kind::Type,
            "path" => Kind::Path,
            "tt" => Kind::Tree,
            _ => return None,
        })
    }
}

/// What a fragment stands for.
#[derive(Clone)]
pub(super) enum Fragment {
    One {
        tokens: TokenStream,
        /// The expression that they are, which has no parentheses around it.
        expr: Option<Box<Expr>>,
    },
    /// Each time that a repetition was given it.
    Many(Vec<Fragment>),
}

/// What the fragments stand for.
pub(super) type Bound = BTreeMap<String, Fragment>;

/// Whether what comes next may be such a fragment. If not, another rule may fit.
pub(super) fn begins(kind: Kind, input: ParseStream<'_>) -> bool {
    match kind {
        Kind::Ident => input.peek(Ident::peek_any),
        Kind::Lifetime => input.peek(Lifetime),
        Kind::Literal => input.peek(Lit) || (input.peek(Token![-]) && input.peek2(Lit)),
        Kind::Block => input.peek(Brace),
        Kind::Expr => match input.fork().parse::<TokenTree>() {
            Ok(TokenTree::Punct(sign)) => {
                "!-*|&<'#".contains(sign.as_char()) || input.peek(Token![..]) || input.peek(Token![::])
            }
            other => other.is_ok(),
        },
        Kind::Pat | Kind::PatWithoutOr | Kind::Type | Kind::Path | Kind::Tree => true,
    }
}

pub(super) fn fragment(kind: Kind, input: ParseStream<'_>) -> syn::Result<Fragment> {
    let tokens = match kind {
        Kind::Expr => {
            let expr: Expr = input.parse()?;
            let tokens = match expr {
                // Nothing that stands around these can tear them apart.
                Expr::Path(_) | Expr::Lit(_) | Expr::Call(_) | Expr::MethodCall(_) | Expr::Macro(_) => quote!(#expr),
                Expr::Paren(_) | Expr::Field(_) | Expr::Index(_) | Expr::Await(_) | Expr::Try(_) => quote!(#expr),
                Expr::Array(_) | Expr::Tuple(_) => quote!(#expr),
                _ => quote!((#expr)),
            };
            return Ok(Fragment::One { tokens, expr: Some(Box::new(expr)) });
        }
        Kind::Ident => Ident::parse_any(input)?.into_token_stream(),
        Kind::Lifetime => input.parse::<Lifetime>()?.into_token_stream(),
        Kind::Literal => {
            let minus: Option<Token![-]> = input.parse()?;
            let literal: Lit = input.parse()?;
            quote!(#minus #literal)
        }
        Kind::Pat => Pat::parse_multi_with_leading_vert(input)?.into_token_stream(),
        Kind::PatWithoutOr => Pat::parse_single(input)?.into_token_stream(),
        Kind::Block => input.parse::<Block>()?.into_token_stream(),
        Kind::Type => input.parse::<Type>()?.into_token_stream(),
        Kind::Path => input.parse::<Path>()?.into_token_stream(),
        Kind::Tree => tree(input)?,
    };
    Ok(Fragment::One { tokens, expr: None })
}

/// The signs that are one token in rustc, longest first.
const LONGER: [&str; 24] = [
    "..=", "...", "<<=", ">>=", "..", "=>", "->", "::", "==", "!=", "<=", ">=", "&&", "||", "<<", ">>", "+=", "-=",
    "*=", "/=", "%=", "^=", "&=", "|=",
];

/// Whether these signs are one token.
pub(super) fn is_longer(signs: &str) -> bool {
    LONGER.contains(&signs)
}

/// A token as rustc has them: `=>` is one, and `'a`.
fn tree(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    if input.peek(Lifetime) {
        return Ok(input.parse::<Lifetime>()?.into_token_stream());
    }
    let mut signs = String::new();
    let ahead = input.fork();
    while let Ok(TokenTree::Punct(punct)) = ahead.parse::<TokenTree>() {
        signs.push(punct.as_char());
        if punct.spacing() == Spacing::Alone {
            break;
        }
    }
    let length = LONGER.iter().find(|longer| signs.starts_with(**longer)).map_or(1, |longer| longer.len());
    (0..length).map(|_| input.parse::<TokenTree>()).collect()
}
