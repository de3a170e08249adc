//! Blocks and statements.

use super::extended::{extends, is_extended};
use super::items::as_item;
use super::operand::Use;
use super::{Dest, Lowerer};
use crate::analysis::effects::has_ref;
use crate::edition::Edition;
use crate::ir::{Stmt as Ir, Term};
use crate::locals::{LocalId, Locals, marked};
use crate::syntax::{assign, unit_at, wild};
use proc_macro2::Span;
use quote::quote;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{Block, Expr, Local, Pat, Stmt};

impl Lowerer<'_> {
    /// A block, its value into `dest`, its locals dropped at its end.
    pub(super) fn block(&mut self, block: Block, dest: Dest) {
        self.scope(false, |this| this.block_contents(block, dest));
    }

    /// The statements of a block whose scope is open.
    pub(super) fn block_contents(&mut self, block: Block, dest: Dest) {
        let count = block.stmts.len();
        let end = block.brace_token.span.close();
        if let Some((scope, _)) = self.open.last() {
            self.body.scopes[scope.0].span = Some(block.brace_token.span.join());
        }
        self.items(&block);
        for (at, stmt) in block.stmts.into_iter().enumerate() {
            match stmt {
                Stmt::Item(_) => {}
                Stmt::Macro(mac) if as_item(&mac).is_some() => {}
                Stmt::Local(local) => self.statement(|this| this.local(local)),
                Stmt::Expr(expr, None) if at + 1 == count => return self.tail(expr, dest),
                Stmt::Macro(mac) if at + 1 == count && mac.semi_token.is_none() => {
                    let expr = Expr::Macro(syn::ExprMacro { attrs: mac.attrs, mac: mac.mac });
                    return self.tail(expr, dest);
                }
                Stmt::Expr(expr, semi) => {
                    let last = at + 1 == count;
                    if self.expr_stmt(expr, semi.is_some(), last.then_some(block.brace_token), dest) {
                        return;
                    }
                }
                Stmt::Macro(mac) => {
                    let expr = Expr::Macro(syn::ExprMacro { attrs: mac.attrs, mac: mac.mac });
                    let last = at + 1 == count;
                    if self.expr_stmt(expr, true, last.then_some(block.brace_token), dest) {
                        return;
                    }
                }
            }
            if self.current.is_none() {
                return;
            }
        }
        match dest {
            Dest::Discard => {}
            Dest::Return | Dest::Local(_) | Dest::Let { .. } => {
                let unit = unit_at(end);
                self.into(dest, unit);
            }
        }
    }

    /// The expression that a block ends with. When its temporaries end depends on the edition.
    fn tail(&mut self, expr: Expr, dest: Dest) {
        match self.edition {
            Edition::Until2018 | Edition::Until2021 => self.into(dest, expr),
            Edition::Since2024 => self.expression(|this| this.in_scope_of(&expr.clone(), |this| this.into(dest, expr))),
        }
    }

    /// An expression statement; `last` has the braces of the block if it ends with this. Says whether that gave the block
    /// its value.
    fn expr_stmt(&mut self, expr: Expr, semi: bool, last: Option<syn::token::Brace>, dest: Dest) -> bool {
        if self.needs(&expr) || matches!(expr, Expr::Return(_)) {
            self.statement_of(expr, Dest::Discard);
            return false;
        }
        let semi = (semi || needs_semi(&expr)).then(Default::default);
        let wants_value = match dest {
            Dest::Discard => false,
            Dest::Local(_) | Dest::Let { .. } => true,
            Dest::Return => !self.returns_unit,
        };
        if let (Some(brace_token), true) = (last, wants_value) {
            // Such a block has a value if its last statement never comes to its end; rustc knows.
            let stmts = vec![Stmt::Expr(expr, semi)];
            let block = Block { brace_token, stmts };
            self.store(dest, Expr::Block(syn::ExprBlock { attrs: vec![], label: None, block }));
            return true;
        }
        self.push_code(Stmt::Expr(expr, semi), vec![]);
        false
    }

    fn local(&mut self, mut local: Local) {
        let declares = bindings(&local.pat);
        let home = self.innermost_home();
        let Some(mut init) = local.init.take() else {
            match declares.as_slice() {
                [only] if local.attrs.is_empty() => self.declare(*only),
                // `let (a, b);`: one by one, since what they are given together is not one value of the tuple's type.
                all if local.attrs.is_empty() && is_tuple_of_names(&local.pat) => {
                    all.iter().for_each(|declared| self.declare(*declared));
                }
                _ => self.push_code(Stmt::Local(local), declares),
            }
            return;
        };
        let diverges = init.diverge.as_ref().is_some_and(|(_, diverge)| self.needs(diverge) || self.splits(&init.expr));
        let extends = extends(&init.expr) || (has_ref(&local.pat) && is_extended(&init.expr, Use::Exclusive));
        if !self.needs(&init.expr) && !extends && !diverges {
            local.init = Some(init);
            return self.push_code(Stmt::Local(local), declares);
        }
        let simple = simple(&local.pat);
        if let (Some(local), None) = (simple, &init.diverge)
            && is_control(&init.expr)
        {
            self.declare(local);
            let dest = Dest::Let { local, home };
            return self.in_scope_of(&init.expr.clone(), |this| this.into(dest, *init.expr));
        }
        let plain = init.diverge.is_none() && !has_ref(&local.pat);
        if plain && self.needs(&init.expr) && self.wants_scope(&init.expr) {
            return self.local_in_scope(local, declares, *init.expr, home);
        }
        if has_ref(&local.pat) {
            self.extend_place(&mut init.expr, Use::Exclusive, home, false);
        } else if extends {
            self.extend(&mut init.expr, home, false);
        } else if self.needs(&init.expr) {
            // A pattern that does not take the whole value leaves the rest where it is: in a temporary.
            self.simplify(&mut init.expr, simple.is_none());
        }
        match init.diverge.take() {
            Some((_, diverge)) if self.needs(&diverge) || self.splits(&init.expr) => {
                let scrutinee = init.expr;
                self.let_else(local.pat, declares, scrutinee, *diverge, local.let_token.span);
            }
            diverge => {
                init.diverge = diverge;
                local.init = Some(init);
                self.push_code(Stmt::Local(local), declares);
            }
        }
    }

    /// `let PAT = value` where control flow in the value makes temporaries: they get a scope around it, and what the
    /// pattern binds is declared before that.
    fn local_in_scope(&mut self, mut local: Local, declares: Vec<LocalId>, mut value: Expr, home: usize) {
        declares.iter().for_each(|declared| self.declare(*declared));
        self.in_scope_of(&value.clone(), |this| {
            this.extend(&mut value, home, true);
            if this.current.is_none() {
                return;
            }
            if let Some(only) = simple(&local.pat) {
                return this.push(Ir::Init(only, value));
            }
            let mut inner = vec![];
            for declared in &declares {
                let copy = this.body.locals[*declared].clone();
                inner.push(this.body.locals.push(copy));
            }
            Rebind { locals: &this.body.locals, from: &declares, to: &inner }.visit_pat_mut(&mut local.pat);
            this.push_code(assign(local.pat, value), inner.clone());
            for (declared, inner) in declares.iter().zip(inner) {
                let value = this.path(inner, this.body.locals[inner].span);
                this.push(Ir::Init(*declared, value));
            }
        });
    }

    /// Runs `inner`, which evaluates `expr`, in a scope for the temporaries that control flow makes in it, if it does.
    pub(super) fn in_scope_of(&mut self, expr: &Expr, inner: impl FnOnce(&mut Self)) {
        if self.needs(expr) && self.wants_scope(expr) {
            let is_expression = self.home_is_expression();
            self.scope(false, |this| match is_expression {
                true => this.expression_in_scope(is_control(expr), inner),
                false => this.scope_home(is_control(expr), inner),
            });
        } else {
            inner(self);
        }
    }

    fn declare(&mut self, local: LocalId) {
        self.push(Ir::Declare(local));
        self.declare_in_scope(local);
    }

    /// `let PAT = scrutinee else { diverge }` where `diverge` can suspend or jumps.
    fn let_else(&mut self, pat: Pat, declares: Vec<LocalId>, mut scrutinee: Box<Expr>, diverge: Expr, span: Span) {
        self.keep_temporaries(&mut scrutinee, Use::Place);
        if self.current.is_none() {
            return;
        }
        let refused = self.new_block("let_else");
        for local in declares {
            self.declare_in_scope(local);
        }
        let matched = self.new_block("let_matched");
        self.end(Term::Match { scrutinee, arms: vec![(pat, matched), (wild(), refused)], span });
        self.go_on_at(refused);
        // The temporaries end before the `else`.
        self.end_temporaries();
        self.statement_of(diverge, Dest::Discard);
        self.end(Term::Diverge(Box::new(Expr::Verbatim(quote!()))));
        self.go_on_at(matched);
    }
}

/// The locals that a pattern binds, in the order in which they are declared.
pub fn bindings(pat: &Pat) -> Vec<LocalId> {
    struct Bindings(Vec<LocalId>);
    impl<'ast> Visit<'ast> for Bindings {
        fn visit_expr(&mut self, _: &'ast Expr) {}
        fn visit_pat_ident(&mut self, ident: &'ast syn::PatIdent) {
            if let Some(id) = marked(&ident.ident)
                && !self.0.contains(&id)
            {
                self.0.push(id);
            }
            visit::visit_pat_ident(self, ident);
        }
    }
    let mut bindings = Bindings(vec![]);
    bindings.visit_pat(pat);
    bindings.0
}

/// Whether a pattern says nothing of types.
fn is_tuple_of_names(pat: &Pat) -> bool {
    match pat {
        Pat::Tuple(tuple) => tuple.elems.iter().all(|elem| matches!(elem, Pat::Ident(_)) || is_tuple_of_names(elem)),
        Pat::Paren(inner) => is_tuple_of_names(&inner.pat),
        _ => false,
    }
}

/// Puts locals in the place of others in a pattern.
pub(super) struct Rebind<'a> {
    pub(super) locals: &'a Locals,
    pub(super) from: &'a [LocalId],
    pub(super) to: &'a [LocalId],
}

impl VisitMut for Rebind<'_> {
    fn visit_expr_mut(&mut self, _: &mut Expr) {}
    fn visit_pat_ident_mut(&mut self, ident: &mut syn::PatIdent) {
        let place = marked(&ident.ident).and_then(|local| self.from.iter().position(|from| *from == local));
        if let Some(place) = place {
            ident.ident = self.locals.ident(self.to[place], ident.ident.span());
        }
        visit_mut::visit_pat_ident_mut(self, ident);
    }
}

/// The local of `x` or `x: T`.
fn simple(pat: &Pat) -> Option<LocalId> {
    match pat {
        Pat::Ident(ident) if ident.by_ref.is_none() && ident.subpat.is_none() => marked(&ident.ident),
        Pat::Type(typed) => simple(&typed.pat),
        _ => None,
    }
}

/// Whether the value of an expression comes out of its branches.
pub(super) fn is_control(expr: &Expr) -> bool {
    match expr {
        Expr::Paren(inner) => is_control(&inner.expr),
        Expr::Group(inner) => is_control(&inner.expr),
        Expr::Binary(binary) => matches!(binary.op, syn::BinOp::And(_) | syn::BinOp::Or(_)),
        Expr::If(_)
        | Expr::Match(_)
        | Expr::Loop(_)
        | Expr::While(_)
        | Expr::ForLoop(_)
        | Expr::Block(_)
        | Expr::Unsafe(_) => true,
        _ => false,
    }
}

/// Whether a statement of this expression needs its semicolon to be one.
fn needs_semi(expr: &Expr) -> bool {
    !matches!(
        expr,
        Expr::If(_)
            | Expr::Match(_)
            | Expr::Loop(_)
            | Expr::While(_)
            | Expr::ForLoop(_)
            | Expr::Block(_)
            | Expr::Unsafe(_)
            | Expr::Macro(_)
    )
}

/// The place of an expression, for messages.
pub(super) fn span_of(expr: &Expr) -> Span {
    expr.span()
}
