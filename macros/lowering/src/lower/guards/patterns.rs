//! Patterns of arms whose guards suspend, in other forms: one that binds nothing, one for a reference to what is matched.

use crate::locals::{LocalId, Locals, marked};
use crate::lower::bindings;
use crate::syntax::wild;
use proc_macro2::Ident;
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{FieldPat, Lit, Pat, PatIdent};

/// How a pattern binds a name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Binding {
    /// `s`: the value, or a reference where what is matched is one.
    ByValue,
    /// `ref s`
    ByReference,
    /// `ref mut s`
    Exclusive,
}

/// How `pat` binds `name`.
pub(super) fn kind_of(pat: &Pat, name: LocalId) -> Binding {
    let mut kind = Binding::ByValue;
    each_binding(pat, |ident| {
        if marked(&ident.ident) == Some(name) {
            kind = match (&ident.by_ref, &ident.mutability) {
                (None, _) => Binding::ByValue,
                (Some(_), None) => Binding::ByReference,
                (Some(_), Some(_)) => Binding::Exclusive,
            };
        }
    });
    kind
}

/// Whether a pattern borrows what is matched exclusively.
pub(super) fn has_ref_mut(pat: &Pat) -> bool {
    bindings(pat).into_iter().any(|name| kind_of(pat, name) == Binding::Exclusive)
}

fn each_binding(pat: &Pat, see: impl FnMut(&PatIdent)) {
    struct Each<F>(F);
    impl<'ast, F: FnMut(&PatIdent)> Visit<'ast> for Each<F> {
        fn visit_expr(&mut self, _: &'ast syn::Expr) {}
        fn visit_pat_ident(&mut self, ident: &'ast PatIdent) {
            if marked(&ident.ident).is_some() {
                (self.0)(ident);
            }
            visit::visit_pat_ident(self, ident);
        }
    }
    Each(see).visit_pat(pat);
}

/// Whether a pattern, without its `&`s and `ref`s, matches a reference as it matches the value: a string or a constant does
/// not, where no struct or tuple is around it.
pub(super) fn binds_alike(pat: &Pat) -> bool {
    struct Differs(bool);
    impl<'ast> Visit<'ast> for Differs {
        fn visit_pat_ident(&mut self, ident: &'ast PatIdent) {
            self.0 |= ident.subpat.is_some();
        }
        fn visit_pat_reference(&mut self, _: &'ast syn::PatReference) {
            self.0 = true;
        }
        fn visit_lit(&mut self, literal: &'ast Lit) {
            self.0 |= matches!(literal, Lit::Str(_) | Lit::ByteStr(_) | Lit::CStr(_));
        }
    }
    let mut differs = Differs(false);
    differs.visit_pat(pat);
    !differs.0
}

/// The pattern that matches the same and binds nothing.
pub(super) fn unbound(pat: &Pat) -> Pat {
    let mut pat = pat.clone();
    Only { name: LocalId(usize::MAX), found: &Ident::new("nothing", proc_macro2::Span::mixed_site()) }
        .visit_pat_mut(&mut pat);
    pat
}

/// What is left of a pattern that binds with `@`, or by a name alone, something that is not wanted.
fn without_name(ident: &mut PatIdent) -> Pat {
    ident.subpat.take().map_or_else(wild, |(_, inner)| *inner)
}

/// Makes patterns bind one name by value, in another variable, and nothing else.
pub(super) struct Only<'a> {
    pub(super) name: LocalId,
    pub(super) found: &'a Ident,
}

impl VisitMut for Only<'_> {
    fn visit_expr_mut(&mut self, _: &mut syn::Expr) {}
    fn visit_pat_mut(&mut self, pat: &mut Pat) {
        visit_mut::visit_pat_mut(self, pat);
        let Pat::Ident(ident) = pat else { return };
        match marked(&ident.ident) {
            Some(local) if local == self.name => {
                (ident.mutability, ident.ident) = (None, self.found.clone());
            }
            Some(_) => *pat = without_name(ident),
            None => {}
        }
    }
}

/// Makes patterns that are matched against a reference to the same place, and bind references in other variables.
pub(super) struct ByReference<'a> {
    pub(super) locals: &'a Locals,
    pub(super) from: &'a [LocalId],
    pub(super) to: &'a [LocalId],
    /// What is matched is known to match.
    pub(super) loosely: bool,
}

impl VisitMut for ByReference<'_> {
    fn visit_expr_mut(&mut self, _: &mut syn::Expr) {}
    fn visit_field_pat_mut(&mut self, field: &mut FieldPat) {
        self.visit_pat_mut(&mut field.pat);
    }
    fn visit_pat_mut(&mut self, pat: &mut Pat) {
        visit_mut::visit_pat_mut(self, pat);
        match pat {
            Pat::Ident(ident) => match marked(&ident.ident) {
                Some(local) => match self.from.iter().position(|from| *from == local) {
                    Some(at) => {
                        let (span, to) = (ident.ident.span(), self.to[at]);
                        (ident.by_ref, ident.mutability) = (None, None);
                        ident.ident = self.locals.ident(to, span);
                    }
                    None => *pat = without_name(ident),
                },
                None if self.loosely => *pat = wild(),
                None => {}
            },
            Pat::Reference(inner) => *pat = (*inner.pat).clone(),
            Pat::Lit(_) | Pat::Path(_) | Pat::Range(_) | Pat::Const(_) if self.loosely => *pat = wild(),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use quote::ToTokens;
    use syn::parse::Parser;

    fn pattern(text: &str) -> Pat {
        Pat::parse_multi.parse_str(text).expect("a pattern")
    }

    #[test]
    fn a_pattern_that_binds_nothing() {
        let text = |text: &str| unbound(&pattern(text)).to_token_stream().to_string();
        assert_eq!(text("Some(n__coropy0 @ 1..)"), "Some (1 ..)");
        assert_eq!(text("P { x: ref x__coropy0, y: &y__coropy1 }"), "P { x : _ , y : & _ }");
        assert_eq!(text("[a__coropy0, rest__coropy1 @ ..]"), "[_ , ..]");
    }

    #[test]
    fn a_pattern_for_a_reference() {
        let by_reference = |text: &str, loosely: bool| {
            let (mut pat, mut locals) = (pattern(text), Locals::default());
            let [one, other] = ["one", "other"].map(|name| locals.temp(name, proc_macro2::Span::call_site()));
            ByReference { locals: &locals, from: &[LocalId(7)], to: &[other], loosely }.visit_pat_mut(&mut pat);
            assert_ne!(one, other);
            pat.to_token_stream().to_string()
        };
        assert_eq!(by_reference("P(ref mut n__coropy7, m__coropy8, 1)", false), "P (other0__coropy1 , _ , 1)");
        assert_eq!(by_reference("&(mut n__coropy7, None)", false), "(other0__coropy1 , None)");
        assert_eq!(by_reference("n__coropy7 @ \"a\"", true), "other0__coropy1 @ _");
    }
}
