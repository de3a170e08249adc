//! What stands where the user's code stood: spans, names in tokens, what the `let`s of a condition bind.

use super::*;

/// Puts a variable in place of a field.
pub(super) struct Renamed {
    pub(super) local: LocalId,
    pub(super) path: Path,
    pub(super) fresh: Ident,
}

impl VisitMut for Renamed {
    fn visit_item_mut(&mut self, _: &mut syn::Item) {}
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        if path_of(expr).is_some_and(|(local, path)| local == self.local && path == self.path) {
            let fresh = &self.fresh;
            *expr = parse_quote!(#fresh);
            return;
        }
        visit_mut::visit_expr_mut(self, expr);
    }
    fn visit_macro_mut(&mut self, mac: &mut Macro) {
        if let Some(mut call) = macros::parse(mac) {
            call.args.iter_mut().for_each(|arg| self.visit_expr_mut(&mut arg.expr));
            call.write_to(mac);
        }
    }
}

pub(in crate::emit) fn first_mention(tokens: TokenStream, local: LocalId) -> Option<proc_macro2::Span> {
    tokens.into_iter().find_map(|token| match token {
        TokenTree::Group(group) => first_mention(group.stream(), local),
        TokenTree::Ident(ident) => (marked(&ident) == Some(local)).then(|| ident.span()),
        TokenTree::Literal(_) | TokenTree::Punct(_) => None,
    })
}

/// Where a mention stands, for tokens of ours: what rustc says of them it says of the user's.
pub(super) fn here(at: &Expr) -> Span {
    Span::call_site().located_at(at.span())
}

/// Ours in parentheses that are the user's: an expression that begins with them stands where the user wrote it.
pub(super) fn within(at: &Expr, ours: TokenStream) -> Expr {
    parenthesised(ours, at.span())
}

/// A method call as the call of something else, in the user's parentheses.
pub(super) fn called(call: &syn::ExprMethodCall, callee: Expr) -> Expr {
    Expr::Call(syn::ExprCall {
        attrs: call.attrs.clone(),
        func: Box::new(callee),
        paren_token: call.paren_token,
        args: call.args.clone(),
    })
}

/// Writes `(*x)` for the names in `lent`, in tokens and in the captures of format strings.
pub(in crate::emit) fn deref_names(tokens: TokenStream, lent: &Set) -> TokenStream {
    tokens
        .into_iter()
        .map(|token| match token {
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), deref_names(group.stream(), lent));
                inner.set_span(group.span());
                TokenTree::Group(inner).into()
            }
            TokenTree::Ident(ident) if marked(&ident).is_some_and(|local| lent.contains(&local)) => quote!((*#ident)),
            other => TokenStream::from(other),
        })
        .collect()
}

/// The handle of an empty local is made by a statement that does nothing else: inside of one, whether the place is vacant
/// is not known.
pub(super) fn first_value(at: &Expr) -> Expr {
    let message = "a local that is borrowed across an await cannot be given a value inside of another statement\n\
                   help: write the assignment as a statement of its own";
    parse_quote_spanned!(at.span()=> { ::core::compile_error!(#message); })
}

/// What the `let`s of a condition bind.
pub fn condition_bindings(cond: &Expr) -> Vec<LocalId> {
    struct Lets(Vec<LocalId>);
    impl<'ast> syn::visit::Visit<'ast> for Lets {
        fn visit_expr_let(&mut self, inner: &'ast syn::ExprLet) {
            self.0.extend(bindings(&inner.pat));
            syn::visit::visit_expr_let(self, inner);
        }
    }
    let mut lets = Lets(vec![]);
    syn::visit::Visit::visit_expr(&mut lets, cond);
    lets.0
}
