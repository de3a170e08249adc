//! What one piece of code does with each local.
//!
//! Input: a statement, expression or pattern that cannot suspend. Output: its `Effects`.
//!
//! A local that is *moved* holds nothing afterwards: it is used by value, whole, on every path (or its type is `Copy`,
//! and then nothing is lost by letting go of it). Whatever is not certain counts as a borrow. That is always safe: a
//! local that was moved after all cannot be saved, and rustc says so.

mod uses;
mod walk;

use super::methods::{borrows, consumes, may_take, may_take_part, may_take_pinned, only_reads, takes_field};
use super::parts::{Event, Part, Path, What, binds_by_value, path_of};
use crate::locals::{LocalId, marked};
use crate::lower::bindings;
use crate::macros::{self, Kind};
use crate::mentions::mentioned_in;
use crate::set::Set;
use proc_macro2::Ident;
use std::collections::BTreeSet;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{BinOp, Expr, ExprBinary, ExprMethodCall, Macro, Pat, Stmt, UnOp, parse_quote};
use walk::Walk;

/// What a piece of code does with the locals.
#[derive(Clone, Debug, Default)]
pub struct Effects {
    /// Read, written or borrowed in any way, but for `assigned`.
    pub mentioned: Set,
    /// Borrowed itself: `&x`, captured by a closure, seen by a macro.
    pub borrowed: Set,
    /// Borrowed by a method call or through a field, an index or a deref: a reference is then only reborrowed.
    pub reborrowed: Set,
    /// Called as a function, and not moved by that.
    pub called: Set,
    /// Those of them that are called on some paths only.
    pub maybe_called: Set,
    /// Moved out of, whole, whenever this code runs.
    pub moved: Set,
    /// Used by value more than once on one path, and so `Copy`, or a reference that is only reborrowed.
    pub copied: Set,
    /// Moved out of on some path, or perhaps, by a method of an unknown name on some path.
    pub maybe_moved: Set,
    /// Given a new value as a whole, whenever this code runs, after anything else that happens in it.
    pub assigned: Option<LocalId>,
    /// Given a new value as a whole on some path.
    pub maybe_assigned: Set,
    /// Those of them that are whenever this code runs, by a statement within a block of it.
    pub assigned_inside: Set,
    /// Those of them that the same code has not mentioned before: what they held is not used.
    pub assigned_first: Set,
    /// Those of them that are moved after that, whenever this code runs.
    pub moved_again: Set,
    /// The mentions, each with the fields that lead to what is meant.
    pub paths: BTreeSet<(LocalId, Path)>,
    /// What is moved and given new values, wholes and parts, in the order of evaluation.
    pub events: Vec<Event>,
    /// Used by value, and mentioned again by the same code.
    pub again: Set,
    /// Calls that take a local by value, as the method's name says.
    pub consumed: Vec<ExprMethodCall>,
    /// Receivers of methods of unknown names, which may take them by value.
    pub receivers: Set,
    /// Those of them that the same code has mentioned before, and does not mention after, whenever it runs.
    pub received_last: Set,
    /// Those of them whose call stands in a block or runs on some paths only, if it is of no name that usually borrows.
    pub received_inside: Set,
    /// Matched by an expression, against patterns that may take a part.
    pub matched_inside: BTreeSet<(LocalId, Path)>,
    /// Those of `moved` that a closure uses by value on some path of its own.
    pub taken_by_closures: Set,
    /// Locals that a pattern takes all of, if it matches.
    pub taken_at_times: Set,
    /// The same of fields, and of methods that may take a field.
    pub received_parts_inside: BTreeSet<(LocalId, Path)>,
    /// Locals on whose fields methods are called after the same code has given the local, or a field of it, a new value.
    pub received_after: Set,
    /// Fields whose methods may take them only if they are pinned references.
    pub received_projections_inside: BTreeSet<(LocalId, Path)>,
}

impl Effects {
    /// Whether a local, or a field of it, has been given a new value, on some path.
    fn is_given_a_value(&self, local: LocalId) -> bool {
        let given = |what: &What| matches!(what, What::Renewed | What::Refilled(_));
        self.events.iter().any(|event| event.local == local && given(&event.what))
    }

    /// Whether a field, or what it is in, is certain to be given a new value.
    pub fn refills(&self, local: LocalId, path: &Path) -> bool {
        self.events.iter().any(|event| match &event.what {
            What::Refilled(refilled) => event.local == local && !event.conditional && refilled.holds(path),
            _ => false,
        })
    }
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

/// The same where the value is `Copy`: what a pointer leads to stays there.
pub fn of_copy(expr: &Expr) -> Effects {
    match expr {
        Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => {
            let mut walk = Walk::default();
            walk.place(expr);
            walk.effects
        }
        _ => of_value(expr),
    }
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

/// The method that stands for giving a temporary its value; one that nobody writes.
pub const FILL: &str = "fill__coropy";

/// A temporary that is given its value where it is borrowed.
pub fn filled_with(temp: Expr, value: &Expr) -> Expr {
    let fill = Ident::new(FILL, temp.span());
    parse_quote!(#temp.#fill(#value))
}

/// The temporary and the value.
pub fn filled(expr: &Expr) -> Option<(LocalId, &Expr)> {
    match expr {
        Expr::MethodCall(call) if call.method == FILL => Some((local_of(&call.receiver)?, call.args.first()?)),
        Expr::Paren(inner) => filled(&inner.expr),
        Expr::Group(inner) => filled(&inner.expr),
        _ => None,
    }
}

/// Whether a `+` takes its left side, as that of a `String` does: numbers are not added to a text or a reference.
pub fn joins(binary: &ExprBinary) -> bool {
    match &*binary.right {
        Expr::Reference(_) => true,
        Expr::Lit(literal) => matches!(literal.lit, syn::Lit::Str(_)),
        _ => false,
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
