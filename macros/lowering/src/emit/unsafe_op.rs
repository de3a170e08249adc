//! What is missing where something unsafe is called: an `unsafe` block, or that or an `unsafe fn`?
//!
//! Input: a function and the edition. Output: the level of a lint for the step. Where the lint `unsafe_op_in_unsafe_fn` is off, as
//! all are in the step, rustc says (E0133) that it may be the function, too; natively it is on since edition 2024. So the step
//! has it on, lest rustc say it of witness and step in different words. Not where there may be an unsafe function inside, of which
//! it would be said.

use super::Function;
use crate::code::{TokenStream, quote};
use crate::edition::Edition;
use crate::macros;
use syn::visit::Visit;
use syn::{Item, Macro, Safety};

/// The level, if it has to be given.
pub(super) fn lint(function: &Function, edition: Edition) -> Option<TokenStream> {
    let is_on = edition == Edition::Since2024 && !may_have_unsafe_functions(function);
    is_on.then(|| quote!(#[deny(unsafe_op_in_unsafe_fn)]))
}

/// Whether a function is unsafe, or there may be one inside of it.
fn may_have_unsafe_functions(function: &Function) -> bool {
    struct Items(bool);
    impl<'ast> Visit<'ast> for Items {
        fn visit_item(&mut self, _: &'ast Item) {
            self.0 = true;
        }
        fn visit_macro(&mut self, mac: &'ast Macro) {
            self.0 |= macros::known(&mac.path).is_none();
        }
    }
    let mut items = Items(matches!(function.sig.safety, Safety::Unsafe(_)));
    items.visit_block(&function.body);
    items.0
}

#[cfg(test)]
mod tests {
    use crate::edition::Edition;
    use quote::quote;

    fn denies(function: proc_macro2::TokenStream, edition: Edition) -> bool {
        crate::expand::coroutine(quote!(), function, edition).to_string().contains("unsafe_op_in_unsafe_fn")
    }

    #[test]
    fn only_where_nothing_could_be_said_of_it() {
        let plain = quote!(
            async fn f() {
                println!("{}", g().await)
            }
        );
        assert!(denies(plain.clone(), Edition::Since2024));
        assert!(!denies(plain, Edition::Until2021));
        assert!(!denies(
            quote!(
                async unsafe fn f() {
                    g().await
                }
            ),
            Edition::Since2024
        ));
        assert!(!denies(
            quote!(
                async fn f() {
                    if c {
                        unsafe fn h() {
                            i()
                        }
                        g().await
                    }
                }
            ),
            Edition::Since2024
        ));
        assert!(!denies(
            quote!(
                async fn f() {
                    makes_items!();
                    g().await
                }
            ),
            Edition::Since2024
        ));
    }
}
