//! That what is expected of a reference calls no `Deref` late.
//!
//! Input: a `Stmt::Expected`. Output: code that never runs and is not borrow-checked: it asks for the type that is expected of
//! an operand, and what its own type leads to. (What is expected of a generic parameter says the operand.)
//!
//! ```text
//! if false {
//!     loop {}
//!     let function = take;
//!     let hole;
//!     let _ = function(hole, value0);      what is expected, unless that is generic
//!     let _ = function(&x, value0);        what it is, then; of a method: hole = &x;
//!     (&&&expected(&hole, &(&&&&seen(&&x)).behind())).comes_early();
//! }
//! ```

use super::Emitter;
use super::places::Places;
use crate::analysis::effects::local_of;
use crate::code::{TokenStream, quote, quote_spanned};
use crate::inset;
use crate::lower::given;
use proc_macro2::{Ident, Span};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
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
        let (private, hole, first) = (self.private(), self.local("hole"), self.local("first"));
        let is_struct = matches!(of, Expr::Struct(_));
        let shown = references.iter().map(|at| {
            let mut call = of.clone();
            let mut operand = given(&mut call).swap_remove(*at).clone();
            let place = Span::mixed_site().located_at(operand.span());
            // A function is called once more, as it will be: what rustc says of the operand is said in the same words.
            let (called, again) = self.called_twice(&mut call);
            let again = again.map(|mut again| {
                places.visit_expr_mut(&mut again);
                self.finished_value(again)
            });
            places.visit_expr_mut(&mut operand);
            let at_operand = ours_at(&hole, place);
            *given(&mut call).swap_remove(*at) = Expr::Verbatim(parse_quote!(#at_operand));
            places.visit_expr_mut(&mut call);
            let (operand, call) = (self.finished_value(operand), self.finished_value(call));
            let end = self.end(&quote!(&#operand));
            let unify = match again {
                Some(again) if is_struct => quote!(#first = #again;),
                Some(again) => quote!(let _ = #again;),
                None => quote_spanned!(place=> #hole = #operand;),
            };
            let first = if is_struct { quote!(mut #first) } else { quote!(_) };
            quote_spanned! {place=>
                #called
                let #hole;
                let #first = #call;
                #unify
                (&&&#private::expected(&#hole, &#end)).comes_early();
            }
        });
        let shown: Vec<TokenStream> = shown.collect();
        quote!(if false { loop {} #(#shown)* })
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
