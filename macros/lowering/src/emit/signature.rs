//! The signature of the function that makes the object.
//!
//! Input: that of the function as written. Output: the same, no longer `async`, and returning the object.
//!
//! ```text
//! async fn square(number: i64) -> i64   ⇒   fn square(number: i64) -> Coroutine<impl Machine<Output = i64>>
//! ```

use super::owner::{self, Owner};
use super::{Function, lifetimes};
use crate::code::{TokenStream, quote};
use crate::mentions::each_identifier;
use proc_macro2::Ident;
use std::collections::BTreeSet;
use syn::visit_mut::VisitMut;
use syn::{ReturnType, Signature, Token, Type, Visibility};

/// The signature of the function that makes the object: no longer `async`, and returning it.
pub fn signature(sig: &Signature, private: &syn::Path) -> Signature {
    let mut sig = sig.clone();
    sig.asyncness = None;
    let output = machine_output(&sig.output, private);
    sig.output = returning(quote!(#private::Coroutine<impl #private::Machine<Output = #output>>));
    sig
}

fn returning(ty: TokenStream) -> ReturnType {
    ReturnType::Type(<Token![->]>::default(), Box::new(Type::Verbatim(ty.into())))
}

fn machine_output(output: &ReturnType, private: &syn::Path) -> TokenStream {
    match output {
        ReturnType::Default => quote!(()),
        ReturnType::Type(_, ty) => output_type(ty, private),
    }
}

/// Whether a function may have a lifetime more than was written. A method of a trait may not.
fn is_free(function: &Function) -> bool {
    let inherited = matches!(function.vis, Visibility::Inherited);
    let in_impl = function.sig.receiver().is_some() || identifiers(function).contains("Self");
    !inherited
        || match owner::owner(function.sig.fn_token.span) {
            Owner::Inherent => true,
            Owner::Trait => false,
            Owner::Unknown => !in_impl,
        }
}

/// `!` is no type that stable Rust lets stand as an associated type, but for this way round.
fn output_type(ty: &Type, private: &syn::Path) -> TokenStream {
    match ty {
        Type::Never(_) => quote!(<fn() -> ! as #private::Returns>::Output),
        _ => quote!(#ty),
    }
}

/// What the step returns: the same, but for what is to be inferred.
pub fn step_output(sig: &Signature, private: &syn::Path) -> TokenStream {
    match &sig.output {
        ReturnType::Default => quote!(()),
        ReturnType::Type(_, ty) => {
            let mut ty = (**ty).clone();
            InferImplTrait.visit_type_mut(&mut ty);
            output_type(&ty, private)
        }
    }
}

/// The signature, and whether the machine is tied to a lifetime, as it is where the arguments' do not do. `borrows`: whether
/// locals are borrowed across awaits, if there are awaits.
pub(super) fn of_object(function: &Function, borrows: Option<bool>) -> (Signature, bool) {
    let outside = &function.private;
    let (sig, body) = (&function.sig, &function.body);
    let awaits_itself = names_itself(body, sig);
    let may_be_tied = borrows.is_some_and(|borrows| lifetimes::is_needed(sig, borrows, awaits_itself));
    let tied =
        (may_be_tied && is_free(function)).then(|| lifetimes::tied(&function.sig, &identifiers(function), outside));
    match tied {
        Some((mut sig, outlives)) => {
            let output = machine_output(&sig.output, outside);
            sig.asyncness = None;
            sig.output = returning(
                quote!(#outside::Coroutine<#outside::Tied<impl #outside::Machine<Output = #output>, #outlives>>),
            );
            (sig, true)
        }
        None => (signature(&function.sig, outside), false),
    }
}

pub(super) fn identifiers(function: &Function) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut see = |ident: &Ident| {
        found.insert(ident.to_string());
    };
    each_identifier(&function.sig, &mut see);
    each_identifier(&function.body, &mut see);
    found
}

/// Whether a body seems to call its function: by its name alone, as `Self::name`, or as a method of `self` or what is made
/// of it. (`Other::name` is most likely what it wraps. A method is not meant by its name alone, nor by `self.field.name()`.)
pub(super) fn names_itself(body: &syn::Block, sig: &Signature) -> bool {
    struct Names<'a>(&'a Signature, bool);
    impl<'ast> syn::visit::Visit<'ast> for Names<'_> {
        fn visit_expr_path(&mut self, path: &'ast syn::ExprPath) {
            let Names(sig, found) = self;
            let segments = &path.path.segments;
            let alone = segments.len() == 1 && sig.receiver().is_none();
            let own = alone || (segments.len() == 2 && segments[0].ident == "Self");
            *found |= own && segments.last().is_some_and(|last| last.ident == sig.ident);
        }
        fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
            let Names(sig, found) = self;
            *found |= sig.receiver().is_some() && call.method == sig.ident && !is_field_of_self(&call.receiver);
            syn::visit::visit_expr_method_call(self, call);
        }
    }
    let mut names = Names(sig, false);
    syn::visit::Visit::visit_block(&mut names, body);
    names.1
}

fn names_self(expr: &syn::Expr) -> bool {
    matches!(expr, syn::Expr::Path(path) if path.path.is_ident("self"))
}

/// `self.field`
fn is_field_of_self(expr: &syn::Expr) -> bool {
    match expr {
        syn::Expr::Field(field) => names_self(&field.base) || is_field_of_self(&field.base),
        _ => false,
    }
}

/// In an expression, `impl Trait` is a type to be inferred.
struct InferImplTrait;
impl VisitMut for InferImplTrait {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        if let Type::ImplTrait(_) = ty {
            *ty = Type::Infer(syn::TypeInfer { attrs: vec![], underscore_token: Default::default() });
        } else {
            syn::visit_mut::visit_type_mut(self, ty);
        }
    }
}
