//! Assignments to anchored locals.
//!
//! Input: an assignment. Output: one into the place, if it holds something, or one that makes a new handle; several
//! assignments where a destructuring one names a tracked local.

use super::*;

impl Places<'_> {
    /// `x = value`: into the place if it holds something, else a new handle.
    pub(super) fn assign(&mut self, local: LocalId, left: &Expr, mut right: Expr) -> Expr {
        self.visit_expr_mut(&mut right);
        if self.emit.is_tracked(local) && !self.lent.contains(&local) {
            let fresh = self.emit.local("fresh");
            let assign = self.emit.assign_tracked(local, left, &fresh);
            return self.emit.renewed(local, left, right, &fresh, &assign);
        }
        if self.lent.contains(&local) || self.before.get(&local) == Some(&Init::Yes) {
            let place = self.place(local, Use::Write, left);
            return parse_quote!(#place = #right);
        }
        if self.effects.assigned != Some(local) || self.effects.maybe_assigned.contains(&local) {
            return first_value(left);
        }
        let fresh = self.emit.local("fresh");
        let anchor = self.emit.anchor(local, &quote!(#fresh).into());
        self.emit.renewed(local, left, right, &fresh, &quote!(#left = #anchor;))
    }

    /// `self.f = value` in a method that takes `&self`: rustc refuses it, whatever the type, and says so of the witness. Its
    /// borrows are not looked at where it cannot be reached.
    pub(super) fn is_assigned_in_vain(&self, expr: &Expr) -> bool {
        let place = match expr {
            Expr::Assign(assign) => &assign.left,
            Expr::Binary(binary) if is_compound(&binary.op) => &binary.left,
            _ => return false,
        };
        let Some((local, path)) = path_of(place) else { return false };
        let info = &self.emit.body.locals[local];
        let is_shared = matches!(&info.ty, Some(syn::Type::Reference(reference)) if reference.mutability.is_none());
        info.name == "self" && is_shared && !path.is_whole() && !path.has_deref()
    }

    /// `x.f = value` where the field may have been moved out.
    pub(super) fn refill(&mut self, left: &Expr, right: &Expr) -> Option<Expr> {
        let (local, path) = path_of(left)?;
        let tracked = &self.emit.facts.tracked;
        let (own, bits) = (tracked.bits(local, &Part::field(path.clone())), tracked.bits_inside(local, &path));
        if bits == 0 || !self.anchored(local) || self.lent.contains(&local) {
            return None;
        }
        let (mut left, mut right) = (left.clone(), right.clone());
        self.visit_expr_mut(&mut right);
        self.visit_place(&mut left, Use::Write);
        let (private, fresh) = (self.emit.private(), self.emit.local("fresh"));
        let name = self.emit.body.locals.ident(local, left.span());
        if bits == own {
            let refill = quote!(#private::refill(&mut #left, #fresh, unsafe { #name.part(#bits) }););
            return Some(self.emit.refilled(&left, right, &fresh, &refill));
        }
        let rest = self.emit.rest_of_field(local, &path);
        let refill = quote!(#private::refill_rest(&mut #left, #fresh, unsafe { #name.part(#bits) }, #own, #rest););
        Some(self.emit.refilled(&left, right, &fresh, &refill))
    }

    /// `(a, b) = value` where one of them is tracked: bound first, then assigned one by one, which is what it stands for
    /// ([the reference](https://doc.rust-lang.org/reference/expressions/operator-expr.html#destructuring-assignments)).
    pub(super) fn one_by_one(&mut self, left: &Expr, right: &Expr) -> Option<Expr> {
        let tracked = mentioned_in(left)
            .into_iter()
            .any(|local| self.emit.is_tracked(local) && self.anchored(local) && !self.lent.contains(&local));
        if !tracked || is_part(left) || is_indexed(left) {
            return None;
        }
        let mut assigned = vec![];
        let pat = self.assignee_as_pattern(left, &mut assigned);
        let mut right = right.clone();
        self.visit_expr_mut(&mut right);
        let assigns = assigned.into_iter().map(|(place, fresh)| {
            let mut assign: Expr = parse_quote!(#place = #fresh);
            self.visit_expr_mut(&mut assign);
            assign
        });
        let assigns: Vec<Expr> = assigns.collect();
        Some(parse_quote!({
            let #pat = #right;
            #(#assigns;)*
        }))
    }

    pub(super) fn assignee_as_pattern(&self, expr: &Expr, assigned: &mut Vec<(Expr, Ident)>) -> TokenStream {
        match expr {
            Expr::Infer(_) => quote!(_),
            Expr::Range(range) if range.start.is_none() && range.end.is_none() => quote!(..),
            Expr::Tuple(tuple) => {
                let elems = tuple.elems.iter().map(|elem| self.assignee_as_pattern(elem, assigned));
                let elems: Vec<_> = elems.collect();
                quote!((#(#elems,)*))
            }
            Expr::Array(array) => {
                let elems = array.elems.iter().map(|elem| self.assignee_as_pattern(elem, assigned));
                let elems: Vec<_> = elems.collect();
                quote!([#(#elems),*])
            }
            Expr::Call(call) => {
                let func = &call.func;
                let args = call.args.iter().map(|arg| self.assignee_as_pattern(arg, assigned));
                let args: Vec<_> = args.collect();
                quote!(#func(#(#args),*))
            }
            Expr::Struct(literal) => {
                let path = &literal.path;
                let fields = literal.fields.iter().map(|field| {
                    let (member, pat) = (&field.member, self.assignee_as_pattern(&field.expr, assigned));
                    quote!(#member: #pat,)
                });
                let fields: Vec<_> = fields.collect();
                let rest = literal.dot2_token;
                quote!(#path { #(#fields)* #rest })
            }
            Expr::Paren(inner) => self.assignee_as_pattern(&inner.expr, assigned),
            place => {
                let fresh = self.emit.local(&format!("fresh{}", assigned.len()));
                assigned.push((place.clone(), fresh.clone()));
                quote!(#fresh)
            }
        }
    }

    /// The left side of a destructuring assignment.
    pub(super) fn visit_assignee(&mut self, expr: &mut Expr) {
        match expr {
            Expr::Tuple(tuple) => tuple.elems.iter_mut().for_each(|elem| self.visit_assignee(elem)),
            Expr::Array(array) => array.elems.iter_mut().for_each(|elem| self.visit_assignee(elem)),
            Expr::Call(call) => call.args.iter_mut().for_each(|arg| self.visit_assignee(arg)),
            Expr::Struct(literal) => literal.fields.iter_mut().for_each(|field| self.visit_assignee(&mut field.expr)),
            _ => {
                let empty = self
                    .anchored_in(expr)
                    .is_some_and(|local| !self.lent.contains(&local) && self.before.get(&local) != Some(&Init::Yes));
                if empty {
                    let refused = first_value(expr);
                    *expr = parse_quote_spanned!(expr.span()=> *#refused);
                    return;
                }
                self.visit_place(expr, Use::Write);
            }
        }
    }
}

/// Whether an expression names what something has at an index.
fn is_indexed(expr: &Expr) -> bool {
    match expr {
        Expr::Index(_) => true,
        Expr::Paren(inner) => is_indexed(&inner.expr),
        Expr::Group(inner) => is_indexed(&inner.expr),
        _ => false,
    }
}
