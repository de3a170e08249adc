//! Or-patterns before guards that await.
//!
//! A guard is run for each alternative that a value matches, in order, until it holds. A guard that suspends is code before a
//! match, lowered for one pattern: so there is an arm for each alternative, but where at most one of them can match.
//!
//! Input: a body, before resolution, which is not that of the witness: rustc sees the `match` as it was written. Output: the
//! same, in which a value matches the pattern before a guard that is taken apart in one way only.
//!
//! ```text
//! (Some(n), _) | (_, Some(n)) if check(n).await => n
//!   ⇒  (Some(n), _) if check(n).await => n, (_, Some(n)) if check(n).await => n
//! ```
//!
//! Alternatives inside of others multiply, the first varying last, as in rustc. An arm of more than [`MOST`] stays as it is,
//! and is refused (`lower/guards`).

use crate::constants::is_binding;
use crate::lower::needs;
use crate::macros;
use crate::syntax::has_let;
use crate::user_macros::is_another_name;
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{Arm, Block, Expr, Ident, Macro, Pat, PatOr};

/// How many arms one may become.
pub const MOST: usize = 32;

/// Makes arms of alternatives.
pub fn spread(body: &mut Block) {
    Spread.visit_block_mut(body);
}

struct Spread;

impl VisitMut for Spread {
    fn visit_item_mut(&mut self, _: &mut syn::Item) {}
    fn visit_expr_closure_mut(&mut self, _: &mut syn::ExprClosure) {}
    fn visit_expr_async_mut(&mut self, _: &mut syn::ExprAsync) {}

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        visit_mut::visit_expr_mut(self, expr);
        let suspends = needs::expr(expr);
        if let Expr::Match(found) = expr
            && suspends
        {
            found.arms = std::mem::take(&mut found.arms).into_iter().flat_map(arms).collect();
        }
    }

    fn visit_macro_mut(&mut self, mac: &mut Macro) {
        if let Some(mut call) = macros::parse(mac)
            && call.args.iter().any(|arg| needs::expr(&arg.expr))
        {
            call.args.iter_mut().for_each(|arg| self.visit_expr_mut(&mut arg.expr));
            call.write_to(mac);
        }
    }
}

/// An arm for each way in which a value may match, if its guard is taken apart.
fn arms(arm: Arm) -> Vec<Arm> {
    let Pat::Guard(guarded) = &arm.pat else { return vec![arm] };
    if !needs::expr(&guarded.guard) && !has_let(&guarded.guard) {
        return vec![arm];
    }
    let mut found = vec![];
    if !ways(&guarded.pat, &mut found) || found.len() == 1 {
        return vec![arm];
    }
    let each = found.into_iter().map(|pat| {
        let mut one = arm.clone();
        if let Pat::Guard(guarded) = &mut one.pat {
            *guarded.pat = pat;
        }
        one
    });
    each.collect()
}

/// The patterns, each to be matched in one way, that a pattern stands for. Says whether these are all.
fn ways(pat: &Pat, found: &mut Vec<Pat>) -> bool {
    let mut first = First(None);
    first.visit_pat(pat);
    let Some(several) = first.0 else {
        found.push(pat.clone());
        return found.len() <= MOST;
    };
    several.cases.iter().all(|case| {
        let mut one = pat.clone();
        Choose(Some(case)).visit_pat_mut(&mut one);
        ways(&one, found)
    })
}

/// Whether a value matches a pattern in one way only: a guard is evaluated once for each.
pub fn has_one_way(pat: &Pat) -> bool {
    let mut first = First(None);
    first.visit_pat(pat);
    first.0.is_none()
}

/// Finds the first alternatives of which a value may match several.
struct First<'ast>(Option<&'ast PatOr>);

impl<'ast> Visit<'ast> for First<'ast> {
    fn visit_expr(&mut self, _: &'ast Expr) {}
    fn visit_pat_or(&mut self, or: &'ast PatOr) {
        if self.0.is_none() && are_several(or) {
            self.0 = Some(or);
        }
        visit::visit_pat_or(self, or);
    }
}

/// Puts a case in the place of the first alternatives of which a value may match several.
struct Choose<'a>(Option<&'a Pat>);

impl VisitMut for Choose<'_> {
    fn visit_expr_mut(&mut self, _: &mut Expr) {}
    fn visit_pat_mut(&mut self, pat: &mut Pat) {
        if let Pat::Or(or) = pat
            && are_several(or)
            && let Some(case) = self.0.take()
        {
            *pat = case.clone();
        }
        if self.0.is_some() {
            visit_mut::visit_pat_mut(self, pat);
        }
    }
}

fn are_several(or: &PatOr) -> bool {
    let cases: Vec<_> = or.cases.iter().collect();
    let apart = |at: usize| cases[at + 1..].iter().all(|other| exclude_each_other(cases[at], other));
    !(0..cases.len()).all(apart)
}

/// Whether no value matches both: they name different variants, or are different literals.
fn exclude_each_other(one: &Pat, other: &Pat) -> bool {
    match (one, other) {
        (Pat::Paren(one), other) => exclude_each_other(&one.pat, other),
        (one, Pat::Paren(other)) => exclude_each_other(one, &other.pat),
        (Pat::Reference(one), Pat::Reference(other)) => exclude_each_other(&one.pat, &other.pat),
        (Pat::Lit(one), Pat::Lit(other)) => one != other,
        _ => match (variant(one), variant(other)) {
            (Some(one), Some(other)) => one != other && !is_another_name(one) && !is_another_name(other),
            _ => false,
        },
    }
}

/// The name of a variant, which is not one of a constant: those are of capitals only.
fn variant(pat: &Pat) -> Option<&Ident> {
    let name = match pat {
        Pat::Ident(ident) if !is_binding(ident) => &ident.ident,
        Pat::Path(path) => &path.path.segments.last()?.ident,
        Pat::TupleStruct(tuple) => &tuple.path.segments.last()?.ident,
        Pat::Struct(literal) => &literal.path.segments.last()?.ident,
        _ => return None,
    };
    let has_fields = matches!(pat, Pat::TupleStruct(_) | Pat::Struct(_));
    (has_fields || name.to_string().chars().any(char::is_lowercase)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use quote::ToTokens;
    use syn::parse::Parser;

    fn pattern(text: &str) -> Pat {
        Pat::parse_multi.parse_str(text).expect("a pattern")
    }

    #[test]
    fn which_patterns_a_value_may_match_in_several_ways() {
        let ways = |text: &str| has_one_way(&pattern(text));
        assert!(ways("Some(1 | 2)") && ways("A(n) | B(n, _)") && ways("E::None | E::Some { .. }"));
        assert!(!ways("(Some(n), _) | (_, Some(n))") && !ways("A(1) | _"));
        assert!(!ways("FIRST | SECOND") && !ways("1..=3 | 2..=4") && !ways("Some(_) | Some(1)"));
    }

    #[test]
    fn alternatives_multiply_and_the_first_varies_last() {
        let all = |text: &str| {
            let mut found = vec![];
            assert!(ways(&pattern(text), &mut found));
            found.iter().map(|pat| pat.to_token_stream().to_string().replace(' ', "")).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(all("Some(1 | 2)"), "Some(1|2)");
        assert_eq!(all("((x, _) | (_, x), (y, 1 | 2) | y)"), "((x,_),(y,1|2)) ((x,_),y) ((_,x),(y,1|2)) ((_,x),y)");
        assert_eq!(all("A(x, _) | A(_, (x, _) | (_, x)) | B(x)"), "A(x,_) A(_,(x,_)) A(_,(_,x)) B(x)");
    }

    #[test]
    fn there_is_an_end_to_multiplying() {
        let both = "(x, _) | (_, x)";
        let text = format!("({})", [both; 6].join(","));
        assert!(!ways(&pattern(&text), &mut vec![]));
    }
}
