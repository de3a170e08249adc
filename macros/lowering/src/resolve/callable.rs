//! Which values can be called only once, as far as their written type tells: a call moves them.
//!
//! Input: a function's generics, a type. Output: the type parameters that are bound by `FnOnce` or `AsyncFnOnce`; whether
//! the type is such a parameter, an `impl FnOnce`, or a box of one. A value that can also be called by reference is.

use std::collections::HashSet;
use syn::punctuated::Punctuated;
use syn::{GenericArgument, GenericParam, Generics, PathArguments, Token, Type, TypeParamBound, WherePredicate};

type Bounds = Punctuated<TypeParamBound, Token![+]>;

/// The type parameters whose values can be called once.
pub(super) fn once_params(generics: &Generics) -> HashSet<String> {
    let predicates = generics.where_clause.iter().flat_map(|clause| &clause.predicates);
    let params = generics.params.iter().filter_map(|param| match param {
        GenericParam::Type(param) => Some(param),
        _ => None,
    });
    params
        .filter(|param| {
            let elsewhere = predicates.clone().filter_map(|predicate| match predicate {
                WherePredicate::Type(predicate) => match &predicate.bounded_ty {
                    Type::Path(path) if path.path.is_ident(&param.ident) => Some(&predicate.bounds),
                    _ => None,
                },
                _ => None,
            });
            let all: Vec<&Bounds> = std::iter::once(&param.bounds).chain(elsewhere).collect();
            is_once_bound(&all)
        })
        .map(|param| param.ident.to_string())
        .collect()
}

/// Whether values of a type can be called once.
pub(super) fn is_once(ty: &Type, params: &HashSet<String>) -> bool {
    match ty {
        Type::Paren(inner) => is_once(&inner.elem, params),
        Type::Group(inner) => is_once(&inner.elem, params),
        Type::ImplTrait(inner) => is_once_bound(&[&inner.bounds]),
        Type::TraitObject(inner) => is_once_bound(&[&inner.bounds]),
        Type::Path(path) if path.qself.is_none() => {
            let Some(last) = path.path.segments.last() else { return false };
            match &last.arguments {
                PathArguments::None => path.path.get_ident().is_some_and(|name| params.contains(&name.to_string())),
                PathArguments::AngleBracketed(arguments) if last.ident == "Box" => {
                    arguments.args.iter().any(|argument| match argument {
                        GenericArgument::Type(inner @ (Type::TraitObject(_) | Type::Path(_))) => is_once(inner, params),
                        _ => false,
                    })
                }
                _ => false,
            }
        }
        _ => false,
    }
}

fn is_once_bound(bounds: &[&Bounds]) -> bool {
    let has = |names: &[&str]| {
        bounds.iter().flat_map(|bounds| bounds.iter()).any(|bound| match bound {
            TypeParamBound::Trait(bound) => {
                bound.path.segments.last().is_some_and(|last| names.iter().any(|name| last.ident == name))
            }
            _ => false,
        })
    };
    has(&["FnOnce", "AsyncFnOnce"]) && !has(&["Fn", "FnMut", "AsyncFn", "AsyncFnMut"])
}

#[cfg(test)]
mod tests {
    use super::*;
    use syn::parse_quote;

    #[test]
    fn by_bound_and_by_type() {
        let function: syn::ItemFn = parse_quote! {
            fn f<A: FnOnce(), B, C: Fn(), D: FnOnce() + Fn()>() where B: Send, B: AsyncFnOnce(&u8) -> u8 {}
        };
        let params = once_params(&function.sig.generics);
        let once = |ty: Type| is_once(&ty, &params);
        assert!(once(parse_quote!(A)) && once(parse_quote!(B)));
        assert!(!once(parse_quote!(C)) && !once(parse_quote!(D)) && !once(parse_quote!(E)));
        assert!(once(parse_quote!(impl FnOnce() + Send)) && once(parse_quote!(Box<dyn FnOnce(u8) -> u8 + Send>)));
        assert!(once(parse_quote!(Box<A>)) && once(parse_quote!(std::boxed::Box<dyn core::ops::FnOnce()>)));
        assert!(!once(parse_quote!(&A)) && !once(parse_quote!(Box<dyn FnMut()>)) && !once(parse_quote!(Option<A>)));
    }
}
