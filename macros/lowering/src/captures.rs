//! What closures and `async` blocks capture in edition 2018.
//!
//! Input: a resolved body. Output: the same, in which each of them mentions as a whole what it mentions a field of: there it
//! captures the whole, which the later passes take it to do in later editions only if it says so.
//!
//! ```text
//! move || drop(pair.0)   ⇒   move || { let _ = &pair; drop(pair.0) }
//! ```

use crate::analysis::parts::path_of;
use crate::locals::{LocalId, marked};
use proc_macro2::Ident;
use std::collections::BTreeMap;
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{Block, Expr, Stmt, parse_quote};

/// Mentions wholes in the closures of a body.
pub(crate) fn capture_wholes(body: &mut Block) {
    struct Closures;
    impl VisitMut for Closures {
        fn visit_item_mut(&mut self, _: &mut syn::Item) {}
        fn visit_expr_mut(&mut self, expr: &mut Expr) {
            visit_mut::visit_expr_mut(self, expr);
            let wholes = wholes(expr);
            match expr {
                Expr::Closure(closure) if !wholes.is_empty() => {
                    let body = &closure.body;
                    *closure.body = parse_quote!({ #(#wholes)* #body });
                }
                Expr::Async(inner) => {
                    inner.block.stmts.splice(0..0, wholes);
                }
                _ => {}
            }
        }
    }
    Closures.visit_block_mut(body);
}

/// A statement for each local of whose fields a closure mentions one.
fn wholes(closure: &Expr) -> Vec<Stmt> {
    if !matches!(closure, Expr::Closure(_) | Expr::Async(_)) {
        return vec![];
    }
    let mut seen = Seen::default();
    seen.visit_expr(closure);
    seen.fields.retain(|local, _| !seen.declared.contains(local));
    seen.fields.values().map(|name| parse_quote!(let _ = &#name;)).collect()
}

/// Whether all locals that a closure mentions are declared inside of it, but for those that `known` knows.
pub(crate) fn captures_only(closure: &Expr, known: impl Fn(LocalId) -> bool) -> bool {
    let mut seen = Seen::default();
    seen.visit_expr(closure);
    let mentioned = crate::mentions::mentioned_in(closure);
    mentioned.into_iter().all(|local| seen.declared.contains(&local) || known(local))
}

#[derive(Default)]
struct Seen {
    /// Locals that are declared.
    declared: Vec<LocalId>,
    /// Locals of which a field is mentioned, with their names.
    fields: BTreeMap<LocalId, Ident>,
}

impl<'ast> Visit<'ast> for Seen {
    fn visit_item(&mut self, _: &'ast syn::Item) {}
    fn visit_pat_ident(&mut self, ident: &'ast syn::PatIdent) {
        self.declared.extend(marked(&ident.ident));
        visit::visit_pat_ident(self, ident);
    }
    fn visit_expr_field(&mut self, field: &'ast syn::ExprField) {
        if let Some((local, _)) = path_of(&field.base) {
            let mut root = &*field.base;
            while let Expr::Field(syn::ExprField { base, .. })
            | Expr::Paren(syn::ExprParen { expr: base, .. })
            | Expr::Group(syn::ExprGroup { expr: base, .. })
            | Expr::Unary(syn::ExprUnary { expr: base, .. }) = root
            {
                root = base;
            }
            if let Expr::Path(path) = root
                && let Some(name) = path.path.get_ident()
            {
                self.fields.insert(local, name.clone());
            }
        }
        visit::visit_expr_field(self, field);
    }
}
