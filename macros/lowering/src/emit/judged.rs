//! Locals whose type the witness judges.
//!
//! Input: the body, and the function as written. Output: marks in the witness and in the step.
//!
//! A `match` whose arms await is taken apart in the step: each arm gives its value to a local. If the arms are of two types, rustc
//! says so of the witness, and the local has no type there any more. So that it has none in the step either, and nothing more is
//! said of it, the witness hands that on: its type, and that says whether it is one. The step is not handed the type itself, for a
//! closure in it would be another one in each.
//!
//! ```text
//! let value = match c { A => f().await, B => 1 };
//!
//! let (value_given, value_typed) = (Given::unknown(), Given::unknown());         before both
//! if false { loop {} value_given.by(value); }                                    in the witness, behind the `let`
//! if false { loop {} value_typed.by(value_given.value().coropy_typed()); }       after it
//! let value; if false { loop {} value = value_typed.value().coropy_other(); }    in the step
//! ```
//!
//! What stands behind a `loop {}` is checked for its types only.

use super::Emitter;
use crate::analysis::effects::local_of;
use crate::code::{TokenStream, quote};
use crate::ir::{Body, Stmt, Term};
use crate::locals::LocalId;
use crate::macros::{self, Kind};
use proc_macro2::{Ident, Span};
use std::collections::{BTreeMap, BTreeSet};
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{Block, Expr, Local, Pat, PatIdent};

/// A name, and where it stands.
pub(super) type Place = (String, usize, usize);

/// The locals that are judged: each with the first name that its `let` binds.
#[derive(Default)]
pub(super) struct Judged(BTreeMap<LocalId, Place>);

impl Judged {
    /// Those that are given values in several places, behind a `let` of the function's.
    pub(super) fn find(body: &Body, function: &Block) -> Self {
        let mut inits: BTreeMap<LocalId, usize> = BTreeMap::new();
        // What is awaited once may never come, and have no type until the end; what is awaited twice is not bound then.
        let mut typed: BTreeMap<LocalId, usize> = BTreeMap::new();
        let awaited: BTreeSet<LocalId> = body
            .blocks
            .iter()
            .filter_map(|block| match block.term {
                Term::Await { value, .. } => Some(value),
                _ => None,
            })
            .collect();
        let mut bound: BTreeMap<LocalId, LocalId> = BTreeMap::new();
        for stmt in body.blocks.iter().flat_map(|block| &block.stmts) {
            match stmt {
                Stmt::Init(local, value) => {
                    *inits.entry(*local).or_default() += 1;
                    let is_awaited = local_of(value).is_some_and(|value| awaited.contains(&value));
                    *typed.entry(*local).or_default() += if is_awaited { 1 } else { 2 * usize::from(has_type(value)) };
                }
                Stmt::Code(syn::Stmt::Local(Local { init: Some(init), .. }), declared) => {
                    if let (Some(from), Some(first)) = (whole(&init.expr), declared.first()) {
                        bound.insert(from, *first);
                    }
                }
                _ => {}
            }
        }
        let several = inits.into_iter().filter(|(local, count)| *count > 1 && typed[local] > 1).map(|(local, _)| local);
        let several = several.filter(|local| body.locals[*local].ty.is_none());
        let found = several.filter_map(|local| {
            let named = if body.locals[local].temp { *bound.get(&local)? } else { local };
            Some((local, place(&body.locals[named].name, body.locals[named].span)))
        });
        let mut judged: BTreeMap<LocalId, Place> = found.collect();
        if !judged.is_empty() {
            let mut lets = Lets(vec![]);
            lets.visit_block(function);
            judged.retain(|_, place| lets.0.iter().filter(|other| *other == place).count() == 1);
        }
        Judged(judged)
    }
}

/// The local that is taken apart.
fn whole(expr: &Expr) -> Option<LocalId> {
    match expr {
        Expr::Block(block) => match block.block.stmts.as_slice() {
            [syn::Stmt::Expr(value, None)] => whole(value),
            _ => None,
        },
        _ => local_of(expr),
    }
}

/// Whether a value is certain to have a type: that of what never returns is found last of all.
fn has_type(value: &Expr) -> bool {
    let is_type = |name: &Ident| name.to_string().starts_with(char::is_uppercase);
    match value {
        Expr::Macro(mac) => macros::known(&mac.mac.path).is_some_and(|kind| match kind {
            Kind::Format => mac.mac.path.segments.last().is_some_and(|last| last.ident == "format"),
            _ => true,
        }),
        Expr::Call(call) => match &*call.func {
            Expr::Path(path) => path.path.segments.iter().any(|segment| is_type(&segment.ident)),
            _ => false,
        },
        Expr::Block(block) => matches!(block.block.stmts.last(), Some(syn::Stmt::Expr(value, None)) if has_type(value)),
        Expr::Paren(inner) => has_type(&inner.expr),
        Expr::Group(inner) => has_type(&inner.expr),
        Expr::Array(_)
        | Expr::Binary(_)
        | Expr::Cast(_)
        | Expr::Closure(_)
        | Expr::Field(_)
        | Expr::Index(_)
        | Expr::Lit(_)
        | Expr::MethodCall(_)
        | Expr::Path(_)
        | Expr::Reference(_)
        | Expr::Struct(_)
        | Expr::Tuple(_)
        | Expr::Unary(_) => true,
        _ => false,
    }
}

pub(super) fn place(name: &str, span: Span) -> Place {
    let start = span.start();
    (name.to_owned(), start.line, start.column)
}

/// The name that a `let` binds first, if it may be judged.
fn named(local: &Local) -> Option<&Ident> {
    struct First<'a>(Option<&'a Ident>);
    impl<'a> Visit<'a> for First<'a> {
        fn visit_pat_ident(&mut self, pat: &'a PatIdent) {
            self.0 = self.0.or(Some(&pat.ident));
        }
    }
    let init = local.init.as_ref()?;
    let joins = matches!(&*init.expr, Expr::Match(_) | Expr::If(_) | Expr::Loop(_) | Expr::Block(_));
    if !joins || !local.attrs.is_empty() || init.diverge.is_some() || matches!(local.pat, Pat::Type(_)) {
        return None;
    }
    let mut first = First(None);
    first.visit_pat(&local.pat);
    first.0
}

/// The places of such names.
struct Lets(Vec<Place>);

impl<'a> Visit<'a> for Lets {
    fn visit_item(&mut self, _: &'a syn::Item) {}
    fn visit_expr_closure(&mut self, _: &'a syn::ExprClosure) {}
    fn visit_expr_async(&mut self, _: &'a syn::ExprAsync) {}

    fn visit_local(&mut self, local: &'a Local) {
        self.0.extend(named(local).map(|name| place(&name.to_string(), name.span())));
        visit::visit_local(self, local);
    }
}

/// Puts the marks into a witness.
struct Marks<'a> {
    emit: &'a Emitter<'a>,
    places: BTreeMap<Place, LocalId>,
}

impl VisitMut for Marks<'_> {
    fn visit_item_mut(&mut self, _: &mut syn::Item) {}
    fn visit_expr_closure_mut(&mut self, _: &mut syn::ExprClosure) {}
    fn visit_expr_async_mut(&mut self, _: &mut syn::ExprAsync) {}

    fn visit_block_mut(&mut self, block: &mut Block) {
        visit_mut::visit_block_mut(self, block);
        let stmts = std::mem::take(&mut block.stmts);
        for stmt in stmts {
            let mark = match &stmt {
                syn::Stmt::Local(local) => named(local).and_then(|name| {
                    let local = self.places.get(&place(&name.to_string(), name.span()))?;
                    let given = self.emit.given_by_witness(*local);
                    Some(quote! {
                        #[allow(unreachable_code)]
                        if false { loop {} #given.by(#name); }
                    })
                }),
                _ => None,
            };
            block.stmts.push(stmt);
            block.stmts.extend(mark.map(|mark| syn::Stmt::Expr(Expr::Verbatim(mark.into()), None)));
        }
    }
}

impl Emitter<'_> {
    fn given_by_witness(&self, local: LocalId) -> Ident {
        self.local_of("given", local, self.judged.0.keys())
    }

    fn is_typed(&self, local: LocalId) -> Ident {
        self.local_of("typed", local, self.judged.0.keys())
    }

    /// What the witness says of its locals is not known before it, and handed on after it.
    pub(super) fn judgements(&self) -> (TokenStream, TokenStream) {
        let private = self.private();
        let (mut before, mut after) = (quote!(), quote!());
        for local in self.judged.0.keys() {
            let (given, typed) = (self.given_by_witness(*local), self.is_typed(*local));
            before.extend(quote!(let (#given, #typed) = (#private::Given::unknown(), #private::Given::unknown());));
            after.extend(quote! {
                #[allow(unreachable_code)]
                if false { loop {} #typed.by(#given.value().coropy_typed()); }
            });
        }
        (before, after)
    }

    /// The witness says it.
    pub(super) fn judge(&self, body: &mut Block) {
        let places = self.judged.0.iter().map(|(local, place)| (place.clone(), *local)).collect();
        if !self.judged.0.is_empty() {
            Marks { emit: self, places }.visit_block_mut(body);
        }
    }

    /// The step takes it for granted, where a local is declared.
    pub(super) fn as_judged(&self, local: LocalId) -> TokenStream {
        if !self.judged.0.contains_key(&local) || self.facts.anchored.contains(&local) {
            return quote!();
        }
        let (typed, name) = (self.is_typed(local), self.names.ident(local, self.body.locals[local].span));
        quote!(if false { loop {} #name = #typed.value().coropy_other(); })
    }

    /// And where there is a place for it.
    pub(super) fn judged_place(&self, local: LocalId) -> TokenStream {
        if !self.judged.0.contains_key(&local) || !self.facts.anchored.contains(&local) || self.is_tracked(local) {
            return quote!();
        }
        let (typed, place) = (self.is_typed(local), self.place(local));
        quote! {
            #[allow(unreachable_code)]
            if false { loop {} #place.holds(#typed.value().coropy_other()); }
        }
    }
}
