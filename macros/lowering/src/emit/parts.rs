//! Tracked locals: what is moved out of them, and what drops the rest.
//!
//! Input: code in which a part of a tracked local is used by value. Output: the part read through a reference to it, the
//! handle told that it is gone, and, for the handle, a closure that drops what is left. The user's tokens, fields and
//! patterns, never stand inside the `unsafe`.
//!
//! ```text
//! eat(x.f)             ⇒   eat(moved_out((&(*unsafe { x.peek() }).f, ()), |x| gone((x.f, ())), unsafe { x.part(1) }).0)
//! let (a, _) = x;      ⇒   let (a, _) = &(*unsafe { x.peek() });
//!                          let (a, ()) = moved_out((a, ()), |x| match x { (a, _) => gone((a, ())), … }, …);
//! ```

mod by_reference;

use super::Emitter;
use super::units::Unit;
use crate::analysis::parts::{Part, Path, by_value};
use crate::analysis::tracked::{GONE, IN_PLACE, may_be_out_of_a_box};
use crate::analysis::{Init, scopes_at_end};
use crate::code::{TokenStream, quote};
use crate::ir::{BlockId, Stmt};
use crate::locals::LocalId;
use crate::syntax::named;
pub(super) use by_reference::ByReference;
use proc_macro2::Ident;
use quote::ToTokens;
use std::collections::BTreeMap;
use syn::{Expr, Item, parse_quote};

impl Emitter<'_> {
    pub(super) fn is_tracked(&self, local: LocalId) -> bool {
        self.facts.tracked.contains(local)
    }

    /// Whether a local is one of the machine's, and not of a closure or an `async` block inside.
    pub(super) fn is_of_the_machine(&self, local: LocalId) -> bool {
        self.body.blocks.iter().any(|block| block.in_scope().any(|known| known == local))
    }

    /// Whether all that goes on behind a block mentions a local before ways part.
    pub(super) fn is_certain_to_be_mentioned(&self, block: BlockId, local: LocalId) -> bool {
        let mut passed = vec![block];
        while let [next] = self.body[passed[passed.len() - 1]].term.successors()[..]
            && !passed.contains(&next)
        {
            if self.facts.code.all(next).any(|effects| effects.mentioned.contains(&local)) {
                return true;
            }
            passed.push(next);
        }
        false
    }

    /// Whether a local is in scope where the machine is suspended or jumps to.
    pub(super) fn is_saved_somewhere(&self, local: LocalId) -> bool {
        let resumed = (0..self.body.awaits.len()).map(|index| self.resume_of_await(index));
        resumed
            .chain(self.variants.iter().copied())
            .any(|block| self.body[block].in_scope().any(|known| known == local))
    }

    /// Whether a state must save what has been moved out of a local.
    pub(super) fn saves_moved(&self, block: BlockId, local: LocalId) -> bool {
        self.is_tracked(local) && self.facts.tracked.known(block, local).is_none()
    }

    /// A handle for a new value, or for none.
    pub(super) fn track(&self, local: LocalId, value: Option<&TokenStream>) -> TokenStream {
        let (private, place) = (self.private(), self.place(local));
        match value {
            Some(value) => {
                let (rest, by_parts) = (self.rest(local), self.by_parts(local));
                quote!(unsafe { #private::Tracked::new(&#place, #value, #rest) } #by_parts)
            }
            None => {
                let by_parts = self.by_parts(local);
                quote!(unsafe { #private::Tracked::vacant(&#place) } #by_parts)
            }
        }
    }

    /// Said of a handle whose value is dropped by parts.
    fn by_parts(&self, local: LocalId) -> Option<TokenStream> {
        let by_parts = &self.facts.tracked.by_parts;
        let at_returns = by_parts.at_returns.contains(&local);
        by_parts.locals.contains(&local).then(|| quote!(.by_parts(#at_returns)))
    }

    /// Says how a local is dropped, if that is not how it is at each `return`, which is what its handle knows.
    pub(super) fn drops_by_parts(&self, local: LocalId, by_parts: bool) -> TokenStream {
        if !self.facts.tracked.by_parts.locals.contains(&local) || by_parts == self.is_returned_by_parts(local) {
            return quote!();
        }
        let name = self.field_name(local);
        quote!(#name.drops_by_parts(#by_parts);)
    }

    fn is_returned_by_parts(&self, local: LocalId) -> bool {
        self.facts.tracked.by_parts.at_returns.contains(&local)
    }

    /// Says it of those locals that a block may leave the scopes of, on its way to another block or out of the coroutine. What
    /// may be whole has a handle there.
    pub(super) fn dropped_at_end(&self, block: BlockId, next: Option<BlockId>) -> TokenStream {
        let by_parts = &self.facts.tracked.by_parts;
        if by_parts.locals.is_empty() || (next.is_none() && self.body.jumps.contains(&block)) {
            return quote!();
        }
        let stays = |local: &LocalId| next.is_some_and(|next| self.body[next].in_scope().any(|known| known == *local));
        let open = scopes_at_end(self.body, block);
        let ended = open.iter().flat_map(|(_, locals)| locals.iter().copied()).filter(|local| !stays(local));
        let may_be_whole = |local: &LocalId| by_parts.may_be_whole.contains(&(block, *local));
        ended
            .filter(may_be_whole)
            .map(|local| self.drops_by_parts(local, by_parts.at_ends.contains(&(block, local))))
            .collect()
    }

    /// Around what ends an await: how locals are dropped if the coroutine ends there, and how afterwards.
    pub(super) fn dropped_at_await(&self, index: usize) -> [TokenStream; 2] {
        let by_parts = &self.facts.tracked.by_parts;
        let (resume, value) = (self.resume_of_await(index), self.value_of_await(index));
        let may_be_whole = |local: &LocalId| {
            let tracked = &self.facts.tracked;
            tracked.may_have_arrays(&tracked.moved_in[resume.0], *local)
                && self.facts.init_in[resume.0].get(local) == Some(&Init::Yes)
        };
        let is_by_parts = |local: &LocalId| (by_parts.at_awaits.contains(local), by_parts.at_returns.contains(local));
        let locals = self.body[resume].in_scope().filter(|local| {
            *local != value
                && by_parts.locals.contains(local)
                && is_by_parts(local) != (true, true)
                && may_be_whole(local)
        });
        let (outcome, mut before, mut behind) = (self.local("outcome"), quote!(), quote!());
        for local in locals {
            let (name, (at_await, at_return)) = (self.field_name(local), is_by_parts(&local));
            before.extend(quote!(#name.drops_while_it_waits(#outcome.is_err(), #at_await);));
            behind.extend(quote!(#name.drops_by_parts(#at_return);));
        }
        [before, behind]
    }

    /// The handle again, after a suspension, where a unit begins.
    pub(super) fn resume_tracked(
        &self,
        block: BlockId,
        unit: Unit,
        local: LocalId,
        saved: Option<TokenStream>,
    ) -> TokenStream {
        let (private, place) = (self.private(), self.place_from(local, unit));
        if self.facts.tracked.known(block, local) == Some(GONE) {
            return quote!(unsafe { #private::Tracked::vacant(&#place) });
        }
        let rest = self.rest(local);
        let moved = self.facts.tracked.known(block, local).map(|moved| self.as_answered(local, moved)).or(saved);
        let by_parts = self.by_parts(local);
        quote!(unsafe { #private::Tracked::resume(&#place, #moved, #rest) } #by_parts)
    }

    /// What is gone of a local, where some bits say only that a method has been called that may have taken a part.
    fn as_answered(&self, local: LocalId, moved: u32) -> TokenStream {
        let asked = self.facts.tracked.asked(local);
        if moved == GONE || moved & asked == 0 {
            return quote!(#moved);
        }
        let (private, certain) = (self.private(), moved & !asked);
        let parts =
            self.facts.tracked.locals[&local].iter().enumerate().filter(|(at, _)| moved & asked & (1 << at) != 0);
        let answers = parts.filter_map(|(at, part)| {
            let (answer, bit) = (self.part_answer(part.asked?), 1_u32 << at);
            // Nothing is left of the whole.
            let bits = if part.path.is_whole() { GONE } else { bit };
            Some(quote!(| #private::if_taken(#answer, #bits)))
        });
        quote!(#certain #(#answers)*)
    }

    /// What a probe has found about a part, for all of the step.
    pub(super) fn part_answer(&self, rest: LocalId) -> Ident {
        self.local(&format!("asked{}", rest.0))
    }

    /// The variables for these answers. What is moved is the same wherever the step goes on.
    pub(super) fn part_answers(&self) -> TokenStream {
        let private = self.private();
        let probes = self.facts.order.iter().flat_map(|block| &self.body[*block].stmts).filter_map(Stmt::probed_part);
        let answers = probes.filter_map(|part| Some(self.part_answer(part.asked?)));
        let answers = answers.map(|answer| quote!(let #answer = #private::PhantomData;));
        answers.collect()
    }

    /// Gives a tracked local the value `fresh`, which is of the local's type, and lives as long as that, says the witness: what it
    /// borrows that does not, rustc would say again, of the handle.
    pub(super) fn assign_tracked(&self, local: LocalId, handle: &impl crate::code::Put, fresh: &Ident) -> TokenStream {
        let (private, rest, lasting) = (self.private(), self.rest(local), self.local("lasting"));
        quote! {
            let #lasting;
            if false { loop {} #lasting = #fresh; } else { #lasting = unsafe { #private::lasting(#fresh) }; }
            unsafe { #handle.assign(#lasting, #rest) };
        }
    }

    /// Drops what is left of a value: moves the same parts out again and forgets them.
    fn rest(&self, local: LocalId) -> TokenStream {
        self.rest_of_field(local, &Path::default())
    }

    /// Drops what is left of a field, or of the whole.
    pub(super) fn rest_of_field(&self, local: LocalId, field: &Path) -> TokenStream {
        let (private, moved) = (self.private(), self.local("moved"));
        let inside = |(at, part): (usize, &Part)| {
            // A whole that is gone leaves nothing to be dropped.
            if part.asked.is_some() && part.path.is_whole() {
                return None;
            }
            let path = part.path.inside(field)?;
            Some((1_u32 << at, if field.is_whole() { part.clone() } else { part.clone().relative(path) }))
        };
        let parts: Vec<(u32, Part)> = self.facts.tracked.locals[&local].iter().enumerate().filter_map(inside).collect();
        let whole = self.whole(local, parts.iter().map(|(_, part)| part));
        let all = parts.iter().fold(0, |all, (bit, _)| all | bit);
        let asked = self.facts.tracked.asked(local) & all;
        // What is certain to be gone, with what may be.
        let mut cases: BTreeMap<u32, u32> = BTreeMap::new();
        for bits in self.facts.tracked.moved.get(&local).into_iter().flatten().filter(|bits| **bits != GONE) {
            if bits & all != 0 {
                *cases.entry(bits & all & !asked).or_default() |= bits & asked;
            }
        }
        if self.facts.tracked.by_parts.locals.contains(&local) {
            cases.entry(0).or_default();
        }
        let elements = self.facts.tracked.elements(local);
        let with = |bits: u32| parts.iter().filter(move |(bit, _)| bits & bit != 0);
        let arms = cases.into_iter().map(|(certain, perhaps)| {
            let held_by_another = |part: &Part| {
                let mut others = with(certain).filter(|(_, other)| other.pat.is_none() && other != part);
                others.any(|(_, other)| other.path.holds(&part.path) && !other.spares(&part.path))
            };
            let moves = with(certain).filter(|(_, part)| !held_by_another(part)).map(|(_, part)| {
                let out = self.out(part, &whole);
                match part.path.before_deref() {
                    Some(path) if may_be_out_of_a_box(self.body, local, &part.path) => {
                        let holder = path.on(&named(whole.clone()), part.span);
                        quote!(if (&#private::Unboxed(&#holder)).is_box() { let _ = #out; })
                    }
                    _ => quote!(let _ = #out;),
                }
            });
            let apart = |part: &Part| with(certain).all(|(_, other)| !other.path.overlaps(&part.path));
            let has_moved = certain | perhaps != 0;
            let perhaps = with(perhaps).filter(|(_, part)| apart(part)).cloned().collect();
            let perhaps = self.perhaps_moved(perhaps, &whole);
            let (moves, in_place) = (quote!(#(#moves)* #perhaps), certain | IN_PLACE);
            // What drops the rest for one case does so for all, and looks into arrays; a closure of its own does not.
            let of_its_own = match (elements == 0 || !has_moved, certain & elements == 0) {
                (true, _) => quote!(),
                (false, true) => quote!(#in_place => #private::by_itself(#whole, |#whole| { #moves }),),
                (false, false) => quote!(#in_place => { #moves }),
            };
            quote!(#certain => { #moves } #of_its_own)
        });
        let arms: Vec<_> = arms.collect();
        let certain = all & !asked | if elements == 0 { 0 } else { IN_PLACE };
        match (arms.is_empty(), asked == 0 && field.is_whole()) {
            (true, _) => quote!(|#whole, _| #private::lost(#whole)),
            (false, true) => quote!(|#whole, #moved| match #moved { #(#arms)* _ => #private::lost(#whole) }),
            (false, false) => {
                quote!(move |#whole, #moved| match #moved & #certain { #(#arms)* _ => #private::lost(#whole) })
            }
        }
    }

    /// Parts that are gone if a method has taken them. Where none takes it, the code that would is behind a gate that never
    /// opens: rustc knows that, and asks of it only that its types are right. Of parts that are inside of each other, one
    /// at most is gone.
    fn perhaps_moved(&self, mut parts: Vec<(u32, Part)>, whole: &Ident) -> TokenStream {
        let (private, moved) = (self.private(), self.local("moved"));
        let mut code = quote!();
        while let Some((_, first)) = parts.first() {
            let path = first.path.clone();
            let (together, others) = parts.into_iter().partition(|(_, part)| part.path.overlaps(&path));
            parts = others;
            let together: Vec<(u32, Part)> = together;
            let cases = together.into_iter().filter_map(|(bit, part)| {
                let (answer, out) = (self.part_answer(part.asked?), self.out(&part, whole));
                Some(quote!(if #moved & #bit != 0 { #private::gate(#answer); let _ = #out; }))
            });
            let cases: Vec<_> = cases.collect();
            code.extend(quote!(#(#cases)else*));
        }
        code
    }

    /// A part of the value `whole`, moved out and forgotten.
    fn out(&self, part: &Part, whole: &Ident) -> TokenStream {
        let (private, mut whole) = (self.private(), whole.clone());
        if let Some(at) = part.root_span().filter(|_| whole != "whole") {
            whole.set_span(at);
        }
        let place = part.on(&named(whole));
        if let Some(update) = &part.update {
            let out = self.updated_out(update, &place);
            let items = part.items.iter().map(|item| quote!(#[allow(unused_imports, dead_code)] #item));
            return if part.items.is_empty() { out } else { quote!({ #(#items)* #out }) };
        }
        let Some(pat) = &part.pat else {
            let taken = self.local("taken");
            return match part.is_bound_by_a_let() {
                true => quote!({ let #taken = #place; #private::gone((#taken, ())) }),
                false => quote!(#private::gone((#place, ()))),
            };
        };
        let parts = tuple(by_value(pat).into_iter().map(|local| self.name_of(local)));
        let pat = self.names.unmark(pat.to_token_stream());
        let out = quote! {
            match #place {
                #pat => #private::gone(#parts),
                #[allow(unreachable_patterns)]
                _ => #private::unreachable!(),
            }
        };
        let items = part.items.iter().map(|item| quote!(#[allow(unused_imports, dead_code)] #item));
        if part.items.is_empty() { out } else { quote!({ #(#items)* #out }) }
    }

    /// What a struct takes of `place`, moved out and forgotten in a struct like it, in which the other fields are copies.
    fn updated_out(&self, update: &syn::ExprStruct, place: &Expr) -> TokenStream {
        let (private, copied) = (self.private(), self.local("copied"));
        let path = self.names.unmark(update.path.to_token_stream());
        let fields = update.fields.iter().map(|field| {
            let member = field.member.to_token_stream();
            quote!(#member: { let #copied = &#place.#member; unsafe { #private::forgotten_copy(#copied) } },)
        });
        let fields: TokenStream = fields.collect();
        quote!(#private::gone(#path { #fields ..#place }))
    }

    /// `Struct { a: x, ..base }` where what `..base` takes is tracked.
    pub(super) fn update(
        &self,
        local: LocalId,
        part: &Part,
        bits: u32,
        place: &Expr,
        literal: &syn::ExprStruct,
    ) -> Expr {
        let private = self.private();
        let whole = Part { update: None, ..part.clone() };
        let whole = self.move_field(local, &whole, bits, place);
        let (base, made) = (self.local("base"), self.local("made"));
        let names: Vec<Ident> = (0..literal.fields.len()).map(|at| self.local(&format!("field{at}"))).collect();
        let names_ = tuple(names.iter().map(|name| quote!(#name)));
        let values = tuple(literal.fields.iter().map(|field| {
            let value = &field.expr;
            quote!(#value)
        }));
        let members: Vec<&syn::Member> = literal.fields.iter().map(|field| &field.member).collect();
        let path = &literal.path;
        // The fields are evaluated first, and what they make for a while ends with the statement.
        parse_quote! {
            match #values {
                #names_ => {
                    let #base = #whole;
                    let #made = #path { #(#members: #names,)* ..#base };
                    #(#private::mem::forget(#base.#members);)*
                    #made
                }
            }
        }
    }

    /// The value that a closure of ours takes. It has the local's own name, so that what rustc says of a part that cannot be
    /// moved out of it is what it says of the local. Not where an item of that name is in scope.
    fn whole<'p>(&self, local: LocalId, parts: impl IntoIterator<Item = &'p Part>) -> Ident {
        let info = &self.body.locals[local];
        let is_item = |part: &Part| part.items.iter().any(|item| is_value_named(item, &info.name));
        match info.raw || info.name == "self" || parts.into_iter().any(is_item) {
            true => self.local("whole"),
            false => Ident::new(&info.name, info.span),
        }
    }

    fn name_of(&self, local: LocalId) -> TokenStream {
        let name = self.names.ident(local, self.body.locals[local].span);
        quote!(#name)
    }

    /// A field by value: `place` is where it stands.
    pub(super) fn move_field(&self, local: LocalId, part: &Part, bits: u32, place: &Expr) -> Expr {
        // As it is moved out where it is dropped in part: so nothing is said twice of the two.
        let known = self.facts.tracked.locals[&local].iter().find(|known| *known == part).unwrap_or(part);
        let (private, whole) = (self.private(), self.whole(local, [known]));
        let out = self.out(known, &whole);
        let name = self.body.locals.ident(local, self.body.locals[local].span);
        parse_quote!(#private::moved_out((&#place, ()), |#whole| #out, unsafe { #name.part(#bits) }).0)
    }

    /// A guard that sees what its pattern has found by reference as it would see it by value.
    pub(super) fn lend_to_guard(&self, guard: &mut syn::PatGuard, part: &Part, by_reference: &ByReference) {
        let Some(local) = by_reference.of else { return };
        let (private, whole) = (self.private(), self.whole(local, [part]));
        let out = self.out(part, &whole);
        let handle = self.body.locals.ident(local, self.body.locals[local].span);
        let found = tuple(part.pat.iter().flat_map(by_value).map(|local| self.name_of(local)));
        let code = &guard.guard;
        guard.guard = parse_quote!({
            let #found = #private::lent(#found, |#whole| #out, &#handle);
            #code
        });
    }

    /// The name of a tracked local's handle.
    pub(super) fn handle_of(&self, local: LocalId) -> Ident {
        self.body.locals.ident(local, self.body.locals[local].span)
    }

    /// What a pattern has found by reference, by value: `let (mut a, (b, ())) = …;`
    pub(super) fn move_bindings(&self, local: LocalId, name: &Ident, part: &Part, bits: u32) -> TokenStream {
        self.bindings_by_value(local, part, &quote!(moved_out), &quote!(unsafe { #name.part(#bits) }))
    }

    /// The same of what is mentioned again.
    pub(super) fn bindings_again(&self, local: LocalId, name: &Ident, part: &Part) -> TokenStream {
        let private = self.private();
        let from = quote!(&#name, unsafe { #private::Checked::by_witness() });
        self.bindings_by_value(local, part, &quote!(found_again), &from)
    }

    fn bindings_by_value(
        &self,
        local: LocalId,
        part: &Part,
        function: &TokenStream,
        from: &TokenStream,
    ) -> TokenStream {
        let bound: Vec<LocalId> = part.pat.iter().flat_map(by_value).collect();
        if bound.is_empty() {
            return quote!();
        }
        let (private, whole) = (self.private(), self.whole(local, [part]));
        let out = self.out(part, &whole);
        let found = tuple(bound.iter().map(|local| self.name_of(*local)));
        let values = tuple(bound.iter().map(|local| self.binding(*local, self.body.locals[*local].mutable)));
        let code = quote!(let #values = #private::#function(#found, |#whole| #out, #from););
        self.names.unmark(code.into())
    }
}

/// Whether an item is called so where values are. (An import may be of anything.)
fn is_value_named(item: &Item, name: &str) -> bool {
    match item {
        Item::Fn(item) => item.sig.ident == name,
        Item::Const(item) => item.ident == name,
        Item::Static(item) => item.ident == name,
        Item::Struct(item) => item.ident == name,
        Item::Use(_) | Item::Macro(_) | Item::Verbatim(_) => true,
        _ => false,
    }
}

/// `(a, (b, ()))`
fn tuple(items: impl DoubleEndedIterator<Item = TokenStream>) -> TokenStream {
    items.rev().fold(quote!(()), |rest, item| quote!((#item, #rest)))
}

#[cfg(test)]
mod tests;
