//! What stands in for a function that cannot become a coroutine, so that nothing second-hand is reported.
//!
//! Input: the function as written, and what is wrong with it. Output: the errors, and a function of the same name and type
//! that makes a coroutine object, so that whoever calls it, awaits it or runs it is right to. Its body is the user's, as a
//! native `async` block, each misplaced `.await` replaced by its error: what else is wrong in it is reported at once, and
//! what it uses is used. Nothing of it ever runs.
//!
//! ```text
//! async fn f() -> i64 { g!(h().await) }
//! after:  compile_error! { "a coroutine cannot see the 'await' inside `g!` …" }
//!         fn f() -> Coroutine<impl Machine<Output = i64>> { unmade(async move { g!(h().await) }) }
//! ```

use crate::check::{entry_point, is_coroutine, is_test, replace_misplaced_awaits};
use crate::diagnostics::Diagnostics;
use crate::emit::{signature, step_output};
use crate::entry::{SCRIPT, coroutine_attribute};
use proc_macro2::TokenStream;
use quote::quote;
use syn::visit_mut::VisitMut;
use syn::{Attribute, Block, ImplItemFn, Item, ItemFn, Path, Signature, TraitItemFn, parse_quote};

/// The errors and the function that stands in. `condition` is the `#[cfg]` of the function, and of its errors.
pub fn fallback(function: &ItemFn, errors: &Diagnostics, condition: Option<&Attribute>, private: &Path) -> TokenStream {
    let compile_errors = errors.to_compile_errors();
    let compile_errors = match syn::parse2::<syn::File>(compile_errors.clone()) {
        Ok(file) if condition.is_some() => {
            let items = file.items;
            let conditions = items.iter().map(|_| condition);
            quote!(#(#conditions #items)*)
        }
        _ => compile_errors,
    };
    let mut function = function.clone();
    function.attrs.retain(|attribute| !is_coroutine(attribute) && !is_test(attribute));
    if function.attrs.iter().any(|attribute| entry_point(attribute).is_some()) {
        return quote!(#compile_errors #function); // that makes a coroutine of it
    }
    replace_misplaced_awaits(&mut function);
    let ItemFn { attrs, vis, mut sig, block, .. } = function;
    sig.constness = None;
    sig.abi = None;
    sig.variadic = None;
    let output = step_output(&sig, private);
    let sig = signature(&sig, private);
    // A script borrows what is around it.
    let capture = (sig.ident != SCRIPT).then(|| quote!(move));
    quote! {
        #compile_errors
        #(#attrs)*
        #[allow(unused)] // the errors come first
        #vis #sig {
            #private::unmade(async #capture {
                if false {
                    return #private::never::<#output>();
                }
                #block
            })
        }
    }
}

/// Makes coroutines of the async functions of a block that the attribute has been put on by mistake.
pub(crate) fn annotate(block: &mut Item, krate: &Path) {
    let attribute = coroutine_attribute(krate);
    Annotate(parse_quote!(#attribute)).visit_item_mut(block);
}

struct Annotate(Attribute);

impl Annotate {
    fn function(&self, attributes: &mut Vec<Attribute>, signature: &Signature) {
        if signature.asyncness.is_some() && !attributes.iter().any(is_coroutine) {
            attributes.insert(0, self.0.clone());
        }
    }
}

impl VisitMut for Annotate {
    fn visit_item_fn_mut(&mut self, function: &mut ItemFn) {
        self.function(&mut function.attrs, &function.sig);
    }
    fn visit_impl_item_fn_mut(&mut self, method: &mut ImplItemFn) {
        self.function(&mut method.attrs, &method.sig);
    }
    fn visit_trait_item_fn_mut(&mut self, method: &mut TraitItemFn) {
        self.function(&mut method.attrs, &method.sig);
    }
    fn visit_block_mut(&mut self, _: &mut Block) {}
}
