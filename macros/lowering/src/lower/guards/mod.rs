//! Match guards that await.
//!
//! A guard is lent what its pattern binds; the value is moved only if the guard holds, and else the next arm is tried. So
//! what is matched is looked at again for each such arm: by reference for the guard, and as it is if the guard holds. It has
//! a name for that, and ends where the temporary would that it is.
//!
//! Input: a `match` with a guard that suspends. Output: its arms, tested one after the other up to the last such guard, and
//! a match for the others. A guard that suspends is code before a match now, in which `s` is written `(*s)`. What holds
//! afterwards: no guard suspends. rustc sees the `match` as it was written, in the witness, and checks what a guard may do.
//!
//! ```text
//! match f() { 0 => a, Some(s) if g(&s).await => b, _ => c }
//!   ⇒  let temp0 = f();
//!      match temp0 { 0 => a, _ => {} }
//!      if let Some(bound) = &temp0 { let s = see(&bound, …); if g(&(*s)).await { let Some(s) = temp0 else { unreachable!() }; b } }
//!      match temp0 { 0 => unreachable!(), _ => c }
//! ```

mod lent;
mod patterns;

use super::homes::Kind;
use super::stmt::Rebind;
use super::{Dest, Lowerer, bindings};
use crate::alternatives::{MOST, has_one_way};
use crate::analysis::effects::{local_of, takes_all};
use crate::ir::{BlockId, Stmt as Ir, Term};
use crate::locals::{Local, LocalId, marked};
use crate::mentions::mentioned_in;
use crate::syntax::{assign, binding, call, has_let, path, unit, wild};
use lent::Lent;
use patterns::{Binding, ByReference, Only, binds_alike, has_ref_mut, kind_of, unbound};
use proc_macro2::{Ident, Span};
use std::borrow::Cow;
use syn::spanned::Spanned;
use syn::visit_mut::VisitMut;
use syn::{Arm, Expr, Pat, PatGuard, Stmt, UnOp, parse_quote};

impl Lowerer<'_> {
    /// Whether an arm's guard has to be taken apart.
    pub(super) fn guard_needs(&self, arm: &Arm) -> bool {
        matches!(&arm.pat, Pat::Guard(guarded) if self.needs(&guarded.guard) || has_let(&guarded.guard))
    }

    /// What is awaited, for its description.
    pub(super) fn as_written<'e>(&self, awaited: &'e Expr) -> Cow<'e, Expr> {
        match self.body.guards_suspend {
            true => Cow::Owned(lent::as_written(awaited, &self.body.locals)),
            false => Cow::Borrowed(awaited),
        }
    }

    /// A `match` of which an arm's guard has to be taken apart; what is matched has been evaluated as far as it must be.
    pub(super) fn match_in_order(&mut self, mut scrutinee: Expr, mut arms: Vec<Arm>, dest: Dest, span: Span) {
        let Some(last) = arms.iter().rposition(|arm| self.guard_needs(arm)) else { return };
        self.body.guards_suspend = true;
        self.name_matched(&mut scrutinee, &arms);
        let after = self.new_block("after_match");
        let others = arms.split_off(last + 1);
        let (mut seen, mut plain) = (vec![], vec![]);
        for arm in arms {
            if !self.guard_needs(&arm) {
                if !matches!(arm.pat, Pat::Guard(_)) {
                    seen.push(unbound(&arm.pat));
                }
                plain.push(arm);
                continue;
            }
            if !plain.is_empty() {
                let next = self.new_block("next_arm");
                self.arms(
                    scrutinee.clone(),
                    std::mem::take(&mut plain),
                    vec![(wild(), next)],
                    (dest, after),
                    ours(span),
                );
                self.go_on_at(next);
            }
            self.guarded(&scrutinee, arm, dest, after);
            if self.current.is_none() {
                return self.go_on_at(after);
            }
        }
        let mut rest = vec![];
        if !seen.is_empty() {
            let never = self.new_block("never");
            rest.extend(seen.into_iter().map(|pat| (pat, never)));
        }
        self.arms(scrutinee, others, rest, (dest, after), span);
        self.go_on_at(after);
    }

    /// The arms of a `match` whose guards do not suspend, after others that do not bind anything.
    pub(super) fn arms(
        &mut self,
        scrutinee: Expr,
        arms: Vec<Arm>,
        others: Vec<(Pat, BlockId)>,
        (dest, after): (Dest, BlockId),
        span: Span,
    ) {
        let depth = self.open.len();
        let mut bodies = vec![];
        let mut branches = vec![];
        for arm in arms {
            self.new_scope(false);
            for local in bindings(&arm.pat) {
                self.declare_in_scope(local);
            }
            let body = self.new_block("arm");
            self.open.truncate(depth);
            branches.push((arm.pat, body));
            bodies.push((body, *arm.body));
        }
        let never = others.iter().map(|(_, block)| *block).find(|block| self.body[*block].hint == "never");
        // What has been tested is looked at first, what is left to be tested last.
        let all = match never {
            Some(_) => others.into_iter().chain(branches).collect(),
            None => branches.into_iter().chain(others).collect(),
        };
        self.end(Term::Match { scrutinee: Box::new(scrutinee), arms: all, span });
        for (block, body) in bodies {
            self.go_on_at(block);
            self.arm(body, dest);
            self.goto(after);
        }
        if let Some(never) = never {
            self.go_on_at(never);
            self.never();
        }
    }

    fn arm(&mut self, body: Expr, dest: Dest) {
        match body {
            Expr::Block(body) if body.label.is_none() => self.branch_block(body.block, dest),
            body => self.scope_home(true, |this| this.into(dest, body)),
        }
    }

    fn never(&mut self) {
        let private = &self.body.private;
        self.end(Term::Diverge(Box::new(parse_quote!(#private::unreachable!()))));
    }

    /// Puts a name, or a place that is evaluated without effects, where what is matched stood.
    fn name_matched(&mut self, scrutinee: &mut Expr, arms: &[Arm]) {
        if self.can_be_repeated(scrutinee) {
            return self.settle_matched(scrutinee);
        }
        let home = self.innermost_home();
        if is_computed_place(scrutinee) {
            // Evaluated once, and lent: it can only be moved out of if it is behind a `Box`, whose type is not known here.
            let exclusive = arms.iter().any(|arm| has_ref_mut(&arm.pat));
            let place = std::mem::replace(scrutinee, unit());
            let mutability: Option<syn::Token![mut]> = exclusive.then(Default::default);
            let mut lent: Expr = parse_quote!(&#mutability #place);
            self.bind(&mut lent, home, Kind::Own);
            *scrutinee = parse_quote!((*#lent));
        } else {
            self.bind(scrutinee, home, Kind::Own);
        }
    }

    /// Whether an expression is the same place each time, and finding it has no effects.
    fn can_be_repeated(&self, expr: &Expr) -> bool {
        match expr {
            Expr::Path(_) => true,
            Expr::Field(field) => self.can_be_repeated(&field.base),
            Expr::Paren(inner) => self.can_be_repeated(&inner.expr),
            Expr::Group(inner) => self.can_be_repeated(&inner.expr),
            Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => match &*unary.expr {
                Expr::Path(path) => path.path.get_ident().and_then(marked).is_some_and(|local| {
                    let Local { boxed, ty, name, .. } = &self.body.locals[local];
                    *boxed || name == "self" || ty.as_ref().is_some_and(is_std_pointer)
                }),
                _ => false,
            },
            _ => false,
        }
    }

    /// An arm whose guard suspends. Goes on where the next one is tried.
    fn guarded(&mut self, scrutinee: &Expr, arm: Arm, dest: Dest, after: BlockId) {
        let Pat::Guard(PatGuard { pat, mut guard, .. }) = arm.pat else { return };
        let span = ours(guard.span());
        if !has_one_way(&pat) {
            self.diagnostics.error(
                &pat,
                format!(
                    "a match guard that awaits can't follow more than {MOST} patterns that a value may match together"
                ),
                "write several arms",
            );
        }
        let next = self.new_block("next_arm");
        let depth = self.open.len();
        // What a `let` of the guard binds, and makes for a while, ends before what the pattern binds.
        let outlived = has_let(&guard).then(|| {
            let scope = self.new_scope(false);
            self.push(Ir::Enter(scope));
            for local in bindings(&pat) {
                self.push(Ir::Declare(local));
                self.declare_in_scope(local);
            }
        });
        self.lend_to_guard(scrutinee, &pat, &mut guard, next);
        self.scope_home(false, |this| this.condition(*guard, next, span));
        if self.current.is_some() {
            if outlived.is_none() {
                // The guard's own end here.
                self.open.truncate(depth);
                let held = self.new_block("guard_holds");
                self.goto(held);
                self.go_on_at(held);
            }
            self.scope(false, |this| {
                this.take_matched(scrutinee, *pat, outlived.is_some());
                this.arm(*arm.body, dest);
            });
            self.open.truncate(depth);
            self.goto(after);
        }
        self.open.truncate(depth);
        self.go_on_at(next);
    }

    /// Goes on, in a new scope, where a value matches, with what the guard mentions of what the pattern binds.
    fn lend_to_guard(&mut self, scrutinee: &Expr, pat: &Pat, guard: &mut Expr, next: BlockId) {
        let mentioned = mentioned_in(guard);
        let names: Vec<LocalId> = bindings(pat).into_iter().filter(|name| mentioned.contains(name)).collect();
        let span = ours(pat.span());
        let exact = names.is_empty() || !binds_alike(pat);
        if exact {
            self.test_arm(scrutinee.clone(), unbound(pat), &[], next, span);
        }
        if names.is_empty() {
            return;
        }
        let bound: Vec<LocalId> = names.iter().map(|name| self.lent(*name, "bound")).collect();
        let mut by_reference = pat.clone();
        ByReference { locals: &self.body.locals, from: &names, to: &bound, loosely: exact }
            .visit_pat_mut(&mut by_reference);
        self.test_arm(parse_quote!(&#scrutinee), by_reference, &bound, next, span);
        let mut seen = vec![];
        for (name, bound) in names.iter().zip(bound) {
            let kind = kind_of(pat, *name);
            let value = self.seen(scrutinee, pat, *name, bound, kind);
            let local = self.lent(*name, "seen");
            let ident = self.body.locals.ident(local, self.body.locals[*name].span);
            self.push_code(assign(binding(ident, None), value), vec![local]);
            seen.push(local);
        }
        let mut behind = Lent { locals: &mut self.body.locals, from: names, to: seen, refused: None };
        behind.visit_expr_mut(guard);
        if let Some(refused) = behind.refused {
            self.diagnostics.error_at(
                refused,
                "a `move` closure inside of a macro, in a match guard that awaits",
                "make the closure before the `match`, or give the macro a name for it",
            );
        }
    }

    /// A reference that stands for what a pattern binds.
    fn lent(&mut self, of: LocalId, name: &str) -> LocalId {
        let local = self.body.locals.temp(name, self.body.locals[of].span);
        if name == "seen" {
            let Local { name, raw, .. } = self.body.locals[of].clone();
            self.body.locals[local] = Local { name, raw, temp: false, lent: true, ..self.body.locals[local].clone() };
        }
        self.body.locals[local].copy = true;
        self.body.locals[local].ty = Some(parse_quote!(&_));
        local
    }

    fn test_arm(&mut self, scrutinee: Expr, pat: Pat, bound: &[LocalId], next: BlockId, span: Span) {
        if self.current.is_none() {
            return;
        }
        self.new_scope(false);
        for local in bound {
            self.declare_in_scope(*local);
        }
        let then = self.new_block("guard");
        self.end(Term::Match { scrutinee: Box::new(scrutinee), arms: vec![(pat, then), (wild(), next)], span });
        self.go_on_at(then);
    }

    /// What the guard sees of a binding, of which `bound` is a reference.
    fn seen(&self, scrutinee: &Expr, pat: &Pat, name: LocalId, bound: LocalId, kind: Binding) -> Expr {
        let at = ours(self.body.locals[name].span);
        let bound = self.path(bound, at);
        let private = |name: &str| path(&self.body.private, &[name], at);
        let lent = parse_quote!(&#bound);
        match kind {
            Binding::ByReference => lent,
            Binding::Exclusive => call(private("see_exclusive"), [lent], at),
            Binding::ByValue => {
                let value = Ident::new("value", Span::mixed_site());
                let found = Ident::new("found", Span::mixed_site());
                let mut pat = pat.clone();
                Only { name, found: &found }.visit_pat_mut(&mut pat);
                let asks = parse_quote!(|#value| if let #pat = #value { #found } else { loop {} });
                let asked = call(private("bound_as"), [parse_quote!(&#scrutinee), asks], at);
                call(private("see"), [lent, asked], at)
            }
        }
    }

    /// Matches again, now that the guard holds.
    fn take_matched(&mut self, scrutinee: &Expr, mut pat: Pat, are_declared: bool) {
        let declares = bindings(&pat);
        let mut inner = declares.clone();
        if are_declared {
            let copies = declares.iter().map(|local| self.body.locals[*local].clone()).collect::<Vec<_>>();
            inner = copies.into_iter().map(|local| self.body.locals.push(local)).collect();
            Rebind { locals: &self.body.locals, from: &declares, to: &inner }.visit_pat_mut(&mut pat);
        }
        if inner.is_empty() {
            return;
        }
        let takes_all = local_of(scrutinee).is_some() && takes_all(&pat);
        if takes_all || matches!(&pat, Pat::Ident(ident) if ident.subpat.is_none()) {
            let mut taken = assign(pat, scrutinee.clone());
            if let Stmt::Local(syn::Local { pat, init: Some(init), .. }) = &mut taken
                && !matches!(&pat, Pat::Ident(ident) if ident.subpat.is_none())
            {
                if let Pat::Or(_) = pat {
                    *pat = parse_quote!((#pat));
                }
                let private = &self.body.private;
                init.diverge = Some((Default::default(), parse_quote!({ #private::unreachable!() })));
            }
            self.push_code(taken, inner.clone());
        } else {
            for local in &inner {
                self.declare_in_scope(*local);
            }
            let taken = self.new_block("guard_holds");
            self.open.last_mut().expect("the arm's scope").1.clear();
            let never = self.new_block("never");
            let arms = vec![(pat, taken), (wild(), never)];
            self.end(Term::Match { scrutinee: Box::new(scrutinee.clone()), arms, span: ours(Span::call_site()) });
            self.go_on_at(never);
            self.never();
            self.go_on_at(taken);
        }
        if are_declared {
            for (declared, inner) in declares.into_iter().zip(inner) {
                let value = self.path(inner, self.body.locals[inner].span);
                self.push(Ir::Init(declared, value));
            }
        }
    }
}

/// A place in the source, for code that is not the user's.
fn ours(span: Span) -> Span {
    Span::call_site().located_at(span)
}

/// Whether a type is a reference or a `Box`, which are dereferenced without a call.
fn is_std_pointer(ty: &syn::Type) -> bool {
    match ty {
        syn::Type::Reference(_) => true,
        syn::Type::Path(path) => path.path.segments.last().is_some_and(|last| last.ident == "Box"),
        _ => false,
    }
}

/// A place that is computed: behind a `*` or an index.
fn is_computed_place(expr: &Expr) -> bool {
    match expr {
        Expr::Unary(unary) => matches!(unary.op, UnOp::Deref(_)),
        Expr::Index(_) => true,
        Expr::Field(field) => is_computed_place(&field.base),
        Expr::Paren(inner) => is_computed_place(&inner.expr),
        Expr::Group(inner) => is_computed_place(&inner.expr),
        _ => false,
    }
}
