//! Anchored locals in closures, `async` blocks and the macros of std.
//!
//! Input: what captures, or a macro. Output: the same, before which what it captures or names is bound: the value, if it is
//! taken, or a reference to its place.

use super::*;
use crate::analysis::effects::of_value;
use crate::captures::captures_only;
use crate::edition::Edition;

impl Places<'_> {
    /// A closure or async block: what it captures is bound before it.
    pub(super) fn capture(&mut self, expr: &mut Expr, by_move: bool, inner: impl FnOnce(&mut Self, &mut Expr)) {
        let mut binds = vec![];
        if by_move {
            self.capture_fields(expr, &mut binds);
        }
        let captured = mentioned_in(&*expr);
        let captured: Vec<LocalId> =
            captured.into_iter().filter(|local| self.anchored(*local) && !self.lent.contains(local)).collect();
        if captured.is_empty() {
            inner(self, expr);
            if !binds.is_empty() {
                *expr = parse_quote!({ #(#binds)* #expr });
            }
            return;
        }
        let (lent, given) = (self.lent.clone(), self.given.clone());
        // What is `Copy` is captured by reference, which must not be one to what is bound here: without others to capture, all
        // that is bound may as well be moved in.
        let others = mentioned_in(&*expr);
        let others = others.iter().any(|local| !captured.contains(&local) && self.emit.is_of_the_machine(local));
        // Another one of the statement may take what this one only looks at: `x.map(|n| n + &y).unwrap_or_else(|| y)`.
        let own = (!by_move).then(|| of_value(expr));
        let moves = |local: LocalId| {
            let is_taken =
                |own: &Effects| own.moved.contains(&local) && !(others && own.taken_by_closures.contains(&local));
            self.effects.moved.contains(&local) && own.as_ref().is_none_or(is_taken)
        };
        for local in captured.iter().copied() {
            let name = self.emit.body.locals.ident(local, self.emit.body.locals[local].span);
            let declared = self.emit.body.locals[local].span;
            let mention = first_mention(expr.to_token_stream(), local).map_or(declared, |at| declared.located_at(at));
            let mention = self.emit.body.locals.ident(local, mention);
            let path: Expr = parse_quote!(#mention);
            let again = self.live_after.contains(&local) || self.emit.body.locals[local].copy;
            if by_move || (moves(local) && !again) {
                let value = self.value(local, &path);
                binds.push(quote!(let mut #name = #value;));
                self.given.insert(local);
            } else {
                binds.push(quote!(let #name = unsafe { #name.place() };));
                self.lent.insert(local);
            }
        }
        // In edition 2018, a reference that it only reads through would be captured by reference itself.
        let whole =
            self.emit.body.edition == Edition::Until2018 && captures_only(expr, |local| captured.contains(&local));
        inner(self, expr);
        if whole || (self.given != given && !others) {
            match expr {
                Expr::Closure(closure) => closure.capture = Some(Default::default()),
                Expr::Async(inner) => inner.capture = Some(Default::default()),
                _ => {}
            }
        }
        self.lent = lent;
        self.given = given;
        *expr = parse_quote!({ #(#binds)* #expr });
    }

    /// The fields that a `move` closure takes of a tracked local are bound before it. Of any other local whose fields it
    /// names, it must take the whole: what it left of it would be dropped too early.
    pub(super) fn capture_fields(&mut self, expr: &mut Expr, binds: &mut Vec<TokenStream>) {
        for local in mentioned_in(&*expr) {
            if self.lent.contains(&local) || self.given.contains(&local) || !self.emit.is_saved_somewhere(local) {
                continue;
            }
            let Some(fields) = captured_fields(expr, local) else { continue };
            let name = self.emit.body.locals.ident(local, self.emit.body.locals[local].span);
            let root: Expr = parse_quote!(#name);
            if self.emit.facts.tracked.bits_of_fields(local, &fields).is_none() {
                let info = &self.emit.body.locals[local];
                if !info.copy && !matches!(info.ty, Some(syn::Type::Reference(_))) {
                    let mention = first_mention(expr.to_token_stream(), local).unwrap_or(info.span);
                    let (private, value) = (self.emit.private(), &root);
                    let value: Expr = match self.anchored(local) {
                        true => parse_quote!((*unsafe { #value.peek() })),
                        false => parse_quote!(#value),
                    };
                    let whole = Ident::new("captured_whole", proc_macro2::Span::mixed_site().located_at(mention));
                    binds.push(quote!((&&&#private::Captured(&#value)).#whole();));
                }
                continue;
            }
            if self.emit.body.locals[local].fields_taken {
                let whole: Expr = match self.anchored(local) {
                    true => parse_quote!((*unsafe { #root.peek() })),
                    false => root.clone(),
                };
                for path in &fields {
                    let (private, mention) = (self.emit.private(), first_mention(expr.to_token_stream(), local));
                    let at = proc_macro2::Span::mixed_site().located_at(mention.unwrap_or(name.span()));
                    let (end, field) = (self.emit.end(&quote!(&#whole).into()), path.on(&whole, at));
                    let taken = Ident::new("taken_early", at);
                    binds.push(quote!(if false { (&&&&#private::TakenField(&#end, &#whole, &#field)).#taken(); }));
                }
            }
            for path in fields {
                let fresh = self.emit.local(&format!("captured{}", binds.len()));
                if let Some(value) = self.moved_part(&path.on(&root, root.span())) {
                    binds.push(quote!(let mut #fresh = #value;));
                    Renamed { local, path, fresh }.visit_expr_mut(expr);
                }
            }
        }
    }

    pub(super) fn known_macro(&mut self, mac: &mut Macro, call: &mut macros::Call) {
        let is_rest = |local: LocalId| self.emit.body.locals[local].rest_of.is_some();
        let rewritten = mentioned_in(&mac.tokens).into_iter().any(|local| self.anchored(local) || is_rest(local));
        if call.kind == macros::Kind::Assert && rewritten {
            call.name_condition();
        }
        let by_value = matches!(call.kind, macros::Kind::Values | macros::Kind::Repeat | macros::Kind::Pin);
        let mut captured = vec![];
        for arg in &mut call.args {
            match &mut arg.expr {
                Expr::Lit(literal) => {
                    for local in marked_in_text(&literal.lit.to_token_stream().to_string()) {
                        if self.anchored(local) && captured.iter().all(|(known, _)| *known != local) {
                            captured.push((local, literal.lit.span()));
                        }
                    }
                }
                expr if by_value => self.visit_expr_mut(expr),
                expr => self.visit_place(expr, if call.kind == macros::Kind::Write { Use::Write } else { Use::Read }),
            }
        }
        if let Some(Pat::Guard(guard)) = &mut call.pat {
            self.visit_expr_mut(&mut guard.guard);
        }
        // The names are those that the format string sees.
        for (local, span) in captured {
            let name = &self.emit.body.locals[local].name;
            let ident = self.emit.body.locals.ident(local, span);
            let place = self.place(local, Use::Read, &parse_quote!(#ident));
            let plain = self.emit.names.text(local);
            let key = Ident::new(plain, span);
            if !call.args.iter().any(|arg| arg.name.as_ref().is_some_and(|given| given == name)) {
                call.args.push(macros::Arg { name: Some(key), expr: place });
            }
        }
        call.write_to(mac);
    }

    pub(super) fn visit_macro(&mut self, mac: &mut Macro, is_statement: bool) -> Vec<TokenStream> {
        match macros::parse(mac) {
            Some(mut call) => {
                self.known_macro(mac, &mut call);
                vec![]
            }
            None => self.opaque_macro(mac, is_statement),
        }
    }
}
