//! What an anchored local, or a field of it, is given.
//!
//! Input: a new value, and what assigns it when it has been evaluated. Output: both, so that two things are as natively. The
//! value is expected to be of the type of what it takes the place of: `x = Some(Box::new(f))` makes a `Box<dyn Fn()>` where `x`
//! holds one. Its temporaries live to the end of the statement: they are dropped after what is overwritten.
//!
//! ```text
//! x = value      ⇒      match (NewValue { like: if false { loop {} like_anchored(&x) } else { anything() }, value }).value {
//!                           fresh => { x = …fresh… }
//!                       }
//! ```
//!
//! What stands behind a `loop {}` is checked for its types only.

use super::Emitter;
use crate::locals::LocalId;
use proc_macro2::Ident;
use quote::{ToTokens, quote};
use syn::{Expr, parse_quote};

impl Emitter<'_> {
    /// A new value of a local, of which `handle` is the handle.
    pub(super) fn renewed(
        &self,
        local: LocalId,
        handle: &Expr,
        value: Expr,
        fresh: &Ident,
        assign: &impl ToTokens,
    ) -> Expr {
        let private = self.private();
        let like = match self.is_tracked(local) {
            true => parse_quote!(#private::like_tracked(&#handle)),
            false => parse_quote!(#private::like_anchored(&#handle)),
        };
        self.given(&like, value, fresh, assign)
    }

    /// A new value of what stands in `place`.
    pub(super) fn refilled(&self, place: &Expr, value: Expr, fresh: &Ident, assign: &impl ToTokens) -> Expr {
        let private = self.private();
        self.given(&parse_quote!(#private::like_place(&#place)), value, fresh, assign)
    }

    fn given(&self, like: &Expr, value: Expr, fresh: &Ident, assign: &impl ToTokens) -> Expr {
        let private = self.private();
        let like = quote!(if false { loop {} #like } else { #private::anything() });
        parse_quote! {
            match (#private::NewValue { like: #like, value: #value }).value { #fresh => { #assign } }
        }
    }
}
