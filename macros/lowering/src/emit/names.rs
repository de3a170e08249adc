//! From marked names back to the user's.
//!
//! Input: tokens with marked names, and which locals are in scope together. Output: the same tokens with plain names.
//! A local keeps its name unless a state must hold it beside another one of that name (`let x = f(x).await`, where the
//! first `x` is dropped last); then the earlier one gets a number.

use crate::code::TokenStream;
use crate::ir::Body;
use crate::locals::{LocalId, MARK, marked};
use crate::set::Set;
use crate::syntax::parenthesised;
use proc_macro2::{Group, Ident, Literal, Span, TokenTree};
use quote::ToTokens;
use std::collections::{BTreeSet, HashMap, HashSet};
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, Lit, Stmt};

/// What `self` is called.
const SELF: &str = "self_";

/// The name of each local in the expansion.
pub struct Names {
    names: Vec<String>,
    raw: Vec<bool>,
    literals: HashMap<String, Literal>,
}

impl Names {
    /// Chooses the names for a body.
    ///
    /// Those that have places (the `anchored`, and what is left of receivers) are fields of one struct, so no two of them
    /// share a name.
    pub fn choose(body: &Body, used: &BTreeSet<String>, anchored: &Set) -> Self {
        let placed = |id: LocalId| anchored.contains(&id) || body.locals[id].rest_of.is_some();

        let mut names: Vec<String> = body.locals.ids().map(|id| plain(&body.locals[id].name)).collect();
        let mut taken: HashSet<String> = names.iter().chain(used).cloned().collect();
        for id in body.locals.ids() {
            let ours = body.locals[id].temp || body.locals[id].name == "self";
            let met = ours && used.contains(&names[id.0]);
            let same = |other: LocalId| placed(other) && names[other.0] == names[id.0];
            let twice = placed(id) && body.locals.ids().take(id.0).any(same);
            if !met && !twice {
                continue;
            }
            let base = plain(&body.locals[id].name);
            let name = (0..).map(|n| format!("{base}_{n}")).find(|name| !taken.contains(name));
            names[id.0] = name.expect("there are enough numbers");
            taken.insert(names[id.0].clone());
        }
        for block in &body.blocks {
            let declared = block.stmts.iter().flat_map(crate::analysis::declared_by);
            let in_scope: Vec<LocalId> = block.in_scope().chain(declared).collect();
            for (at, early) in in_scope.iter().enumerate() {
                let shadowed = in_scope[at + 1..].iter().any(|late| names[late.0] == names[early.0]);
                if shadowed {
                    let base = plain(&body.locals[*early].name);
                    let name = (0..).map(|n| format!("{base}_{n}")).find(|name| !taken.contains(name));
                    names[early.0] = name.expect("there are enough numbers");
                    taken.insert(names[early.0].clone());
                }
            }
        }
        Names {
            names,
            raw: body.locals.ids().map(|id| body.locals[id].raw).collect(),
            literals: body.locals.literals.clone(),
        }
    }

    /// A local's name in the expansion.
    pub fn text(&self, id: LocalId) -> &str {
        &self.names[id.0]
    }

    /// A local's identifier in the expansion.
    pub fn ident(&self, id: LocalId, span: Span) -> Ident {
        if self.raw[id.0] { Ident::new_raw(&self.names[id.0], span) } else { Ident::new(&self.names[id.0], span) }
    }

    /// Takes the marks out of `tokens`.
    pub fn unmark(&self, tokens: proc_macro2::TokenStream) -> TokenStream {
        let mut plain = TokenStream::new();
        for token in tokens {
            plain.push(self.unmark_token(token));
        }
        plain
    }

    /// Takes the marks out of an expression.
    pub fn unmark_expr(&self, expr: &mut Expr) {
        Unmark(self).visit_expr_mut(expr);
    }

    /// Takes the marks out of a statement.
    pub fn unmark_stmt(&self, stmt: &mut Stmt) {
        Unmark(self).visit_stmt_mut(stmt);
    }

    fn unmark_token(&self, token: TokenTree) -> TokenTree {
        match token {
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), self.unmark(group.stream()).into());
                inner.set_span(group.span());
                inner.into()
            }
            TokenTree::Ident(ident) => match marked(&ident) {
                Some(id) => self.ident(id, ident.span()).into(),
                None => ident.into(),
            },
            TokenTree::Literal(literal) => self.unmark_literal(literal).into(),
            punct => punct,
        }
    }

    fn unmark_literal(&self, literal: Literal) -> Literal {
        let text = literal.to_string();
        if !text.contains(MARK) {
            return literal;
        }
        let Ok(string) = syn::parse_str::<syn::LitStr>(&text) else { return literal };
        let marked = string.value();
        let text = self.unmark_text(&marked);
        if let Some(original) = self.literals.get(&marked)
            && syn::parse_str::<syn::LitStr>(&original.to_string()).is_ok_and(|original| original.value() == text)
        {
            return original.clone();
        }
        let mut plain = Literal::string(&text);
        plain.set_span(literal.span());
        plain
    }

    fn unmark_text(&self, text: &str) -> String {
        crate::resolve::map_captures(text, |name| {
            let (_, number) = name.rsplit_once(MARK)?;
            number.parse().ok().map(|id: usize| self.names[id].clone())
        })
    }
}

/// Takes the marks out of syntax.
struct Unmark<'a>(&'a Names);

impl VisitMut for Unmark<'_> {
    /// What `self` is called stands in parentheses that stand where `self` does: an expression that begins with them is the
    /// user's to rustc, and what is wrong with it is said once.
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        let Expr::Path(path) = expr else { return visit_mut::visit_expr_mut(self, expr) };
        let span = path.path.get_ident().map(Ident::span);
        visit_mut::visit_expr_path_mut(self, path);
        if let Some(span) = span
            && path.path.get_ident().is_some_and(|name| name.to_string().starts_with(SELF))
        {
            *expr = parenthesised(path.to_token_stream(), span);
        }
    }

    fn visit_ident_mut(&mut self, ident: &mut Ident) {
        if let Some(id) = marked(ident) {
            *ident = self.0.ident(id, ident.span());
        }
    }

    fn visit_lit_mut(&mut self, literal: &mut Lit) {
        if let Lit::Str(text) = literal
            && text.token().to_string().contains(MARK)
        {
            *literal = Lit::new(self.0.unmark_literal(text.token()));
        }
    }

    fn visit_token_stream_mut(&mut self, tokens: &mut proc_macro2::TokenStream) {
        *tokens = self.0.unmark(std::mem::take(tokens)).into();
    }
}

/// `self` is no variable's name. This one is shown in what rustc says of it.
fn plain(name: &str) -> String {
    if name == "self" { SELF.into() } else { name.into() }
}
