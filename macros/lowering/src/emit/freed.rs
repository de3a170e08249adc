//! What an arm binds whose guard may not hold.
//!
//! Input: the arms of a match, and which of them. Output: code at the arm's beginning, that gives what it binds and is in
//! scope at an await a lifetime of its own, if it turns out to be an exclusive reference: the arms after it look at the same value
//! (`machine/bound.rs` says why rustc would not let them).
//!
//! ```text
//! [first, ..] if ready(first) => f(first).await      ⇒      let first = (&Bound(&first)).tag().free(first, ..);
//! ```

use super::{BlockId, Emitter, Expr, Pat, Term};
use crate::analysis::effects::local_of;
use crate::analysis::parts::by_value;
use crate::code::{TokenStream, quote};
use crate::ir::Stmt;
use crate::locals::LocalId;

impl Emitter<'_> {
    /// The code, if there is any.
    pub(super) fn freed(&self, matched: &Expr, arms: &[(Pat, BlockId)], at: usize) -> TokenStream {
        let Some((Pat::Guard(guard), _)) = arms.get(at).filter(|_| at + 1 < arms.len()) else { return quote!() };
        if local_of(matched).is_some_and(|local| self.gets_its_type_later(local)) {
            return quote!();
        }
        // All of it is moved when the guard holds; only what is found inside of it can be borrowed from it.
        if matches!(&*guard.pat, Pat::Ident(ident) if ident.subpat.is_none()) {
            return quote!();
        }
        let private = self.private();
        let bound = by_value(&guard.pat).into_iter().filter(|local| self.outlasts_an_await(*local));
        let code = bound.map(|local| {
            let (name, binding) = (self.binding(local, false), self.binding(local, self.body.locals[local].mutable));
            quote! {
                let #binding = (&#private::Bound(&#name)).tag().free(#name, unsafe { #private::Checked::by_witness() });
            }
        });
        self.names.unmark(quote!(#(#code)*).into()).into()
    }

    /// Whether a local's first value does not tell its type, `let mut x = None;`: to ask whether it is a reference would
    /// make it one.
    fn gets_its_type_later(&self, local: LocalId) -> bool {
        let info = &self.body.locals[local];
        let later = |stmt: &Stmt| match stmt {
            Stmt::Declare(declared) => *declared == local,
            Stmt::Code(syn::Stmt::Local(made), declares) if declares.as_slice() == [local] => {
                made.init.as_ref().is_none_or(|init| match &*init.expr {
                    Expr::Path(_) => local_of(&init.expr).is_none(),
                    Expr::Call(call) => matches!(&*call.func, Expr::Path(path) if path.path.segments.len() > 1),
                    Expr::Macro(_) => true,
                    _ => false,
                })
            }
            _ => false,
        };
        info.ty.is_none() && self.body.blocks.iter().flat_map(|block| &block.stmts).any(later)
    }

    /// Whether a local is in scope at an await: even if nobody mentions it again, the frame may keep it to be dropped.
    fn outlasts_an_await(&self, local: LocalId) -> bool {
        self.facts.order.iter().any(|block| match &self.body[*block].term {
            Term::Await { resume, .. } => self.body[*resume].in_scope().any(|known| known == local),
            _ => false,
        })
    }
}
