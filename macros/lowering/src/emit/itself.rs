//! What `self` is called in the witness and in the step.
//!
//! No variable can have that name, so the step's is `self_`. The witness could say `self`; but what rustc says of that, it
//! would say of the step in other words, and print both. So it has the same variable, declared in the same way, and rustc
//! prints one.
//!
//! ```text
//! &self, self.tags.push(tag)   ⇒   let ref self_ = *self; (self_).tags.push(tag)
//! ```
//!
//! It is declared by a `ref`, since rustc proposes to give another type to what is declared by a plain `let`.

use super::Emitter;
use crate::code::{TokenStream, quote, quote_spanned};
use crate::locals::LocalId;
use crate::syntax::parenthesised;
use proc_macro2::{Group, Ident, Span, TokenTree};
use quote::ToTokens;
use syn::visit::Visit;
use syn::visit_mut::{self, VisitMut};
use syn::{Block, Expr, Macro, Type};

impl Emitter<'_> {
    /// Whether a local is `self`, written `&self`.
    pub(super) fn is_shared_self(&self, local: LocalId) -> bool {
        let info = &self.body.locals[local];
        let is_shared = matches!(&info.ty, Some(Type::Reference(ty)) if ty.mutability.is_none());
        info.name == "self" && is_shared
    }

    /// Declares that variable then. All of the pattern stands where `self` is declared: else rustc does not tell its name.
    pub(super) fn shared_self(&self, local: LocalId, value: &TokenStream) -> TokenStream {
        let at = self.body.locals[local].span;
        let (by_reference, name) = (quote_spanned!(at=> ref), self.names.ident(local, at));
        quote_spanned!(at=> let #by_reference #name = *#value;)
    }

    /// Declares that variable in a witness, and writes its name into the body. Not where `self` is changed itself, since that
    /// it has to be `mut` is said of the argument; nor where it is shown by a format string's own name for it.
    pub(super) fn rename_self(&self, body: &mut Block) -> Option<TokenStream> {
        let local = *self.body.params.first()?;
        let info = &self.body.locals[local];
        if info.name != "self" || info.mutable || shows_self(body) {
            return None;
        }
        let name = self.names.ident(local, info.span);
        Renamed(&|span| self.names.ident(local, span)).visit_block_mut(body);
        Some(match self.is_shared_self(local) {
            true => {
                let declared = self.shared_self(local, &quote!(self));
                quote!(#declared let _ = #name;)
            }
            false => {
                let declared = quote_spanned!(info.span=> let #name = self;);
                quote!(#declared let _ = &#name;)
            }
        })
    }
}

/// Whether a string may have `self` inside of braces.
fn shows_self(body: &Block) -> bool {
    struct Texts(bool);
    impl Texts {
        fn see(&mut self, tokens: proc_macro2::TokenStream) {
            for token in tokens {
                match token {
                    TokenTree::Group(group) => self.see(group.stream()),
                    TokenTree::Literal(text) => self.0 |= text.to_string().contains("{self"),
                    _ => {}
                }
            }
        }
    }
    impl<'ast> Visit<'ast> for Texts {
        fn visit_macro(&mut self, mac: &'ast Macro) {
            self.see(mac.tokens.clone());
        }
    }
    let mut texts = Texts(false);
    texts.visit_block(body);
    texts.0
}

/// Writes the name.
struct Renamed<'a>(&'a dyn Fn(Span) -> Ident);

impl Renamed<'_> {
    /// Not in `self::path`.
    fn tokens(&self, tokens: proc_macro2::TokenStream) -> proc_macro2::TokenStream {
        let mut tokens = tokens.into_iter().peekable();
        let mut renamed = proc_macro2::TokenStream::new();
        while let Some(token) = tokens.next() {
            let is_path = matches!(tokens.peek(), Some(TokenTree::Punct(next)) if next.as_char() == ':');
            renamed.extend([match token {
                TokenTree::Ident(name) if name == "self" && !is_path => TokenTree::Ident((self.0)(name.span())),
                TokenTree::Group(group) => {
                    let mut inside = Group::new(group.delimiter(), self.tokens(group.stream()));
                    inside.set_span(group.span());
                    inside.into()
                }
                token => token,
            }]);
        }
        renamed
    }
}

impl VisitMut for Renamed<'_> {
    fn visit_item_mut(&mut self, _: &mut syn::Item) {}

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        match expr {
            Expr::Path(path) if path.path.is_ident("self") => {
                let span = path.path.segments[0].ident.span();
                *expr = parenthesised((self.0)(span).to_token_stream(), span);
            }
            _ => visit_mut::visit_expr_mut(self, expr),
        }
    }

    fn visit_macro_mut(&mut self, mac: &mut Macro) {
        mac.tokens = self.tokens(std::mem::take(&mut mac.tokens));
    }
}
