//! Verification: is the body what the passes behind it take for granted?
//!
//! Input: a lowered `Body`. Output: nothing, or errors that ask for a bug report: what is found here is a mistake of the
//! lowering, never of the user's. What holds afterwards, for each block that can be reached:
//!
//! | rule           | what it says                                                                              |
//! |----------------|-------------------------------------------------------------------------------------------|
//! | `references`   | blocks, scopes, locals and awaits that are named exist                                    |
//! | `terminated`   | it ends in a terminator                                                                   |
//! | `straight`     | no code in it contains an `.await` or jumps out of itself                                 |
//! | `scopes`       | a way leads to fewer scopes, or, from a branch, into new ones; scope 0 is always open     |
//! | `declarations` | no local is declared that is in scope already; what a way leads to has been declared on it|
//! | `mentions`     | the locals that code mentions are in scope                                                |
//! | `insets`       | an inset ends in its block, and its operand is in code after it                           |
//! | `awaits`       | each await is one terminator's, and its value is declared where it resumes                |
//!
//! ```text
//! bb0: let x = 1; goto bb1        bb1: f(y)       ⇒   error: internal error of coropy: bb1 mentions `y`, which is
//!                                                            not in scope there
//! ```

mod flow;
#[cfg(test)]
mod tests;

use crate::diagnostics::Diagnostics;
use crate::inset;
use crate::ir::{BlockId, Body, Stmt, Term};
use crate::locals::LocalId;
use crate::lower::needs;
use crate::mentions::mentioned_in;
use crate::set::Set;
use flow::{declared_anywhere, reachable, way};
use proc_macro2::{Span, TokenStream};
use std::collections::BTreeSet;
use syn::Expr;

const HELP: &str = "this is a mistake of the macro, not of yours: please report it, with the function, at \
                    https://github.com/coropy/coropy/issues";

/// Reports each rule that the body breaks.
pub fn verify(body: &Body, diagnostics: &mut Diagnostics) {
    for problem in problems(body) {
        diagnostics.error_at(Span::call_site(), format!("internal error of coropy: {problem}"), HELP);
    }
}

/// What is wrong with a body, rule by rule.
fn problems(body: &Body) -> Vec<String> {
    let mut problems = vec![];
    references(body, &mut problems);
    if problems.is_empty() {
        // Only now may anything be looked up.
        let ours = declared_anywhere(body);
        for block in reachable(body) {
            for rule in [terminated, straight, scopes, declarations, insets] {
                rule(body, block, &mut problems);
            }
            mentions(body, block, &ours, &mut problems);
        }
        awaits(body, &mut problems);
    }
    problems
}

/// `bb3 (`loop`)`: a block, for messages.
fn at(body: &Body, block: BlockId) -> String {
    format!("bb{} (`{}`)", block.0, body[block].hint)
}

/// What is named exists.
fn references(body: &Body, problems: &mut Vec<String>) {
    let mut exists = |what: &str, index: usize, count: usize| {
        if index >= count {
            problems.push(format!("there is no {what} {index}, only {count}"));
        }
    };
    let locals = body.locals.ids().count();
    exists("block", 0, body.blocks.len());
    body.params.iter().for_each(|param| exists("local", param.0, locals));
    for block in &body.blocks {
        for (scope, declared) in &block.open {
            exists("scope", scope.0, body.scopes.len());
            declared.iter().for_each(|local| exists("local", local.0, locals));
        }
        for stmt in &block.stmts {
            match stmt {
                Stmt::Enter(scope) => exists("scope", scope.0, body.scopes.len()),
                Stmt::Declare(local) | Stmt::Drop(local) | Stmt::Init(local, _) => exists("local", local.0, locals),
                Stmt::Code(_, declares) => declares.iter().for_each(|local| exists("local", local.0, locals)),
                Stmt::Probe { rest, of, .. } => [rest, of].iter().for_each(|local| exists("local", local.0, locals)),
                Stmt::Moves { taken, .. } => exists("local", taken.0, locals),
                Stmt::Expected { .. } | Stmt::Inset(_) | Stmt::EndInset(_) => {}
                Stmt::Settle { order, place_order, .. } => {
                    order.iter().chain(place_order).for_each(|local| exists("local", local.0, locals));
                }
            }
        }
        if let Term::Await { index, value, .. } = &block.term {
            exists("await", *index, body.awaits.len());
            exists("local", value.0, locals);
        }
        block.term.successors().iter().for_each(|next| exists("block", next.0, body.blocks.len()));
        for stmt in &block.stmts {
            mentioned_by(stmt).iter().for_each(|local| exists("local", local.0, locals));
        }
        mentioned_on_leaving(&block.term).iter().for_each(|local| exists("local", local.0, locals));
    }
}

/// What the code of a statement mentions.
fn mentioned_by(stmt: &Stmt) -> Set {
    match stmt {
        Stmt::Enter(_) | Stmt::Declare(_) | Stmt::Drop(_) | Stmt::Inset(_) | Stmt::EndInset(_) => Set::new(),
        Stmt::Init(_, value) => mentioned_in(value),
        Stmt::Code(stmt, _) => mentioned_in(stmt),
        Stmt::Probe { call, .. } => mentioned_in(&**call),
        Stmt::Settle { expr, .. } | Stmt::Moves { receiver: expr, .. } | Stmt::Expected { of: expr, .. } => {
            mentioned_in(&**expr)
        }
    }
}

/// What the code of a terminator mentions, patterns included.
fn mentioned_on_leaving(term: &Term) -> Set {
    match term {
        Term::Open | Term::Goto(_) => Set::new(),
        Term::If { cond: value, .. }
        | Term::Await { awaited: value, .. }
        | Term::Return(value)
        | Term::Diverge(value) => mentioned_in(&**value),
        Term::Match { scrutinee, arms, .. } => {
            let mut found = mentioned_in(&**scrutinee);
            arms.iter().for_each(|(pat, _)| found.join(&mentioned_in(pat)));
            found
        }
    }
}

/// The block ends in a terminator.
fn terminated(body: &Body, block: BlockId, problems: &mut Vec<String>) {
    if matches!(body[block].term, Term::Open) {
        problems.push(format!("{} has no end", at(body, block)));
    }
}

/// No code of the block suspends or jumps out of itself.
fn straight(body: &Body, block: BlockId, problems: &mut Vec<String>) {
    let data = &body[block];
    let in_stmts = data.stmts.iter().any(|stmt| match stmt {
        Stmt::Enter(_) | Stmt::Declare(_) | Stmt::Drop(_) | Stmt::Inset(_) | Stmt::EndInset(_) => false,
        Stmt::Settle { expr, .. } | Stmt::Moves { receiver: expr, .. } | Stmt::Expected { of: expr, .. } => {
            needs::expr(expr)
        }
        Stmt::Probe { call, .. } => needs::expr(&Expr::MethodCall(call.as_ref().clone())),
        Stmt::Init(_, value) => needs::expr(value),
        Stmt::Code(stmt, _) => needs::stmt(stmt),
    });
    let in_term = match &data.term {
        Term::Open | Term::Goto(_) => false,
        Term::If { cond: value, .. }
        | Term::Await { awaited: value, .. }
        | Term::Return(value)
        | Term::Diverge(value) => needs::expr(value),
        Term::Match { scrutinee, arms, .. } => needs::expr(scrutinee) || arms.iter().any(|(pat, _)| needs::pat(pat)),
    };
    if in_stmts || in_term {
        problems.push(format!("{} still awaits or jumps inside a statement", at(body, block)));
    }
}

/// Each way out of the block leads to scopes that are open, or into new ones if it branches.
fn scopes(body: &Body, block: BlockId, problems: &mut Vec<String>) {
    let data = &body[block];
    if data.open.first().is_none_or(|(outermost, _)| outermost.0 != 0) {
        problems.push(format!("{} is outside of the function's own scope", at(body, block)));
    }
    let here = flow::open_at_end(data);
    for (index, (scope, _)) in here.iter().enumerate() {
        if here[..index].iter().any(|(outer, _)| outer == scope) {
            problems.push(format!("{} enters scope {} twice", at(body, block), scope.0));
        }
    }
    for next in data.term.successors() {
        let there = &body[next].open;
        let shared = here.iter().zip(there).take_while(|((here, _), (there, _))| here == there).count();
        let allowed = match data.term {
            Term::Goto(_) => shared == there.len(),
            Term::Await { .. } => shared == there.len() && shared == here.len(),
            _ => shared == there.len() || shared == here.len(),
        };
        if !allowed {
            problems.push(format!("{} leads to {}, whose scopes are others", at(body, block), at(body, next)));
        }
    }
}

/// No local is declared twice on one way, and a way leads to no local that it has not declared.
fn declarations(body: &Body, block: BlockId, problems: &mut Vec<String>) {
    let data = &body[block];
    let mut declared = BTreeSet::new();
    let mut declare = |local: LocalId| {
        if !declared.insert(local) {
            problems.push(format!("{} declares `{}` twice", at(body, block), body.locals[local].name));
        }
    };
    data.in_scope().for_each(&mut declare);
    data.stmts.iter().flat_map(flow::declares).for_each(&mut declare);
    for next in data.term.successors() {
        let bound = way(body, &data.term, next);
        for local in body[next].in_scope() {
            let name = &body.locals[local].name;
            if !declared.contains(&local) && !bound.contains(&local) {
                problems.push(format!(
                    "{} leads to {}, but does not declare `{name}`",
                    at(body, block),
                    at(body, next)
                ));
            }
        }
        if let Some(twice) = bound.iter().find(|local| declared.contains(local)) {
            problems.push(format!("{} binds `{}` twice", at(body, block), body.locals[twice].name));
        }
    }
}

/// Each inset ends where it stands, the innermost first, and code behind it has the operand that it belongs to.
fn insets(body: &Body, block: BlockId, problems: &mut Vec<String>) {
    let (mut open, mut closed) = (vec![], BTreeSet::new());
    let mut has_operands = |code: TokenStream, closed: &mut BTreeSet<usize>| {
        inset::put_in(code, &mut |number| {
            if !closed.remove(&number) {
                problems
                    .push(format!("{} has an operand whose inset {number} does not come before it", at(body, block)));
            }
            TokenStream::new()
        });
    };
    let mut nested = true;
    for stmt in &body[block].stmts {
        match stmt {
            Stmt::Inset(number) => open.push(*number),
            Stmt::EndInset(number) => {
                nested &= open.pop() == Some(*number);
                closed.insert(*number);
            }
            other => has_operands(other.to_code(), &mut closed),
        }
    }
    has_operands(body[block].term.to_code(), &mut closed);
    if !nested || !open.is_empty() || !closed.is_empty() {
        problems.push(format!("{} has an inset that does not end, or has no operand", at(body, block)));
    }
}

/// The locals that the block's code mentions are in scope. What code declares for itself, such as the parameters of a
/// closure, is its own: only those in `ours` are looked at.
fn mentions(body: &Body, block: BlockId, ours: &Set, problems: &mut Vec<String>) {
    let data = &body[block];
    let mut known: Set = data.in_scope().collect();
    let mut missing = Set::new();
    let mut mention = |mut mentioned: Set, known: &Set| {
        mentioned.keep(ours);
        mentioned.remove_all(known);
        missing.join(&mentioned);
    };
    for stmt in &data.stmts {
        known.extend(flow::declares(stmt));
        match stmt {
            Stmt::Enter(_)
            | Stmt::Declare(_)
            | Stmt::Code(..)
            | Stmt::Expected { .. }
            | Stmt::Inset(_)
            | Stmt::EndInset(_) => {}
            Stmt::Init(local, _) | Stmt::Drop(local) | Stmt::Moves { taken: local, .. } => {
                mention([*local].into(), &known);
            }
            Stmt::Probe { rest, of, moved, .. } => {
                mention([*rest, *of].into_iter().chain(*moved).collect(), &known);
            }
            Stmt::Settle { order, place_order, .. } => {
                mention(order.iter().chain(place_order).copied().collect(), &known);
            }
        }
        mention(mentioned_by(stmt), &known);
    }
    known.extend(data.term.successors().into_iter().flat_map(|next| flow::bound_by_code(&data.term, next)));
    mention(mentioned_on_leaving(&data.term), &known);
    for local in &missing {
        problems.push(format!("{} mentions `{}`, which is not in scope", at(body, block), body.locals[local].name));
    }
}

/// Each await is one block's terminator, and its value is in scope where it resumes and in no other way to there.
fn awaits(body: &Body, problems: &mut Vec<String>) {
    let mut seen = BTreeSet::new();
    let blocks = reachable(body);
    let mut ways_in = vec![0; body.blocks.len()];
    blocks.iter().flat_map(|block| body[*block].term.successors()).for_each(|next| ways_in[next.0] += 1);
    for block in &blocks {
        let Term::Await { index, value, resume, .. } = &body[*block].term else { continue };
        let name = &body.locals[*value].name;
        if !seen.insert(*index) {
            problems.push(format!("{} awaits what another block awaits too", at(body, *block)));
        }
        if !body[*resume].open.last().is_some_and(|(_, locals)| locals.contains(value)) {
            problems.push(format!(
                "`{name}`, the value of {}, is not declared at {}",
                at(body, *block),
                at(body, *resume)
            ));
        }
        if ways_in[resume.0] > 1 {
            problems.push(format!("{} is where an await resumes, and something else leads there", at(body, *resume)));
        }
    }
}
