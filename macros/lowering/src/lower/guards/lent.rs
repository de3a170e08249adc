//! What a guard mentions of what its pattern binds, behind references.
//!
//! ```text
//! s.len() > n && check!("{s}", s)   ⇒   (*s).len() > (*n) && check!("{s}", (*s))
//! ```
//!
//! A `move` closure would take the reference, which may end before the closure: it is given a copy. (What cannot be copied,
//! no guard can move.)

use crate::analysis::effects::local_of;
use crate::locals::{LocalId, Locals, mark, marked};
use crate::macros;
use crate::mentions::mentioned_in;
use crate::resolve::map_captures;
use crate::syntax::{assign, binding};
use proc_macro2::{Group, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, Lit, Local, Macro, Stmt, parse_quote, parse_quote_spanned};

/// Puts what is behind references in the place of locals.
pub(super) struct Lent<'a> {
    pub(super) locals: &'a mut Locals,
    pub(super) from: Vec<LocalId>,
    pub(super) to: Vec<LocalId>,
    /// Where a macro that is not known seems to move one of them into a closure.
    pub(super) refused: Option<Span>,
}

impl Lent<'_> {
    fn of(&self, local: LocalId) -> Option<LocalId> {
        let at = self.from.iter().position(|from| *from == local)?;
        Some(self.to[at])
    }

    fn mentioned(&self, tokens: &TokenStream) -> Vec<LocalId> {
        let mentioned = mentioned_in(tokens);
        self.from.iter().copied().filter(|local| mentioned.contains(local)).collect()
    }

    /// What a closure takes with it, as copies that are made before it.
    fn give_copies(&mut self, closure: &mut Expr) {
        let tokens = closure.to_token_stream();
        let from = self.mentioned(&tokens);
        let mut lets = vec![];
        let mut copies = vec![];
        for local in &from {
            let span = self.locals[*local].span;
            let seen = self.of(*local).map(|seen| self.locals.ident(seen, span));
            let copy = self.locals[*local].clone();
            let copy = self.locals.push(copy);
            lets.push(assign(binding(self.locals.ident(copy, span), None), parse_quote!(*#seen)));
            copies.push(copy);
        }
        let renamed = Lent { locals: self.locals, from, to: copies, refused: None }.renamed(tokens, false);
        *closure = parse_quote!({ #(#lets)* #renamed });
    }

    /// Tokens with the other names in them, behind which the locals are or not.
    fn renamed(&mut self, tokens: TokenStream, behind: bool) -> TokenStream {
        let mut renamed = TokenStream::new();
        for token in tokens {
            match token {
                TokenTree::Group(group) => {
                    let mut inner = Group::new(group.delimiter(), self.renamed(group.stream(), behind));
                    inner.set_span(group.span());
                    renamed.extend([TokenTree::Group(inner)]);
                }
                TokenTree::Ident(ident) => match marked(&ident).and_then(|local| self.of(local)) {
                    Some(local) => {
                        let name = self.locals.ident(local, ident.span());
                        renamed.extend(if behind { quote_spanned!(ident.span()=> (*#name)) } else { quote!(#name) });
                    }
                    None => renamed.extend([TokenTree::Ident(ident)]),
                },
                TokenTree::Literal(literal) => renamed.extend([TokenTree::Literal(self.captures(literal))]),
                punct @ TokenTree::Punct(_) => renamed.extend([punct]),
            }
        }
        renamed
    }

    /// A format string with the other names in it: what is shown of a reference is what is behind it.
    fn captures(&mut self, literal: Literal) -> Literal {
        let Ok(string) = syn::parse_str::<syn::LitStr>(&literal.to_string()) else { return literal };
        let text = string.value();
        let renamed = map_captures(&text, |name| {
            let local = self.of(crate::locals::number_of(name)?)?;
            Some(mark(&self.locals[local].name, local))
        });
        if renamed == text {
            return literal;
        }
        let mut other = Literal::string(&renamed);
        other.set_span(literal.span());
        if let Some(written) = self.locals.literals.get(&text).cloned() {
            self.locals.literals.insert(renamed, written);
        }
        other
    }
}

impl VisitMut for Lent<'_> {
    fn visit_item_mut(&mut self, _: &mut syn::Item) {}

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        match expr {
            Expr::Path(path) => {
                if let Some(local) = path.path.get_ident().and_then(marked).and_then(|local| self.of(local)) {
                    let name = self.locals.ident(local, path.span());
                    *expr = parse_quote_spanned!(path.span()=> (*#name));
                }
            }
            Expr::Closure(syn::ExprClosure { capture: Some(_), .. })
            | Expr::Async(syn::ExprAsync { capture: Some(_), .. })
                if !self.mentioned(&expr.to_token_stream()).is_empty() =>
            {
                self.give_copies(expr);
            }
            _ => visit_mut::visit_expr_mut(self, expr),
        }
    }

    fn visit_lit_mut(&mut self, literal: &mut Lit) {
        if let Lit::Str(string) = literal {
            *literal = Lit::new(self.captures(string.token()));
        }
    }

    fn visit_macro_mut(&mut self, mac: &mut Macro) {
        match macros::parse(mac) {
            Some(mut call) => {
                call.args.iter_mut().for_each(|arg| self.visit_expr_mut(&mut arg.expr));
                call.write_to(mac);
            }
            None if macros::is_text(mac) => {}
            None => {
                if let Some(moves) = moves(&mac.tokens)
                    && !self.mentioned(&mac.tokens).is_empty()
                {
                    self.refused = Some(moves);
                }
                mac.tokens = self.renamed(mac.tokens.clone(), true);
            }
        }
    }
}

/// An expression, in which what a guard is lent is mentioned as the user mentions it.
pub(super) fn as_written(expr: &Expr, locals: &Locals) -> Expr {
    struct AsWritten<'a>(&'a Locals);
    impl VisitMut for AsWritten<'_> {
        fn visit_expr_mut(&mut self, expr: &mut Expr) {
            match expr {
                Expr::Paren(inner) => {
                    if let Some(name) = self.lent(&inner.expr) {
                        *expr = name.clone();
                    }
                }
                Expr::Block(inner) => {
                    if let [Stmt::Local(Local { init: Some(copy), .. }), .., Stmt::Expr(closure, None)] =
                        inner.block.stmts.as_slice()
                        && self.lent(&copy.expr).is_some()
                    {
                        *expr = closure.clone();
                    }
                }
                _ => {}
            }
            visit_mut::visit_expr_mut(self, expr);
        }
    }
    impl AsWritten<'_> {
        /// The name that is dereferenced.
        fn lent<'e>(&self, expr: &'e Expr) -> Option<&'e Expr> {
            let Expr::Unary(behind) = expr else { return None };
            local_of(&behind.expr).is_some_and(|local| self.0[local].lent).then_some(&*behind.expr)
        }
    }
    let mut written = expr.clone();
    AsWritten(locals).visit_expr_mut(&mut written);
    written
}

/// The first `move` in a macro's arguments.
fn moves(tokens: &TokenStream) -> Option<Span> {
    tokens.clone().into_iter().find_map(|token| match token {
        TokenTree::Group(group) => moves(&group.stream()),
        TokenTree::Ident(ident) => (ident == "move").then(|| ident.span()),
        TokenTree::Literal(_) | TokenTree::Punct(_) => None,
    })
}
