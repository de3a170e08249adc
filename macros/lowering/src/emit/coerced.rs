//! What several arms are coerced to.
//!
//! Input: the body, and the function as written. Output: marks in the witness and in the step.
//!
//! A `match` whose arms await is taken apart in the step: each arm gives its value to a local, whose type would be that of the
//! first. Natively rustc sees the arms together, and knows what is expected of them: `&[]` is a slice beside another one, and a
//! `Box::new(x)` a `Box<dyn Trait>` where that is taken. So it does in the witness, which hands the type on where the form of an
//! arm's value tells that it may be coerced. The runtime decides whether the type is one that things are coerced to.
//!
//! ```text
//! take(match c { A => { f().await; &rows[..] } B => &[] })
//!
//! let value0_coerced = Given::unknown();                                          before both
//! let value0_passed = Given::unknown();                                           in the witness, before the statement
//! if false { loop {} value0_coerced.by(value0_passed.value()); }
//! take(passed(value0_passed, match c { … }))                                      (of a `let`: what it has bound, after it)
//! let value0; if false { loop {} value0 = (&&&value0_coerced).coropy_coerced(); } in the step
//! ```
//!
//! What stands behind a `loop {}` is checked for its types only.

use super::Emitter;
use super::fields::tail;
use super::judged::{Place, place};
use crate::analysis::effects::local_of;
use crate::code::{TokenStream, quote};
use crate::ir::{Body, Stmt as Ir};
use crate::locals::LocalId;
use crate::macros::{self, Kind};
use proc_macro2::Ident;
use std::collections::BTreeMap;
use std::mem;
use syn::spanned::Spanned;
use syn::visit_mut::{self, VisitMut};
use syn::{Block, Expr, Lit, Local, Macro, Pat, Stmt, parse_quote};

/// The locals whose type is handed on: each with the place of what gives it.
#[derive(Default)]
pub(super) struct Coerced(BTreeMap<LocalId, Place>);

impl Coerced {
    /// Those that are given values in several places, one of which may be coerced.
    pub(super) fn find(body: &Body, function: &Block) -> Self {
        let mut given: BTreeMap<LocalId, Vec<&Expr>> = BTreeMap::new();
        for stmt in body.blocks.iter().flat_map(|block| &block.stmts) {
            if let Ir::Init(local, value) = stmt {
                given.entry(*local).or_default().push(tail(value));
            } else if let Some((operand, value)) = spilled(body, stmt) {
                given.entry(operand).or_default().push(value);
            }
        }
        given.retain(|local, values| {
            let info = &body.locals[*local];
            info.ty.is_none()
                && match values[..] {
                    [value] => info.temp && has_coerced_parts(value),
                    _ => may_be_coerced(values, info.temp),
                }
        });
        if given.is_empty() {
            return Coerced::default();
        }
        let mut sites = Sites(vec![]);
        sites.visit_block_mut(&mut function.clone());
        let sites = sites.0;
        let known = given.into_keys().map(|local| {
            let info = &body.locals[local];
            (local, place(if info.temp { "" } else { &info.name }, info.span))
        });
        Coerced(known.filter(|(_, known)| sites.iter().filter(|site| *site == known).count() == 1).collect())
    }
}

/// An operand that is made before one that awaits.
fn spilled<'a>(body: &Body, stmt: &'a Ir) -> Option<(LocalId, &'a Expr)> {
    match stmt {
        Ir::Code(Stmt::Local(Local { init: Some(init), .. }), declares) => match declares[..] {
            [operand] if body.locals[operand].temp => Some((operand, &init.expr)),
            _ => None,
        },
        _ => None,
    }
}

/// Whether something in an operand may be coerced, or know its type by what is expected, which by the time of the call would be
/// too late: `Some(Box::new(x))`. (The whole of it is coerced with the call.)
fn has_coerced_parts(value: &Expr) -> bool {
    let is_part = |part: &Expr| is_pointer(part) || is_reference(part);
    match value {
        Expr::Array(array) => array.elems.iter().any(is_part),
        Expr::Reference(inner) => has_coerced_parts(&inner.expr),
        Expr::Macro(mac) => match macros::parse(&mac.mac) {
            Some(call) => call.kind == Kind::Values && call.args.iter().any(|arg| is_part(&arg.expr)),
            None => false,
        },
        _ if wrapped(value).is_some_and(is_part) => true,
        Expr::Call(call) if is_pointer(value) => call.args.iter().any(|arg| matches!(arg, Expr::Closure(_))),
        _ => false,
    }
}

/// Whether some values, which natively are those of one expression, may be coerced: to what is expected of an operand, or to
/// the type of one of them.
fn may_be_coerced(values: &[&Expr], is_operand: bool) -> bool {
    let is_text = |value: &&Expr| matches!(value, Expr::Lit(lit) if matches!(lit.lit, Lit::Str(_) | Lit::ByteStr(_)));
    let is_boxed = |value: &&Expr| is_pointer(value);
    values.iter().any(|value| is_reference(value) || is_callable(value))
        || (values.iter().any(is_text) && !values.iter().all(is_text))
        || (values.iter().any(is_boxed) && (is_operand || !values.iter().all(is_boxed)))
}

fn is_reference(value: &Expr) -> bool {
    matches!(value, Expr::Reference(_)) || wrapped(value).is_some_and(is_reference)
}

/// A function or a closure, which may be coerced to a function pointer.
fn is_callable(value: &Expr) -> bool {
    match value {
        Expr::Closure(_) => true,
        Expr::Path(path) => {
            let is_function = |name: String| name.starts_with(|first: char| first.is_lowercase()) && name != "self";
            local_of(value).is_none()
                && path.path.segments.last().is_some_and(|last| is_function(last.ident.to_string()))
        }
        _ => false,
    }
}

/// `Box::new(…)` and the like.
fn is_pointer(value: &Expr) -> bool {
    let Expr::Call(call) = value else { return false };
    let Expr::Path(path) = &*call.func else { return false };
    let mut names = path.path.segments.iter().rev().map(|segment| segment.ident.to_string());
    let (made, of) = (names.next(), names.next());
    let is_one_of = |name: &Option<String>, known: &[&str]| name.as_deref().is_some_and(|name| known.contains(&name));
    (is_one_of(&of, &["Box", "Rc", "Arc"]) && is_one_of(&made, &["new", "pin"]))
        || wrapped(value).is_some_and(is_pointer)
}

/// What is in a `Some`, an `Ok` or an `Err`.
fn wrapped(value: &Expr) -> Option<&Expr> {
    let Expr::Call(call) = value else { return None };
    let Expr::Path(path) = &*call.func else { return None };
    let wraps = ["Some", "Ok"].iter().any(|name| path.path.is_ident(name));
    call.args.first().filter(|_| wraps && call.args.len() == 1)
}

/// Where an operand stands.
fn operand_place(expr: &Expr) -> Place {
    place("", expr.span())
}

/// The name that a `let` without a type gives to what has several arms.
fn named(local: &Local) -> Option<&Ident> {
    let init = local.init.as_ref().filter(|init| init.diverge.is_none())?;
    let has_arms =
        matches!(*init.expr, Expr::If(_) | Expr::Match(_) | Expr::Loop(_) | Expr::Block(_) | Expr::Unsafe(_));
    match &local.pat {
        Pat::Ident(name) if has_arms && name.by_ref.is_none() && name.subpat.is_none() && local.attrs.is_empty() => {
            Some(&name.ident)
        }
        _ => None,
    }
}

/// The operands of which something is expected, or which are of one type with others.
fn operands(expr: &mut Expr) -> Vec<&mut Expr> {
    match expr {
        Expr::Call(call) => call.args.iter_mut().collect(),
        Expr::MethodCall(call) => call.args.iter_mut().collect(),
        Expr::Struct(literal) => literal.fields.iter_mut().map(|field| &mut field.expr).collect(),
        Expr::Array(array) => array.elems.iter_mut().collect(),
        Expr::Tuple(tuple) => tuple.elems.iter_mut().collect(),
        _ => vec![],
    }
}

/// The same of `vec![…]`.
fn in_vec(mac: &mut Macro, mut each: impl FnMut(&mut Expr)) {
    if let Some(mut call) = macros::parse(mac).filter(|call| matches!(call.kind, Kind::Values | Kind::Repeat)) {
        call.args.iter_mut().for_each(|arg| each(&mut arg.expr));
        call.write_to(mac);
    }
}

/// The places of such names and operands.
struct Sites(Vec<Place>);

impl VisitMut for Sites {
    fn visit_item_mut(&mut self, _: &mut syn::Item) {}
    fn visit_expr_closure_mut(&mut self, _: &mut syn::ExprClosure) {}
    fn visit_expr_async_mut(&mut self, _: &mut syn::ExprAsync) {}

    fn visit_local_mut(&mut self, local: &mut Local) {
        self.0.extend(named(local).map(|name| place(&name.to_string(), name.span())));
        visit_mut::visit_local_mut(self, local);
    }

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        visit_mut::visit_expr_mut(self, expr);
        self.0.extend(operands(expr).into_iter().map(|operand| operand_place(operand)));
    }

    fn visit_macro_mut(&mut self, mac: &mut Macro) {
        in_vec(mac, |value| {
            self.visit_expr_mut(value);
            self.0.push(operand_place(value));
        });
    }
}

/// Puts the marks into a witness.
struct Marks<'a> {
    emit: &'a Emitter<'a>,
    places: BTreeMap<Place, LocalId>,
    /// The operands of the statement.
    found: Vec<LocalId>,
}

impl VisitMut for Marks<'_> {
    fn visit_item_mut(&mut self, _: &mut syn::Item) {}
    fn visit_expr_closure_mut(&mut self, _: &mut syn::ExprClosure) {}
    fn visit_expr_async_mut(&mut self, _: &mut syn::ExprAsync) {}

    fn visit_block_mut(&mut self, block: &mut Block) {
        let outside = mem::take(&mut self.found);
        for mut stmt in mem::take(&mut block.stmts) {
            self.visit_stmt_mut(&mut stmt);
            let bound = match &stmt {
                Stmt::Local(local) => named(local).and_then(|name| {
                    let local = self.places.get(&place(&name.to_string(), name.span()))?;
                    Some(self.emit.hands_on(*local, quote!(#name)))
                }),
                _ => None,
            };
            for local in mem::take(&mut self.found) {
                let (private, own) = (self.emit.private(), self.emit.own_of_witness(local));
                let unknown = quote!(let #own = #private::Given::unknown(););
                block.stmts.push(verbatim(unknown));
                block.stmts.push(verbatim(self.emit.hands_on(local, quote!(#own.value()))));
            }
            block.stmts.push(stmt);
            block.stmts.extend(bound.map(verbatim));
        }
        self.found = outside;
    }

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        visit_mut::visit_expr_mut(self, expr);
        operands(expr).into_iter().for_each(|operand| self.pass(operand));
    }

    fn visit_macro_mut(&mut self, mac: &mut Macro) {
        in_vec(mac, |value| {
            self.visit_expr_mut(value);
            self.pass(value);
        });
    }
}

impl Marks<'_> {
    fn pass(&mut self, operand: &mut Expr) {
        if let Some(local) = self.places.get(&operand_place(operand)) {
            let (private, own) = (self.emit.private(), self.emit.own_of_witness(*local));
            *operand = parse_quote!(#private::passed(#own, #operand));
            self.found.push(*local);
        }
    }
}

fn verbatim(code: TokenStream) -> Stmt {
    Stmt::Expr(Expr::Verbatim(code.into()), None)
}

impl Emitter<'_> {
    fn given_coerced(&self, local: LocalId) -> Ident {
        self.local_of("coerced", local, self.coerced.0.keys())
    }

    /// A variable of the witness: what is coerced may borrow, and what is outside does not live as long.
    fn own_of_witness(&self, local: LocalId) -> Ident {
        self.local_of("passed", local, self.coerced.0.keys())
    }

    fn hands_on(&self, local: LocalId, value: TokenStream) -> TokenStream {
        let given = self.given_coerced(local);
        quote! {
            #[allow(unreachable_code)]
            if false { loop {} #given.by(#value); }
        }
    }

    /// What the witness says of its locals is not known before it.
    pub(super) fn coerced_unknown(&self) -> TokenStream {
        let private = self.private();
        let given = self.coerced.0.keys().map(|local| self.given_coerced(*local));
        let unknown = given.map(|given| quote!(let #given = #private::Given::unknown();));
        unknown.collect()
    }

    /// The witness says it.
    pub(super) fn mark_coerced(&self, body: &mut Block) {
        let places = self.coerced.0.iter().map(|(local, place)| (place.clone(), *local)).collect();
        if !self.coerced.0.is_empty() {
            Marks { emit: self, places, found: vec![] }.visit_block_mut(body);
        }
    }

    /// The step takes it for granted, where a local is declared.
    pub(super) fn as_coerced(&self, local: LocalId) -> TokenStream {
        if !self.coerced.0.contains_key(&local) || self.facts.anchored.contains(&local) {
            return quote!();
        }
        let (given, name) = (self.given_coerced(local), self.names.ident(local, self.body.locals[local].span));
        quote!(if false { loop {} #name = (&&&#given).coropy_coerced(); })
    }

    /// The same where an operand is declared with its value: what that is, apart.
    pub(super) fn coerced_operand(&self, stmt: &mut Stmt, declares: &[LocalId]) -> TokenStream {
        match (stmt, declares) {
            (Stmt::Local(local), [operand]) if self.coerced.0.contains_key(operand) => {
                let Some(init) = local.init.take() else { return quote!() };
                let (given, name) =
                    (self.given_coerced(*operand), self.names.ident(*operand, self.body.locals[*operand].span));
                let value = *init.expr;
                quote!(if false { loop {} #name = (&&&#given).coropy_coerced(); } #name = #value;)
            }
            _ => quote!(),
        }
    }

    /// And where there is a place for it.
    pub(super) fn coerced_place(&self, local: LocalId) -> TokenStream {
        if !self.coerced.0.contains_key(&local) || !self.facts.anchored.contains(&local) || self.is_tracked(local) {
            return quote!();
        }
        let (given, place) = (self.given_coerced(local), self.place(local));
        quote! {
            #[allow(unreachable_code)]
            if false { loop {} #place.holds((&&&#given).coropy_coerced()); }
        }
    }
}
