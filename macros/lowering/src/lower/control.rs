//! What branches: conditions, matches, jumps. `loops` has the loops.

use super::extended::extends;
use super::operand::Use;
use super::stmt::{bindings, is_control, span_of};
use super::{Dest, Lowerer, Target};
use crate::edition::Edition;
use crate::ir::{BlockId, Stmt as Ir, Term};
use crate::syntax::{unit_at, wild};
use proc_macro2::Span;
use std::collections::BTreeSet;
use syn::{BinOp, Block, Expr, ExprIf, ExprMatch, Lifetime, Stmt, UnOp, parse_quote};

impl Lowerer<'_> {
    /// Evaluates `expr` into `dest`.
    pub(super) fn into(&mut self, dest: Dest, mut expr: Expr) {
        if self.current.is_none() {
            return;
        }
        match (dest, &mut expr) {
            (Dest::Let { local, home }, value) if !is_control(value) && extends(value) => {
                self.extend(value, home, false);
                self.store(Dest::Local(local), expr);
            }
            (Dest::Let { .. }, value) if extends(value) => self.take_apart(dest, expr),
            // What returns ends the block, though nothing in it awaits: what follows is not reached.
            (_, value) if self.needs(value) || matches!(value, Expr::Return(_)) => self.take_apart(dest, expr),
            _ => self.store(dest, expr),
        }
    }

    /// The same for an expression that must be taken apart.
    pub(super) fn take_apart(&mut self, dest: Dest, mut expr: Expr) {
        match expr {
            Expr::Paren(inner) => self.into(dest, *inner.expr),
            Expr::Group(inner) => self.into(dest, *inner.expr),
            Expr::Block(inner) if inner.label.is_none() => self.block(inner.block, dest),
            Expr::Block(inner) => {
                let label = inner.label.map(|label| label.name);
                let after = self.new_block("after_block");
                self.targets.push(Target { label, is_loop: false, after, again: None, dest: dest.plain() });
                self.block(inner.block, dest);
                self.goto(after);
                self.targets.pop();
                self.go_on_at(after);
            }
            Expr::Unsafe(inner) => self.scope(true, |this| this.block_contents(inner.block, dest)),
            Expr::If(inner) => self.if_expr(inner, dest),
            Expr::Match(inner) => self.match_expr(inner, dest),
            Expr::Loop(inner) => self.loop_expr(inner.label.map(|label| label.name), inner.body, dest),
            Expr::While(inner) => {
                let span = inner.while_token.span;
                self.while_expr(inner.label.map(|label| label.name), *inner.cond, inner.body, span);
                self.unit(dest, span);
            }
            Expr::ForLoop(inner) => {
                let span = inner.for_token.span;
                self.for_loop(inner);
                self.unit(dest, span);
            }
            Expr::Binary(ref binary) if matches!(binary.op, BinOp::And(_) | BinOp::Or(_)) => {
                let span = span_of(&expr);
                let (yes, no) = (parse_quote!(true), parse_quote!(false));
                self.branch(expr, |this| this.store(dest, yes), |this| this.store(dest, no), span);
            }
            Expr::Return(inner) => {
                let unit = || unit_at(inner.return_token.span);
                let value = inner.expr.map_or_else(unit, |expr| *expr);
                let before = self.returns();
                self.nested(|this| this.into(Dest::Return, value));
                let returns = self.returns();
                self.body.jumps.extend(returns.difference(&before));
            }
            Expr::Break(inner) => {
                let span = inner.break_token.span;
                self.break_expr(inner.label.as_ref(), inner.expr.map(|expr| *expr), span);
            }
            Expr::Continue(inner) => {
                if let Some(again) = self.target(inner.label.as_ref()).and_then(|target| target.again) {
                    self.jump(again);
                }
            }
            _ => {
                self.simplify(&mut expr, false);
                self.store(dest, expr);
            }
        }
    }

    /// Puts an expression that cannot suspend into `dest`.
    pub(super) fn store(&mut self, dest: Dest, mut expr: Expr) {
        if self.is_inside_of_home() {
            self.keep_temporaries(&mut expr, Use::Value);
        }
        self.finish_in_order(&mut expr);
        if self.current.is_none() {
            return;
        }
        match dest {
            Dest::Discard => self.push(Ir::Code(Stmt::Expr(expr, Some(Default::default())), vec![])),
            Dest::Local(local) | Dest::Let { local, .. } => self.push(Ir::Init(local, expr)),
            Dest::Return => self.end(Term::Return(Box::new(expr))),
        }
    }

    /// The value of what has none; rustc says so `at` where it stands, if one is wanted.
    fn unit(&mut self, dest: Dest, at: Span) {
        if !matches!(dest, Dest::Discard) {
            self.store(dest, unit_at(at));
        }
    }

    fn target(&self, label: Option<&Lifetime>) -> Option<&Target> {
        self.targets.iter().rev().find(|target| match label {
            Some(label) => target.label.as_ref().is_some_and(|name| name.ident == label.ident),
            None => target.is_loop,
        })
    }

    /// The blocks that leave the coroutine.
    fn returns(&self) -> BTreeSet<BlockId> {
        let blocks = self.body.blocks.iter().enumerate();
        blocks.filter(|(_, block)| matches!(block.term, Term::Return(_))).map(|(at, _)| BlockId(at)).collect()
    }

    fn break_expr(&mut self, label: Option<&Lifetime>, value: Option<Expr>, span: Span) {
        let Some(target) = self.target(label) else { return };
        let (after, dest) = (target.after, target.dest);
        match value {
            Some(value) => self.nested(|this| this.into(dest, value)),
            None => self.unit(dest, span),
        }
        self.jump(after);
    }

    fn if_expr(&mut self, mut if_expr: ExprIf, dest: Dest) {
        match (&mut *if_expr.cond, self.edition) {
            (Expr::Let(let_expr), Edition::Until2018 | Edition::Until2021) => {
                // Its temporaries end with the statement around it, after the `else`.
                self.scrutinee(&mut let_expr.expr);
                self.if_in_scope(if_expr, dest);
            }
            (cond, _) if self.condition_has_temporaries(cond) => {
                self.scope(false, |this| this.if_in_scope(if_expr, dest));
            }
            _ => self.if_in_scope(if_expr, dest),
        }
    }

    /// Evaluates what a pattern is matched against, as far as it must be.
    fn scrutinee(&mut self, expr: &mut Expr) {
        if self.needs(expr) {
            self.simplify(expr, true);
        }
        self.keep_temporaries(expr, Use::Place);
    }

    fn if_in_scope(&mut self, if_expr: ExprIf, dest: Dest) {
        let span = if_expr.if_token.span;
        let otherwise = if_expr.else_branch.map(|(_, otherwise)| *otherwise);
        let then = if_expr.then_branch;
        self.branch(
            *if_expr.cond,
            |this| this.branch_block(then, dest),
            |this| match otherwise {
                Some(otherwise) => this.otherwise(otherwise, dest),
                None => this.unit(dest, span),
            },
            span,
        );
    }

    /// A block in the scope of the branch that leads to it, with which the temporaries of its tail end.
    pub(super) fn branch_block(&mut self, block: Block, dest: Dest) {
        self.scope_home(true, |this| {
            if this.tail_has_temporaries(&block) {
                this.block(block, dest);
            } else {
                this.block_contents(block, dest);
            }
        });
    }

    /// What stands behind `else`.
    fn otherwise(&mut self, otherwise: Expr, dest: Dest) {
        if self.has_temporaries(&otherwise, Use::Value) {
            self.scope(false, |this| this.scope_home(true, |this| this.into(dest, otherwise)));
        } else {
            self.scope_home(true, |this| this.into(dest, otherwise));
        }
    }

    /// `if cond { then } else { otherwise }`, both of which put their value where it belongs themselves.
    fn branch(
        &mut self,
        cond: Expr,
        then: impl FnOnce(&mut Self),
        otherwise: impl FnOnce(&mut Self),
        span: proc_macro2::Span,
    ) {
        let after = self.new_block("after_if");
        let no = self.new_block("else");
        let depth = self.open.len();
        self.condition(cond, no, span);
        then(self);
        self.open.truncate(depth);
        self.goto(after);
        self.go_on_at(no);
        otherwise(self);
        self.goto(after);
        self.go_on_at(after);
    }

    /// Evaluates a condition: goes on in a new scope, with what the condition binds, where it holds, else to `no`.
    pub(super) fn condition(&mut self, cond: Expr, no: BlockId, span: proc_macro2::Span) {
        if self.current.is_none() {
            return;
        }
        // Of several `let`s that make temporaries, each has a scope for what its own are borrowed by.
        if !self.needs(&cond) && !matches!(cond, Expr::Let(_)) && !self.condition_has_temporaries(&cond) {
            self.new_scope(false);
            for local in condition_bindings(&cond) {
                self.declare_in_scope(local);
            }
            let then = self.new_block("then");
            return self.test(cond, then, no);
        }
        match cond {
            Expr::Paren(inner) => self.condition(*inner.expr, no, span),
            Expr::Group(inner) => self.condition(*inner.expr, no, span),
            Expr::Binary(binary) if matches!(binary.op, BinOp::And(_)) => {
                self.condition(*binary.left, no, span);
                self.condition(*binary.right, no, span);
            }
            Expr::Binary(binary) if matches!(binary.op, BinOp::Or(_)) => {
                let yes = self.new_block("then");
                let right = self.new_block("or");
                let open = self.open.clone();
                self.condition(*binary.left, right, span);
                self.goto(yes);
                self.open = open.clone();
                self.go_on_at(right);
                self.condition(*binary.right, no, span);
                self.goto(yes);
                self.open = open;
                self.go_on_at(yes);
                self.new_scope(false);
                self.enter_open_scope();
            }
            Expr::Unary(unary) if matches!(unary.op, UnOp::Not(_)) && needs_branches(&unary.expr) => {
                let held = self.new_block("else");
                let failed = self.new_block("then");
                let open = self.open.clone();
                self.condition(*unary.expr, failed, span);
                self.goto(held);
                self.open = open;
                self.go_on_at(held);
                self.goto(no);
                self.go_on_at(failed);
                self.new_scope(false);
                self.enter_open_scope();
            }
            Expr::Let(mut let_expr) => {
                match self.edition {
                    Edition::Until2018 | Edition::Until2021 => self.scrutinee(&mut let_expr.expr),
                    // They end with the scope around the condition, or where it does not hold.
                    Edition::Since2024 => self.scope_home(false, |this| this.scrutinee(&mut let_expr.expr)),
                }
                if self.current.is_none() {
                    return;
                }
                let pat = *let_expr.pat;
                self.new_scope(false);
                for local in bindings(&pat) {
                    self.declare_in_scope(local);
                }
                let then = self.new_block("then");
                let arms = vec![(pat, then), (wild(), no)];
                self.end(Term::Match { scrutinee: let_expr.expr, arms, span });
                self.go_on_at(then);
            }
            mut other => {
                // The temporaries of a condition end with it, before the branch.
                self.expression(|this| {
                    this.simplify(&mut other, false);
                    this.finish_in_order(&mut other);
                    if this.has_made_temporaries() && this.current.is_some() {
                        let held = this.declare_temp("condition", span);
                        this.body.locals[held].copy = true;
                        let value = std::mem::replace(&mut other, this.path(held, span));
                        this.push(Ir::Init(held, value));
                    }
                });
                self.new_scope(false);
                let then = self.new_block("then");
                self.test(other, then, no);
            }
        }
    }

    fn test(&mut self, cond: Expr, then: BlockId, otherwise: BlockId) {
        self.end(Term::If { cond: Box::new(cond), then, otherwise });
        self.go_on_at(then);
    }

    /// The scope opened last was not opened by a branch: the code opens it itself.
    pub(super) fn enter_open_scope(&mut self) {
        let (scope, _) = *self.open.last().as_ref().expect("scope 0 is never left");
        self.push(Ir::Enter(*scope));
    }

    fn match_expr(&mut self, match_expr: ExprMatch, dest: Dest) {
        let span = match_expr.match_token.span;
        let mut scrutinee = match_expr.expr;
        self.scrutinee(&mut scrutinee);
        if self.current.is_none() {
            return;
        }
        if match_expr.arms.iter().any(|arm| self.guard_needs(arm)) {
            return self.match_in_order(*scrutinee, match_expr.arms, dest, span);
        }
        let after = self.new_block("after_match");
        self.arms(*scrutinee, match_expr.arms, vec![], (dest, after), span);
        self.go_on_at(after);
    }

    /// Whether a `let` of a condition matches a value that has to live as long as the branch.
    pub(super) fn condition_has_temporaries(&self, cond: &Expr) -> bool {
        match cond {
            Expr::Let(let_expr) => self.has_temporaries(&let_expr.expr, Use::Place),
            Expr::Binary(binary) if matches!(binary.op, BinOp::And(_)) => {
                self.condition_has_temporaries(&binary.left) || self.condition_has_temporaries(&binary.right)
            }
            Expr::Paren(inner) => self.condition_has_temporaries(&inner.expr),
            Expr::Group(inner) => self.condition_has_temporaries(&inner.expr),
            _ => false,
        }
    }
}

/// What the `let`s of a condition bind, in order.
fn condition_bindings(cond: &Expr) -> Vec<crate::locals::LocalId> {
    match cond {
        Expr::Let(let_expr) => bindings(&let_expr.pat),
        Expr::Binary(binary) if matches!(binary.op, BinOp::And(_)) => {
            let mut found = condition_bindings(&binary.left);
            found.extend(condition_bindings(&binary.right));
            found
        }
        Expr::Paren(inner) => condition_bindings(&inner.expr),
        Expr::Group(inner) => condition_bindings(&inner.expr),
        _ => vec![],
    }
}

fn needs_branches(expr: &Expr) -> bool {
    match expr {
        Expr::Binary(binary) => matches!(binary.op, BinOp::And(_) | BinOp::Or(_)),
        Expr::Paren(inner) => needs_branches(&inner.expr),
        _ => false,
    }
}
