//! Closures and `async` blocks without `move` that take fields.
//!
//! Input: a body. Output: the same, in which each of them that uses by value all that it names, among it fields of locals that stay
//! in their places, says `move`: it takes the same then, and the later passes know what a `move` closure takes.
//!
//! ```text
//! fetch(&page.url).await.map(|body| Answer { url: page.url, body })   ⇒   … .map(move |body| …)
//! ```
//!
//! What is `Copy` it owns then, where it would have borrowed it, which nobody can tell: nothing changes that while it is borrowed.
//! Not where a field is mentioned again: it may be a copy, or an exclusive reference, which was only lent. Not where the closure
//! borrows something else, nor where it is not known that the local owns its fields, nor before edition 2021, when closures
//! captured wholes. What a call has made, which is no guard by its name, may own them. The type is asked
//! (`emit/places/captures`): a `Deref` of one's own on the way to the field is an error.

use crate::analysis::effects::{Effects, of_value};
use crate::analysis::parts::{Path, What};
use crate::analysis::tracked::{is_owned, may_be_tracked, mentioned_again};
use crate::analysis::{Facts, analyse};
use crate::ir::{BlockId, Body, Stmt, Term};
use crate::locals::LocalId;
use crate::mentions::mentioned_in;
use crate::set::Set;
use std::collections::BTreeSet;
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, ExprBlock};

/// Lets them say so. `facts` are those of the body, before and after.
pub fn say_move(body: &mut Body, facts: &mut Facts) {
    if facts.anchored.is_empty() {
        return;
    }
    let mut found = false;
    let mut asked = Set::new();
    for block in facts.order.clone() {
        for at in 0..=body[block].stmts.len() {
            let mut code = body[block].stmts.get(at).cloned();
            let mut term = body[block].term.clone();
            let mut takers = Takers { body, facts, site: (block, at), asked: &mut asked, found: false };
            match &mut code {
                Some(Stmt::Code(stmt, _)) => takers.visit_stmt_mut(stmt),
                Some(Stmt::Init(_, value)) => takers.visit_expr_mut(value),
                Some(_) => {}
                None => match &mut term {
                    Term::Await { awaited: expr, .. }
                    | Term::Match { scrutinee: expr, .. }
                    | Term::If { cond: expr, .. }
                    | Term::Return(expr)
                    | Term::Diverge(expr) => takers.visit_expr_mut(expr),
                    Term::Open | Term::Goto(_) => {}
                },
            }
            if takers.found {
                found = true;
                match code {
                    Some(code) => body.blocks[block.0].stmts[at] = code,
                    None => body.blocks[block.0].term = term,
                }
            }
        }
    }
    if found {
        asked.into_iter().for_each(|local| body.locals[local].fields_taken = true);
        *facts = analyse(body);
    }
}

struct Takers<'a> {
    body: &'a Body,
    facts: &'a Facts,
    /// The statement, or one more than the last for what ends the block.
    site: (BlockId, usize),
    /// The locals whose type is to be asked.
    asked: &'a mut Set,
    found: bool,
}

impl VisitMut for Takers<'_> {
    fn visit_item_mut(&mut self, _: &mut syn::Item) {}

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        let says_move = match expr {
            Expr::Closure(closure) if closure.capture.is_none() => {
                self.takes_all(&closure.body, &of_value(&closure.body))
            }
            Expr::Async(inner) if inner.capture.is_none() => {
                let block = ExprBlock { attrs: vec![], label: None, block: inner.block.clone() };
                let block = Expr::Block(block);
                self.takes_all(&block, &of_value(&block))
            }
            Expr::Closure(_) | Expr::Async(_) => false,
            _ => return visit_mut::visit_expr_mut(self, expr),
        };
        if says_move {
            self.found = true;
            match expr {
                Expr::Closure(closure) => closure.capture = Some(Default::default()),
                Expr::Async(inner) => inner.capture = Some(Default::default()),
                _ => {}
            }
        }
    }
}

impl Takers<'_> {
    /// Whether all that is captured is used by value, and a field is that has to be moved out of its place.
    fn takes_all(&mut self, code: &Expr, effects: &Effects) -> bool {
        let captured =
            |local: &LocalId| self.body.blocks.iter().any(|block| block.in_scope().any(|known| known == *local));
        let mut taken: BTreeSet<(LocalId, Path)> = BTreeSet::new();
        for event in &effects.events {
            match &event.what {
                What::Whole => taken.extend([(event.local, Path::default())]),
                What::Moved(part) if part.pat.is_none() && part.update.is_none() => {
                    taken.extend([(event.local, part.path.clone())]);
                }
                _ => {}
            }
        }
        let is_taken =
            |(local, path): &(LocalId, Path)| taken.iter().any(|(known, whole)| known == local && whole.holds(path));
        let mut named = effects.paths.iter().filter(|(local, _)| captured(local)).peekable();
        // What is mentioned elsewhere than in code that is understood has no path.
        let is_seen = |local: LocalId| !captured(&local) || effects.paths.iter().any(|(known, _)| *known == local);
        named.peek().is_some()
            && named.all(is_taken)
            && mentioned_in(code).into_iter().all(is_seen)
            && taken.iter().any(|(local, path)| !path.is_whole() && self.facts.anchored.contains(local))
            && taken.iter().filter(|(local, _)| captured(local)).all(|(local, path)| self.may_be_taken(*local, path))
            && {
                let is_asked = |(local, path): &&(LocalId, Path)| !path.is_whole() && !self.body.locals[*local].literal;
                let asked = taken.iter().filter(|(local, _)| captured(local)).filter(is_asked);
                self.asked.extend(asked.map(|(local, _)| *local));
                true
            }
    }

    fn may_be_taken(&self, local: LocalId, path: &Path) -> bool {
        let Takers { body, facts, site, .. } = self;
        let is_field = !path.is_whole();
        !mentioned_again(body, facts, *site, local, path)
            && (!is_field
                || (!path.has_deref()
                    && (is_owned(body, local) || may_own(body, local, path))
                    && may_be_tracked(body, facts, site.0, local)))
    }
}

/// Whether a local of an unknown type owns a field, if its type allows that it is taken. (A field of a field may be in a box.)
fn may_own(body: &Body, local: LocalId, path: &Path) -> bool {
    let info = &body.locals[local];
    info.given && info.ty.is_none() && path.members(info.span).len() == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Diagnostics;
    use crate::edition::Edition;
    use crate::input::lower_function;
    use quote::ToTokens;
    use syn::{ItemFn, parse_quote};

    /// Whether the closure, or block, of a function comes to say `move`.
    fn says_move(closure: &Expr, edition: Edition) -> bool {
        let function: ItemFn = parse_quote! {
            async fn f(page: Page, limit: usize) {
                let other = other();
                let held = pages.lock().await;
                look(&page, &other, &held).await;
                keep(#closure);
                g(&page.last).await;
            }
        };
        let (private, mut errors) = (parse_quote!(::asyncio::private), Diagnostics::new());
        let (_, mut body, mut facts) = lower_function(&function, None, &private, edition, &mut errors);
        say_move(&mut body, &mut facts);
        let stmts = body.blocks.iter().flat_map(|block| &block.stmts);
        stmts.into_iter().any(|stmt| stmt.to_code().into_iter().any(has_move))
    }

    fn has_move(token: proc_macro2::TokenTree) -> bool {
        match token {
            proc_macro2::TokenTree::Group(group) => group.stream().into_iter().any(has_move),
            other => other.to_token_stream().to_string() == "move",
        }
    }

    #[test]
    fn what_takes_all_that_it_names() {
        let takers: [Expr; 6] = [
            parse_quote!(|| page.url),
            parse_quote!(|| other.name),
            parse_quote!(|body| Answer { url: page.url, body }),
            parse_quote!(|| if late() {
                drop(page.url)
            }),
            parse_quote!(|n| (n, page.url, limit)),
            parse_quote!(async {
                look(&page.url).await;
                page.url
            }),
        ];
        takers.iter().for_each(|closure| assert!(says_move(closure, Edition::Since2024)));
    }

    #[test]
    fn what_borrows_or_may_be_mentioned_again() {
        let others: [Expr; 6] = [
            parse_quote!(|| page.url.len()),
            parse_quote!(|| page.last),
            parse_quote!(|| (page.url, &limit)),
            parse_quote!(|| held.name),
            parse_quote!(|| limit),
            parse_quote!(|| shown!(page.url)),
        ];
        others.iter().for_each(|closure| assert!(!says_move(closure, Edition::Since2024)));
        assert!(!says_move(&parse_quote!(|| page.url), Edition::Until2018));
    }
}
