//! Loops.
//!
//! Input: a loop in which something suspends. Output: its head, its turns and where it goes on, as blocks.

use super::operand::Use;
use super::stmt::bindings;
use super::{Dest, Lowerer, Target};
use crate::ir::Term;
use crate::spans::{ends, spanning};
use crate::syntax::{assign, assign_at, binding, call, named, path, variant};
use proc_macro2::Span;
use quote::{ToTokens, quote};
use syn::{Block, Expr, ExprForLoop, Lifetime, Pat, Token, parse_quote_spanned};

impl Lowerer<'_> {
    /// A turn of a loop.
    fn turn(&mut self, body: Block) {
        self.scope(false, |this| this.branch_block(body, Dest::Discard));
    }

    pub(super) fn loop_expr(&mut self, label: Option<Lifetime>, body: Block, dest: Dest) {
        let after = self.new_block("after_loop");
        let head = self.new_block("loop");
        self.goto(head);
        self.go_on_at(head);
        self.targets.push(Target { label, is_loop: true, after, again: Some(head), dest: dest.plain() });
        self.turn(body);
        self.targets.pop();
        self.goto(head);
        self.go_on_at(after);
    }

    pub(super) fn while_expr(&mut self, label: Option<Lifetime>, cond: Expr, body: Block, span: proc_macro2::Span) {
        let after = self.new_block("after_while");
        let head = self.new_block("while");
        self.goto(head);
        self.go_on_at(head);
        self.targets.push(Target { label, is_loop: true, after, again: Some(head), dest: Dest::Discard });
        if self.condition_has_temporaries(&cond) {
            self.new_scope(false);
            self.enter_open_scope();
        }
        self.scope_home(false, |this| this.condition(cond, after, span));
        self.branch_block(body, Dest::Discard);
        self.goto(head);
        self.targets.pop();
        self.go_on_at(after);
    }

    /// As [the reference](https://doc.rust-lang.org/reference/expressions/loop-expr.html#iterator-loops) spells it out.
    pub(super) fn for_loop(&mut self, for_loop: ExprForLoop) {
        // The temporaries of its head end with the loop, wherever it stands.
        self.statement(|this| this.for_statement(for_loop));
    }

    fn for_statement(&mut self, for_loop: ExprForLoop) {
        let span = for_loop.for_token.span;
        let mut iterable = for_loop.expr;
        if self.needs(&iterable) {
            self.simplify(&mut iterable, false);
        }
        self.keep_temporaries(&mut iterable, Use::Value);
        if self.current.is_none() {
            return;
        }
        let begin = for_loop.label.as_ref().map_or(span, |label| label.name.apostrophe);
        let whole = (begin, for_loop.body.brace_token.span.close());
        let body = for_loop.body;
        let pat = for_loop.pat;
        let label = for_loop.label.map(|label| label.name);
        self.scope(false, |this| {
            let iter = this.body.locals.temp("iter", span);
            this.body.locals[iter].small = true;
            this.body.locals[iter].mutable = true;
            // What is no iterator is none for either call.
            let ends = ends(&iterable.to_token_stream());
            let (name, again) = (this.body.locals.ident(iter, span), this.body.locals.ident(iter, whole.1));
            let private = this.body.private.clone();
            let into_iter = syn::parse2(spanning(quote!(#private::IntoIterator::into_iter), whole)).expect("a path");
            let items = call(into_iter, [*iterable], whole.1);
            let stmt = assign_at(binding(name.clone(), Some(Token![mut](ends.1))), items, ends.1);
            this.push_code(stmt, vec![iter]);
            let after = this.new_block("after_for");
            let head = this.new_block("for");
            this.goto(head);
            this.go_on_at(head);
            this.new_scope(false);
            for local in bindings(&pat) {
                this.declare_in_scope(local);
            }
            // What the pattern leaves of an item lives to the end of the turn.
            let rest = leaves_rest(&pat).then(|| {
                let whole = this.body.locals.temp("item", span);
                this.open.last_mut().expect("a scope").1 = vec![whole];
                (whole, this.body.locals.ident(whole, span))
            });
            let item = this.new_block("item");
            let taken = match &rest {
                Some((_, name)) => binding(name.clone(), None),
                None => (*pat).clone(),
            };
            let some = variant(path(&private, &["Some"], Span::call_site()), taken);
            let none = Pat::Path(syn::PatPath {
                attrs: vec![],
                qself: None,
                path: path(&private, &["None"], Span::call_site()),
            });
            let next = spanning(quote!(#private::Iterator::next), whole);
            let borrowed: Expr = parse_quote_spanned!(whole.0=> &mut #again);
            let scrutinee = parse_quote_spanned!(whole.1=> #next(#borrowed));
            this.end(Term::Match { scrutinee, arms: vec![(none, after), (some, item)], span });
            this.go_on_at(item);
            if let Some((_, name)) = rest {
                let declares = bindings(&pat);
                this.push_code(assign(*pat, named(name)), declares);
            }
            this.targets.push(Target { label, is_loop: true, after, again: Some(head), dest: Dest::Discard });
            this.branch_block(body, Dest::Discard);
            this.targets.pop();
            this.goto(head);
            this.go_on_at(after);
        });
    }
}

/// Whether matching a value against a pattern leaves a part of it that may have something to drop.
fn leaves_rest(pat: &Pat) -> bool {
    match pat {
        Pat::Wild(_) | Pat::Rest(_) => true,
        Pat::Paren(inner) => leaves_rest(&inner.pat),
        Pat::Tuple(tuple) => tuple.elems.iter().any(leaves_rest),
        Pat::TupleStruct(tuple) => tuple.elems.iter().any(leaves_rest),
        Pat::Slice(slice) => slice.elems.iter().any(leaves_rest),
        Pat::Struct(inner) => inner.rest.is_some() || inner.fields.iter().any(|field| leaves_rest(&field.pat)),
        _ => false,
    }
}
