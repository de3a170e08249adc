//! A receiver that is moved before its arguments, if its method takes it.
//!
//! Input: a `Stmt::Moves`. Output: what owns the receiver until the call, which stays where it is; and how the call gets to it.
//!
//! ```text
//! taken = unsafe { moved(asked, x.part(GONE), &raw const (*unsafe { x.peek() })) };
//! … await …
//! (unsafe { (&by_rest).receiver_tag().moved_receiver(&x, taken) }).m(value0)
//! ```
//!
//! A field is moved out of its local, as one that a probe asks about (`probe`); what owned it meanwhile lets go of it before.

use super::Emitter;
use crate::analysis::parts::Part;
use crate::analysis::tracked::GONE;
use crate::code::{TokenStream, quote, quote_spanned};
use crate::ir::Stmt;
use crate::locals::LocalId;
use crate::syntax::named;
use proc_macro2::{Ident, Span};
use syn::parse_quote;

impl Emitter<'_> {
    /// Moves the receiver.
    pub(super) fn moves(&self, stmt: &Stmt, taken: LocalId) -> TokenStream {
        let Some((of, part)) = stmt.moved_part() else { return quote!() };
        let (private, taken, handle) = (self.private(), self.field_name(taken), self.field_name(of));
        let bits = if part.path.is_whole() { GONE } else { self.facts.tracked.bits(of, &part) };
        let (asked, at) = (self.asked_of_part(&part), self.part_at(of, &part));
        let place = self.local("place");
        quote! {
            let #place = #at;
            #taken = unsafe { #private::moved(#asked, #handle.part(#bits), #place) };
        }
    }

    /// Where what a local owns until a call stands.
    pub(super) fn moved_at(&self, taken: LocalId) -> TokenStream {
        let (of, part) = self.body.moves_into(taken).and_then(Stmt::moved_part).expect("it waits for a call");
        self.part_at(of, &part)
    }

    fn asked_of_part(&self, part: &Part) -> Ident {
        self.part_answer(part.asked.expect("a probe asks about it"))
    }

    /// Where a part stands. What would have to be called on the way there is not, where the part stays.
    fn part_at(&self, of: LocalId, part: &Part) -> TokenStream {
        let handle = self.field_name(of);
        let whole = named(Ident::new("whole", Span::mixed_site()));
        if part.path.is_whole() {
            return quote!(&raw const *unsafe { #handle.peek() });
        }
        let (private, asked) = (self.private(), self.asked_of_part(part));
        let field = part.path.on(&parse_quote!((*#whole)), part.span);
        quote! {{
            let #whole = unsafe { #handle.peek() };
            if #private::is_moved(#asked) { &raw const #field } else { #private::null() }
        }}
    }

    /// What a method is called on that may have been moved.
    pub(super) fn moved_receiver(&self, rest: LocalId, of: LocalId, taken: LocalId, here: Span) -> TokenStream {
        let (answer, handle) = (self.answer(rest), self.body.locals.ident(of, here));
        let taken = self.body.locals.ident(taken, here);
        quote_spanned!(here=> unsafe { (&#answer).receiver_tag().moved_receiver(&#handle, #taken) })
    }
}
