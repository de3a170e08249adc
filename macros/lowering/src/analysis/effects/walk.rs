//! The walk through a piece of code that finds its effects.
//!
//! Input: a statement or expression, visited in the order in which it is evaluated. Output: its `Effects`. What stands on one
//! branch only, or in a closure, may happen or not: it is never counted as certain.

use super::*;
use crate::early::arguments_of_both;
use crate::resolve::is_copy;
use crate::user_macros::is_another;
use syn::{ExprIf, LocalInit};

/// What has been seen so far.
#[derive(Default)]
pub(super) struct Walk {
    pub(super) effects: Effects,
    /// How many branches or closures are open: what happens there need not happen.
    pub(super) conditional: usize,
    /// How many closures that borrow what they capture are open.
    pub(super) closures: usize,
    /// What the outermost of them, where it is made whenever this code runs, uses by value on some path of its own.
    pub(super) taken: Option<Set>,
    /// How many blocks are open: what stands there is a statement of its own.
    pub(super) blocks: usize,
    /// What has been used by value so far, whenever this code runs.
    pub(super) used: Set,
    /// What has been used by value on some path that leads here.
    pub(super) maybe_used: Set,
    /// What a `move` closure has captured so far, all of it or fields, whenever this code runs.
    pub(super) captured: Set,
    /// The innermost loop around this code, if it may run again from here.
    pub(super) repeated: Option<Repeated>,
}

/// A loop.
#[derive(Clone)]
pub(super) struct Repeated {
    /// What is declared inside of it, or given a new value there.
    own: Set,
}

impl<'ast> Visit<'ast> for Repeated {
    fn visit_pat(&mut self, pat: &'ast Pat) {
        self.own.extend(bindings(pat));
        visit::visit_pat(self, pat);
    }
    fn visit_expr_assign(&mut self, assign: &'ast syn::ExprAssign) {
        self.own.join(&mentioned_in(&*assign.left));
        visit::visit_expr_assign(self, assign);
    }
}

impl Walk {
    pub(super) fn mention(&mut self, local: LocalId) {
        self.mention_at(local, Path::default());
    }

    pub(super) fn mention_at(&mut self, local: LocalId, path: Path) {
        self.effects.mentioned.insert(local);
        self.effects.received_last.remove(&local);
        self.effects.paths.insert((local, path));
        if self.used.contains(&local) {
            self.effects.again.insert(local);
        }
    }

    /// A mention of a place: of what the fields lead to, as far as they do.
    pub(super) fn mention_place(&mut self, expr: &Expr) {
        match expr {
            Expr::Field(field) => match path_of(expr) {
                Some((local, path)) => self.mention_at(local, path),
                None => self.mention_place(&field.base),
            },
            Expr::Paren(inner) => self.mention_place(&inner.expr),
            Expr::Group(inner) => self.mention_place(&inner.expr),
            Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => self.mention_place(&unary.expr),
            Expr::Index(index) => self.mention_place(&index.expr),
            _ => {
                if let Some(local) = local_of(expr) {
                    self.mention(local);
                }
            }
        }
    }

    pub(super) fn event(&mut self, local: LocalId, what: What) {
        if self.closures == 0 {
            self.effects.events.push(Event { local, what, conditional: self.conditional > 0 });
        }
    }

    /// A field that is used by value, or what a pattern takes of a place.
    pub(super) fn part(&mut self, place: &Expr, pat: Option<&Pat>) {
        if let Some((local, path)) = path_of(place) {
            self.event(local, What::Moved(Box::new(Part::new(path, pat.cloned(), place.span()).written(place))));
        }
    }

    pub(super) fn moved(&mut self, local: LocalId) {
        self.mention(local);
        // What a closure moves it takes when it is made.
        if self.closures == 0 || self.conditional == 0 {
            let conditional = self.conditional > 0;
            self.effects.events.push(Event { local, what: What::Whole, conditional });
        }
        if self.conditional > 0
            && !self.used.contains(&local)
            && let Some(taken) = &mut self.taken
        {
            taken.insert(local);
            return;
        }
        let again = self.conditional == 0 && self.maybe_used.contains(&local);
        let repeated = self.repeated.as_ref().is_some_and(|repeated| !repeated.own.contains(&local));
        if again || repeated || self.used.contains(&local) || self.captured.contains(&local) {
            self.effects.copied.insert(local);
        }
        if self.conditional == 0 {
            if self.effects.maybe_assigned.contains(&local) {
                self.effects.moved_again.insert(local);
            }
            self.effects.moved.insert(local);
            self.used.insert(local);
        } else {
            self.effects.maybe_moved.insert(local);
            self.maybe_used.insert(local);
        }
    }

    /// A local that is given a new value as a whole.
    pub(super) fn assigned(&mut self, local: LocalId) {
        self.effects.maybe_assigned.insert(local);
        self.effects.moved_again.remove(&local);
        if self.conditional == 0 && self.closures == 0 {
            self.effects.assigned_inside.insert(local);
            if !self.effects.mentioned.contains(&local) {
                self.effects.assigned_first.insert(local);
            }
        }
        if self.closures == 0 {
            self.used.remove(&local);
            self.maybe_used.remove(&local);
            self.captured.remove(&local);
        }
        self.event(local, What::Renewed);
    }

    /// An expression whose value is used.
    pub(super) fn value(&mut self, expr: &Expr) {
        self.visit_expr(expr);
    }

    /// An operand of an operator, a condition, an index, an end of a range: a field of that is taken for a `Copy` value. (A
    /// field of another type is moved by rustc, which then refuses to save what it was moved out of.)
    pub(super) fn operand(&mut self, expr: &Expr) {
        if is_part(expr) { self.place(expr) } else { self.value(expr) }
    }

    /// An expression that is used as a place: borrowed, read, or assigned to in part.
    pub(super) fn place(&mut self, expr: &Expr) {
        self.mention_place(expr);
        self.inside_place(expr);
    }

    /// What is evaluated to get to a place.
    pub(super) fn inside_place(&mut self, expr: &Expr) {
        match expr {
            Expr::Field(field) => self.inside_place(&field.base),
            Expr::Paren(inner) => self.inside_place(&inner.expr),
            Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => self.inside_place(&unary.expr),
            Expr::Index(index) => {
                self.inside_place(&index.expr);
                self.operand(&index.index);
            }
            _ if local_of(expr).is_some() => {}
            _ => self.visit_expr(expr),
        }
    }

    /// An expression that is borrowed.
    pub(super) fn borrow(&mut self, expr: &Expr, through: bool) {
        self.mention_place(expr);
        self.inside_borrow(expr, through);
    }

    pub(super) fn inside_borrow(&mut self, expr: &Expr, through: bool) {
        match expr {
            Expr::Field(field) => self.inside_borrow(&field.base, true),
            Expr::Paren(inner) => self.inside_borrow(&inner.expr, through),
            Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => self.inside_borrow(&unary.expr, true),
            Expr::Index(index) => {
                self.inside_borrow(&index.expr, true);
                self.operand(&index.index);
            }
            _ => match local_of(expr) {
                Some(local) => {
                    let set = if through { &mut self.effects.reborrowed } else { &mut self.effects.borrowed };
                    set.insert(local);
                }
                None => self.visit_expr(expr),
            },
        }
    }

    /// What a loop repeats.
    fn repeatedly(&mut self, expr: &Expr, inner: impl FnOnce(&mut Self)) {
        let mut repeated = Repeated { own: Set::new() };
        repeated.visit_expr(expr);
        let outer = self.repeated.replace(repeated);
        self.conditionally(inner);
        self.repeated = outer;
    }

    /// What leaves the loop around it.
    fn once(&mut self, inner: impl FnOnce(&mut Self)) {
        let repeated = self.repeated.take();
        inner(self);
        self.repeated = repeated;
    }

    /// What is given a new value on one branch is not on the others.
    pub(super) fn conditionally(&mut self, inner: impl FnOnce(&mut Self)) {
        let (used, maybe_used, captured) = (self.used.clone(), self.maybe_used.clone(), self.captured.clone());
        self.conditional += 1;
        inner(self);
        self.conditional -= 1;
        self.used.join(&used);
        self.maybe_used.join(&maybe_used);
        self.captured.join(&captured);
    }

    fn branches(&mut self, if_expr: &ExprIf) {
        self.operand(&if_expr.cond);
        self.conditionally(|this| this.visit_block(&if_expr.then_branch));
        if let Some((_, otherwise)) = &if_expr.else_branch {
            self.conditionally(|this| this.visit_expr(otherwise));
        }
    }

    pub(super) fn matched<'a>(&mut self, scrutinee: &Expr, pats: impl IntoIterator<Item = &'a Pat> + Clone) {
        match local_of(scrutinee) {
            Some(local) if all_take(pats.clone()) => self.moved(local),
            _ => {
                self.inside(scrutinee, pats);
                self.borrow(scrutinee, true);
            }
        }
    }

    /// A place that an expression matches against patterns, of which one may not match.
    pub(super) fn inside<'a>(&mut self, scrutinee: &Expr, pats: impl IntoIterator<Item = &'a Pat>) {
        if let Some((local, path)) = path_of(scrutinee)
            && self.closures == 0
            && let binding = pats.into_iter().filter(|pat| binds_by_value(pat))
            && let (whole, parts) = binding.partition::<Vec<&Pat>, _>(|pat| path.is_whole() && takes_all(pat))
        {
            if !whole.is_empty() {
                self.effects.taken_at_times.insert(local);
            }
            if !parts.is_empty() {
                self.effects.matched_inside.insert((local, path));
            }
        }
    }

    pub(super) fn macro_call(&mut self, mac: &Macro) {
        let Some(call) = macros::parse(mac) else {
            if let Some(futures) = macros::joined(mac) {
                return futures.iter().for_each(|future| self.value(future));
            }
            let seen = mentioned_in(&mac.tokens);
            seen.iter().for_each(|local| self.mention(local));
            self.effects.borrowed.join(&seen);
            return;
        };
        let seen = mentioned_in(&mac.tokens);
        self.effects.mentioned.join(&seen);
        for arg in &call.args {
            if matches!(arg.expr, Expr::Lit(_)) {
                let captured = mentioned_in(&arg.expr);
                captured.iter().for_each(|local| self.mention(local));
            }
        }
        if mac.path.segments.last().is_some_and(|last| last.ident == "format_args") {
            self.effects.borrowed.join(&seen);
        }
        let takes = matches!(call.kind, Kind::Values | Kind::Repeat | Kind::Pin);
        if takes && !seen.is_empty() && mac.path.get_ident().is_some_and(is_another) {
            seen.iter().for_each(|local| self.mention(local));
            self.effects.borrowed.join(&seen);
        } else if takes {
            for arg in &call.args {
                self.value(&arg.expr);
            }
        } else {
            let (evaluated, at_times) = call.args.split_at(call.evaluated(mac).min(call.args.len()));
            evaluated.iter().for_each(|arg| self.place(&arg.expr));
            self.conditionally(|this| {
                at_times.iter().for_each(|arg| this.place(&arg.expr));
                if let Some(Pat::Guard(guard)) = &call.pat {
                    this.visit_expr(&guard.guard);
                }
            });
        }
    }
}

/// Whether a `let` copies what a pointer leads to: its type, which is written, is `Copy`.
fn copies(local: &syn::Local) -> bool {
    let of_pointer = |init: &LocalInit| matches!(&*init.expr, Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)));
    matches!(&local.pat, Pat::Type(typed) if is_copy(&typed.ty)) && local.init.as_ref().is_some_and(of_pointer)
}

impl<'ast> Visit<'ast> for Walk {
    fn visit_item(&mut self, _: &'ast syn::Item) {}
    fn visit_pat(&mut self, _: &'ast Pat) {}

    fn visit_block(&mut self, block: &'ast syn::Block) {
        let diverges = |mac: &Macro| ["panic", "unreachable", "todo"].iter().any(|name| mac.path.is_ident(name));
        let leaves = |stmt: &Stmt| match stmt {
            Stmt::Expr(Expr::Return(_) | Expr::Break(_), _) => true,
            Stmt::Expr(Expr::Continue(inner), _) => inner.label.is_some(),
            Stmt::Expr(Expr::Macro(mac), _) => diverges(&mac.mac),
            Stmt::Macro(mac) => diverges(&mac.mac),
            _ => false,
        };
        if block.stmts.iter().any(leaves) {
            let before = self.maybe_used.clone();
            self.once(|this| visit::visit_block(this, block));
            self.maybe_used = before;
        } else {
            visit::visit_block(self, block);
        }
    }

    fn visit_stmt(&mut self, stmt: &'ast Stmt) {
        match stmt {
            Stmt::Local(local) => {
                if let Some(init) = &local.init {
                    let before = self.effects.events.len();
                    match bindings(&local.pat).as_slice() {
                        [] => self.place(&init.expr),
                        _ if copies(local) => self.place(&init.expr),
                        _ => self.matched_value(&init.expr, &local.pat, init.diverge.is_some()),
                    }
                    if takes_all(&local.pat) && path_of(&init.expr).is_some() {
                        let made = self.effects.events[before..].iter_mut();
                        made.for_each(|event| event.what.bound_by_a_let());
                    }
                    if let Some((_, diverge)) = &init.diverge {
                        self.conditionally(|this| this.visit_expr(diverge));
                    }
                }
            }
            Stmt::Expr(Expr::Macro(mac), Some(_)) => self.macro_call(&mac.mac),
            Stmt::Expr(expr, Some(_)) => self.value(expr),
            Stmt::Expr(expr, None) => self.value(expr),
            Stmt::Item(_) => {}
            Stmt::Macro(mac) => self.macro_call(&mac.mac),
        }
    }

    fn visit_expr(&mut self, expr: &'ast Expr) {
        match expr {
            Expr::Path(_) => {
                if let Some(local) = local_of(expr) {
                    self.moved(local);
                }
            }
            Expr::Field(_) => {
                self.place(expr);
                self.part(expr, None);
            }
            Expr::Index(_) => self.place(expr),
            Expr::Reference(reference) => self.borrow(&reference.expr, false),
            Expr::RawAddr(addr) => self.borrow(&addr.expr, false),
            Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => {
                self.place(&unary.expr);
                self.part(expr, None);
            }
            Expr::Unary(unary) => self.operand(&unary.expr),
            Expr::Cast(cast) if self.closures > 0 => self.place(&cast.expr),
            Expr::Cast(cast) => self.operand(&cast.expr),
            Expr::Range(range) => range.start.iter().chain(&range.end).for_each(|end| self.operand(end)),
            _ if let Some((local, value)) = filled(expr) => {
                self.value(value);
                self.mention(local);
                self.effects.borrowed.insert(local);
                self.effects.maybe_assigned.insert(local);
                self.effects.moved_again.remove(&local);
                self.event(local, What::Renewed);
            }
            Expr::MethodCall(call) => self.method_call(call),
            Expr::Call(call) => {
                match (local_of(&call.func), moved_callee(&call.func)) {
                    (_, Some(local)) => self.moved(local),
                    (Some(local), None) => {
                        self.mention(local);
                        self.effects.called.insert(local);
                        if self.conditional > 0 && self.closures == 0 {
                            self.effects.maybe_called.insert(local);
                        }
                    }
                    (None, None) => self.place(&call.func),
                }
                call.args.iter().for_each(|arg| self.value(arg));
            }
            Expr::Assign(assign) => {
                self.value(&assign.right);
                match local_of(&assign.left) {
                    Some(local) => self.assigned(local),
                    None => self.assignee(&assign.left),
                }
            }
            Expr::Binary(binary) => match binary.op {
                BinOp::And(_) | BinOp::Or(_) => {
                    self.operand(&binary.left);
                    self.conditionally(|this| this.operand(&binary.right));
                }
                BinOp::Eq(_) | BinOp::Ne(_) | BinOp::Lt(_) | BinOp::Le(_) | BinOp::Gt(_) | BinOp::Ge(_) => {
                    self.place(&binary.left);
                    self.place(&binary.right);
                }
                BinOp::Add(_) if self.closures == 0 && joins(binary) => {
                    self.value(&binary.left);
                    self.value(&binary.right);
                }
                // In a closure, most likely numbers, which it captures by reference.
                BinOp::Add(_) | BinOp::Sub(_) | BinOp::Mul(_) | BinOp::Div(_) | BinOp::Rem(_) if self.closures == 0 => {
                    self.operand(&binary.left);
                    self.operand(&binary.right);
                }
                _ => {
                    self.place(&binary.left);
                    match self.closures {
                        0 => self.operand(&binary.right),
                        _ => self.place(&binary.right),
                    }
                }
            },
            Expr::If(if_expr) => match arguments_of_both(if_expr) {
                Some((operands, otherwise)) => {
                    self.branches(&otherwise);
                    operands.iter().for_each(|operand| self.value(operand));
                }
                None => self.branches(if_expr),
            },
            Expr::Let(let_expr) => match bindings(&let_expr.pat).as_slice() {
                [] => self.place(&let_expr.expr),
                _ => self.conditionally(|this| this.matched_value(&let_expr.expr, &let_expr.pat, true)),
            },
            Expr::Match(match_expr) => {
                self.matched(&match_expr.expr, match_expr.arms.iter().map(|arm| &arm.pat));
                for arm in &match_expr.arms {
                    self.conditionally(|this| {
                        if let Pat::Guard(guard) = &arm.pat {
                            this.visit_expr(&guard.guard);
                        }
                        this.visit_expr(&arm.body);
                    });
                }
            }
            Expr::Loop(inner) => self.repeatedly(expr, |this| this.visit_block(&inner.body)),
            Expr::While(inner) => self.repeatedly(expr, |this| {
                this.operand(&inner.cond);
                this.visit_block(&inner.body);
            }),
            Expr::ForLoop(inner) => {
                self.value(&inner.expr);
                self.repeatedly(expr, |this| this.visit_block(&inner.body));
            }
            Expr::Return(_) | Expr::Break(_) => self.once(|this| visit::visit_expr(this, expr)),
            Expr::Block(inner) if inner.label.is_some() => self.conditionally(|this| this.visit_block(&inner.block)),
            Expr::Block(inner) => {
                self.blocks += 1;
                self.visit_block(&inner.block);
                self.blocks -= 1;
            }
            // What can be cast is copied; a closure captures it by reference.
            Expr::Closure(closure) => {
                self.captured(closure.capture.is_some(), expr, |this| this.visit_expr(&closure.body))
            }
            Expr::Async(inner) => self.captured(inner.capture.is_some(), expr, |this| this.visit_block(&inner.block)),
            Expr::Macro(mac) => match macros::taken(&mac.mac) {
                Some(local) if self.conditional == 0 && self.closures == 0 => self.moved(local),
                _ => self.macro_call(&mac.mac),
            },
            Expr::Struct(literal) => {
                literal.fields.iter().for_each(|field| self.value(&field.expr));
                literal.rest.iter().for_each(|rest| self.place(rest));
                if let Some((local, part)) = Part::updated(literal) {
                    self.event(local, What::Moved(Box::new(part)));
                }
            }
            _ => visit::visit_expr(self, expr),
        }
    }
}
