//! The user's variables, told apart.
//!
//! Resolution gives every binding a `LocalId` and writes it into each mention: `x` becomes `x__coropy3`. From there on a name
//! is one local, whatever is shadowed where, and passes need no scopes to know what an identifier means. Emission takes
//! the mark away again (`Names`), and renames only what two locals would share in one state.

use proc_macro2::{Ident, Span};
use std::collections::HashMap;
use syn::Type;

/// Stands between a local's name and its number. The whole is an identifier; one that nobody writes.
pub const MARK: &str = "__coropy";

/// No body has so many locals: a larger number is the user's.
const MOST: usize = 100_000;

/// A local of one body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalId(pub usize);

/// What the passes know of a local.
#[derive(Clone, Debug)]
pub struct Local {
    /// As the user wrote it, without `r#`.
    pub name: String,
    /// Whether it was written `r#name`.
    pub raw: bool,
    /// The binding's place in the source.
    pub span: Span,
    /// Declared `mut`.
    pub mutable: bool,
    /// Made by the lowering: an awaited value or a spilled operand.
    pub temp: bool,
    /// Its type is known to be `Copy`: it is never moved and needs no drop.
    pub copy: bool,
    /// It is known to be a number, a reference or the like, or an iterator: some words at most.
    pub small: bool,
    /// It is a closure, or `None` for now: rustc does not know yet whether it is `Copy` when the step is checked.
    pub closure: bool,
    /// It was made of a literal: a struct, a tuple or an array.
    pub literal: bool,
    /// It is a `Box`, which can be moved out of.
    pub boxed: bool,
    /// It is a collection of std.
    pub collection: bool,
    /// It is an async closure: what a call of it gives borrows from it.
    pub lends: bool,
    /// `pin!` has made it: it never moves.
    pub pinned: bool,
    /// It is what a pin projection gives: its fields are references, pinned ones among them, that any method may take.
    pub projected: bool,
    /// It is what a method `into_…()` gives, or a local in braces: the user means that value, and no `Deref` of it.
    pub converted: bool,
    /// It is what a method call left of the receiver that is named here.
    pub rest_of: Option<LocalId>,
    /// It is a reference to what a pattern binds, in whose place it stands in a guard.
    pub lent: bool,
    /// It owns the receiver of a call while the arguments wait, if the method takes it.
    pub waits: bool,
    /// A call has made it, whose name is none of a lock's, a cell's or a pool's.
    pub given: bool,
    /// A closure takes fields of it, which its type has to allow: what is emitted asks it.
    pub fields_taken: bool,
    /// The type it was declared with.
    pub ty: Option<Type>,
}

impl Local {
    /// If it is called, it may be for the only time: nothing is known of it, or that it is a closure.
    pub fn may_be_called_once(&self) -> bool {
        self.closure || self.ty.is_none()
    }

    /// Its type is known to have nothing to drop.
    pub fn needs_no_drop(&self) -> bool {
        self.copy || matches!(self.ty, Some(Type::Reference(_)))
    }
}

/// All locals of a body.
#[derive(Clone, Debug, Default)]
pub struct Locals {
    list: Vec<Local>,
    /// Format strings whose captures were marked: marked text → the literal as written.
    pub literals: HashMap<String, proc_macro2::Literal>,
}

impl Locals {
    /// Adds a local.
    pub fn push(&mut self, local: Local) -> LocalId {
        self.list.push(local);
        LocalId(self.list.len() - 1)
    }

    /// A local that the lowering needs, named `value0`, `operand1`, …
    pub fn temp(&mut self, name: &str, span: Span) -> LocalId {
        let count = self.list.iter().filter(|local| local.temp && local.name.starts_with(name)).count();
        self.push(Local {
            name: format!("{name}{count}"),
            raw: false,
            span,
            mutable: false,
            temp: true,
            copy: false,
            small: false,
            closure: false,
            literal: false,
            boxed: false,
            collection: false,
            lends: false,
            pinned: false,
            projected: false,
            converted: false,
            rest_of: None,
            lent: false,
            waits: false,
            given: false,
            fields_taken: false,
            ty: None,
        })
    }

    /// The identifier that stands for a local until emission.
    pub fn ident(&self, id: LocalId, span: Span) -> Ident {
        Ident::new(&mark(&self[id].name, id), span)
    }

    /// All, in the order of their declaration.
    pub fn ids(&self) -> impl Iterator<Item = LocalId> + use<> {
        (0..self.list.len()).map(LocalId)
    }
}

impl std::ops::Index<LocalId> for Locals {
    type Output = Local;
    fn index(&self, id: LocalId) -> &Local {
        &self.list[id.0]
    }
}

impl std::ops::IndexMut<LocalId> for Locals {
    fn index_mut(&mut self, id: LocalId) -> &mut Local {
        &mut self.list[id.0]
    }
}

/// The marked form of a name.
pub fn mark(name: &str, id: LocalId) -> String {
    format!("{name}{MARK}{}", id.0)
}

/// The local that an identifier stands for, if it is a marked one.
pub fn marked(ident: &Ident) -> Option<LocalId> {
    number_of(&ident.to_string())
}

/// The local whose marked name `text` is.
pub fn number_of(text: &str) -> Option<LocalId> {
    let bytes = text.as_bytes();
    let mut end = bytes.len();
    while end > 0 && bytes[end - 1].is_ascii_digit() {
        end -= 1;
    }
    if end == bytes.len() || !bytes[..end].ends_with(MARK.as_bytes()) {
        return None;
    }
    text[end..].parse().ok().filter(|number| *number < MOST).map(LocalId)
}

/// The locals whose marked names stand in a format string.
pub fn marked_in_text(text: &str) -> Vec<LocalId> {
    text.match_indices(MARK)
        .filter_map(|(at, mark)| {
            let digits: String = text[at + mark.len()..].chars().take_while(char::is_ascii_digit).collect();
            digits.parse().ok().filter(|number| *number < MOST).map(LocalId)
        })
        .collect()
}
