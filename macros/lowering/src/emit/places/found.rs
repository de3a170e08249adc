//! What patterns find in an anchored local that is mentioned again.
//!
//! Input: what is matched, and patterns that bind by value. Output: the match by reference, and what is found, by value.
//!
//! ```text
//! if let Some(name) = person { … }   ⇒   if let Some(name) = &mut (*unsafe { person.place() }) {
//!                                            let (name, ()) = found_again((name, ()), |person| match person { … }, &person, …); … }
//! ```
//!
//! If what is found is moved, rustc refuses the witness. Of the place it would say in other words that nothing is moved out of there.

use super::*;

impl Places<'_> {
    /// The local, if it is matched so.
    pub(super) fn found_again_in<'p>(
        &self,
        scrutinee: &Expr,
        mut pats: impl Iterator<Item = &'p Pat> + Clone,
    ) -> Option<LocalId> {
        let local = self.anchored_in(scrutinee)?;
        let info = &self.emit.body.locals[local];
        let is_again = self.live_after.contains(&local) || self.effects.again.contains(&local);
        let may_be_moved = !info.copy && !matches!(info.ty, Some(syn::Type::Reference(_) | syn::Type::Ptr(_)));
        let is_held = !self.lent.contains(&local) && !self.emit.is_tracked(local);
        let finds = pats.clone().any(|pat| !by_value(pat).is_empty());
        (is_again && may_be_moved && is_held && finds && pats.all(is_plain)).then_some(local)
    }

    /// What each arm of a match finds so; nothing if none does.
    pub fn found_again_by_arms<'p>(
        &self,
        scrutinee: &Expr,
        pats: impl Iterator<Item = &'p Pat> + Clone,
    ) -> Vec<TokenStream> {
        let Some(local) = self.found_again_in(scrutinee, pats.clone()) else { return vec![] };
        pats.map(|pat| self.found_again(local, &self.emit.handle_of(local), scrutinee, pat)).collect()
    }

    /// What a pattern finds so.
    pub(super) fn found_again(&self, local: LocalId, handle: &Ident, scrutinee: &Expr, pat: &Pat) -> TokenStream {
        let part = Part::matched(Path::default(), pat, pat.span()).written(scrutinee);
        self.emit.bindings_again(local, handle, &part).into()
    }
}

/// Whether what a pattern finds is the same behind a reference: nowhere in it is there another one, and it is no constant, which
/// would have to be one itself.
fn is_plain(pat: &Pat) -> bool {
    match pat {
        Pat::Wild(_) => true,
        Pat::Ident(ident) => marked(&ident.ident).is_none() && !is_constant(&ident.ident),
        Pat::Path(path) => path.path.segments.last().is_some_and(|last| !is_constant(&last.ident)),
        Pat::Or(or) => or.cases.iter().all(is_plain),
        Pat::Paren(inner) => is_plain(&inner.pat),
        Pat::Struct(_) | Pat::Tuple(_) | Pat::TupleStruct(_) => has_no_reference(pat),
        _ => false,
    }
}

fn is_constant(name: &Ident) -> bool {
    let name = name.to_string();
    name.len() > 1 && !name.contains(|letter: char| letter.is_lowercase())
}

fn has_no_reference(pat: &Pat) -> bool {
    struct References(bool);
    impl<'ast> Visit<'ast> for References {
        fn visit_pat_ident(&mut self, ident: &'ast syn::PatIdent) {
            self.0 |= ident.by_ref.is_some() || ident.subpat.is_some();
        }
        fn visit_pat_reference(&mut self, _: &'ast syn::PatReference) {
            self.0 = true;
        }
        fn visit_macro(&mut self, _: &'ast Macro) {
            self.0 = true;
        }
    }
    let mut references = References(false);
    references.visit_pat(pat);
    !references.0
}
