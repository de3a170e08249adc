//! The question put to method resolution: does `x.m(args)` move `x`?
//!
//! Input: a `Stmt::Probe`. Output: the probe, in code that never runs, and `x` put where the answer says.
//!
//! ```text
//! let by_rest;
//! if false { trait NoSuchMethod … by_rest = subject.pick(type_of(subject.subject().m(args))); loop {} } else { by_rest = PhantomData; }
//! rest = (&by_rest).receiver_tag().hold(&places.rest, x);
//! … (&by_rest).receiver_tag().receiver(&mut rest).m(args)
//! ```
//!
//! Where the statement keeps nothing of the receiver (`is_brief`), it is `hold_briefly` and `receiver_briefly`: what is `Copy`
//! is not moved at all.
//!
//! Of `x.f.m(args)`, the same is asked about the field. Then `x` is tracked, and stays where it is:
//!
//! ```text
//! answered(asked, (&by_rest).receiver_tag());
//! … (*(&by_rest).receiver_tag().root(unsafe { x.part(1) }, |whole| &whole.f, |value| Holder { f: value })).f.m(args)
//! ```
//!
//! So the method is called on a place that is written as the user wrote it, and found as it was. What is moved out is put into
//! a box, which can be moved out of.

mod arguments;
#[cfg(test)]
mod tests;

pub(super) use arguments::{argument, expects, generics};

use arguments::operand;

use super::Emitter;
use super::places::{Places, first_mention};
use crate::analysis::methods::{Name, askable, consumes, looks, name_tells, takes_with_closure};
use crate::analysis::parts::Part;
use crate::analysis::quiet::quiet;
use crate::code::{TokenStream, quote, quote_spanned};
use crate::inset;
use crate::ir::{Ask, BlockId, Stmt};
use crate::locals::LocalId;
use proc_macro2::{Ident, Span};
use quote::{ToTokens, format_ident};
use syn::spanned::Spanned;
use syn::visit_mut::VisitMut;
use syn::{Expr, ExprMethodCall, Member, Type, parse_quote, parse_quote_spanned};

/// As many as the runtime's `once8` takes.
const MOST_ARGUMENTS: usize = 8;

impl Emitter<'_> {
    /// The variable that holds the answer.
    pub(super) fn answer(&self, rest: LocalId) -> Ident {
        format_ident!("by_{}", self.names.text(rest), span = Span::mixed_site())
    }

    /// Asks, and moves the receiver to where the method finds it.
    pub(super) fn probe(
        &self,
        rest: LocalId,
        of: LocalId,
        call: &ExprMethodCall,
        mut places: Places<'_>,
    ) -> TokenStream {
        if let Some(arguments) = self.asks_closure(rest) {
            return self.ask_closure(rest, of, call, arguments, places);
        }
        let part = self.body.probe_of(rest).and_then(Stmt::probed_part);
        if let Some(part) = part.as_ref().filter(|part| !part.path.is_whole() && takes_with_closure(call)) {
            return self.known_by_type(rest, part, call, places);
        }
        if consumes(call) {
            return self.known_by_name(rest, of, call, places);
        }
        let (private, answer) = (self.private(), self.answer(rest));
        let (rest_name, of_name) = (self.field_name(rest), self.mentioned(of, &call.receiver));
        let anchored = self.facts.anchored.contains(&of);
        let field = self.body.probe_of(rest).and_then(probed_field);
        // Bound where the probe's method, which may be called `peek`, is not in scope.
        let receiver = self.local("receiver");
        let (value, bind) = match &part {
            Some(_) => {
                let field = places.shared(&call.receiver);
                (quote!(#receiver), quote!(let #receiver = #field;))
            }
            None if anchored => (quote!(#receiver), quote!(let #receiver = unsafe { #of_name.peek() };)),
            None => (quote!(&#of_name), quote!()),
        };
        // A closure cannot be handed to the probe: a temporary whose method takes one is most likely a builder's.
        let name = match name_tells(call) {
            // What such a method does to a field is asked as for an iterator.
            Name::Moves if field.is_some() => Name::Iterator,
            name if askable(call) => name,
            _ => Name::Moves,
        };
        let asks = name != Name::Moves;
        let mut asked = call.clone();
        asked.args.iter_mut().for_each(|arg| {
            inset::replace(arg, |number| operand(&self.body.insets[number], &call.method));
            if asks {
                *arg = argument(arg);
            }
            places.visit_argument(arg);
            self.rewrite().visit_expr_mut(arg);
        });
        let method = &call.method;
        let (turbofish, generics) = generics(call);
        let is_known = turbofish.is_some();
        asked.turbofish = turbofish;
        let params = call.args.iter().map(|_| quote!(_: impl #private::Sized));
        let question = match name {
            Name::Moves => {
                // What is to be collected is known only where the value goes.
                let collects = call.method.to_string().ends_with("collect") && !is_known;
                let unknown = collects || crate::macros::may_leave(&asked.args.to_token_stream());
                let assertion = if unknown { quote!() } else { self.assertion(&value, asked) };
                quote! {
                    #assertion
                    #answer = #private::PhantomData::<#private::Known>;
                }
            }
            kind => {
                let kind = match kind {
                    Name::Iterator => quote!(IteratorName),
                    Name::Future => quote!(FutureName),
                    Name::Adaptor => quote!(AdaptorName),
                    Name::Poll => quote!(PollName),
                    Name::Any | Name::Moves => quote!(AnyName),
                };
                let subject = match &part {
                    Some(_) => quote!((&&#private::part_of::<#private::#kind, _>(#value))),
                    None => quote!((&&#private::subject_of::<#private::#kind, _>(#value))),
                };
                let asked = self.asked_of(asked, |here| quote_spanned!(here=> #subject.probe_subject()));
                let question = quote! {
                    use #private::{AdaptedSubject as _, CopiedSubject as _, NamedSubject as _, OtherSubject as _, ReborrowedSubject as _, ReferenceSubject as _, SharedSubject as _};
                    trait NoSuchMethod: #private::Sized {
                        fn #method<#(#generics),*>(self, #(#params),*) -> #private::Marker { loop {} }
                    }
                    impl<T> NoSuchMethod for T {}
                    #answer = #subject.probe_pick(#private::type_of(#asked));
                };
                if anchored { quote!({ #question }) } else { question }
            }
        };
        let hold = if let Some(part) = &part {
            let (known, holders) = (self.part_answer(rest), self.holders(rest, part));
            quote!(#private::answered(#known, (&#answer).receiver_tag()); #holders)
        } else if self.is_tracked(of) {
            quote!()
        } else if anchored {
            quote!(#rest_name = (&#answer).receiver_tag().hold_anchored(#of_name);)
        } else if self.is_brief(rest) {
            let place = self.place(rest);
            let at = if self.body.locals[of].mutable { quote!(&raw mut #of_name) } else { quote!(&raw const #of_name) };
            let copy = quote!((&#private::Keep(&#of_name)).tag());
            quote! {
                #rest_name = unsafe {
                    (&#answer).receiver_tag().hold_briefly(#copy, &#place, #at, #of_name)
                };
            }
        } else {
            let place = self.place(rest);
            quote!(#rest_name = unsafe { (&#answer).receiver_tag().hold(&#place, #of_name) };)
        };
        quote! {
            if false {
                #bind
                #question
                loop {}
            } else {
                #answer = #private::PhantomData;
            }
            #hold
        }
    }

    /// A local's name, as `at` mentions it: what rustc says of its use, it says there.
    fn mentioned(&self, local: LocalId, at: &Expr) -> Ident {
        let mention = first_mention(at.to_token_stream(), local);
        self.names.ident(local, mention.unwrap_or(self.body.locals[local].span))
    }

    /// A field whose method is handed a closure, which the probe cannot be. Those of that name that std has take what they are
    /// called on; of any other type, the field stays where it is, and if the method takes it, rustc refuses that.
    fn known_by_type(&self, rest: LocalId, part: &Part, call: &ExprMethodCall, mut places: Places<'_>) -> TokenStream {
        let (private, answer, known) = (self.private(), self.answer(rest), self.part_answer(rest));
        let (field, holders) = (places.shared(&call.receiver), self.holders(rest, part));
        quote! {
            if false {
                use #private::{AdaptedSubject as _, CopiedSubject as _, NamedSubject as _, OtherSubject as _, ReborrowedSubject as _};
                #answer = (&&#private::part_of::<#private::ClosureName, _>(#field)).probe_pick(#private::PhantomData::<#private::Marker>);
                loop {}
            } else {
                #answer = #private::PhantomData;
            }
            #private::answered(#known, (&#answer).receiver_tag());
            #holders
        }
    }

    /// A receiver that its method takes, as the name says, from before the arguments on.
    fn known_by_name(&self, rest: LocalId, of: LocalId, call: &ExprMethodCall, places: Places<'_>) -> TokenStream {
        let (private, answer, known) = (self.private(), self.answer(rest), self.part_answer(rest));
        let shown = self.show(call, of, places);
        quote! {
            #shown
            if false {
                #answer = #private::PhantomData::<#private::Known>;
                loop {}
            } else {
                #answer = #private::PhantomData;
            }
            #private::answered(#known, (&#answer).receiver_tag());
        }
    }

    /// How many arguments a call has that a closure is asked about.
    pub(super) fn asks_closure(&self, rest: LocalId) -> Option<usize> {
        let Stmt::Probe { call, by: Ask::Closure | Ask::Call, .. } = self.body.probe_of(rest)? else { return None };
        let arguments = call.args.len();
        let lent_briefly = looks(call) && self.is_brief(rest);
        (arguments <= MOST_ARGUMENTS && !lent_briefly).then_some(arguments)
    }

    /// Asks what a closure captures that calls the method.
    fn ask_closure(
        &self,
        rest: LocalId,
        of: LocalId,
        call: &ExprMethodCall,
        arguments: usize,
        mut places: Places<'_>,
    ) -> TokenStream {
        let (private, answer) = (self.private(), self.answer(rest));
        let (rest_name, of_name) = (self.field_name(rest), self.mentioned(of, &call.receiver));
        // What rustc says of it, it says of the receiver. (Nothing of the user's is where it is declared.)
        let stand = Ident::new("stand", call.receiver.span());
        let once = format_ident!("once{arguments}");
        let anchored = self.facts.anchored.contains(&of);
        let is_part = self.body.probe_of(rest).and_then(probed_field).is_some();
        let value = match anchored {
            _ if is_part => places.shared(&call.receiver),
            true => quote!(unsafe { #of_name.peek() }),
            false => quote!(&#of_name),
        };
        let args: Vec<Ident> = (0..arguments).map(|at| self.local(&format!("arg{at}"))).collect();
        let by_itself = matches!(self.body.probe_of(rest), Some(Stmt::Probe { by: Ask::Call, .. }));
        let asked = if by_itself {
            let here = Span::call_site().located_at(call.receiver.span());
            {
                let args = &args;
                quote_spanned!(here=> (#stand.value)(#(#args),*))
            }
        } else {
            let mut asked = call.clone();
            asked.args = args.iter().map(|arg| -> Expr { parse_quote!(#arg) }).collect();
            self.asked_of(asked, |_| quote_spanned!(stand.span()=> #stand.value))
        };
        // A closure has no `Deref`.
        let moved = self.moved_by(rest).is_some();
        let may_deref = is_part || (by_itself && !self.body.is_a_closure(of));
        let is_late = if moved { by_itself && may_deref } else { !by_itself || may_deref };
        let is_late = is_late && !quiet(&self.body.locals, call);
        let late = is_late.then(|| {
            let at = Span::mixed_site().located_at(call.receiver.span());
            let (end, mut answer) = (self.end(&value), answer.clone());
            answer.set_span(at);
            quote_spanned!(at=> #end.called_late(&#answer);)
        });
        let hold = if is_part || moved {
            let known = self.part_answer(rest);
            quote!(#private::answered_by(#known, #answer);)
        } else if self.is_tracked(of) {
            quote!()
        } else if anchored {
            quote!(#rest_name = #private::Asked::hold_anchored(#answer, #of_name);)
        } else {
            let place = self.place(rest);
            quote!(#rest_name = unsafe { #private::Asked::hold(#answer, &#place, #of_name) };)
        };
        quote! {
            if false {
                loop {}
                let mut #stand = #private::stand_in(#value);
                #answer = #private::asked(#private::#once(|#(#args),*| {
                    let _ = &#stand;
                    #asked
                }));
                #late
            } else {
                #answer = #private::PhantomData;
            }
            #hold
        }
    }

    /// What calls the method that a closure was asked about.
    pub(super) fn callee(&self, rest: LocalId, at: &Expr) -> Option<TokenStream> {
        self.asks_closure(rest)?;
        let probe = self.body.probe_of(rest)?;
        let Stmt::Probe { of, .. } = probe else { return None };
        let (private, answer, here) = (self.private(), self.answer(rest), Span::call_site().located_at(at.span()));
        if let Some(part) = probed_field(probe) {
            let bits = self.facts.tracked.bits(*of, &part);
            let (handle, whole) = (self.body.locals.ident(*of, here), Ident::new("whole", Span::mixed_site()));
            let field = part.path.on(&parse_quote!(#whole), part.span);
            let find = quote_spanned!(here=> |#whole| &#field, |#whole| {
                #private::if_exclusively(#answer);
                &mut #field
            });
            let part = quote_spanned!(here=> unsafe { #handle.part(#bits) });
            let checked = quote_spanned!(here=> unsafe { #private::Checked::by_witness() });
            // What has owned it meanwhile lets go of it.
            let release = self.moved_by(rest).map(|taken| self.body.locals.ident(taken, here));
            let release = release.map(|taken| quote_spanned!(here=> #taken.release();));
            let callee = quote_spanned!(here=> #private::callee_of_part(#answer, #part, #find, #checked));
            return (bits != 0).then(|| match release {
                Some(release) => quote_spanned!(here=> { #release #callee }),
                None => callee,
            });
        }
        if let Some(taken) = self.moved_by(rest) {
            let (handle, taken) = (self.body.locals.ident(*of, here), self.body.locals.ident(taken, here));
            return Some(quote_spanned!(here=> unsafe { #private::callee_of_moved(#answer, &#handle, #taken) }));
        }
        Some(if self.is_tracked(*of) {
            let handle = self.body.locals.ident(*of, here);
            quote_spanned!(here=> unsafe { #private::callee_of(#answer, &#handle) })
        } else {
            quote_spanned!(here=> unsafe { #at.callee(#answer) })
        })
    }

    /// What has owned a receiver since before the arguments, if the method takes it.
    fn moved_by(&self, rest: LocalId) -> Option<LocalId> {
        match self.body.probe_of(rest)? {
            Stmt::Probe { moved, .. } => *moved,
            _ => None,
        }
    }

    /// Whether a receiver is borrowed by one statement only: that binds a number, and mentions nothing else that could keep
    /// the receiver. If it does so all the same, rustc refuses the step.
    pub(super) fn is_brief(&self, rest: LocalId) -> bool {
        if self.moved_by(rest).is_some() {
            return false;
        }
        let is_probe = |stmt: &Stmt| matches!(stmt, Stmt::Probe { rest: known, .. } if *known == rest);
        let blocks = self.body.blocks.iter().enumerate();
        let found = blocks.filter_map(|(block, data)| Some((block, data.stmts.iter().position(is_probe)?))).next();
        let Some((block, probe)) = found else { return false };
        let stmts = &self.body.blocks[block].stmts;
        let Some(at) = (probe..stmts.len()).find(|at| !matches!(stmts[*at], Stmt::Probe { .. })) else { return false };
        let bound = match &stmts[at] {
            Stmt::Code(syn::Stmt::Local(_), declares) => declares.as_slice(),
            Stmt::Init(local, _) => std::slice::from_ref(local),
            _ => return false,
        };
        let is_number = |local: &LocalId| {
            let local = &self.body.locals[*local];
            local.copy && matches!(local.ty, Some(Type::Path(_)))
        };
        let mentioned = &self.facts.code.stmt(BlockId(block), at).mentioned;
        matches!(bound, [number] if is_number(number))
            && mentioned.iter().all(|local| local == rest || bound.contains(&local) || is_number(&local))
    }

    /// Structs that have a field of the same name as one that is asked about, and so on inwards.
    fn holders(&self, rest: LocalId, part: &Part) -> TokenStream {
        let holders = part.path.members(part.span).into_iter().enumerate().map(|(at, member)| {
            let name = self.holder(rest, at);
            match member {
                Member::Named(field) => quote!(struct #name<T> { #field: T }),
                Member::Unnamed(index) => {
                    let before = (0..index.index).map(|_| quote!((),));
                    quote!(struct #name<T>(#(#before)* T);)
                }
            }
        });
        holders.collect()
    }

    fn holder(&self, rest: LocalId, at: usize) -> Ident {
        self.local(&format!("Holder{}At{at}", rest.0))
    }

    /// What the field is one of, for its method: the local in its place, or, of what has been moved, a holder.
    pub(super) fn probed_root(
        &self,
        rest: LocalId,
        (of, part, bits): (LocalId, &Part, u32),
        moved: Option<LocalId>,
        here: Span,
    ) -> TokenStream {
        let (answer, handle) = (self.answer(rest), self.body.locals.ident(of, here));
        let (whole, value) = (Ident::new("whole", Span::mixed_site()), Ident::new("value", Span::mixed_site()));
        let field = part.path.on(&parse_quote!(#whole), part.span);
        let held =
            part.path.members(part.span).into_iter().enumerate().rev().fold(quote!(#value), |held, (at, member)| {
                let name = self.holder(rest, at);
                match member {
                    Member::Named(field) => quote!(#name { #field: #held }),
                    Member::Unnamed(index) => {
                        let before = (0..index.index).map(|_| quote!((),));
                        quote!(#name(#(#before)* #held))
                    }
                }
            });
        let root = quote_spanned! {here=>
            (&#answer).receiver_tag().root(unsafe { #handle.part(#bits) }, |#whole| &#field, |#value| #held)
        };
        match moved {
            // What has owned it meanwhile lets go of it.
            Some(taken) => {
                let taken = self.body.locals.ident(taken, here);
                quote_spanned!(here=> *{ #taken.release(); #root })
            }
            None => quote_spanned!(here=> *#root),
        }
    }

    /// The call on another receiver. It keeps the user's parentheses and its receiver gets some, so that what rustc says of
    /// it points there.
    pub(super) fn asked_of(&self, mut call: ExprMethodCall, receiver: impl FnOnce(Span) -> TokenStream) -> TokenStream {
        let at = call.receiver.span();
        let receiver = receiver(Span::call_site().located_at(at));
        *call.receiver = parse_quote_spanned!(at=> (#receiver));
        self.names.unmark(call.to_token_stream())
    }

    /// That a method moves its receiver, as its name says: checked where all types are known.
    fn assertion(&self, value: &TokenStream, call: ExprMethodCall) -> TokenStream {
        let (private, subject, look) = (self.private(), self.local("subject"), self.local("look"));
        let at_method = call.method.span().resolved_at(Span::mixed_site());
        let assertion = quote_spanned!(at_method=> #private::assert_moved(#private::type_behind(#value), &#look));
        let asked = self.asked_of(call, |_| quote!(#subject));
        quote! {
            let #subject = #private::never_like(#value);
            let #look = || {
                let _ = #asked;
            };
            #assertion;
        }
    }
}

/// The field that a probe asks about.
fn probed_field(probe: &Stmt) -> Option<Part> {
    probe.probed_part().filter(|part| !part.path.is_whole())
}
