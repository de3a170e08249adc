//! Values of blocks that may borrow what ends with the block.
//!
//! Input: a value, and the local outside that it is given to. Output: the assignment, in which rustc does not relate the lifetimes of
//! the two. That what is borrowed lives long enough says the witness; of the step, rustc would say it once more, in other words.
//!
//! ```text
//! view = text.as_str();   ⇒   let lasting; if false { loop {} lasting = view; }   of the same type
//!                             lasting = text.as_str(); view = unsafe { lasting(lasting) };
//! ```
//!
//! What stands behind a `loop {}` is checked for its types only.

use super::Emitter;
use super::fields::tail;
use crate::analysis::effects::local_of;
use crate::code::{TokenStream, quote};
use crate::ir::BlockId;
use crate::locals::LocalId;
use crate::mentions::mentioned_in;
use proc_macro2::Ident;
use syn::Expr;

impl Emitter<'_> {
    /// Whether a value that a block gives away, before it is left, may borrow from what is in scope in there only.
    pub(super) fn lasts(&self, block: BlockId, local: LocalId, value: &Expr) -> bool {
        let value = tail(value);
        let may_borrow = matches!(value, Expr::Reference(_) | Expr::MethodCall(_) | Expr::Call(_) | Expr::Struct(_));
        if !may_borrow || self.facts.anchored.contains(&local) || local_of(value).is_some() {
            return false;
        }
        let next = self.body[block].term.successors();
        let goes_on = |local: LocalId| next.iter().any(|next| self.body[*next].in_scope().any(|known| known == local));
        goes_on(local)
            && mentioned_in(value).iter().any(|inner| {
                let info = &self.body.locals[inner];
                !info.copy && !info.temp && !self.facts.anchored.contains(&inner) && !goes_on(inner)
            })
    }

    /// The assignment.
    pub(super) fn lasting(&self, name: &Ident, value: &TokenStream) -> TokenStream {
        let (private, lasting) = (self.private(), self.local("lasting"));
        quote! {
            let #lasting;
            if false { loop {} #lasting = #name; }
            #lasting = #value;
            #name = unsafe { #private::lasting(#lasting) };
        }
    }
}
