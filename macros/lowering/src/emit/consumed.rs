//! Shows that methods whose names say that they take their receiver do.
//!
//! Input: what a statement does. Output: code that never runs, and does not compile if such a method borrows a local that
//! is not mentioned again and would be dropped later.
//!
//! ```text
//! if false {
//!     let subject = never_like(&x);
//!     (&&&Consumer(&subject)).consumer_tag().shown_by(&|| { let _ = subject.map(|n| n + 1); });
//!     loop {}
//! }
//! … x.map(|n| n + 1)
//! ```
//!
//! On a temporary, and where the closure takes something with it, that is one like it, made inside: `let y = never_of(kind);`.

use super::Emitter;
use super::fields::tail;
use super::places::Places;
use super::probe::expects;
use crate::analysis::Set;
use crate::analysis::effects::{self, Effects, local_of};
use crate::code::{TokenStream, quote, quote_spanned};
use crate::inset;
use crate::locals::{LocalId, marked};
use crate::mentions::mentioned_in;
use proc_macro2::{Ident, Span};
use quote::ToTokens;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::visit_mut::VisitMut;
use syn::{Expr, ExprMethodCall, Type};

impl Emitter<'_> {
    /// What has to be shown before a statement.
    pub(super) fn shown<'p>(
        &self,
        effects: &Effects,
        live_after: &Set,
        places: impl Fn() -> Places<'p>,
    ) -> TokenStream {
        let calls = effects.consumed.iter().filter_map(|call| {
            let local = local_of(&call.receiver)?;
            let info = &self.body.locals[local];
            let matters = !live_after.contains(&local)
                && !info.copy
                && !matches!(info.ty, Some(Type::Reference(_)))
                && self.is_saved_somewhere(local);
            matters.then(|| self.show(call, local, places()))
        });
        calls.collect()
    }

    /// The same of one call, whose receiver is a local.
    pub(super) fn show(&self, call: &ExprMethodCall, local: LocalId, places: Places<'_>) -> TokenStream {
        let name = self.names.ident(local, self.body.locals[local].span);
        let value = match self.facts.anchored.contains(&local) {
            true => quote!(unsafe { #name.peek() }),
            false => quote!(&#name),
        };
        let opaque = call.args.iter().any(|arg| self.owns_something(arg) || gives_what_is_expected(arg));
        self.show_of(call, &value, opaque, places)
    }

    /// What has to be shown of a method that is called on a temporary, which is in a variable.
    pub(super) fn takes(&self, call: &ExprMethodCall, receiver: &Ident, places: Places<'_>) -> TokenStream {
        if call.args.iter().any(|arg| self.owns_something(arg)) {
            return self.show_of_owning(call, receiver);
        }
        self.show_of(call, &quote!(&#receiver), call.args.iter().any(gives_what_is_expected), places)
    }

    /// `opaque` says that nothing is shown by the call itself.
    fn show_of(&self, call: &ExprMethodCall, value: &TokenStream, opaque: bool, mut places: Places<'_>) -> TokenStream {
        let private = self.private();
        let method = &call.method;
        // As if the user had written it: what rustc says of the call it says of the witness in the same words. Nobody has such
        // a name.
        let subject = Ident::new("coropy_subject", call.receiver.span());
        let at = Span::mixed_site().located_at(method.span());
        if method == "into_iter" {
            let shown = quote_spanned!(at=> taken_by_into_iter());
            return quote!(if false { #private::Consumer(#value).#shown; });
        }
        if call.args.is_empty() {
            return quote!();
        }
        let shown = if opaque {
            quote_spanned!(at=> must_be_known())
        } else {
            let mut args = call.args.clone();
            args.iter_mut().for_each(|arg| {
                inset::leave_out(arg);
                places.visit_expr_mut(arg);
                self.rewrite().visit_expr_mut(arg);
            });
            let args = self.names.unmark(args.to_token_stream());
            let turbofish = &call.turbofish;
            let call_again = quote_spanned!(method.span()=> #subject.#method #turbofish(#args));
            quote_spanned!(at=> shown_by(&|| { let _ = #call_again; }))
        };
        quote! {
            if false {
                let mut #subject = #private::never_like(#value);
                (&&&#private::Consumer(&#subject)).consumer_tag().#shown;
                loop {}
            }
        }
    }

    /// The same where arguments take something with them. The closure that makes the call is given none of it: values like those
    /// that the arguments name are its own.
    fn show_of_owning(&self, call: &ExprMethodCall, receiver: &Ident) -> TokenStream {
        let private = self.private();
        let (subject, method, turbofish) = (self.local("subject"), &call.method, &call.turbofish);
        let at = Span::mixed_site().located_at(method.span());
        let own: Set = Bound::within(&call.args);
        let mut args = call.args.clone();
        let (mut kinds, mut values) = (quote!(), quote!());
        let named: Set = args.iter().flat_map(mentioned_in).collect();
        for local in named.iter().filter(|local| !own.contains(local)) {
            let (name, kind) = (self.field_name(local), self.local(&format!("kind{}", local.0)));
            let like = match self.facts.anchored.contains(&local) {
                true => quote!(unsafe { #name.peek() }),
                false => quote!(&#name),
            };
            kinds.extend(quote!(let #kind = #private::type_behind(#like);));
            values.extend(quote!(let mut #name = #private::never_of(#kind);));
        }
        args.iter_mut().for_each(|arg| {
            inset::leave_out(arg);
            self.rewrite().visit_expr_mut(arg);
        });
        let args = self.names.unmark(args.to_token_stream());
        let shown = quote_spanned!(at=> shown_by(&|| { #values let _ = #subject.#method #turbofish(#args); }));
        quote! {
            if false {
                let mut #subject = #private::never_like(&#receiver);
                #kinds
                (&&&#private::Consumer(&#subject)).consumer_tag().#shown;
                loop {}
            }
        }
    }

    /// Whether an argument may take something with it that has a drop of its own.
    fn owns_something(&self, arg: &Expr) -> bool {
        let Expr::Closure(closure) = arg else {
            return !matches!(arg, Expr::Lit(_));
        };
        let mut opaque = Opaque(false);
        opaque.visit_expr(&closure.body);
        let effects = effects::of_value(&closure.body);
        let parts = effects.events.iter().map(|event| event.local);
        let mut taken = effects.moved.iter().chain(&effects.maybe_moved).chain(&effects.receivers).chain(parts);
        // What the closure itself binds is in no block's scope.
        let captured = |local: LocalId| self.is_of_the_machine(local);
        closure.capture.is_some() || opaque.0 || taken.any(captured)
    }
}

/// Whether an argument is a closure that gives what is expected of it: what that is, is known only from where it goes.
fn gives_what_is_expected(arg: &Expr) -> bool {
    fn expected(value: &Expr) -> bool {
        match tail(value) {
            Expr::Match(inner) => inner.arms.iter().any(|arm| expected(&arm.body)),
            Expr::If(inner) => {
                let then = inner.then_branch.stmts.last();
                let then = then.is_some_and(|last| matches!(last, syn::Stmt::Expr(value, None) if expected(value)));
                then || inner.else_branch.as_ref().is_some_and(|(_, otherwise)| expected(otherwise))
            }
            value => expects(value),
        }
    }
    matches!(arg, Expr::Closure(closure) if expected(&closure.body))
}

/// What arguments bind themselves.
struct Bound(Set);

impl Bound {
    fn within<'a>(args: impl IntoIterator<Item = &'a Expr>) -> Set {
        let mut bound = Bound(Set::new());
        args.into_iter().for_each(|arg| bound.visit_expr(arg));
        bound.0
    }
}

impl<'ast> Visit<'ast> for Bound {
    fn visit_pat_ident(&mut self, ident: &'ast syn::PatIdent) {
        self.0.extend(marked(&ident.ident));
        visit::visit_pat_ident(self, ident);
    }
}

/// Finds macros that cannot be seen into.
struct Opaque(bool);

impl<'ast> Visit<'ast> for Opaque {
    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        self.0 |= crate::macros::parse(mac).is_none();
    }
}
