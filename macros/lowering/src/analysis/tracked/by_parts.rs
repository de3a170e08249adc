//! How arrays are dropped that elements are moved out of.
//!
//! rustc drops an array from its first element to its last, unless it has to look which elements are left: then from the last
//! to the first. It looks wherever the same code drops the array for several ways there, and on one of them something has been
//! moved out. That code is shared
//! - by all suspensions, where the coroutine is dropped, and by all panics;
//! - by every `return` and `?`, and by every `break` or `continue` that leads to the same place;
//! - but not with those ways out of a block that end it as its code does.
//!
//! Input: what may have been moved at each point. Output: where such a local is dropped by parts.
//!
//! ```text
//! check(n)?;              by parts, as at the second `?`
//! let [a, b, c] = pair;
//! nap().await;            by parts, as at any await before
//! check(n)?;
//! ```

use super::flow::{through, through_stmt};
use super::*;
use quote::ToTokens;

/// Where locals with arrays in them are dropped by parts.
#[derive(Clone, Debug, Default)]
pub struct ByParts {
    /// All these locals.
    pub locals: Set,
    /// Those that are, if the coroutine is dropped while it waits.
    pub at_awaits: Set,
    /// Those that are at each `return` and `?`.
    pub at_returns: Set,
    /// Those that are where the code of a block leaves their scope.
    pub at_ends: BTreeSet<(BlockId, LocalId)>,
    /// Those that may have all their parts where a block ends.
    pub may_be_whole: BTreeSet<(BlockId, LocalId)>,
    /// Those that are where a statement ends their lives.
    pub at_drops: BTreeSet<(BlockId, usize, LocalId)>,
}

/// The places that share the code that drops a local.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Shared {
    /// `return`, and `?`.
    Returns,
    /// The end of the function's own block.
    Tail,
    /// A `break` or `continue`.
    Jump(BlockId),
    /// The end of a block.
    End(BlockId),
}

/// Finds them. `tracked` is complete but for this.
pub(super) fn by_parts(body: &Body, facts: &Facts, tracked: &Tracked) -> ByParts {
    let mut found = ByParts { locals: tracked.with_arrays(), ..ByParts::default() };
    if found.locals.is_empty() {
        return found;
    }
    let mut tracked = tracked.clone();
    // Where something may have been moved out of a local, by who shares the code that drops it.
    let mut looked: BTreeSet<(Shared, LocalId)> = BTreeSet::new();
    let mut ends = vec![];
    for block in &facts.order {
        let mut moved = tracked.moved_in[block.0].clone();
        for (at, stmt) in body[*block].stmts.iter().enumerate() {
            let leaves = may_return(|found| match stmt {
                Stmt::Code(stmt, _) => found.visit_stmt(stmt),
                Stmt::Init(_, value) => found.visit_expr(value),
                _ => {}
            });
            looked.extend(returned(leaves, &moved));
            if let Stmt::Drop(local) = stmt
                && may_be_gone(&moved, *local)
            {
                found.at_drops.insert((*block, at, *local));
            }
            let (effects, live) = (facts.code.stmt(*block, at), &facts.live_after[block.0][at]);
            through_stmt(stmt, effects, live, &mut tracked, &mut moved);
            looked.extend(returned(leaves, &moved));
        }
        let (data, live) = (&body[*block], facts.live_after[block.0].last().expect("one more than statements"));
        let leaves = may_return(|found| {
            if let Ok(code) = syn::parse2(data.term.to_code()) {
                found.visit_expr(&code);
            }
        });
        looked.extend(returned(leaves, &moved));
        through(facts.code.term(*block), live, &mut tracked, &mut moved);
        let whole = found.locals.iter().filter(|local| moved.get(local).is_some_and(|moved| moved.contains(&0)));
        found.may_be_whole.extend(whole.map(|local| (*block, local)));
        let is_jump = body.jumps.contains(block);
        let shared = match &data.term {
            Term::Await { .. } => {
                found.at_awaits.extend(moved.keys().copied().filter(|local| may_be_gone(&moved, *local)));
                continue;
            }
            Term::Return(_) if is_jump => Shared::Returns,
            Term::Return(_) => Shared::Tail,
            Term::Goto(next) if is_jump => Shared::Jump(*next),
            _ => Shared::End(*block),
        };
        let gone = moved.keys().copied().filter(|local| may_be_gone(&moved, *local));
        looked.extend(gone.map(|local| (shared, local)));
        ends.push((*block, shared));
    }
    for (shared, local) in looked {
        if shared == Shared::Returns {
            found.at_returns.insert(local);
        }
        found.at_ends.extend(ends.iter().filter(|(_, end)| *end == shared).map(|(block, _)| (*block, local)));
    }
    found
}

/// Locals of which something may have been moved out where code may leave the coroutine.
fn returned(leaves: bool, moved: &Moved) -> Vec<(Shared, LocalId)> {
    let gone = moved.keys().copied().filter(|local| leaves && may_be_gone(moved, *local));
    gone.map(|local| (Shared::Returns, local)).collect()
}

fn may_be_gone(moved: &Moved, local: LocalId) -> bool {
    moved.get(&local).is_some_and(|bits| bits.iter().any(|bits| *bits != 0))
}

/// Whether code has a `return` or `?` of its own in it.
fn may_return(visit: impl FnOnce(&mut Ways)) -> bool {
    let mut ways = Ways(false);
    visit(&mut ways);
    ways.0
}

struct Ways(bool);
impl<'ast> Visit<'ast> for Ways {
    fn visit_item(&mut self, _: &'ast syn::Item) {}
    fn visit_expr_closure(&mut self, _: &'ast syn::ExprClosure) {}
    fn visit_expr_async(&mut self, _: &'ast syn::ExprAsync) {}
    fn visit_expr_return(&mut self, _: &'ast syn::ExprReturn) {
        self.0 = true;
    }
    fn visit_expr_try(&mut self, _: &'ast syn::ExprTry) {
        self.0 = true;
    }
    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        self.0 |= crate::macros::may_leave(&mac.tokens.to_token_stream());
    }
}
