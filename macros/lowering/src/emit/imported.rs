//! Items of a body that import from one another, where a macro writes one of them: it is written once.
//!
//! Input: the body as written, for the witness. Output: the same, without its items where these cannot stand twice. They are seen
//! from there: the items of a body stand once around all of what it becomes.
//!
//! ```text
//! #[derive(Debug)] enum State { A, B }  impl State { fn new() -> Self { use State::*; A } }      E0659, if both are repeated inside
//! ```
//!
//! rustc does not let an import choose between what a macro has written, as each `derive` does, and what stands further out.

use proc_macro2::Ident;
use syn::visit::{self, Visit};
use syn::{Attribute, Block, Item, Stmt, UseTree};

/// Leaves out the items of a body, if one that a macro may write is imported from.
pub(super) fn leave_out(body: &mut Block) {
    let items = || body.stmts.iter().filter(|stmt| stands_outside(stmt));
    let named = items().filter_map(|stmt| match stmt {
        Stmt::Item(item) => written_by_a_macro(item),
        _ => None,
    });
    let mut imports = Imports { named: named.collect(), found: false };
    if imports.named.is_empty() {
        return;
    }
    items().for_each(|stmt| imports.visit_stmt(stmt));
    if imports.found {
        body.stmts.retain(|stmt| !stands_outside(stmt));
    }
}

/// Whether a statement is an item that stands around the witness, too. A `macro_rules!` is seen from where it stands on.
fn stands_outside(stmt: &Stmt) -> bool {
    matches!(stmt, Stmt::Item(item) if !matches!(item, Item::Macro(_) | Item::Verbatim(_)))
}

/// The name of a type or a module that has an attribute, which may be a macro.
fn written_by_a_macro(item: &Item) -> Option<&Ident> {
    let (ident, attrs): (_, &[Attribute]) = match item {
        Item::Enum(item) => (&item.ident, &item.attrs),
        Item::Struct(item) => (&item.ident, &item.attrs),
        Item::Mod(item) => (&item.ident, &item.attrs),
        _ => return None,
    };
    (!attrs.is_empty()).then_some(ident)
}

/// Looks for imports from what is `named`.
struct Imports<'a> {
    named: Vec<&'a Ident>,
    found: bool,
}

impl<'ast> Visit<'ast> for Imports<'_> {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.found |= self.begins(&item.tree);
        visit::visit_item_use(self, item);
    }
}

impl Imports<'_> {
    fn begins(&self, tree: &UseTree) -> bool {
        match tree {
            UseTree::Path(path) if path.ident == "self" => self.begins(&path.tree),
            UseTree::Path(path) => self.named.contains(&&path.ident),
            UseTree::Group(group) => group.items.iter().any(|tree| self.begins(tree)),
            UseTree::Name(_) | UseTree::Rename(_) | UseTree::Glob(_) => false,
        }
    }
}
