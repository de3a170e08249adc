//! A lifetime for what is borrowed from several arguments at once.
//!
//! Input: a function's signature. Output: the same, with a name for each lifetime of its arguments, and one more lifetime
//! that they and the type parameters all outlive. What a native `async fn` saves has its lifetimes erased; what ours saves has
//! a type, and the lifetimes in it must be some of the signature's.
//!
//! ```text
//! fn f<T>(a: &str, b: &mut T) -> Coroutine<impl Machine<Output = ()>>
//!   ⇒  fn f<'coroutine, 'a0, 'a1, T>(a: &'a0 str, b: &'a1 mut T)
//!          -> Coroutine<Tied<impl Machine<Output = ()>, &'coroutine (&'a0 (), &'a1 (), PhantomData<T>)>>
//! ```
//!
//! The bounds are implied by the type that is returned, and not written in a `where`: there they would make the lifetimes
//! early-bound, and a function of `for<'a> Fn(&'a str)` would be one no longer.

use super::owner::type_params;
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use std::collections::BTreeSet;
use syn::spanned::Spanned;
use syn::visit_mut::{self, VisitMut};
use syn::{
    FnArg, GenericParam, Lifetime, LifetimeParam, Path, ReceiverKind, Signature, Type, TypeParamBound, parse_quote,
};

/// The signature with names for its lifetimes, and the type that says what outlives what.
pub(super) fn tied(sig: &Signature, used: &BTreeSet<String>, private: &Path) -> (Signature, TokenStream) {
    let mut sig = sig.clone();
    let ours = fresh("coroutine", used);
    let mut name = Name { used, named: vec![], bound: vec![], ours: &ours };
    let mut of_self = None;
    for arg in &mut sig.inputs {
        match arg {
            FnArg::Receiver(receiver) => {
                match &mut receiver.kind {
                    ReceiverKind::Reference(and, lifetime, _) => name.reference(lifetime, and.span()),
                    ReceiverKind::Typed(_, ty) => name.visit_type_mut(ty),
                    _ => {}
                }
                of_self = name.named.first().cloned();
            }
            FnArg::Typed(typed) => name.visit_type_mut(&mut typed.ty),
        }
    }
    let named = name.named;
    // What is elided in the output means that of `self`, or the only one.
    let only = named.first().filter(|first| named.iter().all(|other| other == *first));
    if let Some(meant) = of_self.or_else(|| only.cloned()) {
        Elided(meant).visit_return_type_mut(&mut sig.output);
    }
    let mut outlives: Vec<TokenStream> = vec![];
    let mut lifetimes: Vec<Lifetime> = vec![];
    // Those of the `impl` around, of which what is saved may have some: rustc takes the one that all others outlive.
    let returned = in_output(&sig);
    for lifetime in sig.generics.lifetimes().map(|param| &param.lifetime).chain(&named).chain(&returned) {
        if !lifetimes.contains(lifetime) {
            lifetimes.push(lifetime.clone());
            outlives.push(quote!(&#lifetime ()));
        }
    }
    for param in sig.generics.type_params() {
        let ident = &param.ident;
        outlives.push(quote!(#private::PhantomData<#ident>));
    }
    for name in params_of_impl(&sig) {
        outlives.push(quote!(#private::PhantomData<#name>));
    }
    if sig.receiver().is_some() || used.contains("Self") {
        outlives.push(quote!(#private::PhantomData<Self>));
    }
    let new = named.into_iter().filter(|lifetime| is_ours(lifetime, used));
    let new = std::iter::once(ours.clone()).chain(new);
    for (at, lifetime) in new.enumerate() {
        sig.generics.params.insert(at, GenericParam::Lifetime(LifetimeParam::new(lifetime)));
    }
    (sig, quote!(&#ours (#(#outlives,)*)))
}

/// Whether values of several lifetimes meet in a function, or it is generic: then it may await another one whose lifetime the
/// type parameters have to outlive, or borrow values of their types across an await, and its own lifetimes may not do. A
/// type parameter of the `impl` around it is known by its name. `awaits_itself`: it awaits nothing else that matters, so that
/// its type need not say what outlives what, unless it `borrows` locals of its own.
pub(super) fn is_needed(sig: &Signature, borrows: bool, awaits_itself: bool) -> bool {
    let mut seen = Seen::default();
    for arg in &sig.inputs {
        match arg {
            FnArg::Receiver(receiver) => match &receiver.kind {
                ReceiverKind::Reference(_, lifetime, _) => seen.lifetime(lifetime.as_ref()),
                ReceiverKind::Typed(_, ty) => seen.ty(ty),
                _ => seen.generic = true,
            },
            FnArg::Typed(typed) => seen.ty(&typed.ty),
        }
    }
    let generic = seen.generic
        || sig.generics.type_params().next().is_some()
        || !params_of_impl(sig).is_empty()
        || (names_self(sig) && type_params(sig.ident.span()).is_some_and(|params| !params.is_empty()));
    // One that only what is returned names has nothing to do with those of the arguments.
    let in_arguments = idents(sig.inputs.to_token_stream());
    let declared = sig.generics.lifetimes().map(|param| param.lifetime.ident.to_string());
    seen.lifetimes.extend(declared.filter(|name| !in_arguments.contains(name)));
    seen.lifetimes.len() + seen.elided > 1 || (generic && (borrows || !awaits_itself))
}

/// Whether `Self` is named in a signature: with it, the type parameters of the `impl` around are.
fn names_self(sig: &Signature) -> bool {
    struct Names(bool);
    impl<'ast> syn::visit::Visit<'ast> for Names {
        fn visit_type_path(&mut self, ty: &'ast syn::TypePath) {
            self.0 |= ty.path.segments.first().is_some_and(|first| first.ident == "Self");
            syn::visit::visit_type_path(self, ty);
        }
        fn visit_receiver(&mut self, _: &'ast syn::Receiver) {}
    }
    let mut names = Names(false);
    syn::visit::Visit::visit_signature(&mut names, sig);
    names.0
}

/// What a signature names as type parameters are named, `T` or `IO`, and that is none of its own, if it is one of the `impl`
/// around it. Where that is not known, it most likely is. (A type of such a name does no harm, a constant does.)
fn params_of_impl(sig: &Signature) -> BTreeSet<Ident> {
    struct Names(BTreeSet<Ident>);
    impl<'ast> syn::visit::Visit<'ast> for Names {
        fn visit_type_path(&mut self, ty: &'ast syn::TypePath) {
            let plain = ty.qself.is_none() && ty.path.segments.len() == 1;
            let name = ty.path.get_ident().filter(|_| plain);
            let capital = |name: &&Ident| name.to_string().chars().all(|char| char.is_ascii_uppercase());
            self.0.extend(name.filter(capital).cloned());
            syn::visit::visit_type_path(self, ty);
        }
        fn visit_expr(&mut self, _: &'ast syn::Expr) {}
        fn visit_generics(&mut self, _: &'ast syn::Generics) {}
    }
    let mut names = Names(BTreeSet::new());
    syn::visit::Visit::visit_signature(&mut names, sig);
    for param in &sig.generics.params {
        match param {
            GenericParam::Type(param) => names.0.remove(&param.ident),
            GenericParam::Const(param) => names.0.remove(&param.ident),
            GenericParam::Lifetime(_) => false,
        };
    }
    if !names.0.is_empty()
        && let Some(known) = type_params(sig.ident.span())
    {
        names.0.retain(|name| known.contains(&name.to_string()));
    }
    names.0
}

/// The lifetimes of arguments. What a reference refers to outlives the reference already.
#[derive(Default)]
struct Seen {
    lifetimes: BTreeSet<String>,
    elided: usize,
    generic: bool,
}

impl Seen {
    fn lifetime(&mut self, lifetime: Option<&Lifetime>) {
        match lifetime {
            Some(lifetime) if lifetime.ident == "static" => {}
            Some(lifetime) if lifetime.ident != "_" => {
                self.lifetimes.insert(lifetime.ident.to_string());
            }
            _ => self.elided += 1,
        }
    }

    fn ty(&mut self, ty: &Type) {
        struct Inside<'a>(&'a mut Seen);
        impl<'ast> syn::visit::Visit<'ast> for Inside<'_> {
            fn visit_type(&mut self, ty: &'ast Type) {
                match ty {
                    Type::Reference(reference) => {
                        self.0.lifetime(reference.lifetime.as_ref());
                        let mut inside = Seen::default();
                        inside.ty(&reference.elem);
                        self.0.generic |= inside.generic;
                    }
                    Type::FnPtr(_) => {}
                    Type::ImplTrait(_) => {
                        self.0.generic = true;
                        syn::visit::visit_type(self, ty);
                    }
                    _ => syn::visit::visit_type(self, ty),
                }
            }
            fn visit_parenthesized_generic_arguments(&mut self, _: &'ast syn::ParenthesizedGenericArguments) {}
            fn visit_lifetime(&mut self, lifetime: &'ast Lifetime) {
                self.0.lifetime(Some(lifetime));
            }
        }
        syn::visit::Visit::visit_type(&mut Inside(self), ty);
    }
}

fn fresh(name: &str, used: &BTreeSet<String>) -> Lifetime {
    let mut names = std::iter::once(name.to_string()).chain((0..).map(|n| format!("{name}_{n}")));
    let name = names.find(|name| !used.contains(name)).expect("there are enough numbers");
    Lifetime::new(&format!("'{name}"), Span::mixed_site())
}

fn is_ours(lifetime: &Lifetime, used: &BTreeSet<String>) -> bool {
    !used.contains(&lifetime.ident.to_string())
}

/// Names what is elided, and binds what has no name to our lifetime.
struct Name<'a> {
    used: &'a BTreeSet<String>,
    named: Vec<Lifetime>,
    /// Those of a `for<'a>` around here.
    bound: Vec<String>,
    ours: &'a Lifetime,
}

impl Name<'_> {
    /// Where the lifetime is elided: what rustc says of it, it says there.
    fn new_name(&mut self, at: Span) -> Lifetime {
        let taken =
            |name: &String| self.used.contains(name) || self.named.iter().any(|named| named.ident == name.as_str());
        let name = (0..).map(|n| format!("a{n}")).find(|name| !taken(name)).expect("there are enough numbers");
        let lifetime = Lifetime::new(&format!("'{name}"), Span::mixed_site().located_at(at));
        self.named.push(lifetime.clone());
        lifetime
    }

    fn note(&mut self, lifetime: &mut Lifetime) {
        if lifetime.ident == "_" {
            *lifetime = self.new_name(lifetime.span());
        } else if lifetime.ident != "static" && !self.bound.contains(&lifetime.ident.to_string()) {
            self.named.push(lifetime.clone());
        }
    }

    fn reference(&mut self, lifetime: &mut Option<Lifetime>, and: Span) {
        match lifetime {
            Some(lifetime) => self.note(lifetime),
            None => *lifetime = Some(self.new_name(and)),
        }
    }

    fn within_for(&mut self, bound: Option<&syn::BoundLifetimes>, inner: impl FnOnce(&mut Self)) {
        let depth = self.bound.len();
        let names = bound.into_iter().flat_map(|bound| idents(bound.to_token_stream()));
        self.bound.extend(names);
        inner(self);
        self.bound.truncate(depth);
    }
}

fn idents(tokens: TokenStream) -> Vec<String> {
    tokens
        .into_iter()
        .flat_map(|token| match token {
            TokenTree::Ident(ident) => vec![ident.to_string()],
            TokenTree::Group(group) => idents(group.stream()),
            TokenTree::Punct(_) | TokenTree::Literal(_) => vec![],
        })
        .collect()
}

impl VisitMut for Name<'_> {
    fn visit_type_reference_mut(&mut self, reference: &mut syn::TypeReference) {
        self.reference(&mut reference.lifetime, reference.and_token.span());
        self.visit_type_mut(&mut reference.elem);
        // `&mut impl A + 'a` is ambiguous.
        if let Type::ImplTrait(_) = &*reference.elem {
            let elem = &reference.elem;
            *reference.elem = parse_quote!((#elem));
        }
    }

    fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
        self.note(lifetime);
    }

    // In `fn(&T)` and `Fn(&T)` what is elided is theirs.
    fn visit_type_fn_ptr_mut(&mut self, _: &mut syn::TypeFnPtr) {}
    fn visit_parenthesized_generic_arguments_mut(&mut self, _: &mut syn::ParenthesizedGenericArguments) {}

    fn visit_trait_bound_mut(&mut self, bound: &mut syn::TraitBound) {
        let lifetimes = bound.lifetimes.clone();
        self.within_for(lifetimes.as_ref(), |this| this.visit_path_mut(&mut bound.path));
    }

    fn visit_type_impl_trait_mut(&mut self, inner: &mut syn::TypeImplTrait) {
        visit_mut::visit_type_impl_trait_mut(self, inner);
        let ours = self.ours;
        inner.bounds.push(TypeParamBound::Lifetime(parse_quote!(#ours)));
    }

    fn visit_expr_mut(&mut self, _: &mut syn::Expr) {}
}

/// The lifetimes that are named in what is returned.
fn in_output(sig: &Signature) -> Vec<Lifetime> {
    #[derive(Default)]
    struct Named {
        found: Vec<Lifetime>,
        bound: Vec<String>,
    }
    impl<'ast> syn::visit::Visit<'ast> for Named {
        fn visit_lifetime(&mut self, lifetime: &'ast Lifetime) {
            let name = lifetime.ident.to_string();
            if name != "_" && name != "static" && !self.bound.contains(&name) {
                self.found.push(lifetime.clone());
            }
        }
        fn visit_trait_bound(&mut self, bound: &'ast syn::TraitBound) {
            let depth = self.bound.len();
            self.bound.extend(bound.lifetimes.iter().flat_map(|bound| idents(bound.to_token_stream())));
            self.visit_path(&bound.path);
            self.bound.truncate(depth);
        }
        fn visit_type_fn_ptr(&mut self, _: &'ast syn::TypeFnPtr) {}
        fn visit_parenthesized_generic_arguments(&mut self, _: &'ast syn::ParenthesizedGenericArguments) {}
        fn visit_expr(&mut self, _: &'ast syn::Expr) {}
    }
    let mut named = Named::default();
    syn::visit::Visit::visit_return_type(&mut named, &sig.output);
    named.found
}

struct Elided(Lifetime);

impl VisitMut for Elided {
    fn visit_type_reference_mut(&mut self, reference: &mut syn::TypeReference) {
        reference.lifetime.get_or_insert_with(|| self.0.clone());
        visit_mut::visit_type_reference_mut(self, reference);
    }
    fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
        if lifetime.ident == "_" {
            *lifetime = self.0.clone();
        }
    }
    fn visit_type_fn_ptr_mut(&mut self, _: &mut syn::TypeFnPtr) {}
    fn visit_parenthesized_generic_arguments_mut(&mut self, _: &mut syn::ParenthesizedGenericArguments) {}
    fn visit_expr_mut(&mut self, _: &mut syn::Expr) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tie(sig: Signature) -> Option<String> {
        let used = idents_of(sig.to_token_stream());
        let (tied, outlives) = tied(&sig, &used, &parse_quote!(p));
        is_needed(&sig, false, false).then(|| format!("{} | {outlives}", tied.to_token_stream()))
    }

    fn idents_of(tokens: TokenStream) -> BTreeSet<String> {
        let inside = |token: TokenTree| match token {
            TokenTree::Group(group) => idents_of(group.stream()),
            TokenTree::Ident(ident) => BTreeSet::from([ident.to_string()]),
            _ => BTreeSet::new(),
        };
        tokens.into_iter().flat_map(inside).collect()
    }

    #[test]
    fn one_lifetime_will_do() {
        assert_eq!(tie(parse_quote!(fn f(a: &str, n: u8))), None);
        assert_eq!(tie(parse_quote!(fn f(a: &mut Vec<&str>))), None);
        assert_eq!(tie(parse_quote!(fn f<'a>(a: &'a str, b: &'a str, c: &'static str))), None);
        assert_eq!(tie(parse_quote!(fn f<'a, 'b>(a: &'a mut Vec<&'b str>) -> &'b str)), None);
    }

    #[test]
    fn what_is_returned_may_have_one_of_its_own() {
        assert!(tie(parse_quote!(fn f<'b>(&mut self) -> Data<'b>)).is_some());
    }

    #[test]
    fn what_is_generic_has_to_outlive_what_it_awaits() {
        assert!(tie(parse_quote!(fn f<T>(value: T))).is_some());
        let text = tie(parse_quote!(fn new(reader: R) -> File<R>)).expect("needed");
        assert!(text.contains("PhantomData < R >"), "{text}");
    }

    #[test]
    fn several_are_named() {
        let text = tie(parse_quote!(fn f<'a, T>(a: &'a str, b: &mut T, c: Wrap<'_>, g: fn(&u8)))).expect("needed");
        assert_eq!(
            text,
            "fn f < 'coroutine , 'a0 , 'a1 , 'a , T > (a : & 'a str , b : & 'a0 mut T , c : Wrap < 'a1 > , g : fn (& u8)) \
             | & 'coroutine (& 'a () , & 'a0 () , & 'a1 () , p :: PhantomData < T > ,)"
        );
    }

    #[test]
    fn what_is_elided_in_the_output_is_named_too_where_rust_says_what_it_is() {
        let text = tie(parse_quote!(fn f<T>(a: &u8, b: T) -> Out<'_, &u8>)).expect("needed");
        assert!(text.contains("-> Out < 'a0 , & 'a0 u8 >"), "{text}");
        let text = tie(parse_quote!(fn f(&self, a: &u8) -> &u8)).expect("needed");
        assert!(text.contains("-> & 'a0 u8"), "{text}");
        let text = tie(parse_quote!(fn f(a: &u8, b: &u8) -> &u8)).expect("needed");
        assert!(text.contains("-> & u8"), "{text}");
    }

    #[test]
    fn what_is_returned_may_name_a_lifetime_of_the_impl() {
        let text = tie(parse_quote!(fn decode<R>(source: &mut R, name: &str) -> Data<'a>)).expect("needed");
        assert!(text.contains("| & 'coroutine (& 'a0 () , & 'a1 () , & 'a () ,"), "{text}");
        let text = tie(parse_quote!(fn f<R>(r: R) -> Box<dyn for<'x> Take<Out<'x>, &'b u8>>)).expect("needed");
        assert!(text.contains("| & 'coroutine (& 'b () , p :: PhantomData < R > ,)"), "{text}");
    }

    #[test]
    fn what_has_no_name_is_bound() {
        let text = tie(parse_quote!(fn f(&self, a: impl for<'x> Fn(&u8) -> Out<'x> + '_))).expect("needed");
        assert_eq!(
            text,
            "fn f < 'coroutine , 'a0 , 'a1 > (& 'a0 self , a : impl for < 'x > Fn (& u8) -> Out < 'x > + 'a1 + 'coroutine) \
             | & 'coroutine (& 'a0 () , & 'a1 () , p :: PhantomData < Self > ,)"
        );
    }
}
