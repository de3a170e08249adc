//! Whether a macro may move a local that it is handed.
//!
//! Input: what a call expands to, and the names that it is handed. Output: whether one of them is used by value there, or, in
//! a call for its value, is what a method is called on or a field is taken of. Such a call is seen into: what is moved when,
//! and what is left, is the coroutine's affair. That of any other macro which is handed a local by itself is guessed
//! (`macros::taken`).
//!
//! ```text
//! ($x:expr) => { match $x { Ok(v) => v, Err(_) => 0 } }   may
//! ($x:expr) => { println!("{}: {}", $x, f(&$x)) }         does not
//! ```

use crate::compound::is_compound;
use crate::macros::{self, Kind};
use proc_macro2::TokenStream;
use std::collections::BTreeSet;
use syn::parse::Parser;
use syn::visit::{self, Visit};
use syn::{BinOp, Block, Expr, Macro};

/// Whether one of these names may be moved. `nested` says so of a call that is expanded in its turn.
pub(super) fn takes(
    expansion: TokenStream,
    names: &BTreeSet<String>,
    is_value: bool,
    nested: &dyn Fn(&Macro) -> bool,
) -> bool {
    let Ok(stmts) = Block::parse_within.parse2(expansion) else { return false };
    let mut taking = Taking { names, is_value, nested, found: false };
    stmts.iter().for_each(|stmt| taking.visit_stmt(stmt));
    taking.found
}

struct Taking<'a> {
    names: &'a BTreeSet<String>,
    is_value: bool,
    nested: &'a dyn Fn(&Macro) -> bool,
    found: bool,
}

impl Taking<'_> {
    fn is_handed(&self, expr: &Expr) -> bool {
        match expr {
            Expr::Path(path) => path.path.get_ident().is_some_and(|name| self.names.contains(&name.to_string())),
            Expr::Paren(inner) => self.is_handed(&inner.expr),
            Expr::Group(inner) => self.is_handed(&inner.expr),
            Expr::Field(field) => self.is_handed(&field.base),
            _ => false,
        }
    }

    /// What is only looked at.
    fn place(&mut self, expr: &Expr) {
        if !self.is_handed(expr) {
            self.visit_expr(expr);
        }
    }
}

impl<'ast> Visit<'ast> for Taking<'_> {
    fn visit_item(&mut self, _: &'ast syn::Item) {}

    fn visit_expr(&mut self, expr: &'ast Expr) {
        match expr {
            Expr::Path(_) => self.found |= self.is_handed(expr),
            Expr::Field(field) if self.is_handed(expr) => {
                self.found |= self.is_value;
                self.place(&field.base);
            }
            Expr::Reference(lent) => self.place(&lent.expr),
            Expr::Index(index) => {
                self.place(&index.expr);
                self.visit_expr(&index.index);
            }
            Expr::MethodCall(call) => {
                self.found |= self.is_value && self.is_handed(&call.receiver);
                self.place(&call.receiver);
                call.args.iter().for_each(|arg| self.visit_expr(arg));
            }
            Expr::Assign(assign) => {
                self.place(&assign.left);
                self.visit_expr(&assign.right);
            }
            Expr::Binary(binary) => {
                let compares = matches!(
                    binary.op,
                    BinOp::Eq(_) | BinOp::Ne(_) | BinOp::Lt(_) | BinOp::Le(_) | BinOp::Gt(_) | BinOp::Ge(_)
                );
                match compares || is_compound(&binary.op) {
                    true => self.place(&binary.left),
                    false => self.visit_expr(&binary.left),
                }
                match compares {
                    true => self.place(&binary.right),
                    false => self.visit_expr(&binary.right),
                }
            }
            _ => visit::visit_expr(self, expr),
        }
    }

    fn visit_macro(&mut self, mac: &'ast Macro) {
        let Some(call) = macros::parse(mac) else {
            self.found |= (self.nested)(mac);
            return;
        };
        let takes = matches!(call.kind, Kind::Values | Kind::Repeat | Kind::Pin);
        for arg in &call.args {
            if takes { self.visit_expr(&arg.expr) } else { self.place(&arg.expr) }
        }
    }
}
