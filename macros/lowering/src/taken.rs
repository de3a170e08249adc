//! A temporary that is left where it is, because the method that is called on it takes it, as its name says.
//!
//! That has to be shown where the temporary is made, of that temporary: so what its type is, is known from where its value
//! goes. Lowering writes it as an argument of a function that nobody has, and emission takes it apart.
//!
//! ```text
//! taken__coropy(parse(&text)).map_err(|error| f(error))
//!   ⇒  (match parse(&text) { receiver => { if false { … shown_by(&|| receiver.map_err(…)); loop {} } receiver } }).map_err(…)
//! ```

use proc_macro2::Ident;
use syn::spanned::Spanned;
use syn::{Expr, ExprMethodCall, parse_quote};

const TAKEN: &str = "taken__coropy";

/// Marks the receiver of a call.
pub fn mark(call: &mut ExprMethodCall) {
    if marked(&call.receiver).is_none() {
        let (marker, receiver) = (Ident::new(TAKEN, call.receiver.span()), &call.receiver);
        *call.receiver = parse_quote!(#marker(#receiver));
    }
}

/// What is marked.
pub fn marked(receiver: &Expr) -> Option<&Expr> {
    match receiver {
        Expr::Call(call) if matches!(&*call.func, Expr::Path(path) if path.path.is_ident(TAKEN)) => call.args.first(),
        _ => None,
    }
}
