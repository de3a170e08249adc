//! Mentions of anchored locals.
//!
//! Input: code that cannot suspend, in which locals are marked. Output: the same, in which an anchored local is reached
//! through its handle. Which form a mention takes depends on its use:
//!
//! | use                              | becomes                          |
//! |----------------------------------|----------------------------------|
//! | read, `&x`                       | `(*unsafe { x.peek() })`         |
//! | written, `&mut x`, `x.m()`       | `(*unsafe { x.place() })`        |
//! | by value, not mentioned again    | `x.take()`                       |
//! | by value, mentioned again: `Copy`| `(&&unsafe { Again::of(&x) }).again()` |
//! | captured by a closure            | `{ let x = …; \|…\| … (*x) … }`  |
//! | a field by value, or asked about | as `emit::parts`, `emit::probe` say |
//! | matched, and mentioned again     | as `found` says                  |
//!
//! The user's tokens never stand inside the `unsafe`.

mod again;
mod assign;
mod by_name;
mod captures;
mod found;
mod opaque;
mod parts;
mod written;

use super::Emitter;
use super::parts::ByReference;
use super::rewrite::for_loop;
use crate::analysis::anchors::is_exclusive_reference;
use crate::analysis::effects::{
    Effects, all_take, captured_fields, filled, is_part, joins, local_of, moved_callee, takes_all,
};
use crate::analysis::methods::{consumes, takes_field};
use crate::analysis::parts::{Part, Path, by_value, path_of};
use crate::analysis::tracked::unguarded;
use crate::analysis::{Init, Inits, Set};
use crate::compound::is_compound;
use crate::early::{either_call, held_call, is_on_held};
use crate::ir::BlockId;
use crate::locals::{LocalId, marked, marked_in_text};
use crate::lower::bindings;
use crate::macros;
use crate::mentions::mentioned_in;
use crate::syntax::{parenthesised, unsafe_block};
use crate::taken;
use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::visit::Visit;
use syn::visit_mut::{self, VisitMut};
use syn::{BinOp, Block, Expr, ExprReference, Macro, Pat, Stmt, UnOp, parse_quote, parse_quote_spanned};
pub(super) use written::first_mention;
use written::{Renamed, called, first_value, here, within};

pub use written::condition_bindings;
pub(super) use written::deref_names;

/// How a place is used.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    Read,
    Write,
}

/// Rewrites the mentions in one piece of code.
pub struct Places<'a> {
    emit: &'a Emitter<'a>,
    live_after: &'a Set,
    before: &'a Inits,
    effects: &'a Effects,
    /// The block that the code stands in.
    block: BlockId,
    /// Anchored locals that stand for a reference here: inside of a closure that captured them.
    lent: Set,
    /// Anchored locals that stand for themselves here: moved into a closure.
    given: Set,
}

impl<'a> Places<'a> {
    /// For code of a block, after which `live_after` is live, and before which locals hold `before`.
    pub fn new(
        emit: &'a Emitter<'a>,
        block: BlockId,
        live_after: &'a Set,
        before: &'a Inits,
        effects: &'a Effects,
    ) -> Self {
        Places { emit, live_after, before, effects, block, lent: Set::new(), given: Set::new() }
    }

    /// These stand for themselves: they are not in their places yet.
    pub fn given(mut self, locals: Vec<LocalId>) -> Self {
        self.given.extend(locals);
        self
    }

    fn anchored(&self, local: LocalId) -> bool {
        self.emit.facts.anchored.contains(&local) && !self.given.contains(&local)
    }

    fn anchored_in(&self, expr: &Expr) -> Option<LocalId> {
        local_of(expr).filter(|local| self.anchored(*local))
    }

    fn place(&self, local: LocalId, used: Use, at: &Expr) -> Expr {
        if self.lent.contains(&local) {
            return within(at, quote!(*#at));
        }
        let here = here(at);
        match used {
            Use::Read => within(at, quote_spanned!(here=> *unsafe { #at.peek() })),
            Use::Write => within(at, quote_spanned!(here=> *unsafe { #at.place() })),
        }
    }

    /// By value: a move if this is the last the program sees of it, else a copy.
    fn value(&self, local: LocalId, at: &Expr) -> Expr {
        if self.lent.contains(&local) {
            return within(at, quote!(*#at));
        }
        let copy = self.emit.body.locals[local].copy
            || self.live_after.contains(&local)
            || self.effects.again.contains(&local)
            || self.effects.copied.contains(&local);
        let private = self.emit.private();
        let (here, again) = (here(at), Ident::new("again", at.span()));
        let asked = match (copy, self.emit.is_tracked(local)) {
            (false, true) => return unsafe_block(quote_spanned!(here=> #at.take()), here),
            (false, false) => return Expr::Verbatim(quote_spanned!(here=> #at.take())),
            (true, true) => quote_spanned!(here=> unsafe { #private::AgainTracked::of(&#at) }),
            (true, false) => quote_spanned!(here=> unsafe { #private::Again::of(&#at) }),
        };
        // The outermost tokens are the user's: of another type is what the user wrote.
        let asked = within(at, quote_spanned!(here=> &&#asked));
        Expr::Verbatim(quote_spanned!(at.span()=> #asked.#again()))
    }

    /// Whether a place is a field of what an exclusive reference refers to.
    fn is_behind_exclusive(&self, place: &Expr) -> bool {
        path_of(place).is_some_and(|(local, _)| is_exclusive_reference(self.emit.body, local))
    }

    /// Whether a place is a field of what a pin projection has given.
    fn is_of_a_projection(&self, place: &Expr) -> bool {
        path_of(place).is_some_and(|(local, path)| !path.is_whole() && self.emit.body.locals[local].projected)
    }

    /// What is matched by reference.
    pub fn visit_matched(&mut self, expr: &mut Expr) {
        self.visit_place(expr, Use::Write);
    }

    /// An expression used as a place.
    fn visit_place(&mut self, expr: &mut Expr, used: Use) {
        if let Some(local) = self.anchored_in(expr) {
            *expr = self.place(local, used, expr);
            return;
        }
        match expr {
            Expr::Field(field) => self.visit_place(&mut field.base, used),
            Expr::Paren(inner) => self.visit_place(&mut inner.expr, used),
            Expr::Group(inner) => self.visit_place(&mut inner.expr, used),
            Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => self.visit_place(&mut unary.expr, used),
            Expr::Index(index) => {
                self.visit_place(&mut index.expr, used);
                self.visit_operand(&mut index.index);
            }
            _ => self.visit_expr_mut(expr),
        }
    }

    /// An operand, a condition, an index: as `analysis::effects` takes it.
    pub fn visit_operand(&mut self, expr: &mut Expr) {
        if is_part(expr) { self.visit_place(expr, Use::Read) } else { self.visit_expr_mut(expr) }
    }

    /// Whether an irrefutable pattern moves all of a tracked local.
    fn takes(&self, scrutinee: &Expr, pat: &Pat) -> bool {
        self.anchored_in(scrutinee).is_some_and(|local| {
            self.emit.is_tracked(local)
                && self.effects.maybe_moved.contains(&local)
                && takes_all(pat)
                && !bindings(pat).is_empty()
        })
    }

    /// What patterns are matched against: moved, if they take all of it and that is certain to happen. (What the same
    /// statement moves elsewhere is looked at here: `{ let _ = x; let (a, b) = x; }`.)
    fn visit_scrutinee<'p>(&mut self, expr: &mut Expr, pats: impl IntoIterator<Item = &'p Pat>) {
        match self.anchored_in(expr) {
            Some(local)
                if self.effects.moved.contains(&local) && !self.live_after.contains(&local) && all_take(pats) =>
            {
                self.visit_expr_mut(expr);
            }
            _ => self.visit_place(expr, Use::Write),
        }
    }

    /// The same where each arm decides: taken if every arm takes all of it.
    pub fn visit_scrutinee_of<'p>(&mut self, expr: &mut Expr, pats: impl Iterator<Item = &'p Pat>) {
        match self.anchored_in(expr) {
            Some(local) if !self.live_after.contains(&local) && all_take(pats) => self.visit_expr_mut(expr),
            _ => self.visit_place(expr, Use::Write),
        }
    }
}

impl VisitMut for Places<'_> {
    fn visit_item_mut(&mut self, _: &mut syn::Item) {}
    fn visit_pat_mut(&mut self, pat: &mut Pat) {
        if let Pat::Guard(guard) = pat {
            let given = self.given.clone();
            self.given.extend(bindings(&guard.pat));
            self.visit_expr_mut(&mut guard.guard);
            self.given = given;
        }
    }

    fn visit_block_mut(&mut self, block: &mut Block) {
        let stmts = std::mem::take(&mut block.stmts);
        block.stmts = stmts.into_iter().flat_map(|stmt| self.statement(stmt)).collect();
    }

    fn visit_stmt_mut(&mut self, stmt: &mut Stmt) {
        match stmt {
            Stmt::Local(local) => {
                if let Some(init) = &mut local.init {
                    let moves = matches!(&local.pat, Pat::Ident(ident) if ident.by_ref.is_none() && ident.subpat.is_none())
                        || matches!(&local.pat, Pat::Type(typed) if matches!(&*typed.pat, Pat::Ident(_)));
                    // A pattern that takes all, on a path where that is known only as it runs.
                    let takes = init.diverge.is_none() && self.takes(&init.expr, &local.pat);
                    if moves || takes {
                        self.visit_expr_mut(&mut init.expr);
                    } else {
                        self.visit_scrutinee(&mut init.expr, [&local.pat]);
                    }
                    if let Some((_, diverge)) = &mut init.diverge {
                        self.visit_expr_mut(diverge);
                    }
                }
            }
            Stmt::Macro(mac) => {
                let binds = self.visit_macro(&mut mac.mac, true);
                if !binds.is_empty() {
                    let inner = stmt.clone();
                    *stmt = parse_quote!({ #(#binds)* #inner });
                }
            }
            // It stays a statement: it may expand to one.
            Stmt::Expr(Expr::Macro(mac), Some(_)) => {
                let binds = self.visit_macro(&mut mac.mac, true);
                if !binds.is_empty() {
                    let inner = stmt.clone();
                    *stmt = parse_quote!({ #(#binds)* #inner });
                }
            }
            _ => {
                let refused = matches!(&*stmt, Stmt::Expr(expr, Some(_)) if self.is_assigned_in_vain(expr));
                visit_mut::visit_stmt_mut(self, stmt);
                if refused {
                    *stmt = parse_quote!({ loop {} #stmt });
                }
            }
        }
    }

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        if let Some(local) = self.anchored_in(expr) {
            *expr = self.value(local, expr);
            return;
        }
        match expr {
            Expr::Index(_) => self.visit_place(expr, Use::Read),
            Expr::Field(_) => match self.moved_part(expr) {
                Some(moved) => *expr = moved,
                None if self.part_again(expr, false) => {}
                // It may be reborrowed.
                None if self.is_behind_exclusive(expr) => self.visit_place(expr, Use::Write),
                None => self.visit_place(expr, Use::Read),
            },
            Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => match self.moved_part(expr) {
                Some(moved) => *expr = moved,
                None => self.visit_place(expr, Use::Read),
            },
            Expr::Reference(inner) if filled(&inner.expr).is_some() => *expr = self.filled(inner),
            Expr::Reference(inner) => {
                let used = if inner.mutability.is_some() { Use::Write } else { Use::Read };
                self.visit_place(&mut inner.expr, used);
            }
            Expr::RawAddr(inner) => self.visit_place(&mut inner.expr, Use::Write),
            Expr::MethodCall(call) if taken::marked(&call.receiver).is_some() => self.taken(call),
            Expr::MethodCall(call) => {
                if let Some(rest) =
                    local_of(&call.receiver).filter(|local| self.emit.body.locals[*local].rest_of.is_some())
                {
                    if let Some(callee) = self.emit.callee(rest, &call.receiver) {
                        call.args.iter_mut().for_each(|arg| self.visit_argument(arg));
                        *expr = called(call, within(&call.receiver, callee.into()));
                        return;
                    }
                    let (answer, name) = (self.emit.answer(rest), &call.receiver);
                    if let Some(receiver) = self.probed_part(rest, name) {
                        *call.receiver = receiver;
                        call.args.iter_mut().for_each(|arg| self.visit_argument(arg));
                        return;
                    }
                    let taken = match self.emit.body.locals[rest].rest_of.filter(|of| self.emit.is_tracked(*of)) {
                        Some(of) => {
                            let handle = self.emit.body.locals.ident(of, name.span());
                            quote_spanned!(here(name)=> unsafe { (&#answer).receiver_tag().receiver_of(&#handle) })
                        }
                        None => {
                            let receiver = if self.emit.is_brief(rest) { "receiver_briefly" } else { "receiver" };
                            let receiver = Ident::new(receiver, here(name));
                            quote_spanned!(here(name)=> unsafe { (&#answer).receiver_tag().#receiver(&mut #name) })
                        }
                    };
                    *call.receiver = within(name, taken);
                    call.args.iter_mut().for_each(|arg| self.visit_argument(arg));
                    return;
                }
                let consumed = local_of(&call.receiver).is_some_and(|local| {
                    consumes(call) && (self.effects.moved.contains(&local) || !self.live_after.contains(&local))
                });
                if consumed {
                    self.visit_expr_mut(&mut call.receiver);
                } else if takes_field(call)
                    && let Some(field) = self.moved_part(&call.receiver)
                {
                    *call.receiver = self.taken_field(call, field);
                } else if let Some(called) = self.called_again(call) {
                    *expr = called;
                    return;
                } else {
                    self.visit_place(&mut call.receiver, Use::Write);
                }
                call.args.iter_mut().for_each(|arg| self.visit_argument(arg));
            }
            Expr::Call(call) if is_on_held(call) => {
                let mut on_held = held_call(call);
                on_held.args.iter_mut().for_each(|arg| self.visit_argument(arg));
                call.args.iter_mut().for_each(|arg| self.visit_expr_mut(arg));
                *expr = either_call(call, on_held, self.emit.private());
            }
            Expr::Call(call) => {
                if let Some(rest) = local_of(&call.func).filter(|local| self.emit.body.locals[*local].rest_of.is_some())
                    && let Some(callee) = self.emit.callee(rest, &call.func).map(Into::into).or_else(|| {
                        let place = self.probed_part(rest, &call.func)?;
                        Some(quote!((#place)))
                    })
                {
                    *call.func = within(&call.func, callee);
                    call.args.iter_mut().for_each(|arg| self.visit_argument(arg));
                    return;
                }
                match moved_callee(&call.func) {
                    Some(_) => self.visit_expr_mut(&mut call.func),
                    None => self.visit_place(&mut call.func, Use::Write),
                }
                if for_loop(self.emit.private(), call).is_some()
                    && call.args.first_mut().is_some_and(|items| self.part_again(items, true))
                {
                    return;
                }
                call.args.iter_mut().for_each(|arg| self.visit_argument(arg));
            }
            Expr::Assign(assign) => match self.anchored_in(&assign.left) {
                Some(local) => *expr = self.assign(local, &assign.left.clone(), (*assign.right).clone()),
                None => {
                    let (left, right) = (assign.left.clone(), assign.right.clone());
                    if let Some(refilled) = self.refill(&left, &right).or_else(|| self.one_by_one(&left, &right)) {
                        *expr = refilled;
                        return;
                    }
                    self.visit_expr_mut(&mut assign.right);
                    self.visit_assignee(&mut assign.left);
                }
            },
            Expr::Binary(binary) => match binary.op {
                BinOp::Eq(_) | BinOp::Ne(_) | BinOp::Lt(_) | BinOp::Le(_) | BinOp::Gt(_) | BinOp::Ge(_) => {
                    // rustc reborrows a field that is an exclusive reference.
                    for side in [&mut binary.left, &mut binary.right] {
                        let used = if self.is_of_a_projection(side) { Use::Write } else { Use::Read };
                        self.visit_place(side, used);
                    }
                }
                op if is_compound(&op) => {
                    self.visit_place(&mut binary.left, Use::Write);
                    self.visit_operand(&mut binary.right);
                }
                BinOp::Add(_) if joins(binary) => {
                    self.visit_expr_mut(&mut binary.left);
                    self.visit_expr_mut(&mut binary.right);
                }
                _ => {
                    self.visit_operand(&mut binary.left);
                    self.visit_operand(&mut binary.right);
                }
            },
            Expr::Unary(unary) => self.visit_operand(&mut unary.expr),
            Expr::Cast(cast) => self.visit_operand(&mut cast.expr),
            Expr::Range(range) => {
                range.start.iter_mut().chain(&mut range.end).for_each(|end| self.visit_operand(end));
            }
            Expr::If(inner) => {
                self.visit_operand(&mut inner.cond);
                self.visit_block_mut(&mut inner.then_branch);
                if let Some((_, otherwise)) = &mut inner.else_branch {
                    self.visit_expr_mut(otherwise);
                }
            }
            Expr::While(inner) => {
                self.visit_operand(&mut inner.cond);
                self.visit_block_mut(&mut inner.body);
            }
            Expr::Match(inner) => {
                self.visit_scrutinee(&mut inner.expr, inner.arms.iter().map(|arm| &arm.pat));
                for arm in &mut inner.arms {
                    self.visit_pat_mut(&mut arm.pat);
                    self.visit_expr_mut(&mut arm.body);
                }
            }
            Expr::Let(inner) => self.visit_scrutinee(&mut inner.expr, [&*inner.pat]),
            Expr::Struct(literal) => {
                let updated = Part::updated(literal);
                literal.fields.iter_mut().for_each(|field| self.visit_expr_mut(&mut field.expr));
                if let Some(rest) = &mut literal.rest {
                    self.visit_place(rest, Use::Read);
                }
                if let Some((local, part)) = updated
                    && let Some(made) = self.updated(local, &part, literal)
                {
                    *expr = made;
                }
            }
            Expr::Closure(closure) => {
                let by_move = closure.capture.is_some();
                self.capture(expr, by_move, |this, expr| {
                    if let Expr::Closure(closure) = expr {
                        this.visit_expr_mut(&mut closure.body);
                    }
                });
            }
            Expr::Async(inner) => {
                let by_move = inner.capture.is_some();
                self.capture(expr, by_move, |this, expr| {
                    if let Expr::Async(inner) = expr {
                        this.visit_block_mut(&mut inner.block);
                    }
                });
            }
            Expr::Macro(mac) => {
                let binds = self.visit_macro(&mut mac.mac, false);
                if !binds.is_empty() {
                    let inner = expr.clone();
                    *expr = parse_quote!({ #(#binds)* #inner });
                }
            }
            _ => visit_mut::visit_expr_mut(self, expr),
        }
    }
}
