//! What a local is known to be by what it is made of or declared with.

use super::is_copy;
use syn::{Expr, Pat, Type};

/// The collections of std: what they hold is reached by no `Deref` but std's.
const COLLECTIONS: [&str; 8] =
    ["Vec", "String", "VecDeque", "HashMap", "HashSet", "BTreeMap", "BTreeSet", "BinaryHeap"];

/// Whether an expression makes a `Box`.
pub fn is_new_box(expr: &Expr) -> bool {
    made_by(expr).is_some_and(|(owner, name)| owner == "Box" && name == "new")
}

/// Whether an expression makes a collection of std.
pub fn is_new_collection(expr: &Expr) -> bool {
    match expr {
        Expr::Macro(mac) => ["vec", "format"].iter().any(|name| mac.mac.path.is_ident(name)),
        Expr::MethodCall(call) => call.method == "to_string" || call.method == "to_vec",
        other => made_by(other).is_some_and(|(owner, name)| {
            COLLECTIONS.iter().any(|known| owner == known)
                && (name == "new" || name == "with_capacity" || name == "from")
        }),
    }
}

/// Whether an expression projects what is pinned to its fields, as pin-project and pin-project-lite name that.
pub fn is_projection(expr: &Expr) -> bool {
    match expr {
        Expr::MethodCall(call) => call.args.is_empty() && (call.method == "project" || call.method == "project_ref"),
        Expr::Paren(inner) => is_projection(&inner.expr),
        _ => false,
    }
}

/// Whether an expression is what a method `into_…()` gives.
pub fn is_conversion(expr: &Expr) -> bool {
    match expr {
        Expr::MethodCall(call) => call.args.is_empty() && call.method.to_string().starts_with("into_"),
        Expr::Paren(inner) => is_conversion(&inner.expr),
        _ => false,
    }
}

/// Whether a type is a collection of std.
pub fn is_collection(ty: &Type) -> bool {
    let Type::Path(path) = ty else { return false };
    path.path.segments.last().is_some_and(|last| COLLECTIONS.iter().any(|known| last.ident == known))
}

/// Whether a type is a reference to a collection of std, a slice, text or a trait object: there is no `Deref` of another's
/// behind it.
pub fn refers_to_known(ty: &Type) -> bool {
    let Type::Reference(reference) = ty else { return false };
    match &*reference.elem {
        Type::Path(path) => path.path.is_ident("str") || is_collection(&reference.elem),
        Type::Slice(_) | Type::TraitObject(_) => true,
        inner => refers_to_known(inner),
    }
}

/// `Owner::name(…)`.
fn made_by(expr: &Expr) -> Option<(&syn::Ident, &syn::Ident)> {
    let Expr::Call(call) = expr else { return None };
    let Expr::Path(path) = &*call.func else { return None };
    let mut names = path.path.segments.iter().rev().map(|segment| &segment.ident);
    let name = names.next()?;
    Some((names.next()?, name))
}

/// Whether an expression is a literal, or made of literals, and so `Copy`.
pub fn is_copy_literal(expr: &Expr) -> bool {
    match expr {
        Expr::Lit(_) => true,
        Expr::Unary(unary) => !matches!(unary.op, syn::UnOp::Deref(_)) && is_copy_literal(&unary.expr),
        Expr::Cast(cast) => is_copy(&cast.ty),
        Expr::Paren(paren) => is_copy_literal(&paren.expr),
        Expr::Tuple(tuple) => tuple.elems.iter().all(is_copy_literal),
        Expr::Array(array) => array.elems.iter().all(is_copy_literal),
        Expr::Repeat(repeat) => is_copy_literal(&repeat.expr),
        _ => false,
    }
}

/// Whether an expression makes a closure, alone or wrapped, or is `None`.
pub fn is_of_unknown_kind(expr: &Expr) -> bool {
    match expr {
        Expr::Closure(_) => true,
        Expr::Path(path) => path.path.is_ident("None"),
        Expr::Paren(inner) => is_of_unknown_kind(&inner.expr),
        Expr::Call(call) => call.args.iter().any(is_of_unknown_kind),
        Expr::Tuple(tuple) => tuple.elems.iter().any(is_of_unknown_kind),
        Expr::Array(array) => array.elems.iter().any(is_of_unknown_kind),
        Expr::Struct(literal) => literal.fields.iter().any(|field| is_of_unknown_kind(&field.expr)),
        _ => false,
    }
}

/// Whether a value is what the pattern names, and no local: a unit struct, which the pattern is, too. `let Unit = Unit;`
pub fn is_its_own(pat: &Pat, value: &Expr) -> bool {
    match (pat, value) {
        (Pat::Ident(ident), Expr::Path(path)) => path.path.is_ident(&ident.ident),
        _ => false,
    }
}
