//! That what is expected of a reference calls no `Deref` late.
//!
//! Input: a `Stmt::Expected`. Output: code that never runs and is not borrow-checked: it asks for the type that is expected of
//! an operand, and what its own type leads to. (What is expected of a generic parameter says the operand.)
//!
//! ```text
//! if false {
//!     loop {}
//!     let hole;
//!     let _ = take(hole, value0);
//!     hole = &x;
//!     (&&&expected(&hole, &(&&&&seen(&&x)).behind())).comes_early();
//! }
//! ```

use super::Emitter;
use super::places::Places;
use crate::code::{TokenStream, quote, quote_spanned};
use crate::inset;
use crate::lower::given;
use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::visit_mut::VisitMut;
use syn::{Expr, parse_quote};

impl Emitter<'_> {
    /// Shows it of each of some operands.
    pub(super) fn expected(&self, of: &Expr, references: &[usize], mut places: Places<'_>) -> TokenStream {
        // What is made for an operand where it stands has no type yet.
        let mut left_out = of.clone();
        given(&mut left_out).into_iter().for_each(inset::leave_out);
        if left_out != *of {
            return quote!();
        }
        let (private, hole) = (self.private(), self.local("hole"));
        let shown = references.iter().map(|at| {
            let mut call = of.clone();
            let mut operand = given(&mut call).swap_remove(*at).clone();
            let place = Span::mixed_site().located_at(operand.span());
            places.visit_expr_mut(&mut operand);
            *given(&mut call).swap_remove(*at) = Expr::Verbatim(parse_quote!(#hole));
            places.visit_expr_mut(&mut call);
            let (operand, call) = (self.finished_value(operand), self.finished_value(call));
            let end = self.end(&quote!(&#operand));
            quote_spanned! {place=>
                let #hole;
                let _ = #call;
                #hole = #operand;
                (&&&#private::expected(&#hole, &#end)).comes_early();
            }
        });
        let shown: Vec<TokenStream> = shown.collect();
        quote!(if false { loop {} #(#shown)* })
    }
}
