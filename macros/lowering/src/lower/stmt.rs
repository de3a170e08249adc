//! Blocks and statements.

use super::operand::Use;
use super::{Dest, Lowerer};
use crate::ir::{Stmt as Ir, Term};
use crate::locals::{LocalId, marked};
use proc_macro2::Span;
use quote::quote;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Block, Expr, Item, Local, Pat, Stmt, parse_quote};

impl Lowerer<'_> {
    /// A block, its value into `dest`, its locals dropped at its end.
    pub(super) fn block(&mut self, block: Block, dest: Dest) {
        self.scope(false, |this| this.block_contents(block, dest));
    }

    /// The statements of a block whose scope is open.
    pub(super) fn block_contents(&mut self, block: Block, dest: Dest) {
        let count = block.stmts.len();
        let end = block.brace_token.span.close();
        for (at, stmt) in block.stmts.into_iter().enumerate() {
            match stmt {
                Stmt::Item(item) => self.item(item),
                Stmt::Local(local) => self.statement(|this| this.local(local)),
                Stmt::Expr(expr, None) if at + 1 == count => return self.statement(|this| this.into(dest, expr)),
                Stmt::Macro(mac) if at + 1 == count && mac.semi_token.is_none() => {
                    let expr = Expr::Macro(syn::ExprMacro { attrs: mac.attrs, mac: mac.mac });
                    return self.statement(|this| this.into(dest, expr));
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
            Dest::Return | Dest::Local(_) => {
                let unit = syn::parse2(quote::quote_spanned!(end=> ())).expect("a unit");
                self.into(dest, unit);
            }
        }
    }

    /// An expression statement; `last` has the braces of the block if it ends with this. Says whether that gave the block
    /// its value.
    fn expr_stmt(&mut self, expr: Expr, semi: bool, last: Option<syn::token::Brace>, dest: Dest) -> bool {
        if self.needs(&expr) || matches!(expr, Expr::Return(_)) {
            self.statement(|this| this.into(Dest::Discard, expr));
            return false;
        }
        let semi = (semi || needs_semi(&expr)).then(Default::default);
        let wants_value = match dest {
            Dest::Discard => false,
            Dest::Local(_) => true,
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

    /// Items are visible in the whole block they stand in. Types must stay one type, so they are emitted once for the
    /// function; the rest is repeated wherever the scope is opened again.
    fn item(&mut self, item: Item) {
        let (scope, _) = self.open.last().expect("scope 0 is never left");
        if self.open.len() <= 2 {
            return self.body.items.push(item);
        }
        match item {
            Item::Use(_) | Item::Fn(_) | Item::Const(_) | Item::Macro(_) | Item::Type(_) => {
                self.body.scopes[scope.0].items.push(item);
            }
            _ => self.body.items.push(item),
        }
    }

    fn local(&mut self, mut local: Local) {
        let declares = bindings(&local.pat);
        if let Some(init) = &mut local.init
            && !self.needs(&init.expr)
        {
            self.extend_temporary(&mut init.expr);
        }
        if !local.init.as_ref().is_some_and(|init| {
            self.needs(&init.expr)
                || init.diverge.as_ref().is_some_and(|(_, diverge)| self.needs(diverge) || self.splits(&init.expr))
        }) {
            if let (None, [only]) = (&local.init, declares.as_slice())
                && local.attrs.is_empty()
            {
                self.push(Ir::Declare(*only));
                return self.declare_in_scope(*only);
            }
            return self.push_code(Stmt::Local(local), declares);
        }
        let Some(mut init) = local.init.take() else { return };
        if let (Some(local), None) = (simple(&local.pat), &init.diverge)
            && is_control(&init.expr)
        {
            self.push(Ir::Declare(local));
            self.declare_in_scope(local);
            return self.into(Dest::Local(local), *init.expr);
        }
        if self.needs(&init.expr) {
            // A pattern that does not take the whole value leaves the rest where it is: in a temporary.
            self.simplify(&mut init.expr, simple(&local.pat).is_none());
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
        self.end(Term::Match { scrutinee, arms: vec![(pat, matched), (parse_quote!(_), refused)], span });
        self.go_on_at(refused);
        // The temporaries end before the `else`.
        let temporaries = self.temporaries.clone();
        self.end_temporaries();
        self.into(Dest::Discard, diverge);
        self.end(Term::Diverge(Box::new(Expr::Verbatim(quote!()))));
        self.temporaries = temporaries;
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
