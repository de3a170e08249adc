//! Receivers that are to be read before the arguments change them.
//!
//! Input: a method call whose arguments await. Output: an error, where an argument gives the receiver, or what it is a part
//! of, a new value, or borrows it to be changed: rustc accepts that only where the method takes a copy, which it makes
//! first. The macro would call the method on the new value.
//!
//! ```text
//! x.wrapping_add({ x = 10; f().await })   ⇒   write `{ x }.wrapping_add(…)`
//! ```

use super::Lowerer;
use crate::analysis::effects::local_of;
use crate::analysis::methods::{copies_receiver, only_reads};
use crate::compound::is_compound;
use crate::locals::LocalId;
use syn::visit::{self, Visit};
use syn::{Expr, ExprMethodCall};

impl Lowerer<'_> {
    /// Refuses a receiver that the arguments change.
    pub(super) fn check_receiver(&mut self, call: &ExprMethodCall) {
        let Some(local) = root(&call.receiver) else { return };
        let Some(last) = call.args.iter().rposition(|arg| self.needs(arg)) else { return };
        let mut changes = Changes { local, copied: copies_receiver(call), found: false };
        call.args.iter().take(last + 1).for_each(|arg| changes.visit_expr(arg));
        if changes.found {
            let receiver = crate::emit::source_text(quote::ToTokens::to_token_stream(&call.receiver));
            self.diagnostics.error(
                &call.receiver,
                "an argument that awaits changes what this method is called on",
                format!("write `{{ {receiver} }}.{}(…)`: the method is called on the value of before", call.method),
            );
        }
    }
}

/// The local that a place is, or is a part of.
fn root(place: &Expr) -> Option<LocalId> {
    match place {
        Expr::Field(field) => root(&field.base),
        Expr::Index(index) => root(&index.expr),
        Expr::Unary(unary) if matches!(unary.op, syn::UnOp::Deref(_)) => root(&unary.expr),
        Expr::Paren(inner) => root(&inner.expr),
        other => local_of(other),
    }
}

/// Whether code gives a local, or a part of it, a new value, or borrows it to be changed.
struct Changes {
    local: LocalId,
    /// The method takes a copy for sure, so that an argument may call what changes the receiver.
    copied: bool,
    found: bool,
}

impl Changes {
    fn place(&mut self, place: &Expr) {
        self.found |= root(place) == Some(self.local);
    }
}

impl<'ast> Visit<'ast> for Changes {
    fn visit_expr(&mut self, expr: &'ast Expr) {
        match expr {
            Expr::Assign(assign) => self.place(&assign.left),
            Expr::Binary(binary) if is_compound(&binary.op) => self.place(&binary.left),
            Expr::MethodCall(call) if self.copied && !only_reads(call) => self.place(&call.receiver),
            Expr::Reference(reference) if reference.mutability.is_some() => self.place(&reference.expr),
            _ => {}
        }
        visit::visit_expr(self, expr);
    }
}
