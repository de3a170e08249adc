//! Where a local is mentioned next, so that "value used here after move" points there and not at its declaration.
//!
//! Input: the body. Output: for a block and a local, the span of the first mention on the ways that lead on from there.
//!
//! ```text
//! let loud = shout(text).await;      // moves `text`; the state that is entered here would save it
//! loud.len() + text.len()            // because of this mention
//!              ^^^^
//! ```

use crate::ir::{BlockId, Body, Stmt, Term};
use crate::locals::{LocalId, marked};
use crate::mentions::each_identifier;
use proc_macro2::{Ident, Span};
use std::collections::{HashMap, VecDeque};

/// The first mention of each local in each block.
pub(super) struct Mentions {
    blocks: Vec<HashMap<LocalId, Span>>,
}

impl Mentions {
    pub(super) fn find(body: &Body) -> Self {
        Mentions { blocks: body.blocks.iter().map(in_block).collect() }
    }

    /// The next mention of `local` for one who stands at the start of `block`.
    pub(super) fn next(&self, body: &Body, block: BlockId, local: LocalId) -> Option<Span> {
        let mut seen = vec![false; body.blocks.len()];
        let mut queue = VecDeque::from([block]);
        while let Some(block) = queue.pop_front() {
            if std::mem::replace(&mut seen[block.0], true) {
                continue;
            }
            if let Some(span) = self.blocks[block.0].get(&local) {
                return Some(*span);
            }
            queue.extend(body[block].term.successors());
        }
        None
    }
}

fn in_block(block: &crate::ir::Block) -> HashMap<LocalId, Span> {
    let mut found = HashMap::new();
    let mut note = |ident: &Ident| {
        if let Some(local) = marked(ident) {
            found.entry(local).or_insert_with(|| ident.span());
        }
    };
    for stmt in &block.stmts {
        match stmt {
            Stmt::Init(_, value) => each_identifier(value, &mut note),
            Stmt::Code(stmt, _) => each_identifier(stmt, &mut note),
            Stmt::Enter(_)
            | Stmt::Declare(_)
            | Stmt::Moves { .. }
            | Stmt::Probe { .. }
            | Stmt::Settle { .. }
            | Stmt::Expected { .. }
            | Stmt::Inset(_)
            | Stmt::EndInset(_)
            | Stmt::Drop(_) => {}
        }
    }
    match &block.term {
        Term::If { cond: value, .. }
        | Term::Match { scrutinee: value, .. }
        | Term::Await { awaited: value, .. }
        | Term::Return(value)
        | Term::Diverge(value) => each_identifier(&**value, &mut note),
        Term::Open | Term::Goto(_) => {}
    }
    found
}
