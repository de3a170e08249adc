//! Patterns of which a part is moved out later: they are matched by reference first.
//!
//! ```text
//! match x { (a, _) if f(a) => … }   ⇒   match &x { (a, _) if f(*a) => … }
//! match x { (a, ref b) => … }       ⇒   match x { (ref a, ref b) => … }
//! ```

use crate::analysis::parts::{by_value, path_of};
use crate::analysis::tracked::unguarded;
use crate::locals::{LocalId, marked};
use crate::set::Set;
use quote::ToTokens;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, Pat, parse_quote, parse_quote_spanned};

/// Patterns that are matched by reference instead of by value.
pub(in crate::emit) struct ByReference {
    /// Whether the references are written, `ref a`, or come from matching a reference.
    written: bool,
    /// What is matched.
    pub(super) of: Option<LocalId>,
    /// Whether what is matched may be, or hold, an exclusive reference that is used again.
    exclusive: bool,
    /// What is bound by reference now.
    bound: Set,
}

impl ByReference {
    /// For the patterns of one `let` or `match`. Where one of them has a `&` or a `ref`, it says itself where references
    /// are, and matching a reference would change that.
    pub(in crate::emit) fn new<'p>(pats: impl Iterator<Item = &'p Pat> + Clone) -> Self {
        struct Refs(bool);
        impl<'ast> Visit<'ast> for Refs {
            fn visit_expr(&mut self, _: &'ast Expr) {}
            fn visit_pat_ident(&mut self, ident: &'ast syn::PatIdent) {
                self.0 |= ident.by_ref.is_some();
                visit::visit_pat_ident(self, ident);
            }
            fn visit_pat_reference(&mut self, _: &'ast syn::PatReference) {
                self.0 = true;
            }
        }
        let mut refs = Refs(false);
        pats.clone().for_each(|pat| refs.visit_pat(unguarded(pat)));
        ByReference { written: refs.0, of: None, exclusive: false, bound: pats.flat_map(by_value).collect() }
    }

    /// For a match on a tracked local, or a part of it.
    pub(in crate::emit) fn on(self, scrutinee: &Expr) -> Self {
        ByReference { of: path_of(scrutinee).map(|(local, _)| local), ..self }
    }

    /// For a match on what is mentioned again.
    pub(in crate::emit) fn exclusive(self) -> Self {
        ByReference { exclusive: true, ..self }
    }

    /// What is matched.
    pub(in crate::emit) fn scrutinee(&self, place: Expr) -> Expr {
        match (self.written, self.exclusive) {
            (true, _) => place,
            (false, false) => parse_quote!(&#place),
            (false, true) => parse_quote_spanned!(place.span()=> &mut #place),
        }
    }
}

impl VisitMut for ByReference {
    fn visit_pat_mut(&mut self, pat: &mut Pat) {
        match pat {
            Pat::Guard(guard) => {
                self.visit_pat_mut(&mut guard.pat);
                let code = crate::emit::places::deref_names(guard.guard.to_token_stream(), &self.bound);
                if let Ok(code) = syn::parse2(code) {
                    *guard.guard = code;
                }
            }
            Pat::Ident(ident) => {
                if ident.by_ref.is_none() && marked(&ident.ident).is_some() {
                    ident.mutability = None;
                    ident.by_ref = self.written.then(Default::default);
                }
                visit_mut::visit_pat_ident_mut(self, ident);
            }
            // What is bound behind a reference is copied there.
            Pat::Reference(_) => {}
            _ => visit_mut::visit_pat_mut(self, pat),
        }
    }
}
