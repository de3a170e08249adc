//! The passes of `#[coroutine]`, in order. None calls another; they meet in `ir`.

use crate::check::{self, Annotated};
use crate::diagnostics::Diagnostics;
use crate::{emit, input, probe};
use proc_macro2::TokenStream;
use quote::quote;
use syn::parse_quote;

/// Expands the attribute: its arguments and the item under it.
pub fn coroutine(args: TokenStream, item: TokenStream) -> TokenStream {
    let mut diagnostics = Diagnostics::new();
    let args = check::parse_args(args, &mut diagnostics);
    let annotated = check::parse_item(item.clone(), &mut diagnostics);
    let krate = &args.krate;
    let private: syn::Path = parse_quote!(#krate::private);
    match annotated {
        Some(Annotated::Required(mut method)) => {
            method.sig = emit::signature(&method.sig, &private);
            let errors = diagnostics.to_compile_errors();
            quote!(#errors #method)
        }
        Some(Annotated::Function(function)) => {
            check::check(&function, &mut diagnostics);
            if !diagnostics.is_empty() {
                return check::fallback(&function, &diagnostics);
            }
            let (shell, mut body) = input::lower_function((*function).clone(), private, &mut diagnostics);
            if !diagnostics.is_empty() {
                return check::fallback(&function, &diagnostics);
            }
            probe::probe(&mut body);
            emit::emit(&shell, &body)
        }
        // What is no item cannot stand beside the errors.
        None if !diagnostics.is_empty() && syn::parse2::<syn::Item>(item.clone()).is_err() => {
            diagnostics.to_compile_errors()
        }
        None => {
            let errors = diagnostics.to_compile_errors();
            quote!(#errors #item)
        }
    }
}
