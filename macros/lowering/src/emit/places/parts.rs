//! Parts of anchored locals, and temporaries that are given their value where they stand.
//!
//! Input: a field by value, a method call on a field that a probe has asked about, a `let` or a `match` that takes a part, a
//! borrowed array. Output: code that tells the local's handle what is gone, or there.

use super::*;

impl Places<'_> {
    /// A part of a tracked local, used by value.
    pub(super) fn moved_part(&mut self, expr: &Expr) -> Option<Expr> {
        let (local, path) = path_of(expr)?;
        let part = Part::at(path, expr.span()).written(expr);
        let bits = self.emit.facts.tracked.bits(local, &part);
        if bits == 0 || !self.anchored(local) || self.lent.contains(&local) {
            return None;
        }
        let mut place = expr.clone();
        self.visit_place(&mut place, Use::Read);
        Some(self.emit.move_field(local, &part, bits, &place))
    }

    /// A struct that takes what it does not give itself of a tracked local.
    pub(super) fn updated(&mut self, local: LocalId, part: &Part, literal: &syn::ExprStruct) -> Option<Expr> {
        let bits = self.emit.facts.tracked.bits(local, part);
        if bits == 0 || !self.anchored(local) || self.lent.contains(&local) {
            return None;
        }
        Some(self.emit.update(local, part, bits, literal.rest.as_ref()?, literal))
    }

    /// An argument. A field of a tracked local that is given away and used again may be an exclusive reference, which is
    /// reborrowed.
    pub(in crate::emit) fn visit_argument(&mut self, arg: &mut Expr) {
        let of = path_of(arg).filter(|(local, path)| {
            let tracked = self.emit.is_tracked(*local) && self.anchored(*local) && !self.lent.contains(local);
            tracked && !path.is_whole() && !path.has_deref()
        });
        let moved = of.as_ref().and_then(|_| self.moved_part(arg));
        match (of, moved) {
            (Some(_), Some(moved)) => *arg = moved,
            (Some(_), None) => {
                let (private, at, whole) = (self.emit.private(), here(arg), arg.clone());
                self.visit_place(arg, Use::Read);
                let checked = quote_spanned!(at=> unsafe { #private::Checked::by_witness() });
                let part = quote_spanned!(at=> (&&#private::AgainPart::of(&#arg, #checked)).again());
                *arg = within(&whole, part);
            }
            (None, _) => self.visit_expr_mut(arg),
        }
    }

    /// A field that a method takes as its name says, moved out: `into_iter` could be called on a reference instead.
    pub(super) fn taken_field(&self, call: &syn::ExprMethodCall, field: Expr) -> Expr {
        if call.method != "into_iter" {
            return field;
        }
        let (private, at) = (self.emit.private(), Span::mixed_site().located_at(call.method.span()));
        let taken = quote_spanned!(at=> #private::taken_by_into_iter);
        let field = within(&call.receiver, field.to_token_stream());
        within(&call.receiver, quote!(#taken(#field)))
    }

    /// A method call on a temporary that it takes.
    pub(super) fn taken(&mut self, call: &mut syn::ExprMethodCall) {
        let Some(mut value) = taken::marked(&call.receiver).cloned() else { return };
        let (at, receiver) = (call.receiver.clone(), self.emit.local("receiver"));
        let mut copy = Places::new(self.emit, self.block, self.live_after, self.before, self.effects);
        copy.lent = self.lent.clone();
        copy.given = self.given.clone();
        let shown: TokenStream = self.emit.takes(call, &receiver, copy).into();
        self.visit_expr_mut(&mut value);
        *call.receiver = match shown.is_empty() {
            true => value,
            false => within(&at, quote!(match #value { #receiver => { #shown #receiver } })),
        };
        call.args.iter_mut().for_each(|arg| self.visit_argument(arg));
    }

    /// The field that a probe has asked about, as the receiver of its method.
    pub(super) fn probed_part(&mut self, rest: LocalId, at: &Expr) -> Option<Expr> {
        let probe = self.emit.body.probe_of(rest)?;
        let part = probe.probed_part()?;
        let crate::ir::Stmt::Probe { of, call, moved, .. } = probe else { return None };
        let bits = self.emit.facts.tracked.bits(*of, &part);
        let mut place = (*call.receiver).clone();
        if bits == 0 {
            self.visit_place(&mut place, Use::Write);
            return Some(place);
        }
        if let Some(taken) = moved.filter(|_| part.path.is_whole()) {
            let receiver = self.emit.moved_receiver(rest, *of, taken, here(at));
            return Some(within(at, receiver.into()));
        }
        let root = self.emit.probed_root(rest, (*of, &part, bits), *moved, here(at));
        Some(rooted(place, &within(at, root.into())))
    }

    /// A reference to a temporary that is given its value here: what is expected of the one is expected of the other.
    pub(super) fn filled(&mut self, reference: &ExprReference) -> Expr {
        let Some((local, value)) = filled(&reference.expr) else { return Expr::Reference(reference.clone()) };
        let (mut value, mutability) = (value.clone(), reference.mutability);
        self.visit_expr_mut(&mut value);
        let name = self.emit.body.locals.ident(local, self.emit.body.locals[local].span);
        if !self.emit.is_tracked(local) {
            let path: Expr = parse_quote!(#name);
            let place = if self.anchored(local) { self.place(local, Use::Write, &path) } else { path };
            return parse_quote!({ #name = #value; &#mutability #place });
        }
        let put = Ident::new(if mutability.is_some() { "put_mut" } else { "put" }, Span::call_site());
        let private = self.emit.private();
        parse_quote!(#name.#put(#value, unsafe { #private::Checked::by_witness() }))
    }

    /// A statement. A `let` whose pattern takes a part of a tracked local becomes two.
    pub fn statement(&mut self, mut stmt: Stmt) -> Vec<Stmt> {
        if let Stmt::Local(local) = &stmt
            && let Some(init) = &local.init
            && init.diverge.is_none()
            && let pat = untyped(&local.pat)
            && let Some((of, path)) = path_of(&init.expr)
            && !(path.is_whole() && takes_all(pat))
            && !matches!(pat, Pat::Ident(ident) if ident.subpat.is_none())
        {
            let part = Part::matched(path, pat, pat.span()).written(&init.expr);
            let bits = self.emit.facts.tracked.bits(of, &part);
            if bits != 0 && self.anchored(of) && !self.lent.contains(&of) {
                let by_reference = ByReference::new(std::iter::once(pat));
                let code = |this: &Self, handle: &Ident| this.emit.move_bindings(of, handle, &part, bits).into();
                return self.matched_by_reference(local, of, by_reference, code);
            }
        }
        if let Stmt::Local(local) = &stmt
            && let Some(init) = &local.init
            && local.attrs.is_empty()
            && let Some(of) = self.found_again_in(&init.expr, std::iter::once(&local.pat))
        {
            let by_reference = ByReference::new(std::iter::once(&local.pat)).exclusive();
            let code = |this: &Self, handle: &Ident| this.found_again(of, handle, &init.expr, &local.pat);
            return self.matched_by_reference(local, of, by_reference, code);
        }
        if let Stmt::Local(local) = &mut stmt
            && matches!(&local.pat, Pat::Ident(ident) if ident.by_ref.is_none() && ident.subpat.is_none())
            && let Some(init) = &mut local.init
            && self.is_out_of_a_box_again(&init.expr)
        {
            *init.expr = self.again(&init.expr);
            return vec![stmt];
        }
        if let Stmt::Local(local) = &mut stmt
            && takes_all(untyped(&local.pat))
            && let Some(init) = local.init.as_mut().filter(|init| init.diverge.is_none())
            && let is_anchored = path_of(&init.expr).is_some_and(|(local, _)| self.anchored(local))
            && self.part_again(&mut init.expr, is_anchored)
        {
            return vec![stmt];
        }
        self.visit_stmt_mut(&mut stmt);
        vec![stmt]
    }

    /// A `let` that matches by reference, and then binds by value what that has found: so does `code`, with the handle.
    fn matched_by_reference(
        &mut self,
        local: &syn::Local,
        of: LocalId,
        mut by_reference: ByReference,
        code: impl Fn(&Self, &Ident) -> TokenStream,
    ) -> Vec<Stmt> {
        let Some(init) = &local.init else { return vec![] };
        let (mut pat, mut place) = (untyped(&local.pat).clone(), (*init.expr).clone());
        by_reference.visit_pat_mut(&mut pat);
        self.visit_place(&mut place, Use::Write);
        let place = by_reference.scrutinee(place);
        let diverge = init.diverge.as_ref().map(|(_, diverge)| {
            let mut diverge = diverge.clone();
            self.visit_expr_mut(&mut diverge);
            quote!(else #diverge)
        });
        let name = |local: LocalId| self.emit.names.text(local);
        // `let (a, _) = a;` inside of a statement: the handle is needed once more.
        let shadowed = by_value(&pat).into_iter().any(|bound| name(bound) == name(of));
        let handle = if shadowed { self.emit.local("handle") } else { self.emit.handle_of(of) };
        let alias: Option<Stmt> = shadowed.then(|| {
            let shadowed = self.emit.handle_of(of);
            parse_quote!(let #handle = &#shadowed;)
        });
        let code = code(self, &handle);
        let rest = [parse_quote!(let #pat = #place #diverge;), parse_quote!(#code)];
        alias.into_iter().chain(rest).collect()
    }

    /// A field that is used by value and mentioned again, or that a `let` or a `for` takes from behind a reference. That it cannot
    /// be moved out of there says the witness, in other words than rustc would of the step.
    pub(super) fn part_again(&mut self, expr: &mut Expr, is_taken: bool) -> bool {
        let Some((local, path)) = path_of(expr).filter(|(local, _)| !self.lent.contains(local)) else { return false };
        if path.is_whole() || path.has_deref() || self.emit.is_tracked(local) {
            return false;
        }
        let is_reference = || matches!(self.emit.body.locals[local].ty, Some(syn::Type::Reference(_)));
        let is_again = self.emit.facts.tracked.used_again.contains(&(local, path)) || (is_taken && is_reference());
        if is_again {
            *expr = self.again(expr);
        }
        is_again
    }

    /// The same of what a `let` takes out of something that may be a box, if that is no reference and certain to be mentioned again:
    /// what ends the function in between would have to drop the rest of it.
    fn is_out_of_a_box_again(&self, expr: &Expr) -> bool {
        let Expr::Unary(syn::ExprUnary { op: UnOp::Deref(_), expr: pointer, .. }) = expr else { return false };
        local_of(pointer).is_some_and(|local| {
            let info = &self.emit.body.locals[local];
            let is_reference = info.copy || matches!(info.ty, Some(syn::Type::Reference(_) | syn::Type::Ptr(_)));
            let is_held = !self.lent.contains(&local) && !self.emit.is_tracked(local);
            is_held && !is_reference && self.emit.is_certain_to_be_mentioned(self.block, local)
        })
    }

    fn again(&mut self, field: &Expr) -> Expr {
        let (private, at, mut place) = (self.emit.private(), here(field), field.clone());
        self.visit_place(&mut place, Use::Read);
        let checked = quote_spanned!(at=> unsafe { #private::Checked::by_witness() });
        within(field, quote_spanned!(at=> #private::part_again(&#place, #checked)))
    }

    /// What each arm of a match takes of a tracked local; nothing if none takes any.
    pub fn taken_by_arms<'p>(&self, scrutinee: &Expr, pats: impl Iterator<Item = &'p Pat>) -> Vec<TokenStream> {
        let Some((local, path)) = path_of(scrutinee).filter(|(local, _)| self.emit.is_tracked(*local)) else {
            return vec![];
        };
        let mut any = false;
        let arms = pats.map(|pat| {
            let part = Part::matched(path.clone(), unguarded(pat), pat.span()).written(scrutinee);
            let bits = self.emit.facts.tracked.bits(local, &part);
            any |= bits != 0;
            if bits == 0 {
                quote!()
            } else {
                self.emit.move_bindings(local, &self.emit.handle_of(local), &part, bits).into()
            }
        });
        let arms = arms.collect();
        if any { arms } else { vec![] }
    }

    /// A reference to what is looked at only.
    pub fn shared(&mut self, place: &Expr) -> crate::code::TokenStream {
        let mut place = place.clone();
        self.visit_place(&mut place, Use::Read);
        // What binds looser than the `&`.
        let shared = match place {
            Expr::Binary(_) | Expr::Cast(_) | Expr::Range(_) | Expr::Closure(_) | Expr::Assign(_) => quote!(&(#place)),
            place => quote!(&#place),
        };
        self.emit.names.unmark(shared)
    }
}

/// A field of something else than of what it is written to be one of.
fn rooted(mut place: Expr, root: &Expr) -> Expr {
    match &mut place {
        Expr::Field(field) => *field.base = rooted((*field.base).clone(), root),
        Expr::Paren(inner) => *inner.expr = rooted((*inner.expr).clone(), root),
        Expr::Group(inner) => *inner.expr = rooted((*inner.expr).clone(), root),
        _ => return root.clone(),
    }
    place
}

/// A pattern without its type.
fn untyped(pat: &Pat) -> &Pat {
    match pat {
        Pat::Type(typed) => untyped(&typed.pat),
        pat => pat,
    }
}
