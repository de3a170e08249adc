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
use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

/// A block: its identifiers, and the first mention of each local among them.
#[derive(Default)]
struct Mentioned {
    length: usize,
    first: HashMap<LocalId, (usize, Span)>,
}

/// The first mention of each local in each block.
pub(super) struct Mentions {
    blocks: Vec<Mentioned>,
}

impl Mentions {
    pub(super) fn find(body: &Body) -> Self {
        Mentions { blocks: body.blocks.iter().map(in_block).collect() }
    }

    /// The next mention of `local` for one who stands at the start of `block`: the nearest, as rustc looks for it step by step on
    /// all ways at once.
    pub(super) fn next(&self, body: &Body, block: BlockId, local: LocalId) -> Option<Span> {
        let mut seen = vec![false; body.blocks.len()];
        let mut nearest: Option<(usize, Span)> = None;
        let mut queue = BinaryHeap::from([Reverse((0, block.0))]);
        while let Some(Reverse((distance, block))) = queue.pop() {
            if nearest.is_some_and(|(nearest, _)| nearest <= distance) {
                break;
            }
            if std::mem::replace(&mut seen[block], true) {
                continue;
            }
            let mentioned = &self.blocks[block];
            if let Some((at, span)) = mentioned.first.get(&local) {
                if nearest.is_none_or(|(nearest, _)| distance + at < nearest) {
                    nearest = Some((distance + at, *span));
                }
                continue;
            }
            let successors = body[BlockId(block)].term.successors().into_iter();
            queue.extend(successors.map(|next| Reverse((distance + mentioned.length, next.0))));
        }
        nearest.map(|(_, span)| span)
    }
}

fn in_block(block: &crate::ir::Block) -> Mentioned {
    let mut found = Mentioned::default();
    let mut note = |ident: &Ident| {
        if let Some(local) = marked(ident) {
            found.first.entry(local).or_insert_with(|| (found.length, ident.span()));
        }
        found.length += 1;
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
