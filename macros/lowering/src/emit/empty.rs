//! What is used where it has no value.
//!
//! Input: a statement, and what holds a value before it. Output: whether it uses what certainly has none, in a way in which the step
//! would say so in other words than the witness: an operator that assigns has its right side elsewhere in the step, and a macro of
//! std is expanded in each of the two. rustc refuses the witness, unless nothing gets there: so nothing gets there.
//!
//! ```text
//! let mut total: u32; …await…; total += f().await;   ⇒   loop {} total += value0;
//! ```

use super::Emitter;
use crate::analysis::effects::{Effects, local_of};
use crate::analysis::{Init, Inits};
use crate::compound::is_compound;
use crate::ir::{Stmt as Ir, Term};
use crate::locals::LocalId;
use crate::macros::{self, Kind};
use crate::mentions::mentioned_in;
use crate::set::Set;
use syn::visit::Visit;
use syn::{Expr, Macro, Stmt};

impl Emitter<'_> {
    /// Whether nothing gets to a statement.
    pub(super) fn uses_nothing(&self, stmt: &Stmt, before: &Inits, effects: &Effects) -> bool {
        let used = match stmt {
            Stmt::Expr(Expr::Binary(binary), _) if is_compound(&binary.op) => {
                local_of(&binary.left).into_iter().collect()
            }
            Stmt::Expr(Expr::Macro(mac), _) => shown(&mac.mac),
            Stmt::Macro(mac) => shown(&mac.mac),
            _ => return false,
        };
        let is_empty = |local: &LocalId| {
            before.get(local) == Some(&Init::No)
                && effects.assigned != Some(*local)
                && !effects.maybe_assigned.contains(local)
                && !self.is_in_unknown_macros(*local)
        };
        used.iter().any(|local| is_empty(&local))
    }

    /// Whether a macro names it that may give it a value.
    fn is_in_unknown_macros(&self, local: LocalId) -> bool {
        let mut unknown = Unknown(Set::new());
        for block in &self.facts.order {
            for stmt in &self.body[*block].stmts {
                match stmt {
                    Ir::Code(stmt, _) => unknown.visit_stmt(stmt),
                    Ir::Init(_, value) => unknown.visit_expr(value),
                    _ => {}
                }
            }
            match &self.body[*block].term {
                Term::Await { awaited: expr, .. }
                | Term::If { cond: expr, .. }
                | Term::Match { scrutinee: expr, .. }
                | Term::Return(expr)
                | Term::Diverge(expr) => unknown.visit_expr(expr),
                Term::Open | Term::Goto(_) => {}
            }
        }
        unknown.0.contains(&local)
    }
}

/// The locals that a macro of std shows, by name.
fn shown(mac: &Macro) -> Set {
    match macros::parse(mac) {
        Some(call) if call.kind == Kind::Format => mentioned_in(&mac.tokens),
        _ => Set::new(),
    }
}

/// What macros mention that are not known.
struct Unknown(Set);

impl<'ast> Visit<'ast> for Unknown {
    fn visit_macro(&mut self, mac: &'ast Macro) {
        match macros::parse(mac) {
            Some(call) => call.args.iter().for_each(|arg| self.visit_expr(&arg.expr)),
            None => self.0.extend(&mentioned_in(&mac.tokens)),
        }
    }
}
