//! The closure that moves the machine on.
//!
//! Input: the units, the frame, the places. Output: the step, which asks the machine where it is and runs the units.
//!
//! ```text
//! move |request, ask| {
//!     let frame = held.frame();
//!     enter(request, ask, code, ..).run(move |cx, signal| {
//!         let frame = unsafe { if false { loop {} &mut *frame } else { &mut *frame.cast::<()>().cast() } };
//!         ..
//!     })
//! }
//! ```
//!
//! The frame that the body works on has the same types, which the branch that never runs says, and lifetimes of its own: rustc
//! does not relate those of code that nothing gets to. Else whatever is saved would have to live as long as the coroutine, and
//! where it does not, rustc would say that of the frame, after it has said of the witness what is wrong. So it has nothing to say
//! of the step, or the same. The places are looked at in the same way.
//!
//! That is sound as it is with places: the witness tells how long each value lives, and the step does what the witness does. What
//! the step itself has to prove it proves as before: that nothing is moved into the frame that is borrowed. For the frame is in
//! use until the step returns, and with it all the lifetimes in its type.

use super::Emitter;
use super::shell::{Function, is_script};
use crate::code::{TokenStream, quote};

impl Emitter<'_> {
    /// The step.
    pub(super) fn step(&self, function: &Function) -> TokenStream {
        let private = self.private();
        let (frame, cx, signal) = (self.local("frame"), self.local("cx"), self.local("signal"));
        let (held, request, ask) = (self.local("held"), self.local("request"), self.local("ask"));
        let (places, seen_at) = (self.local("places"), self.local("places_at"));
        let (answers, passed, units) = (self.part_answers(), self.passed_variables(), self.written_units());
        let places_of_step = self.places_of_step();
        let (code, table) = (self.local("code"), self.code(function));
        let (is_script, has_places) = (is_script(&function.sig), self.machine_has_places());
        // The body owns the pointer, and makes a reference of it: once rustc has seen a closure that captures a reference to the
        // frame or is handed one, all types in it outlive that, and of a coroutine's type it finds out nothing else about its
        // lifetimes (E0310). A script's body captures what is around it.
        let (pointer, at, owns, get) = match is_script {
            false => (
                quote!(#held.frame()),
                self.at_of(&quote!((*#frame))),
                quote!(move),
                quote!(if false { loop {} &mut *#frame } else { &mut *#frame.cast::<()>().cast() }),
            ),
            true => (
                quote!(#held.frame_ref()),
                self.at_of(&quote!((*#held.frame()))),
                quote!(),
                quote!(if false { loop {} #frame.get() } else { #frame.get_as() }),
            ),
        };
        let (point, look) = match has_places {
            true => {
                let seen = self.places_seen();
                let look = quote!(if false { loop {} &#seen_at } else { &*(&raw const #seen_at).cast::<()>().cast() });
                (quote!(let #seen_at = #seen;), quote!(let #places = unsafe { #look };))
            }
            false => (quote!(), quote!()),
        };
        let marked = self.is_marked(function).then(|| {
            let marked = self.local("marked");
            quote!(let _ = &#marked;)
        });
        let run = quote!({
            #marked
            let #code = &#table;
            let #frame = #pointer;
            #point
            (unsafe { #private::enter(#request, #ask, #code, &raw mut #at) }).run(#owns |#cx, #signal| {
                let #frame = unsafe { #get };
                #look
                #answers
                #passed
                #places_of_step
                #units
            })
        });
        if !is_script {
            return quote!(move |#request, #ask| #run);
        }
        let given = if has_places { quote!(#places) } else { quote!(()) };
        quote!(#private::script(#held, #given, |#held, #places, #request, #ask| #run))
    }
}
