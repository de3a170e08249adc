//! That a method call after its arguments is what it natively is before them.
//!
//! Input: a `Stmt::Settle`. Output: code that never runs and is not borrow-checked, since nothing gets there: it asks method
//! resolution, as the runtime's `settled` describes, and says which order follows, or does not compile.
//!
//! ```text
//! if false {
//!     loop {}
//!     let end = (&&&&seen(&x.f)).behind();
//!     let answers = (asked(&end).m(args), asked(&mut end).m(args), asked(end).m(args));
//!     end.keeps_order(answers);
//! }
//! ```

use super::Emitter;
use super::places::Places;
use super::probe::{argument, generics};
use crate::analysis::effects::local_of;
use crate::analysis::methods::{askable, calls_itself, compares};
use crate::code::{TokenStream, quote, quote_spanned};
use crate::inset;
use crate::locals::LocalId;
use crate::resolve::refers_to_known;
use proc_macro2::{Ident, Span};
use syn::spanned::Spanned;
use syn::visit_mut::VisitMut;
use syn::{Expr, ExprMethodCall, UnOp};

/// How many pointers a receiver may be behind.
const POINTERS: usize = 4;

/// What is asked.
#[derive(Clone, Copy)]
enum Question {
    Shared,
    Exclusive,
    Value,
}

impl Emitter<'_> {
    /// Shows that a place can wait.
    pub(super) fn settle(
        &self,
        expr: &Expr,
        order: Option<LocalId>,
        place_order: Option<LocalId>,
        mut places: Places<'_>,
    ) -> TokenStream {
        let private = self.private();
        let matched_often = quote!(#private::Matched);
        let checks = match expr {
            // Nothing is called on the way.
            Expr::MethodCall(call) if calls_itself(call) => return quote!(),
            Expr::MethodCall(call) => self.settle_receiver(call, order, place_order, places),
            Expr::Binary(binary) => {
                let private = self.private();
                let operator = self.local("operator");
                let [left, right] = [&binary.left, &binary.right].map(|operand| places.shared(operand));
                let bases = self.bases(&binary.left, &mut places, &quote!(&#operator));
                quote! {
                    let #operator = (&&#private::seen_operands(#left, #right)).operator();
                    #bases
                }
            }
            // What is matched is got to for each arm.
            Expr::Reference(matched) => self.bases(&matched.expr, &mut places, &quote!(&#matched_often)),
            place => {
                let (private, at) = (self.private(), Span::mixed_site().located_at(place.span()));
                let bases = self.bases(place, &mut places, &quote!(&#private::Overloaded));
                let end = self.end(&places.shared(place));
                quote_spanned!(at=> #bases #end.leads_on(&#private::Overloaded);)
            }
        };
        quote!(if false { loop {} #checks })
    }

    /// That nothing on the way through a place has to be called earlier.
    fn bases(&self, place: &Expr, places: &mut Places<'_>, operator: &TokenStream) -> TokenStream {
        let mut bases = vec![];
        each_base(place, &mut bases);
        let bases = bases.into_iter().map(|(base, through)| {
            let here = Span::mixed_site().located_at(base.span());
            let shown = match through {
                Through::Deref => "leads_on",
                Through::Index => "is_indexed",
            };
            let (end, shown) = (self.end(&places.shared(base)), Ident::new(shown, here));
            quote_spanned!(here=> #end.#shown(#operator);)
        });
        let bases: Vec<TokenStream> = bases.collect();
        quote!(#(#bases)*)
    }

    /// Asks about a receiver, and says which order follows.
    fn settle_receiver(
        &self,
        call: &ExprMethodCall,
        order: Option<LocalId>,
        place_order: Option<LocalId>,
        mut places: Places<'_>,
    ) -> TokenStream {
        let private = self.private();
        let mut asked = call.clone();
        let compares = compares(call);
        asked.args.iter_mut().for_each(|arg| {
            inset::leave_out(arg);
            *arg = if compares { syn::parse_quote!(loop {}) } else { argument(arg) };
            places.visit_expr_mut(arg);
            self.rewrite().visit_expr_mut(arg);
        });
        let is_called = self.local("is_called");
        let called = place_order.map(|_| self.whether_called(&call.receiver, &mut places, &is_called));
        // What is copied if an argument may change it is got to once more than what is only borrowed.
        let bases = (place_order.is_none() || order.is_some())
            .then(|| self.bases(&call.receiver, &mut places, &quote!(&#private::Overloaded)));
        let bases = [bases, called].into_iter().flatten().collect::<TokenStream>();
        let place = places.shared(&call.receiver);
        let at = Span::mixed_site().located_at(call.receiver.span());
        let [end, kind] = ["end", "kind"].map(|name| self.local(name));
        let found_end = self.end(&place);
        let asked_call = asked.clone();
        let ask = |asked_of: TokenStream, question| self.question(&asked, asked_of, question);
        let known = self.known(call).filter(|_| order.is_none() && place_order.is_none());
        let can_ask = askable(call) && known.is_none();
        let kept = if known == Some(Known::Collection) {
            quote_spanned!(at=> #end.is_of_std();)
        } else if can_ask {
            let [shared, exclusive, value] = ["shared", "exclusive", "value"].map(|name| self.local(name));
            let questions = [
                ask(quote!(#end.asked_shared()), Question::Shared),
                ask(quote!(#end.asked_exclusive()), Question::Exclusive),
                ask(quote!(#end.asked_value(#shared, #exclusive)), Question::Value),
            ];
            let [first, second, third] = questions;
            let asked = quote_spanned! {at=>
                let #shared = #first;
                let #exclusive = #second;
                let #value = #third;
            };
            match place_order {
                Some(order) => {
                    let order = self.field_name(order);
                    let own = quote!((#shared, #exclusive, #value));
                    let found = self.place_order(&asked_call, &place, [&end, &is_called], &own, at);
                    quote_spanned!(at=> #asked #private::same_order(#order, #found);)
                }
                None => quote_spanned!(at=> #asked #end.keeps_order(#shared, #exclusive, #value);),
            }
        } else {
            quote_spanned!(at=> #end.leads_on(&#private::Overloaded);)
        };
        let ordered = order.map(|order| {
            let order = self.field_name(order);
            if !can_ask {
                return quote_spanned!(at=> #private::same_order(#order, #kind.order_unasked()););
            }
            let [by_shared, by_exclusive, shared, exclusive, value] =
                ["by_shared", "by_exclusive", "shared", "exclusive", "value"].map(|name| self.local(name));
            let questions = [
                ask(quote!(#kind.pointer_shared()), Question::Shared),
                ask(quote!(#kind.pointer_exclusive()), Question::Exclusive),
                ask(quote!(#kind.asked_shared()), Question::Shared),
                ask(quote!(#kind.asked_exclusive()), Question::Exclusive),
                match compares {
                    true => quote!((&&#kind).compares()),
                    false => ask(quote!(#kind.asked_value(#shared, #exclusive)), Question::Value),
                },
            ];
            let [first, second, third, fourth, fifth] = questions;
            quote_spanned! {at=>
                let #by_shared = #first;
                let #by_exclusive = #second;
                let #shared = #third;
                let #exclusive = #fourth;
                let #value = #fifth;
                #private::same_order(#order, #kind.order((#by_shared, #by_exclusive), (#shared, #exclusive, #value)));
            }
        });
        let kind = order.is_some().then(|| quote!(let #kind = (&&&&&&#private::seen(#place)).receiver_kind();));
        let (kind, ordered) = (kind.unwrap_or_else(TokenStream::new), ordered.unwrap_or_default());
        quote! {
            #bases
            let #end = #found_end;
            #kind
            #kept
            #ordered
        }
    }

    /// What a receiver is known to be. Then nothing is asked of a method of the user's, which there may not be.
    fn known(&self, call: &ExprMethodCall) -> Option<Known> {
        let info = &self.body.locals[local_of(&call.receiver)?];
        match info.collection {
            true => Some(Known::Collection),
            false => info.ty.as_ref().filter(|ty| refers_to_known(ty)).map(|_| Known::Reference),
        }
    }

    /// Whether anything that is not std's is called on the way through a place.
    fn whether_called(&self, place: &Expr, places: &mut Places<'_>, is_called: &Ident) -> TokenStream {
        let private = self.private();
        let mut bases = vec![];
        each_base(place, &mut bases);
        let answers = bases.into_iter().map(|(base, through)| {
            let end = self.end(&places.shared(base));
            match through {
                Through::Index => quote!((&&#end).index_is_called()),
                Through::Deref => quote!(#end.deref_is_called()),
            }
        });
        let answer = answers.reduce(|one, other| quote!(#private::either(#one, #other)));
        let answer = answer.unwrap_or_else(|| quote!(#private::ByReference));
        quote!(let #is_called = #answer;)
    }

    /// What follows for a receiver that a `Deref` may be on the way to. Asks what it leads to, and where that leads to.
    fn place_order(
        &self,
        call: &ExprMethodCall,
        place: &TokenStream,
        [end, is_called]: [&Ident; 2],
        own: &TokenStream,
        at: Span,
    ) -> TokenStream {
        let private = self.private();
        let [first, second, third, shared, exclusive, own_answers] =
            ["first", "second", "third", "by_shared", "by_exclusive", "own"].map(|name| self.local(name));
        let ask = |of: &Ident, question| {
            let asked = match question {
                Question::Shared => quote!(#of.asked_shared()),
                Question::Exclusive => quote!(#of.asked_exclusive()),
                Question::Value => quote!((&&#of).asked_value(#shared, #exclusive)),
            };
            self.question(call, asked, question)
        };
        let behind = (0..POINTERS).fold(quote!(#first), |seen, _| quote!((&&&&#seen).behind()));
        let both = |of: &Ident| {
            let [shared, exclusive] = [Question::Shared, Question::Exclusive].map(|question| ask(of, question));
            quote!((#shared, #exclusive))
        };
        let [of_second, of_third] = [both(&second), both(&third)];
        let [first_shared, first_exclusive, first_value] =
            [Question::Shared, Question::Exclusive, Question::Value].map(|question| ask(&first, question));
        quote_spanned! {at=> {
            let #own_answers = #own;
            let #first = #end.first(#is_called, #own_answers, &#private::seen(#place));
            let #second = #behind;
            let #third = (&&#second).contents();
            let #second = #second.second();
            let #shared = #first_shared;
            let #exclusive = #first_exclusive;
            let answers = (#shared, #exclusive, #first_value);
            #end.place_order(#is_called, #own_answers, answers, #of_second, #of_third)
        }}
    }

    /// What the pointers on the way through a place lead to.
    pub(super) fn end(&self, place: &TokenStream) -> TokenStream {
        let private = self.private();
        (0..POINTERS).fold(quote!(#private::seen(#place)), |seen, _| quote!((&&&&#seen).behind()))
    }

    /// Whether there is such a method.
    fn question(&self, call: &ExprMethodCall, asked_of: TokenStream, question: Question) -> TokenStream {
        let private = self.private();
        let (turbofish, generics) = generics(call);
        let method = &call.method;
        let params: Vec<TokenStream> = call.args.iter().map(|_| quote!(_: impl #private::Sized)).collect();
        let (receiver, of) = match question {
            Question::Shared => (quote!(&self), quote!(&T)),
            Question::Exclusive => (quote!(&self), quote!(&mut T)),
            Question::Value => (quote!(self), quote!(T)),
        };
        let sized = match question {
            Question::Value => quote!(),
            Question::Shared | Question::Exclusive => quote!(: ?#private::Sized),
        };
        let mut call = call.clone();
        call.turbofish = turbofish;
        // Bound where the trait, whose method may have the same name, is not in scope.
        let subject = self.local("subject");
        let asked = self.asked_of(call, |here| quote_spanned!(here=> #subject));
        quote!({
            let #subject = #asked_of;
            let found = {
                trait NoSuchMethod: #private::Sized {
                    fn #method<#(#generics),*>(#receiver, #(#params),*) -> #private::Marker { loop {} }
                }
                impl<T #sized> NoSuchMethod for #of {}
                #private::type_of(#asked)
            };
            (&found).receiver_tag()
        })
    }
}

/// What a local is known to be by the name of its type.
#[derive(PartialEq)]
enum Known {
    /// A collection of std.
    Collection,
    /// A reference to one, or the like.
    Reference,
}

/// How a place goes through what it is in.
enum Through {
    /// As a field of it, or as what it points to.
    Deref,
    /// As what it has at an index.
    Index,
}

/// What a place goes through, outermost last.
fn each_base<'p>(place: &'p Expr, found: &mut Vec<(&'p Expr, Through)>) {
    match place {
        Expr::Field(field) => {
            each_base(&field.base, found);
            found.push((&field.base, Through::Deref));
        }
        Expr::Index(index) => {
            each_base(&index.expr, found);
            found.push((&index.expr, Through::Index));
        }
        Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => {
            each_base(&unary.expr, found);
            found.push((&unary.expr, Through::Deref));
        }
        Expr::Paren(inner) => each_base(&inner.expr, found),
        Expr::Group(inner) => each_base(&inner.expr, found),
        _ => {}
    }
}
