//! Code on its way out.
//!
//! `TokenStream`, `quote!` and `quote_spanned!` here stand for those of `proc_macro2` and `quote`, and mean the same. The
//! difference is what is interpolated into something else: there it goes to the compiler and is joined there, once for each
//! piece and level; here it stays in a vector until the group that it is in is whole. Most of what an unoptimised macro takes
//! goes to that otherwise.
//!
//! `#x` and `#(#x)*` are there, the latter with any separator; a repetition of anything else is not.

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenTree};
use quote::ToTokens;
use std::fmt;
use syn::{
    AngleBracketedGenericArguments, Attribute, Block, Expr, Item, Lifetime, Pat, Path, Signature, Stmt, Type,
    Visibility,
};

/// Tokens.
#[derive(Clone, Default)]
pub struct TokenStream(Vec<Piece>);

#[derive(Clone)]
enum Piece {
    Tree(TokenTree),
    /// Tokens that are the compiler's already.
    Stream(proc_macro2::TokenStream),
}

impl Piece {
    /// One token.
    fn into_tree(self) -> TokenTree {
        match self {
            Piece::Tree(tree) => tree,
            Piece::Stream(stream) => Group::new(Delimiter::None, stream).into(),
        }
    }
}

impl TokenStream {
    /// None.
    pub fn new() -> Self {
        TokenStream(vec![])
    }

    /// None, and room for what a `quote!` writes.
    pub fn with_room() -> Self {
        TokenStream(Vec::with_capacity(16))
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|piece| match piece {
            Piece::Tree(_) => false,
            Piece::Stream(stream) => stream.is_empty(),
        })
    }

    /// Whether this is one pair of braces.
    pub fn is_braced(&self) -> bool {
        match self.0.as_slice() {
            [Piece::Tree(TokenTree::Group(group))] => group.delimiter() == Delimiter::Brace,
            _ => false,
        }
    }

    /// In braces that stand there.
    pub fn braced(self, span: Span) -> Self {
        let mut braces = TokenStream::new();
        braces.group(Delimiter::Brace, self, span);
        braces
    }

    /// Adds what `value` is written as.
    pub fn put(&mut self, value: &(impl Put + ?Sized)) {
        value.put(self);
    }

    /// Adds a token.
    pub fn push(&mut self, token: TokenTree) {
        self.0.push(Piece::Tree(token));
    }

    /// Adds an identifier.
    pub fn ident(&mut self, name: &str, span: Span) {
        self.push(TokenTree::Ident(Ident::new(name, span)));
    }

    /// Adds an operator of one symbol or more, or `_`.
    pub fn operator(&mut self, symbols: &str, span: Span) {
        if symbols == "_" {
            return self.ident(symbols, span);
        }
        let symbols = symbols.as_bytes();
        let mut at = 0;
        while at < symbols.len() {
            let spacing = if at + 1 < symbols.len() { Spacing::Joint } else { Spacing::Alone };
            let mut punct = Punct::new(symbols[at] as char, spacing);
            punct.set_span(span);
            self.push(TokenTree::Punct(punct));
            at += 1;
        }
    }

    /// Adds a lifetime or a label.
    pub fn lifetime(&mut self, name: &str, span: Span) {
        let mut quote = Punct::new('\'', Spacing::Joint);
        quote.set_span(span);
        self.push(TokenTree::Punct(quote));
        self.ident(&name[1..], span);
    }

    /// Adds a literal.
    pub fn literal(&mut self, text: &str, span: Span) {
        let mut literal: Literal = text.parse().expect("a literal");
        literal.set_span(span);
        self.push(TokenTree::Literal(literal));
    }

    /// Adds a group of tokens.
    pub fn group(&mut self, delimiter: Delimiter, inner: TokenStream, span: Span) {
        let mut group = Group::new(delimiter, inner.into());
        group.set_span(span);
        self.push(TokenTree::Group(group));
    }

    /// The same tokens, as if they stood there, the first of them where it begins.
    pub fn spanning(self, first: Span, last: Span) -> Self {
        let mut all = TokenStream::with_room();
        for piece in self.0 {
            match piece {
                Piece::Tree(tree) => all.push(tree),
                Piece::Stream(stream) => stream.into_iter().for_each(|tree| all.push(tree)),
            }
        }
        for (number, piece) in all.0.iter_mut().enumerate() {
            if let Piece::Tree(tree) = piece {
                tree.set_span(if number == 0 { first } else { last });
            }
        }
        all
    }

    /// Adds other tokens.
    pub fn extend(&mut self, mut other: TokenStream) {
        self.0.append(&mut other.0);
    }
}

impl From<TokenStream> for proc_macro2::TokenStream {
    fn from(tokens: TokenStream) -> Self {
        if tokens.0.iter().all(|piece| matches!(piece, Piece::Tree(_))) {
            // All at once.
            return tokens.0.into_iter().map(Piece::into_tree).collect();
        }
        let mut all = proc_macro2::TokenStream::new();
        for piece in tokens.0 {
            match piece {
                Piece::Tree(tree) => all.extend([tree]),
                Piece::Stream(stream) => all.extend([stream]),
            }
        }
        all
    }
}

impl From<proc_macro2::TokenStream> for TokenStream {
    fn from(tokens: proc_macro2::TokenStream) -> Self {
        TokenStream(vec![Piece::Stream(tokens)])
    }
}

impl FromIterator<TokenStream> for TokenStream {
    fn from_iter<I: IntoIterator<Item = TokenStream>>(pieces: I) -> Self {
        let mut all = TokenStream::new();
        pieces.into_iter().for_each(|piece| all.extend(piece));
        all
    }
}

impl fmt::Display for TokenStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_token_stream().fmt(f)
    }
}

impl ToTokens for TokenStream {
    fn to_tokens(&self, tokens: &mut proc_macro2::TokenStream) {
        for piece in self.0.iter().cloned() {
            match piece {
                Piece::Tree(tree) => tokens.extend([tree]),
                Piece::Stream(stream) => tokens.extend([stream]),
            }
        }
    }
}

/// What can be interpolated.
pub trait Put {
    /// Adds it to `out`.
    fn put(&self, out: &mut TokenStream);
}

impl Put for TokenStream {
    fn put(&self, out: &mut TokenStream) {
        out.0.extend_from_slice(&self.0);
    }
}

impl Put for proc_macro2::TokenStream {
    fn put(&self, out: &mut TokenStream) {
        out.0.push(Piece::Stream(self.clone()));
    }
}

impl Put for Ident {
    fn put(&self, out: &mut TokenStream) {
        out.push(TokenTree::Ident(self.clone()));
    }
}

impl Put for Literal {
    fn put(&self, out: &mut TokenStream) {
        out.push(TokenTree::Literal(self.clone()));
    }
}

impl Put for Lifetime {
    fn put(&self, out: &mut TokenStream) {
        let mut quote = Punct::new('\'', Spacing::Joint);
        quote.set_span(self.apostrophe);
        out.push(TokenTree::Punct(quote));
        self.ident.put(out);
    }
}

impl Put for Path {
    fn put(&self, out: &mut TokenStream) {
        let plain = self.segments.iter().all(|segment| matches!(segment.arguments, syn::PathArguments::None));
        if !plain {
            return out.0.push(Piece::Stream(self.to_token_stream()));
        }
        let colons = |out: &mut TokenStream, colons: &syn::Token![::]| {
            for (at, spacing) in [Spacing::Joint, Spacing::Alone].into_iter().enumerate() {
                let mut colon = Punct::new(':', spacing);
                colon.set_span(colons.spans[at]);
                out.push(TokenTree::Punct(colon));
            }
        };
        if let Some(leading) = &self.leading_colon {
            colons(out, leading);
        }
        for pair in self.segments.pairs() {
            pair.value().ident.put(out);
            if let Some(between) = pair.punct() {
                colons(out, between);
            }
        }
    }
}

impl<T: Put + ?Sized> Put for &T {
    fn put(&self, out: &mut TokenStream) {
        (**self).put(out);
    }
}

impl<T: Put> Put for Option<T> {
    fn put(&self, out: &mut TokenStream) {
        if let Some(value) = self {
            value.put(out);
        }
    }
}

macro_rules! by_tokens {
    ($($node:ty),*) => {
        $(impl Put for $node {
            fn put(&self, out: &mut TokenStream) {
                out.0.push(Piece::Stream(self.to_token_stream()));
            }
        })*
    };
}

by_tokens!(Attribute, Block, Item, Signature, Stmt, Visibility, AngleBracketedGenericArguments);

impl Put for Expr {
    fn put(&self, out: &mut TokenStream) {
        match self {
            Expr::Path(syn::ExprPath { attrs, qself: None, path }) if attrs.is_empty() => path.put(out),
            _ => out.0.push(Piece::Stream(self.to_token_stream())),
        }
    }
}

impl Put for Pat {
    fn put(&self, out: &mut TokenStream) {
        match self {
            Pat::Ident(syn::PatIdent { attrs, by_ref: None, mutability, ident, subpat: None }) if attrs.is_empty() => {
                if let Some(mutability) = mutability {
                    out.ident("mut", mutability.span);
                }
                ident.put(out);
            }
            _ => out.0.push(Piece::Stream(self.to_token_stream())),
        }
    }
}

impl Put for Type {
    fn put(&self, out: &mut TokenStream) {
        match self {
            Type::Path(syn::TypePath { attrs, qself: None, path }) if attrs.is_empty() => path.put(out),
            _ => out.0.push(Piece::Stream(self.to_token_stream())),
        }
    }
}

impl Put for str {
    fn put(&self, out: &mut TokenStream) {
        out.push(TokenTree::Literal(Literal::string(self)));
    }
}

impl Put for String {
    fn put(&self, out: &mut TokenStream) {
        self.as_str().put(out);
    }
}

impl Put for bool {
    fn put(&self, out: &mut TokenStream) {
        out.ident(if *self { "true" } else { "false" }, Span::call_site());
    }
}

impl Put for u32 {
    fn put(&self, out: &mut TokenStream) {
        out.push(TokenTree::Literal(Literal::u32_suffixed(*self)));
    }
}

/// As `quote::quote!`.
macro_rules! quote {
    () => { $crate::code::TokenStream::new() };
    ($($tokens:tt)*) => { $crate::code::quote_spanned!(proc_macro2::Span::call_site()=> $($tokens)*) };
}

/// As `quote::quote_spanned!`.
macro_rules! quote_spanned {
    ($span:expr=>) => { $crate::code::TokenStream::new() };
    ($span:expr=> $($tokens:tt)*) => {{
        let mut out = $crate::code::TokenStream::with_room();
        let _span: proc_macro2::Span = $span;
        $crate::code::put_tokens!(out _span $($tokens)*);
        out
    }};
}

/// Adds tokens to a stream, one after the other.
macro_rules! put_tokens {
    ($out:ident $span:ident) => {};
    ($out:ident $span:ident # $var:ident $($rest:tt)*) => {
        $out.put(&$var);
        $crate::code::put_tokens!($out $span $($rest)*);
    };
    ($out:ident $span:ident # (# $var:ident) * $($rest:tt)*) => {
        for $var in $var {
            $out.put(&$var);
        }
        $crate::code::put_tokens!($out $span $($rest)*);
    };
    ($out:ident $span:ident # (# $var:ident) $between:tt * $($rest:tt)*) => {
        for (at, $var) in $var.into_iter().enumerate() {
            if at > 0 {
                $crate::code::put_tokens!($out $span $between);
            }
            $out.put(&$var);
        }
        $crate::code::put_tokens!($out $span $($rest)*);
    };
    ($out:ident $span:ident { $($inner:tt)* } $($rest:tt)*) => {
        let inner = $crate::code::quote_spanned!($span=> $($inner)*);
        $out.group(proc_macro2::Delimiter::Brace, inner, $span);
        $crate::code::put_tokens!($out $span $($rest)*);
    };
    ($out:ident $span:ident ( $($inner:tt)* ) $($rest:tt)*) => {
        let inner = $crate::code::quote_spanned!($span=> $($inner)*);
        $out.group(proc_macro2::Delimiter::Parenthesis, inner, $span);
        $crate::code::put_tokens!($out $span $($rest)*);
    };
    ($out:ident $span:ident [ $($inner:tt)* ] $($rest:tt)*) => {
        let inner = $crate::code::quote_spanned!($span=> $($inner)*);
        $out.group(proc_macro2::Delimiter::Bracket, inner, $span);
        $crate::code::put_tokens!($out $span $($rest)*);
    };
    ($out:ident $span:ident $lifetime:lifetime $($rest:tt)*) => {
        $out.lifetime(stringify!($lifetime), $span);
        $crate::code::put_tokens!($out $span $($rest)*);
    };
    ($out:ident $span:ident $name:ident $($rest:tt)*) => {
        $out.ident(stringify!($name), $span);
        $crate::code::put_tokens!($out $span $($rest)*);
    };
    ($out:ident $span:ident $literal:literal $($rest:tt)*) => {
        $out.literal(stringify!($literal), $span);
        $crate::code::put_tokens!($out $span $($rest)*);
    };
    ($out:ident $span:ident $operator:tt $($rest:tt)*) => {
        $out.operator(stringify!($operator), $span);
        $crate::code::put_tokens!($out $span $($rest)*);
    };
}

pub(crate) use {put_tokens, quote, quote_spanned};
