//! How arrays are dropped that elements are moved out of.
//!
//! rustc drops an array from its first element to its last, unless it has to look which elements are left: then from the last
//! to the first. It looks wherever the same code drops the array for several ways there, and on one of them something has been
//! moved out of the array. That code is shared
//! - by all suspensions, where the coroutine is dropped, and by all panics;
//! - by every `return` and `?`, and by every `break` or `continue` that leads to the same place;
//! - but not with those ways out of a block that end it as its code does.
//!
//! Input: what may have been moved at each point. Output: where the arrays in such a local are dropped by parts. All of them are
//! where one is; a local of which rustc drops two differently is refused.
//!
//! ```text
//! check(n)?;              by parts, as at the second `?`
//! let [a, b, c] = pair;
//! nap().await;            by parts, as at any await before
//! check(n)?;
//! ```

use super::flow::{through, through_stmt};
use super::*;
use crate::diagnostics::Diagnostics;
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
    /// Those whose arrays may have all their elements where a block ends.
    pub may_be_whole: BTreeSet<(BlockId, LocalId)>,
    /// Those that are where a statement ends their lives.
    pub at_drops: BTreeSet<(BlockId, usize, LocalId)>,
    /// Those in which one array is dropped by parts where another is not.
    pub differ: Set,
}

impl ByParts {
    /// Where this says that a local is dropped by parts.
    fn of(&self, local: LocalId) -> impl PartialEq {
        let ends: Vec<BlockId> =
            self.at_ends.iter().filter(|(_, known)| *known == local).map(|(block, _)| *block).collect();
        let drops = self.at_drops.iter().filter(|(.., known)| *known == local);
        let drops: Vec<(BlockId, usize)> = drops.map(|(block, at, _)| (*block, *at)).collect();
        (self.at_awaits.contains(&local), self.at_returns.contains(&local), ends, drops)
    }
}

/// Refuses what is dropped otherwise than rustc does.
pub fn refuse(body: &Body, facts: &Facts, diagnostics: &mut Diagnostics) {
    for local in facts.tracked.by_parts.differ.iter() {
        let info = &body.locals[local];
        diagnostics.error_at(
            info.span,
            format!(
                "`{}` has two arrays that elements are moved out of, and rustc does not drop both in the same order",
                info.name
            ),
            "make two locals of them",
        );
    }
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
    let locals = tracked.with_arrays();
    if locals.is_empty() {
        return ByParts::default();
    }
    let mut found = find(body, facts, tracked, &|local| tracked.elements(local));
    for local in locals.iter() {
        let arrays = tracked.arrays(local);
        let differs = |elements: &u32| find(body, facts, tracked, &|_| *elements).of(local) != found.of(local);
        if arrays.len() > 1 && arrays.values().any(differs) {
            found.differ.insert(local);
        }
    }
    found.locals = locals;
    found
}

/// The same for some parts of each local.
fn find(body: &Body, facts: &Facts, tracked: &Tracked, elements: &dyn Fn(LocalId) -> u32) -> ByParts {
    let mut found = ByParts { locals: tracked.with_arrays(), ..ByParts::default() };
    let mut tracked = tracked.clone();
    let may_be_gone = |moved: &Moved, local: LocalId| {
        moved.get(&local).is_some_and(|bits| bits.iter().any(|bits| bits & elements(local) != 0))
    };
    // Locals out of whose arrays something may have been moved where code may leave the coroutine.
    let returned = |leaves: bool, moved: &Moved| {
        let gone = moved.keys().copied().filter(|local| leaves && may_be_gone(moved, *local));
        gone.map(|local| (Shared::Returns, local)).collect::<Vec<_>>()
    };
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
        let whole = found.locals.iter().filter(|local| tracked.may_have_arrays(&moved, *local));
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
