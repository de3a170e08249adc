//! Receivers that may be moved.
//!
//! Input: a body. Output: the same, in which every method call on a local that is not mentioned again, and is still to be
//! dropped after a suspension, goes through a `Stmt::Probe`: the local is moved into a new one, the *rest*, which is what
//! the method is called on and what is dropped in the end, if the method has left anything.
//!
//! ```text
//! x.m(1); nap().await;      ⇒      probe x.m(1) → rest;  rest.m(1);  nap().await;
//! ```
//!
//! Not asked: calls whose name is known (`methods::consumes`, `only_reads`, `borrows`), receivers known to be references or `Copy`,
//! calls that run on some paths only, and those with closures whose parameters have no types.

use crate::analysis::effects::local_of;
use crate::analysis::methods::{Name, borrows, consumes, name_tells, only_reads};
use crate::analysis::{Facts, Init, Set, analyse, apply_stmt, declared_by, outlives};
use crate::ir::{BlockId, Body, Stmt, Term};
use crate::locals::{Local, LocalId, mentioned};
use crate::macros::{self, Kind};
use quote::{ToTokens, quote};
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, ExprMethodCall, Type};

/// Inserts the probes.
pub fn probe(body: &mut Body) {
    // Each probe moves what is live; a handful of rounds reaches chains of calls in one statement.
    for _ in 0..64 {
        let facts = analyse(body);
        let Some((block, at, call)) = find(body, &facts) else { return };
        insert(body, &facts, block, at, call);
    }
}

/// The first call to be asked about: its block, the index of its statement (one more than the last for the terminator).
fn find(body: &Body, facts: &Facts) -> Option<(BlockId, usize, ExprMethodCall)> {
    for block in &facts.order {
        let data = &body[*block];
        let mut inits = facts.init_in[block.0].clone();
        for (at, stmt) in data.stmts.iter().enumerate() {
            let live = &facts.live_after[block.0][at];
            let calls = match stmt {
                Stmt::Code(stmt, _) => calls(|calls| calls.visit_stmt(stmt)),
                Stmt::Init(_, value) => calls(|calls| calls.visit_expr(value)),
                _ => vec![],
            };
            let found = calls.into_iter().find(|call| asks(body, facts, *block, call, live, &inits, stmt.to_code()));
            if let Some(call) = found {
                return Some((*block, at, call));
            }
            apply_stmt(stmt, live, &mut inits, &facts.tracked.ids());
        }
        let at = data.stmts.len();
        let live = &facts.live_after[block.0][at];
        let calls = match &data.term {
            Term::Await { awaited, .. } => calls(|calls| calls.visit_expr(awaited)),
            Term::Match { scrutinee, .. } => calls(|calls| calls.visit_expr(scrutinee)),
            Term::If { cond, .. } => calls(|calls| calls.visit_expr(cond)),
            Term::Return(value) => calls(|calls| calls.visit_expr(value)),
            _ => vec![],
        };
        let code = match &data.term {
            Term::Await { awaited: expr, .. }
            | Term::Match { scrutinee: expr, .. }
            | Term::If { cond: expr, .. }
            | Term::Return(expr) => expr.to_token_stream(),
            _ => quote!(),
        };
        let found = calls.into_iter().find(|call| asks(body, facts, *block, call, live, &inits, code.clone()));
        if let Some(call) = found {
            return Some((*block, at, call));
        }
    }
    None
}

impl Stmt {
    fn to_code(&self) -> proc_macro2::TokenStream {
        match self {
            Stmt::Code(stmt, _) => stmt.to_token_stream(),
            Stmt::Init(_, value) => value.to_token_stream(),
            _ => quote!(),
        }
    }
}

fn asks(
    body: &Body,
    facts: &Facts,
    block: BlockId,
    call: &ExprMethodCall,
    live: &Set,
    inits: &crate::analysis::Inits,
    code: proc_macro2::TokenStream,
) -> bool {
    let Some(local) = local_of(&call.receiver) else { return false };
    let info = &body.locals[local];
    let once = mentions(code, local) == 1;
    once && !consumes(call)
        && !only_reads(call)
        && !borrows(call)
        && !info.copy
        && info.rest_of.is_none()
        && !matches!(info.ty, Some(Type::Reference(_)))
        && (!live.contains(&local) || only_dropped_later(body, facts, local))
        && inits.get(&local) == Some(&Init::Yes)
        && (facts.tracked.contains(local) || !is_assigned(body, local))
        && (name_tells(call) == Name::Moves || info.temp || askable(call))
        && (facts.anchored.contains(&local) || outlives(body, facts, block, local) || is_ended(body, local))
}

/// Whether a statement ends a local's life.
fn is_ended(body: &Body, local: LocalId) -> bool {
    body.blocks.iter().flat_map(|block| &block.stmts).any(|stmt| matches!(stmt, Stmt::Drop(ended) if *ended == local))
}

/// Whether a local is given a new value somewhere, which drops the old one there.
fn is_assigned(body: &Body, local: LocalId) -> bool {
    body.blocks.iter().flat_map(|block| &block.stmts).any(|stmt| match stmt {
        Stmt::Code(..) => {
            let effects = crate::analysis::stmt_effects(stmt);
            effects.assigned == Some(local) || effects.maybe_assigned.contains(&local)
        }
        _ => false,
    })
}

fn mentions(tokens: proc_macro2::TokenStream, local: LocalId) -> usize {
    tokens
        .into_iter()
        .map(|token| match token {
            proc_macro2::TokenTree::Group(group) => mentions(group.stream(), local),
            proc_macro2::TokenTree::Ident(ident) => usize::from(crate::locals::marked(&ident) == Some(local)),
            other => usize::from(mentioned(&other.into()).contains(&local)),
        })
        .sum()
}

/// Whether all later mentions of a temporary are its `Stmt::Drop`.
fn only_dropped_later(body: &Body, facts: &Facts, local: LocalId) -> bool {
    if !body.locals[local].temp {
        return false;
    }
    let in_stmts: usize = facts
        .order
        .iter()
        .flat_map(|block| &body[*block].stmts)
        .map(|stmt| match stmt {
            Stmt::Drop(_) => 0,
            other => mentions(other.to_code(), local),
        })
        .sum();
    let in_terms = facts
        .order
        .iter()
        .filter(|block| match &body[**block].term {
            Term::Await { awaited: expr, .. }
            | Term::Match { scrutinee: expr, .. }
            | Term::If { cond: expr, .. }
            | Term::Return(expr)
            | Term::Diverge(expr) => mentions(expr.to_token_stream(), local) > 0,
            Term::Open | Term::Goto(_) => false,
        })
        .count();
    // Its declaration, and the call itself.
    in_stmts + in_terms <= 2
}

/// A closure without types cannot be passed to the probe.
pub(crate) fn askable(call: &ExprMethodCall) -> bool {
    struct Untyped(bool);
    impl<'ast> Visit<'ast> for Untyped {
        fn visit_expr_closure(&mut self, closure: &'ast syn::ExprClosure) {
            self.0 |= closure.inputs.iter().any(|input| !matches!(input, syn::Pat::Type(_)));
        }
    }
    let mut untyped = Untyped(false);
    call.args.iter().for_each(|arg| untyped.visit_expr(arg));
    !untyped.0
}

/// The method calls on locals that run whenever the code does.
struct Calls(Vec<ExprMethodCall>);

fn calls(visit: impl FnOnce(&mut Calls)) -> Vec<ExprMethodCall> {
    let mut calls = Calls(vec![]);
    visit(&mut calls);
    calls.0
}

impl<'ast> Visit<'ast> for Calls {
    fn visit_item(&mut self, _: &'ast syn::Item) {}
    fn visit_expr(&mut self, expr: &'ast Expr) {
        match expr {
            Expr::Closure(_) | Expr::Async(_) | Expr::Loop(_) | Expr::While(_) => {}
            Expr::ForLoop(inner) => self.visit_expr(&inner.expr),
            Expr::If(inner) => self.visit_expr(&inner.cond),
            Expr::Match(inner) => self.visit_expr(&inner.expr),
            Expr::Binary(inner) if matches!(inner.op, syn::BinOp::And(_) | syn::BinOp::Or(_)) => {
                self.visit_expr(&inner.left);
            }
            Expr::MethodCall(call) => {
                visit::visit_expr(self, expr);
                if local_of(&call.receiver).is_some() {
                    self.0.push(call.clone());
                }
            }
            _ => visit::visit_expr(self, expr),
        }
    }

    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        let Some(call) = macros::parse(mac) else { return };
        // The others are evaluated on some paths only.
        let always = match call.kind {
            Kind::Assert | Kind::Matches => 1,
            Kind::Compare => 2,
            _ => call.args.len(),
        };
        for arg in call.args.iter().take(always) {
            self.0.extend(calls(|calls| calls.visit_expr(&arg.expr)));
        }
    }
}

/// Puts a probe before the statement, and the rest in place of the receiver there and in its `Stmt::Drop`.
/// A tracked local stays where it is: its handle knows afterwards whether the method has taken it.
fn insert(body: &mut Body, facts: &Facts, block: BlockId, at: usize, call: ExprMethodCall) {
    let Some(of) = local_of(&call.receiver) else { return };
    let info = body.locals[of].clone();
    let rest = body.locals.push(Local {
        name: format!("{}_rest", if info.name == "self" { "this" } else { &info.name }),
        raw: false,
        temp: true,
        mutable: true,
        copy: false,
        closure: false,
        literal: false,
        boxed: false,
        lends: false,
        pinned: false,
        rest_of: Some(of),
        ty: None,
        ..info
    });
    let to = body.locals.ident(
        rest,
        call.receiver
            .to_token_stream()
            .into_iter()
            .next()
            .map_or_else(proc_macro2::Span::call_site, |token| token.span()),
    );
    let mut rename = Rename { from: of, to };
    let data = &mut body.blocks[block.0];
    match data.stmts.get_mut(at) {
        Some(Stmt::Code(stmt, _)) => rename.visit_stmt_mut(stmt),
        Some(Stmt::Init(_, value)) => rename.visit_expr_mut(value),
        Some(_) => {}
        None => match &mut data.term {
            Term::Await { awaited: expr, .. }
            | Term::Match { scrutinee: expr, .. }
            | Term::If { cond: expr, .. }
            | Term::Return(expr) => {
                rename.visit_expr_mut(expr);
            }
            _ => {}
        },
    }
    data.stmts.insert(at, Stmt::Probe { rest, of, call: Box::new(call) });
    if facts.tracked.contains(of) {
        return;
    }
    for data in &mut body.blocks {
        for (_, locals) in &mut data.open {
            if let Some(place) = locals.iter().position(|local| *local == of) {
                locals.insert(place + 1, rest);
            }
        }
        let mut index = 0;
        while index < data.stmts.len() {
            match &mut data.stmts[index] {
                Stmt::Drop(local) if *local == of => *local = rest,
                stmt if declared_by(stmt).contains(&of) => data.stmts.insert(index + 1, Stmt::Declare(rest)),
                _ => {}
            }
            index += 1;
        }
    }
}

struct Rename {
    from: LocalId,
    to: proc_macro2::Ident,
}

impl VisitMut for Rename {
    fn visit_expr_method_call_mut(&mut self, call: &mut ExprMethodCall) {
        if local_of(&call.receiver) == Some(self.from) {
            let to = &self.to;
            *call.receiver = syn::parse_quote!(#to);
        }
        visit_mut::visit_expr_method_call_mut(self, call);
    }

    fn visit_macro_mut(&mut self, mac: &mut syn::Macro) {
        if let Some(mut call) = macros::parse(mac) {
            call.args.iter_mut().for_each(|arg| self.visit_expr_mut(&mut arg.expr));
            call.write_to(mac);
        }
    }
}
