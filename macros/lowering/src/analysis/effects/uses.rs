//! What single forms of expressions use: matched values, places, assignments, method calls, closures.
//!
//! Input: one such expression, at its turn in the walk. Output: what it adds to the effects.

use super::*;

impl Walk {
    /// `inside` says whether this is the pattern of a condition.
    pub(super) fn matched_value(&mut self, value: &Expr, pat: &Pat, inside: bool) {
        match pat {
            Pat::Type(typed) => return self.matched_value(value, &typed.pat, inside),
            Pat::Ident(ident) if ident.by_ref.is_none() && ident.subpat.is_none() => return self.value(value),
            _ => {}
        }
        if inside {
            self.inside(value, [pat]);
        } else if binds_by_value(pat) && !(local_of(value).is_some() && takes_all(pat)) {
            self.part(value, Some(pat));
        }
        match local_of(value) {
            Some(local) if takes_all(pat) => self.moved(local),
            Some(_) if has_ref(pat) => self.borrow(value, true),
            Some(_) => self.place(value),
            None => self.place_or_value(value),
        }
    }

    pub(super) fn place_or_value(&mut self, expr: &Expr) {
        match expr {
            Expr::Field(_) | Expr::Index(_) => self.borrow(expr, true),
            _ if is_part(expr) => self.borrow(expr, true),
            _ => self.value(expr),
        }
    }

    /// The left side of a destructuring assignment.
    pub(super) fn assignee(&mut self, expr: &Expr) {
        match expr {
            Expr::Tuple(tuple) => tuple.elems.iter().for_each(|elem| self.assignee(elem)),
            Expr::Array(array) => array.elems.iter().for_each(|elem| self.assignee(elem)),
            Expr::Call(call) => call.args.iter().for_each(|arg| self.assignee(arg)),
            Expr::Struct(literal) => literal.fields.iter().for_each(|field| self.assignee(&field.expr)),
            _ => match local_of(expr) {
                Some(local) => self.assigned(local),
                None => {
                    self.inside_place(expr);
                    match path_of(expr) {
                        Some((local, path)) => {
                            self.effects.mentioned.insert(local);
                            self.effects.received_last.remove(&local);
                            self.event(local, What::Refilled(path));
                        }
                        None => self.mention_place(expr),
                    }
                }
            },
        }
    }

    pub(super) fn method_call(&mut self, call: &ExprMethodCall) {
        match local_of(&call.receiver) {
            Some(local) if consumes(call) => {
                if self.closures == 0 {
                    self.effects.consumed.push(call.clone());
                }
                self.moved(local);
            }
            None if takes_field(call) => {
                self.borrow(&call.receiver, true);
                self.part(&call.receiver, None);
            }
            Some(local) if only_reads(call) => self.mention(local),
            None if only_reads(call) => self.place(&call.receiver),
            local => {
                if let (Some(local), 0, false) = (local, self.closures, borrows(call)) {
                    self.effects.receivers.insert(local);
                    if (self.conditional > 0 || self.blocks > 0) && may_take(call) {
                        self.effects.received_inside.insert(local);
                    }
                }
                if let (Some((local, path)), 0) = (path_of(&call.receiver), self.closures)
                    && !path.is_whole()
                    && self.effects.is_given_a_value(local)
                {
                    self.effects.received_after.insert(local);
                }
                if let (Some((local, path)), 0) = (path_of(&call.receiver), self.closures)
                    && (self.conditional > 0 || self.blocks > 0)
                    && !path.is_whole()
                    && !path.has_deref()
                {
                    if may_take_part(call, false) {
                        self.effects.received_parts_inside.insert((local, path));
                    } else if may_take_pinned(call) {
                        self.effects.received_projections_inside.insert((local, path));
                    }
                }
                if let (Some(local), 1..) = (local, self.conditional) {
                    self.effects.maybe_moved.insert(local);
                }
                let again = local.filter(|local| self.effects.mentioned.contains(local) && may_take(call));
                self.borrow(&call.receiver, true);
                if self.closures + self.conditional + self.blocks == 0 {
                    self.effects.received_last.extend(again);
                }
            }
        }
        call.args.iter().for_each(|arg| self.value(arg));
    }

    /// What a closure or async block captures it takes when it is made: all of it with `move`, else what it moves.
    pub(super) fn captured(&mut self, by_move: bool, expr: &Expr, inner: impl FnOnce(&mut Self)) {
        if by_move {
            let mut inside = Walk { closures: 1, ..Walk::default() };
            inner(&mut inside);
            for local in &mentioned_in(expr) {
                let mentions = inside.effects.paths.iter().filter(|(of, _)| *of == local).map(|(_, path)| path);
                let fields = outermost(mentions);
                if !fields.iter().any(|path| path.is_whole() || path.has_deref()) {
                    fields.iter().for_each(|path| self.mention_at(local, path.clone()));
                    self.event(local, What::Captured(fields));
                    if self.conditional == 0 {
                        self.effects.moved.insert(local);
                        self.captured.insert(local);
                    } else {
                        self.effects.maybe_moved.insert(local);
                        self.maybe_used.insert(local);
                    }
                } else {
                    self.moved(local);
                }
            }
        } else {
            let is_certain = self.closures + self.conditional == 0;
            self.closures += 1;
            if is_certain {
                self.taken = Some(Set::new());
                inner(self);
                // It takes them when it is made, whatever path it goes then.
                let mut taken = self.taken.take().unwrap_or_default();
                taken.retain(|local| !self.used.contains(local));
                taken.iter().for_each(|local| self.moved(local));
                self.effects.taken_by_closures.join(&taken);
            } else {
                inner(self);
            }
            self.closures -= 1;
            self.effects.borrowed.join(&mentioned_in(expr));
        }
    }
}
