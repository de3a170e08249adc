//! What the rules ask of the graph.

use crate::ir::{Block, BlockId, Body, ScopeId, Stmt, Term};
use crate::locals::LocalId;
use crate::lower::bindings;
use crate::set::Set;
use std::collections::BTreeSet;
use syn::Expr;
use syn::visit::{self, Visit};

/// The blocks that can be reached, in index order.
pub fn reachable(body: &Body) -> Vec<BlockId> {
    let mut seen = BTreeSet::from([BlockId(0)]);
    let mut next = vec![BlockId(0)];
    while let Some(block) = next.pop() {
        next.extend(body[block].term.successors().into_iter().filter(|to| seen.insert(*to)));
    }
    seen.into_iter().collect()
}

/// The scopes that are open where a block is left, outermost first, with the locals declared in them.
pub fn open_at_end(block: &Block) -> Vec<(ScopeId, Vec<LocalId>)> {
    let mut open = block.open.clone();
    for stmt in &block.stmts {
        match stmt {
            Stmt::Enter(scope) => open.push((*scope, vec![])),
            other => {
                if let Some((_, locals)) = open.last_mut() {
                    locals.extend(declares(other));
                }
            }
        }
    }
    open
}

/// The locals that a statement declares.
pub fn declares(stmt: &Stmt) -> Vec<LocalId> {
    match stmt {
        Stmt::Enter(_)
        | Stmt::Init(..)
        | Stmt::Moves { .. }
        | Stmt::Probe { .. }
        | Stmt::Settle { .. }
        | Stmt::Expected { .. }
        | Stmt::Inset(_)
        | Stmt::EndInset(_)
        | Stmt::Drop(_) => vec![],
        Stmt::Declare(local) => vec![*local],
        Stmt::Code(_, declares) => declares.clone(),
    }
}

/// What is declared by going to `next`: the bindings of a condition or a pattern, the value of an await, each with what a
/// method call will leave of it.
pub fn way(body: &Body, term: &Term, next: BlockId) -> Set {
    let mut bound = match term {
        Term::Await { value, .. } => [*value].into(),
        _ => bound_by_code(term, next),
    };
    let is_rest = |local: &LocalId| body.locals[*local].rest_of.is_some_and(|of| bound.contains(&of));
    let rests: Vec<LocalId> = body[next].in_scope().filter(is_rest).collect();
    bound.extend(rests);
    bound
}

/// What the terminator's own code binds on the way to `next`.
pub fn bound_by_code(term: &Term, next: BlockId) -> Set {
    match term {
        Term::Open | Term::Goto(_) | Term::Await { .. } | Term::Return(_) | Term::Diverge(_) => Set::new(),
        Term::If { cond, then, .. } if next == *then => bound_by_condition(cond),
        Term::If { .. } => Set::new(),
        Term::Match { arms, .. } => {
            arms.iter().filter(|(_, to)| *to == next).flat_map(|(pat, _)| bindings(pat)).collect()
        }
    }
}

/// The bindings of the `let`s in a condition, those inside closures and blocks left out.
fn bound_by_condition(cond: &Expr) -> Set {
    struct Lets(Set);
    impl<'ast> Visit<'ast> for Lets {
        fn visit_expr_closure(&mut self, _: &'ast syn::ExprClosure) {}
        fn visit_expr_async(&mut self, _: &'ast syn::ExprAsync) {}
        fn visit_block(&mut self, _: &'ast syn::Block) {}
        fn visit_expr_let(&mut self, let_expr: &'ast syn::ExprLet) {
            self.0.extend(bindings(&let_expr.pat));
            visit::visit_expr_let(self, let_expr);
        }
    }
    let mut lets = Lets(Set::new());
    lets.visit_expr(cond);
    lets.0
}

/// All locals that blocks declare. The others belong to some piece of code.
pub fn declared_anywhere(body: &Body) -> Set {
    let mut all: Set = body.params.iter().copied().collect();
    for block in &body.blocks {
        all.extend(block.in_scope());
        all.extend(block.stmts.iter().flat_map(declares));
        all.extend(block.term.successors().into_iter().flat_map(|next| way(body, &block.term, next)));
    }
    all
}
