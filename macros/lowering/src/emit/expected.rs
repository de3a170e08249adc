//! That what is expected of a reference calls no `Deref` late.
//!
//! Input: a `Stmt::Expected`. Output: code that never runs and is not borrow-checked: it asks for the type that is expected of
//! an operand, and what its own type leads to. (What is expected of a generic parameter says the operand.)
//!
//! ```text
//! if false {
//!     loop {}
//!     let function = take;
//!     let hole0;
//!     let _ = function(hole0, value0);     what is expected, unless that is generic
//!     let _ = function(&x, value0);        what it is, then; of a method: hole0 = &x;
//!     (&&&expected(&hole0, &(&&&&seen(&&x)).behind())).comes_early();
//! }
//! ```

use super::Emitter;
use super::places::Places;
use super::rewrite::spanned_value;
use crate::analysis::effects::local_of;
use crate::code::{TokenStream, quote, quote_spanned};
use crate::inset;
use crate::lower::given;
use crate::spans::ends;
use proc_macro2::{Ident, Span};
use quote::ToTokens;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::visit_mut::VisitMut;
use syn::{Expr, parse_quote};

impl Emitter<'_> {
    /// Shows it of each of some operands.
    pub(super) fn expected(&self, of: &Expr, references: &[usize], mut places: Places<'_>) -> TokenStream {
        // What is made for an operand where it stands has been made (`chain`).
        let mut of = of.clone();
        inset::unmark(&mut of);
        let private = self.private();
        let mut call = of.clone();
        // A function is called once more, as it will be: what rustc says of the operand is said in the same words.
        let (called, again) = self.called_twice(&mut call);
        let (mut holes, mut unified, mut shown) = (quote!(), quote!(), quote!());
        for at in references {
            let mut operand = given(&mut of).swap_remove(*at).clone();
            let place = Span::mixed_site().located_at(operand.span());
            // What stands for it stands where it does: of too many operands, the same is said.
            let (begin, end) = ends(&operand.to_token_stream());
            places.visit_expr_mut(&mut operand);
            let hole = ours_at(&self.local(&format!("hole{at}")), place);
            *given(&mut call).swap_remove(*at) = spanned_value(&hole, begin, end);
            let operand = self.finished_value(operand);
            let behind = self.end(&quote!(&#operand));
            holes.extend(quote_spanned!(place=> let #hole;));
            unified.extend(quote_spanned!(place=> #hole = #operand;));
            shown.extend(quote_spanned!(place=> (&&&#private::expected(&#hole, &#behind)).comes_early();));
        }
        let (is_struct, mut first) = (matches!(of, Expr::Struct(_)), quote!(_));
        if let Some(mut again) = again {
            places.visit_expr_mut(&mut again);
            let again = self.finished_value(again);
            unified = quote!(let _ = #again;);
            if is_struct {
                let name = self.local("first");
                (first, unified) = (quote!(mut #name), quote!(#name = #again;));
            }
        }
        places.visit_expr_mut(&mut call);
        let call = self.finished_value(call);
        quote!(if false { loop {} #called #holes let #first = #call; #unified #shown })
    }

    /// A function, bound to a name and called by that, so that two calls are of the same one; and the second call.
    /// (A struct is of one type if it is assigned.)
    fn called_twice(&self, call: &mut Expr) -> (TokenStream, Option<Expr>) {
        if let Expr::Struct(literal) = call {
            let is_clear = literal.rest.is_none() && !literal.fields.iter().any(|field| makes_a_type(&field.expr));
            return (quote!(), is_clear.then(|| call.clone()));
        }
        let Expr::Call(call) = call else { return (quote!(), None) };
        let Expr::Path(_) = &*call.func else { return (quote!(), None) };
        if local_of(&call.func).is_some() || call.args.iter().any(makes_a_type) {
            return (quote!(), None);
        }
        // As if the user had written it, so that of the number of arguments, too, the same is said. Nobody has such a name.
        let (function, name) = ((*call.func).clone(), Ident::new("coropy_function", call.func.span()));
        *call.func = parse_quote!(#name);
        (quote!(let #name = #function;), Some(Expr::Call(call.clone())))
    }
}

/// A name of ours, which errors that are about it show there.
fn ours_at(name: &Ident, at: Span) -> Ident {
    Ident::new(&name.to_string(), Span::mixed_site().located_at(at))
}

/// Whether there is a closure in it, or an `async` block, or what cannot be seen into: written twice, these are of two types.
fn makes_a_type(expr: &Expr) -> bool {
    struct Makes(bool);
    impl<'ast> Visit<'ast> for Makes {
        fn visit_expr(&mut self, expr: &'ast Expr) {
            self.0 |= matches!(expr, Expr::Closure(_) | Expr::Async(_) | Expr::Macro(_));
            visit::visit_expr(self, expr);
        }
    }
    let mut makes = Makes(false);
    makes.visit_expr(expr);
    makes.0
}
