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
//! The same of a method call on a field that is not mentioned again. Its local is tracked then (`analysis::tracked`), and
//! knows afterwards whether the field has been moved out.
//!
//! And the same of a closure that is called, `once()` or `(x.once)()`, since it may be one that is called once.
//!
//! Where arguments of the call await, the receiver stays where it is, and a `Stmt::Moves` before them gives it to a local of ours,
//! if the method takes it (`lower::moves`): the probe says so, and that statement is taken out where there is none.
//!
//! Not asked: calls whose name is known (`methods::consumes`, `only_reads`, `borrows`; for fields `may_take_part` says which, fewer
//! for those of a pin projection), receivers known to be references or `Copy`, fields behind a reference, calls that run on
//! some paths only, and those with closures whose parameters have no types.

mod calls;
mod mentions;

use crate::analysis::effects::local_of;
use crate::analysis::methods::{
    Name, askable, borrows, calls_itself, consumes, may_take_part, name_tells, only_reads, takes_with_closure,
};
use crate::analysis::parts::{Path, path_of};
use crate::analysis::{Facts, Init, Inits, Set, analyse, apply_stmt, declared_by, outlives, tracked};
use crate::ir::{Ask, Block, BlockId, Body, Stmt, Term};
use crate::locals::{Local, LocalId};
use crate::macros;
use calls::{Called, Found, asked_by, calls, is_in_its_arguments};
use mentions::{mentions, mentions_of};
use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::visit::Visit;
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, ExprCall, ExprMethodCall, Type};

/// Inserts the probes. `facts` are those of the body, before and after.
pub fn probe(body: &mut Body, facts: &mut Facts) {
    // Each probe moves what is live; a handful of rounds reaches chains of calls in one statement.
    for _ in 0..64 {
        let Some((block, at, call)) = find(body, facts) else { break };
        insert(body, facts, block, at, call);
        *facts = analyse(body);
    }
    if leave_in_place(body) {
        *facts = analyse(body);
    }
}

/// Takes out each `Moves` that nothing has come of. Whether there was one.
fn leave_in_place(body: &mut Body) -> bool {
    let stmts = body.blocks.iter().flat_map(|block| &block.stmts);
    let in_vain: Set = stmts
        .filter_map(|stmt| match stmt {
            Stmt::Moves { taken, rest: None, .. } => Some(*taken),
            _ => None,
        })
        .collect();
    for block in &mut body.blocks {
        block.open.iter_mut().for_each(|(_, locals)| locals.retain(|local| !in_vain.contains(local)));
        block.stmts.retain(|stmt| match stmt {
            Stmt::Moves { taken: local, .. } | Stmt::Declare(local) => !in_vain.contains(local),
            _ => true,
        });
    }
    !in_vain.is_empty()
}

/// A piece of code: what is live after it, what locals hold before it.
struct Site<'a> {
    body: &'a Body,
    facts: &'a Facts,
    block: BlockId,
    /// Which statement; one more than the last for the terminator.
    at: usize,
    live: &'a Set,
    inits: &'a Inits,
    code: TokenStream,
}

/// The first call to be asked about: its block, the index of its statement (one more than the last for the terminator).
fn find(body: &Body, facts: &Facts) -> Option<(BlockId, usize, Found)> {
    let tracked = facts.tracked.ids();
    for block in &facts.order {
        let data = &body[*block];
        let mut inits = facts.init_in[block.0].clone();
        for at in 0..=data.stmts.len() {
            let (stmt, live) = (data.stmts.get(at), &facts.live_after[block.0][at]);
            let calls = match (stmt, &data.term) {
                (Some(Stmt::Code(stmt, _)), _) => calls(|calls| calls.visit_stmt(stmt)),
                (Some(Stmt::Init(_, value)), _) => calls(|calls| calls.visit_expr(value)),
                (Some(_), _) => vec![],
                (None, Term::Await { awaited: expr, .. })
                | (None, Term::Match { scrutinee: expr, .. })
                | (None, Term::If { cond: expr, .. })
                | (None, Term::Return(expr)) => calls(|calls| calls.visit_expr(expr)),
                (None, _) => vec![],
            };
            if !calls.is_empty() {
                let code = stmt.map_or_else(|| data.term.to_code(), Stmt::to_code);
                let site = Site { body, facts, block: *block, at, live, inits: &inits, code };
                let last = calls.iter().enumerate().find(|(at, found)| site.asks(found, &calls[at + 1..]));
                if let Some((_, found)) = last {
                    return Some((*block, at, found.clone()));
                }
            }
            if let Some(stmt) = stmt {
                apply_stmt(stmt, facts.code.stmt(*block, at), live, &mut inits, &tracked);
            }
        }
    }
    None
}

impl Site<'_> {
    /// Whether a call is to be asked about. `after` are those that follow it in the same code.
    fn asks(&self, found: &Found, after: &[Found]) -> bool {
        let call = &found.call;
        let Some((local, path)) = path_of(&call.receiver) else { return false };
        let info = &self.body.locals[local];
        let is_asked = !path.is_whole() && self.asks_with_closure(call);
        let by_name = consumes(call) && !is_asked;
        let may_be_asked = (!by_name || self.moved(call).is_some())
            && !only_reads(call)
            && !borrows(call)
            && !info.copy
            && info.rest_of.is_none()
            && !matches!(info.ty, Some(Type::Reference(_)))
            && self.inits.get(&local) == Some(&Init::Yes)
            && (found.called == Called::Method || self.moved(call).is_some() || self.may_be_called_once(call, local));
        let by_closure = asked_by(self.body, found, self.moved(call)) == Ask::Closure;
        may_be_asked
            && match path.is_whole() {
                true => self.asks_whole(call, local, by_closure, self.is_last(local, after)),
                false => self.asks_part(call, local, &path),
            }
    }

    /// Whether a closure may be one that is called once. What only holds a closure may have a `Deref`, which would come after
    /// the arguments: where it would, a field that is called is an error.
    fn may_be_called_once(&self, call: &ExprMethodCall, local: LocalId) -> bool {
        let is_field = !matches!(path_of(&call.receiver), Some((_, path)) if path.is_whole());
        // One that an argument changes is read before.
        !(is_field && is_in_its_arguments(call))
            && (is_field || self.body.locals[local].may_be_called_once())
            && askable(call)
    }

    /// Whether the code does more with this after the call, of which it has been asked already whether that takes it.
    fn is_asked_again(&self, local: LocalId, path: &Path) -> bool {
        let mut probes = self.body[self.block].stmts.iter().filter_map(|stmt| match stmt {
            Stmt::Probe { rest, call, .. } => Some((*rest, path_of(&call.receiver)?)),
            _ => None,
        });
        self.facts.tracked.contains(local)
            && probes
                .any(|(rest, (of, asked))| of == local && asked.overlaps(path) && mentions(self.code.clone(), rest) > 0)
    }

    /// Whether the call is the last that the code does with the local, after other mentions, which see it in its place.
    fn is_last(&self, local: LocalId, after: &[Found]) -> bool {
        let is_of_it = |found: &Found| path_of(&found.call.receiver).is_some_and(|(of, _)| of == local);
        let Site { body, facts, block, at, .. } = self;
        let effects = match *at == body[*block].stmts.len() {
            true => facts.code.term(*block),
            false => facts.code.stmt(*block, *at),
        };
        facts.tracked.contains(local) && effects.received_last.contains(&local) && !after.iter().any(is_of_it)
    }

    fn asks_whole(&self, call: &ExprMethodCall, local: LocalId, by_closure: bool, is_last: bool) -> bool {
        let Site { body, facts, block, live, .. } = self;
        let moved = self.moved(call).is_some();
        // `x = x.m()`, where the handle knows what is left of the old value.
        let renewed = (moved || facts.tracked.contains(local)) && self.renews(local);
        let once = mentions(self.code.clone(), local) == 1 + usize::from(renewed);
        let again = !renewed && live.contains(&local) && !only_dropped_later(body, facts, local);
        let once = once && !self.is_mentioned_in_an_inset(local);
        let can_ask = by_closure || name_tells(call) == Name::Moves || body.locals[local].temp || askable(call);
        if moved {
            return once
                && !again
                && (can_ask || consumes(call) || calls_itself(call))
                && facts.tracked.has_room(local);
        }
        let once = once && !self.is_asked_again(local, &Path::default());
        (once || (is_last && !self.is_mentioned_in_an_inset(local)))
            && !again
            && can_ask
            && (facts.tracked.contains(local) || !is_assigned(body, facts, local))
            && (facts.anchored.contains(&local) || outlives(body, facts, *block, local) || is_ended(body, local))
    }

    /// A field whose local stays where it is, and knows what is left of it.
    fn asks_part(&self, call: &ExprMethodCall, local: LocalId, path: &Path) -> bool {
        let Site { body, facts, block, at, .. } = self;
        // `x = x.f.m()` or `x.f = x.f.m()`: a question only for what stays at its address.
        let renewed = self.renews(local) || self.refills(local, path);
        let mentions = mentions_of(body, *block, *at, local, path);
        !path.has_deref()
            && !self.is_asked_again(local, path)
            && may_take_part(call, self.body.locals[local].projected)
            && (tracked::may_be_tracked(body, facts, *block, local) || self.moved(call).is_some())
            && facts.tracked.has_room(local)
            && (mentions.count == 1 || (mentions.last.as_ref() == Some(call) && !renewed))
            && (if renewed {
                facts.anchored.contains(&local) || self.moved(call).is_some()
            } else {
                !tracked::mentioned_again(body, facts, (*block, *at), local, path)
            })
    }

    /// Whether a method of a field is handed a closure, and nothing that has been made before.
    fn asks_with_closure(&self, call: &ExprMethodCall) -> bool {
        let is_made = |arg: &Expr| local_of(arg).is_some_and(|local| self.body.locals[local].temp);
        takes_with_closure(call) && !call.args.iter().any(is_made)
    }

    /// What owns the receiver of a call whose arguments have awaited, if the method takes it.
    fn moved(&self, call: &ExprMethodCall) -> Option<LocalId> {
        moved_before(&self.body[self.block].stmts, self.at, call)
    }

    /// Whether an operand of the code mentions a local, where it makes something.
    fn is_mentioned_in_an_inset(&self, local: LocalId) -> bool {
        let (mut depth, stmts) = (0, &self.body[self.block].stmts);
        for at in (0..self.at.min(stmts.len())).rev() {
            match &stmts[at] {
                Stmt::EndInset(_) => depth += 1,
                Stmt::Inset(_) => depth -= 1,
                _ if depth > 0 && self.facts.code.stmt(self.block, at).mentioned.contains(&local) => return true,
                _ if depth > 0 => {}
                Stmt::Probe { .. } | Stmt::Settle { .. } | Stmt::Expected { .. } => {}
                _ => return false,
            }
        }
        false
    }

    /// Whether this is `local = …`.
    fn renews(&self, local: LocalId) -> bool {
        let stmt = self.body[self.block].stmts.get(self.at);
        stmt.is_some() && self.facts.code.stmt(self.block, self.at).assigned == Some(local)
    }

    /// Whether this gives a field, or what it is in, a new value.
    fn refills(&self, local: LocalId, path: &Path) -> bool {
        let stmt = self.body[self.block].stmts.get(self.at);
        stmt.is_some() && self.facts.code.stmt(self.block, self.at).refills(local, path)
    }
}

/// What owns the receiver of a call, if the method takes it: the statement that settles the call says so.
fn moved_before(stmts: &[Stmt], at: usize, call: &ExprMethodCall) -> Option<LocalId> {
    let before = stmts[..at.min(stmts.len())].iter().rev();
    let mut settled = before.filter_map(|stmt| match stmt {
        Stmt::Settle { expr, moved: Some(taken), .. } => Some((expr, *taken)),
        _ => None,
    });
    settled.find_map(|(expr, taken)| match &**expr {
        Expr::MethodCall(other) if other == call => Some(taken),
        _ => None,
    })
}

/// Whether a statement ends a local's life.
fn is_ended(body: &Body, local: LocalId) -> bool {
    body.blocks.iter().flat_map(|block| &block.stmts).any(|stmt| matches!(stmt, Stmt::Drop(ended) if *ended == local))
}

/// Whether a local is given a new value somewhere, which drops the old one there.
fn is_assigned(body: &Body, facts: &Facts, local: LocalId) -> bool {
    body.blocks.iter().enumerate().any(|(block, data)| {
        data.stmts.iter().enumerate().any(|(at, stmt)| {
            let effects = facts.code.stmt(BlockId(block), at);
            matches!(stmt, Stmt::Code(..))
                && (effects.assigned == Some(local) || effects.maybe_assigned.contains(&local))
        })
    })
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

/// Puts a probe before the statement, and the rest in place of the receiver there and in its `Stmt::Drop`.
/// A tracked local stays where it is, and so does one of whose fields this is one: its handle knows afterwards whether the
/// method has taken it.
fn insert(body: &mut Body, facts: &Facts, block: BlockId, at: usize, found: Found) {
    let call = found.call.clone();
    let Some((of, path)) = path_of(&call.receiver) else { return };
    let info = body.locals[of].clone();
    let rest = body.locals.push(Local {
        name: format!("{}_rest", info.name),
        raw: false,
        temp: true,
        mutable: true,
        copy: false,
        closure: false,
        literal: false,
        boxed: false,
        lends: false,
        pinned: false,
        projected: false,
        converted: false,
        rest_of: Some(of),
        ty: None,
        waits: false,
        given: false,
        fields_taken: false,
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
    let moved = moved_before(&body.blocks[block.0].stmts, at, &call);
    let in_place = facts.tracked.contains(of) || !path.is_whole() || moved.is_some();
    if let Some(owner) = moved {
        for stmt in body.blocks.iter_mut().flat_map(|block| &mut block.stmts) {
            if let Stmt::Moves { taken, rest: of_probe, .. } = stmt
                && *taken == owner
            {
                *of_probe = Some(rest);
            }
        }
    }
    let by = asked_by(body, &found, moved);
    let data = &mut body.blocks[block.0];
    // The last of them all: the others see it in its place.
    let mut count = Rename { from: of, path, to, left: usize::MAX };
    count.visit(data, at);
    let calls = usize::MAX - count.left;
    Rename { left: calls.saturating_sub(1), ..count }.visit(data, at);
    let at = inset_of(&data.stmts, of).filter(|end| *end < at).unwrap_or(at);
    data.stmts.insert(at, Stmt::Probe { rest, of, call: Box::new(call), by, moved });
    if in_place {
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

/// Where the inset ends in which a local is given its value.
fn inset_of(stmts: &[Stmt], local: LocalId) -> Option<usize> {
    let init = stmts.iter().position(|stmt| matches!(stmt, Stmt::Init(known, _) if *known == local))?;
    let mut inner = 0;
    (init..stmts.len()).find(|at| match &stmts[*at] {
        Stmt::Inset(_) => {
            inner += 1;
            false
        }
        Stmt::EndInset(_) => {
            inner -= 1;
            inner < 0
        }
        _ => false,
    })
}

/// Puts another receiver into a call.
struct Rename {
    from: LocalId,
    path: Path,
    to: proc_macro2::Ident,
    /// So many calls on it are left as they are.
    left: usize,
}

impl Rename {
    fn visit(&mut self, data: &mut Block, at: usize) {
        match data.stmts.get_mut(at) {
            Some(Stmt::Code(stmt, _)) => self.visit_stmt_mut(stmt),
            Some(Stmt::Init(_, value)) => self.visit_expr_mut(value),
            Some(_) => {}
            None => match &mut data.term {
                Term::Await { awaited: expr, .. }
                | Term::Match { scrutinee: expr, .. }
                | Term::If { cond: expr, .. }
                | Term::Return(expr) => self.visit_expr_mut(expr),
                _ => {}
            },
        }
    }

    fn receiver(&mut self, receiver: &mut Expr) {
        if !path_of(receiver).is_some_and(|(local, path)| local == self.from && path == self.path) {
            return;
        }
        match self.left {
            0 => {
                let to = &self.to;
                *receiver = syn::parse_quote!(#to);
            }
            _ => self.left -= 1,
        }
    }
}

impl VisitMut for Rename {
    fn visit_expr_method_call_mut(&mut self, call: &mut ExprMethodCall) {
        self.receiver(&mut call.receiver);
        visit_mut::visit_expr_method_call_mut(self, call);
    }

    fn visit_expr_call_mut(&mut self, call: &mut ExprCall) {
        self.receiver(&mut call.func);
        visit_mut::visit_expr_call_mut(self, call);
    }

    fn visit_macro_mut(&mut self, mac: &mut syn::Macro) {
        if let Some(mut call) = macros::parse(mac) {
            call.args.iter_mut().for_each(|arg| self.visit_expr_mut(&mut arg.expr));
            call.write_to(mac);
        }
    }
}
