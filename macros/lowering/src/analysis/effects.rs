//! What one piece of code does with each local.
//!
//! Input: a statement, expression or pattern that cannot suspend. Output: its `Effects`.
//!
//! A local that is *moved* holds nothing afterwards: it is used by value, whole, on every path (or its type is `Copy`,
//! and then nothing is lost by letting go of it). Whatever is not certain counts as a borrow. That is always safe: a
//! local that was moved after all cannot be saved, and rustc says so.

use super::methods::{consumes, only_reads};
use super::parts::{Event, Part, Path, What, binds_by_value, path_of};
use crate::locals::{LocalId, marked, mentioned};
use crate::lower::bindings;
use crate::macros::{self, Kind};
use quote::ToTokens;
use std::collections::BTreeSet;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{BinOp, Expr, ExprMethodCall, Macro, Pat, Stmt, UnOp};

/// What a piece of code does with the locals.
#[derive(Clone, Debug, Default)]
pub struct Effects {
    /// Read, written or borrowed in any way, but for `assigned`.
    pub mentioned: BTreeSet<LocalId>,
    /// Borrowed itself: `&x`, captured by a closure, seen by a macro.
    pub borrowed: BTreeSet<LocalId>,
    /// Borrowed by a method call or through a field, an index or a deref: a reference is then only reborrowed.
    pub reborrowed: BTreeSet<LocalId>,
    /// Called as a function, and not moved by that.
    pub called: BTreeSet<LocalId>,
    /// Moved out of, whole, whenever this code runs.
    pub moved: BTreeSet<LocalId>,
    /// Used by value more than once on one path, and so `Copy`, or a reference that is only reborrowed.
    pub copied: BTreeSet<LocalId>,
    /// Moved out of on some path, or perhaps, by a method of an unknown name on some path.
    pub maybe_moved: BTreeSet<LocalId>,
    /// Given a new value as a whole, whenever this code runs, after anything else that happens in it.
    pub assigned: Option<LocalId>,
    /// Given a new value as a whole on some path.
    pub maybe_assigned: BTreeSet<LocalId>,
    /// The mentions, each with the fields that lead to what is meant.
    pub paths: BTreeSet<(LocalId, Path)>,
    /// What is moved and given new values, wholes and parts, in the order of evaluation.
    pub events: Vec<Event>,
    /// Used by value, and mentioned again by the same code.
    pub again: BTreeSet<LocalId>,
    /// Calls that take a local by value, as the method's name says.
    pub consumed: Vec<ExprMethodCall>,
    /// Receivers of methods of unknown names, which may take them by value.
    pub receivers: BTreeSet<LocalId>,
    /// Matched by an expression, against patterns that may take a part.
    pub matched_inside: BTreeSet<(LocalId, Path)>,
}

/// The effects of a statement.
pub fn of_stmt(stmt: &Stmt) -> Effects {
    let mut walk = Walk::default();
    if let Stmt::Expr(Expr::Assign(assign), _) = stmt
        && let Some(local) = local_of(&assign.left)
    {
        walk.value(&assign.right);
        walk.effects.assigned = Some(local);
        walk.event(local, What::Renewed);
        return walk.effects;
    }
    walk.visit_stmt(stmt);
    walk.effects
}

/// The effects of an expression whose value is used.
pub fn of_value(expr: &Expr) -> Effects {
    let mut walk = Walk::default();
    walk.value(expr);
    walk.effects
}

/// The effects of a condition.
pub fn of_condition(expr: &Expr) -> Effects {
    let mut walk = Walk::default();
    walk.operand(expr);
    walk.effects
}

/// The effects of matching `scrutinee`; what the patterns take of it is decided arm by arm.
pub fn of_match<'a>(scrutinee: &Expr, pats: impl IntoIterator<Item = &'a Pat>) -> Effects {
    let mut walk = Walk::default();
    let borrows = pats.into_iter().any(has_ref);
    match scrutinee {
        Expr::Path(_) | Expr::Field(_) | Expr::Index(_) | Expr::Paren(_) if borrows => walk.borrow(scrutinee, true),
        Expr::Path(_) | Expr::Field(_) | Expr::Index(_) => walk.place(scrutinee),
        Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => walk.place(scrutinee),
        _ => walk.place_or_value(scrutinee),
    }
    walk.effects
}

/// Whether a pattern borrows what it is matched against. Without `ref` it only does if that is a reference already.
pub fn has_ref(pat: &Pat) -> bool {
    struct Refs(bool);
    impl<'ast> Visit<'ast> for Refs {
        fn visit_pat_ident(&mut self, ident: &'ast syn::PatIdent) {
            self.0 |= ident.by_ref.is_some();
            visit::visit_pat_ident(self, ident);
        }
    }
    let mut refs = Refs(false);
    refs.visit_pat(pat);
    refs.0
}

/// The local that an expression names.
pub fn local_of(expr: &Expr) -> Option<LocalId> {
    match expr {
        Expr::Path(path) => path.path.get_ident().and_then(marked),
        Expr::Paren(inner) => local_of(&inner.expr),
        Expr::Group(inner) => local_of(&inner.expr),
        _ => None,
    }
}

/// Whether an expression names a field, or what something refers to.
pub fn is_part(expr: &Expr) -> bool {
    match expr {
        Expr::Field(_) => true,
        Expr::Unary(unary) => matches!(unary.op, UnOp::Deref(_)),
        Expr::Paren(inner) => is_part(&inner.expr),
        Expr::Group(inner) => is_part(&inner.expr),
        _ => false,
    }
}

/// The fields of a local that a `move` closure or `async` block names, if it names nothing else of it: it takes these, if
/// the local owns them, and the local if that only refers to them.
pub fn captured_fields(expr: &Expr, local: LocalId) -> Option<Vec<Path>> {
    let events = of_value(expr).events.into_iter().filter(|event| event.local == local);
    events.into_iter().find_map(|event| match event.what {
        What::Captured(fields) => Some(fields),
        _ => None,
    })
}

/// Those paths that are not inside of others.
fn outermost<'p>(paths: impl Iterator<Item = &'p Path>) -> Vec<Path> {
    let all: Vec<&Path> = paths.collect();
    let outer = all.iter().filter(|path| !all.iter().any(|other| other != *path && other.holds(path)));
    let mut outer: Vec<Path> = outer.map(|path| (*path).clone()).collect();
    outer.dedup();
    outer
}

/// The local that a call moves: its type can only be called once. Resolution writes that as `(function)(..)`.
pub fn moved_callee(func: &Expr) -> Option<LocalId> {
    match func {
        Expr::Paren(inner) => local_of(&inner.expr),
        _ => None,
    }
}

#[derive(Default)]
struct Walk {
    effects: Effects,
    /// How many branches or closures are open: what happens there need not happen.
    conditional: usize,
    /// How many closures that borrow what they capture are open.
    closures: usize,
    /// What has been used by value so far, whenever this code runs.
    used: BTreeSet<LocalId>,
}

impl Walk {
    fn mention(&mut self, local: LocalId) {
        self.mention_at(local, Path::default());
    }

    fn mention_at(&mut self, local: LocalId, path: Path) {
        self.effects.mentioned.insert(local);
        self.effects.paths.insert((local, path));
        if self.used.contains(&local) {
            self.effects.again.insert(local);
        }
    }

    /// A mention of a place: of what the fields lead to, as far as they do.
    fn mention_place(&mut self, expr: &Expr) {
        match expr {
            Expr::Field(field) => match path_of(expr) {
                Some((local, path)) => self.mention_at(local, path),
                None => self.mention_place(&field.base),
            },
            Expr::Paren(inner) => self.mention_place(&inner.expr),
            Expr::Group(inner) => self.mention_place(&inner.expr),
            Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => self.mention_place(&unary.expr),
            Expr::Index(index) => self.mention_place(&index.expr),
            _ => {
                if let Some(local) = local_of(expr) {
                    self.mention(local);
                }
            }
        }
    }

    fn event(&mut self, local: LocalId, what: What) {
        if self.closures == 0 {
            self.effects.events.push(Event { local, what, conditional: self.conditional > 0 });
        }
    }

    /// A field that is used by value, or what a pattern takes of a place.
    fn part(&mut self, place: &Expr, pat: Option<&Pat>) {
        if let Some((local, path)) = path_of(place) {
            self.event(local, What::Moved(Box::new(Part { path, pat: pat.cloned(), span: place.span() })));
        }
    }

    fn moved(&mut self, local: LocalId) {
        self.mention(local);
        self.event(local, What::Whole);
        let again = self.conditional == 0 && self.effects.maybe_moved.contains(&local);
        if again || self.effects.moved.contains(&local) {
            self.effects.copied.insert(local);
        }
        if self.conditional == 0 {
            self.effects.moved.insert(local);
            self.used.insert(local);
        } else {
            self.effects.maybe_moved.insert(local);
        }
    }

    /// An expression whose value is used.
    fn value(&mut self, expr: &Expr) {
        self.visit_expr(expr);
    }

    /// An operand of an operator, a condition, an index, an end of a range: a field of that is taken for a `Copy` value. (A
    /// field of another type is moved by rustc, which then refuses to save what it was moved out of.)
    fn operand(&mut self, expr: &Expr) {
        if is_part(expr) { self.place(expr) } else { self.value(expr) }
    }

    /// An expression that is used as a place: borrowed, read, or assigned to in part.
    fn place(&mut self, expr: &Expr) {
        self.mention_place(expr);
        self.inside_place(expr);
    }

    /// What is evaluated to get to a place.
    fn inside_place(&mut self, expr: &Expr) {
        match expr {
            Expr::Field(field) => self.inside_place(&field.base),
            Expr::Paren(inner) => self.inside_place(&inner.expr),
            Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => self.inside_place(&unary.expr),
            Expr::Index(index) => {
                self.inside_place(&index.expr);
                self.operand(&index.index);
            }
            _ if local_of(expr).is_some() => {}
            _ => self.visit_expr(expr),
        }
    }

    /// An expression that is borrowed.
    fn borrow(&mut self, expr: &Expr, through: bool) {
        self.mention_place(expr);
        self.inside_borrow(expr, through);
    }

    fn inside_borrow(&mut self, expr: &Expr, through: bool) {
        match expr {
            Expr::Field(field) => self.inside_borrow(&field.base, true),
            Expr::Paren(inner) => self.inside_borrow(&inner.expr, through),
            Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => self.inside_borrow(&unary.expr, true),
            Expr::Index(index) => {
                self.inside_borrow(&index.expr, true);
                self.operand(&index.index);
            }
            _ => match local_of(expr) {
                Some(local) => {
                    let set = if through { &mut self.effects.reborrowed } else { &mut self.effects.borrowed };
                    set.insert(local);
                }
                None => self.visit_expr(expr),
            },
        }
    }

    fn conditionally(&mut self, inner: impl FnOnce(&mut Self)) {
        self.conditional += 1;
        inner(self);
        self.conditional -= 1;
    }

    fn matched<'a>(&mut self, scrutinee: &Expr, pats: impl IntoIterator<Item = &'a Pat> + Clone) {
        match local_of(scrutinee) {
            Some(local) if all_take(pats.clone()) => self.moved(local),
            _ => {
                self.inside(scrutinee, pats);
                self.borrow(scrutinee, true);
            }
        }
    }

    /// A place that an expression matches against patterns.
    fn inside<'a>(&mut self, scrutinee: &Expr, pats: impl IntoIterator<Item = &'a Pat>) {
        if let Some((local, path)) = path_of(scrutinee)
            && self.closures == 0
            && pats.into_iter().any(|pat| binds_by_value(pat) && !(path.is_whole() && takes_all(pat)))
        {
            self.effects.matched_inside.insert((local, path));
        }
    }

    fn macro_call(&mut self, mac: &Macro) {
        let Some(call) = macros::parse(mac) else {
            if let Some(futures) = macros::joined(mac) {
                return futures.iter().for_each(|future| self.value(future));
            }
            let seen = mentioned(&mac.tokens);
            self.effects.paths.extend(seen.iter().map(|local| (*local, Path::default())));
            self.effects.borrowed.extend(&seen);
            self.effects.mentioned.extend(seen);
            return;
        };
        self.effects.mentioned.extend(mentioned(&mac.tokens));
        for arg in &call.args {
            if let Expr::Lit(literal) = &arg.expr {
                let captured = mentioned(&literal.to_token_stream());
                self.effects.paths.extend(captured.into_iter().map(|local| (local, Path::default())));
            }
        }
        if mac.path.segments.last().is_some_and(|last| last.ident == "format_args") {
            self.effects.borrowed.extend(mentioned(&mac.tokens));
        }
        if matches!(call.kind, Kind::Values | Kind::Repeat | Kind::Pin) {
            for arg in &call.args {
                self.value(&arg.expr);
            }
        } else {
            for arg in &call.args {
                self.place(&arg.expr);
            }
        }
    }
}

/// Whether matching a value against `pat` leaves nothing of it behind: a binding for the whole, or for the only field of
/// `Some`, `Ok`, `Err` or `Break`/`Continue`/`Ready`, or for each element of a tuple; or a constant, such as `None`, beside
/// such a binding. (If the bindings are all `Copy`, the value is not moved, and there is nothing in it to drop.)
pub fn takes_all(pat: &Pat) -> bool {
    match pat {
        Pat::Guard(guard) => takes_all(&guard.pat),
        Pat::Lit(_) | Pat::Path(_) | Pat::Range(_) => true,
        Pat::Ident(ident) if marked(&ident.ident).is_none() => true,
        Pat::Or(or) => or.cases.iter().all(takes_all),
        Pat::Ident(ident) => ident.by_ref.is_none() && marked(&ident.ident).is_some(),
        Pat::Type(typed) => takes_all(&typed.pat),
        Pat::Paren(inner) => takes_all(&inner.pat),
        Pat::Tuple(tuple) => tuple.elems.iter().all(takes_all),
        Pat::TupleStruct(tuple) => {
            let known = tuple.path.segments.last().is_some_and(|last| {
                ["Some", "Ok", "Err", "Break", "Continue", "Ready"].iter().any(|name| last.ident == name)
            });
            known && tuple.elems.iter().all(takes_all)
        }
        _ => false,
    }
}

/// Whether a value that is matched against these is moved, whichever of them it is.
pub fn all_take<'a>(pats: impl IntoIterator<Item = &'a Pat>) -> bool {
    let pats: Vec<&Pat> = pats.into_iter().collect();
    one_takes(pats.iter().copied()) && pats.into_iter().all(takes_all)
}

/// Whether one of these binds all of the value. If none does, constants alone do not move it: its type may have a `Drop`.
pub fn one_takes<'a>(pats: impl IntoIterator<Item = &'a Pat>) -> bool {
    pats.into_iter().any(|pat| takes_all(pat) && !bindings(pat).is_empty())
}

impl<'ast> Visit<'ast> for Walk {
    fn visit_item(&mut self, _: &'ast syn::Item) {}
    fn visit_pat(&mut self, _: &'ast Pat) {}

    fn visit_stmt(&mut self, stmt: &'ast Stmt) {
        match stmt {
            Stmt::Local(local) => {
                if let Some(init) = &local.init {
                    match bindings(&local.pat).as_slice() {
                        [] => self.place(&init.expr),
                        _ => self.matched_value(&init.expr, &local.pat, init.diverge.is_some()),
                    }
                    if let Some((_, diverge)) = &init.diverge {
                        self.conditionally(|this| this.visit_expr(diverge));
                    }
                }
            }
            Stmt::Expr(Expr::Macro(mac), Some(_)) => self.macro_call(&mac.mac),
            Stmt::Expr(expr, Some(_)) => self.value(expr),
            Stmt::Expr(expr, None) => self.value(expr),
            Stmt::Item(_) => {}
            Stmt::Macro(mac) => self.macro_call(&mac.mac),
        }
    }

    fn visit_expr(&mut self, expr: &'ast Expr) {
        match expr {
            Expr::Path(_) => {
                if let Some(local) = local_of(expr) {
                    self.moved(local);
                }
            }
            Expr::Field(_) => {
                self.place(expr);
                self.part(expr, None);
            }
            Expr::Index(_) => self.place(expr),
            Expr::Reference(reference) => self.borrow(&reference.expr, false),
            Expr::RawAddr(addr) => self.borrow(&addr.expr, false),
            Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => {
                self.place(&unary.expr);
                self.part(expr, None);
            }
            Expr::Unary(unary) => self.operand(&unary.expr),
            Expr::Cast(cast) if self.closures > 0 => self.place(&cast.expr),
            Expr::Cast(cast) => self.operand(&cast.expr),
            Expr::Range(range) => range.start.iter().chain(&range.end).for_each(|end| self.operand(end)),
            Expr::MethodCall(call) => self.method_call(call),
            Expr::Call(call) => {
                match (local_of(&call.func), moved_callee(&call.func)) {
                    (_, Some(local)) => self.moved(local),
                    (Some(local), None) => {
                        self.mention(local);
                        self.effects.called.insert(local);
                    }
                    (None, None) => self.place(&call.func),
                }
                call.args.iter().for_each(|arg| self.value(arg));
            }
            Expr::Assign(assign) => {
                self.value(&assign.right);
                match local_of(&assign.left) {
                    Some(local) => {
                        self.effects.maybe_assigned.insert(local);
                        self.event(local, What::Renewed);
                    }
                    None => self.assignee(&assign.left),
                }
            }
            Expr::Binary(binary) => match binary.op {
                BinOp::And(_) | BinOp::Or(_) => {
                    self.operand(&binary.left);
                    self.conditionally(|this| this.operand(&binary.right));
                }
                BinOp::Eq(_) | BinOp::Ne(_) | BinOp::Lt(_) | BinOp::Le(_) | BinOp::Gt(_) | BinOp::Ge(_) => {
                    self.place(&binary.left);
                    self.place(&binary.right);
                }
                // In a closure, most likely numbers, which it captures by reference.
                BinOp::Add(_) | BinOp::Sub(_) | BinOp::Mul(_) | BinOp::Div(_) | BinOp::Rem(_) if self.closures == 0 => {
                    self.operand(&binary.left);
                    self.operand(&binary.right);
                }
                _ => {
                    self.place(&binary.left);
                    match self.closures {
                        0 => self.operand(&binary.right),
                        _ => self.place(&binary.right),
                    }
                }
            },
            Expr::If(if_expr) => {
                self.operand(&if_expr.cond);
                self.conditionally(|this| {
                    this.visit_block(&if_expr.then_branch);
                    if let Some((_, otherwise)) = &if_expr.else_branch {
                        this.visit_expr(otherwise);
                    }
                });
            }
            Expr::Let(let_expr) => match bindings(&let_expr.pat).as_slice() {
                [] => self.place(&let_expr.expr),
                _ => self.conditionally(|this| this.matched_value(&let_expr.expr, &let_expr.pat, true)),
            },
            Expr::Match(match_expr) => {
                self.matched(&match_expr.expr, match_expr.arms.iter().map(|arm| &arm.pat));
                self.conditionally(|this| {
                    for arm in &match_expr.arms {
                        if let Pat::Guard(guard) = &arm.pat {
                            this.visit_expr(&guard.guard);
                        }
                        this.visit_expr(&arm.body);
                    }
                });
            }
            Expr::Loop(inner) => self.conditionally(|this| this.visit_block(&inner.body)),
            Expr::While(inner) => self.conditionally(|this| {
                this.operand(&inner.cond);
                this.visit_block(&inner.body);
            }),
            Expr::ForLoop(inner) => {
                self.value(&inner.expr);
                self.conditionally(|this| this.visit_block(&inner.body));
            }
            Expr::Block(inner) if inner.label.is_some() => self.conditionally(|this| this.visit_block(&inner.block)),
            // What can be cast is copied; a closure captures it by reference.
            Expr::Closure(closure) => {
                self.captured(closure.capture.is_some(), expr, |this| this.visit_expr(&closure.body))
            }
            Expr::Async(inner) => self.captured(inner.capture.is_some(), expr, |this| this.visit_block(&inner.block)),
            Expr::Macro(mac) => match macros::taken(&mac.mac) {
                Some(local) if self.conditional == 0 && self.closures == 0 => self.moved(local),
                _ => self.macro_call(&mac.mac),
            },
            Expr::Struct(literal) => {
                literal.fields.iter().for_each(|field| self.value(&field.expr));
                literal.rest.iter().for_each(|rest| self.place(rest));
            }
            _ => visit::visit_expr(self, expr),
        }
    }
}

impl Walk {
    /// `inside` says whether this is the pattern of a condition.
    fn matched_value(&mut self, value: &Expr, pat: &Pat, inside: bool) {
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

    fn place_or_value(&mut self, expr: &Expr) {
        match expr {
            Expr::Field(_) | Expr::Index(_) => self.borrow(expr, true),
            _ if is_part(expr) => self.borrow(expr, true),
            _ => self.value(expr),
        }
    }

    /// The left side of a destructuring assignment.
    fn assignee(&mut self, expr: &Expr) {
        match expr {
            Expr::Tuple(tuple) => tuple.elems.iter().for_each(|elem| self.assignee(elem)),
            Expr::Array(array) => array.elems.iter().for_each(|elem| self.assignee(elem)),
            Expr::Call(call) => call.args.iter().for_each(|arg| self.assignee(arg)),
            Expr::Struct(literal) => literal.fields.iter().for_each(|field| self.assignee(&field.expr)),
            _ => match local_of(expr) {
                Some(local) => {
                    self.effects.maybe_assigned.insert(local);
                    self.event(local, What::Renewed);
                }
                None => {
                    self.inside_place(expr);
                    match path_of(expr) {
                        Some((local, path)) => {
                            self.effects.mentioned.insert(local);
                            self.event(local, What::Refilled(path));
                        }
                        None => self.mention_place(expr),
                    }
                }
            },
        }
    }

    fn method_call(&mut self, call: &ExprMethodCall) {
        match local_of(&call.receiver) {
            Some(local) if consumes(call) => {
                if self.closures == 0 {
                    self.effects.consumed.push(call.clone());
                }
                self.moved(local);
            }
            Some(local) if only_reads(call) => self.mention(local),
            None if only_reads(call) => self.place(&call.receiver),
            local => {
                if let (Some(local), 0) = (local, self.closures) {
                    self.effects.receivers.insert(local);
                }
                if let (Some(local), 1..) = (local, self.conditional) {
                    self.effects.maybe_moved.insert(local);
                }
                self.borrow(&call.receiver, true);
            }
        }
        call.args.iter().for_each(|arg| self.value(arg));
    }

    /// What a closure or async block captures it takes when it is made: all of it with `move`, else what it moves.
    fn captured(&mut self, by_move: bool, expr: &Expr, inner: impl FnOnce(&mut Self)) {
        if by_move {
            let mut inside = Walk { closures: 1, ..Walk::default() };
            inner(&mut inside);
            for local in mentioned(&expr.to_token_stream()) {
                let mentions = inside.effects.paths.iter().filter(|(of, _)| *of == local).map(|(_, path)| path);
                let fields = outermost(mentions);
                if !fields.iter().any(|path| path.is_whole() || path.has_deref()) {
                    self.event(local, What::Captured(fields));
                    self.mention(local);
                    let set =
                        if self.conditional == 0 { &mut self.effects.moved } else { &mut self.effects.maybe_moved };
                    set.insert(local);
                } else {
                    self.moved(local);
                }
            }
        } else {
            self.closures += 1;
            inner(self);
            self.closures -= 1;
            self.effects.borrowed.extend(mentioned(&expr.to_token_stream()));
        }
    }
}
