//! A method that takes what it is called on, as its name says, though that is mentioned again.
//!
//! Input: such a call on an anchored local, without arguments. Output: a call of the closure that is asked what the method does.
//!
//! ```text
//! connection.close()   ⇒   (unsafe { callee_again(by_again, &connection) })()
//! ```
//!
//! If the method does take it, rustc refuses the witness. Of the place, it would say the same in other words, if the method was
//! called on that. Where the body is right all the same, since what mentions the local again is never reached, the runtime refuses
//! what is to be dropped, as of a value that is given away.

use super::*;
use crate::analysis::methods::ends_its_receiver;

impl Places<'_> {
    /// The call, if it is one.
    pub(super) fn called_again(&self, call: &syn::ExprMethodCall) -> Option<Expr> {
        let local = self.anchored_in(&call.receiver).filter(|_| ends_its_receiver(call))?;
        let again = self.live_after.contains(&local) || self.effects.again.contains(&local);
        if !again || self.lent.contains(&local) || self.emit.is_tracked(local) {
            return None;
        }
        let (private, at) = (self.emit.private(), here(&call.receiver));
        let (by, handle) = (self.emit.local("by_again"), self.emit.body.locals.ident(local, at));
        // What rustc says of it, it says of the receiver. (Nothing of the user's is where it is declared.)
        let stand = Ident::new("stand", call.receiver.span());
        let asked = self.emit.asked_of(call.clone(), |_| crate::code::quote_spanned!(stand.span()=> #stand.value));
        let asked = proc_macro2::TokenStream::from(asked);
        let callee = quote_spanned! {at=> {
            let #by;
            if false {
                loop {}
                let mut #stand = #private::stand_in(unsafe { #handle.peek() });
                #by = #private::asked(#private::once0(|| {
                    let _ = &#stand;
                    #asked
                }));
            } else {
                #by = #private::PhantomData;
            }
            unsafe { #private::callee_again(#by, &#handle) }
        }};
        Some(called(call, within(&call.receiver, callee)))
    }
}
