//! Temporaries of an operand before which something else is evaluated.
//!
//! Rust evaluates operands in order, each with the temporaries that it makes. So what is made by the first of them is made
//! before the expression; by any other, where it stands: in an inset ([`crate::inset`]).
//!
//! ```text
//! f(make().a(), make().b())   ⇒   let temp1; let temp0 = make(); f(temp0.a(), { temp1 = make(); temp1.b() })
//! ```
//!
//! What takes control flow apart into blocks cannot stand in an inset: the operands before it are spilled. So are those that
//! end with the temporaries, the latest first, of an expression that is a home (`homes`).

use super::Lowerer;
use super::operand::Use;
use super::receivers::{is_place, is_projected};
use super::temporaries::is_constant;
use crate::analysis::effects::local_of;
use crate::inset;
use crate::ir::Stmt as Ir;
use syn::{Expr, parse_quote};

impl Lowerer<'_> {
    /// Makes locals of the temporaries of operands, in the order of evaluation. `borrows` says that they are borrowed where
    /// they are places, and nothing else is done with these.
    pub(super) fn keep_in_parts(&mut self, parts: Vec<(&mut Expr, Use)>, borrows: bool) {
        let last = |makes: &dyn Fn(&Expr, Use) -> bool| parts.iter().rposition(|(part, used)| makes(part, *used));
        let last_made = last(&|part, used| self.has_temporaries(part, used));
        let last_before = last(&|part, used| {
            self.wants_scope(part) || (self.has_temporaries(part, used) && used.is_place() && !borrows)
        });
        let own = self.is_own_value();
        let mut comes_first = true;
        self.nested(|this| {
            for (at, (part, used)) in parts.into_iter().enumerate() {
                let is_before = Some(at) <= last_before;
                let waits = Some(at) < if own { last_made } else { last_before };
                let in_place = comes_first || is_before || !(waits || this.has_temporaries(part, used));
                comes_first &= this.is_inert(part, used);
                let lends = is_before && waits && borrows && is_projected(part);
                let keep = |this: &mut Self, part: &mut Expr| {
                    this.keep_temporaries(part, used);
                    if waits {
                        this.spill(part, used);
                    }
                };
                if in_place {
                    keep(this, part);
                    if lends {
                        this.lend(part);
                    }
                } else {
                    this.inset(part, used, keep);
                }
            }
        });
    }

    /// Runs `inner`, which makes an operand simpler, in an inset of that operand.
    fn inset(&mut self, part: &mut Expr, used: Use, inner: impl FnOnce(&mut Self, &mut Expr)) {
        let number = self.body.insets.len();
        self.body.insets.push(part.clone());
        self.push(Ir::Inset(number));
        self.open_insets += 1;
        inner(self, part);
        self.open_insets -= 1;
        self.push(Ir::EndInset(number));
        if used.is_place() && is_place(part) {
            let mut lent: Expr = parse_quote!(&#part);
            inset::mark(&mut lent, number);
            *part = parse_quote!((*#lent));
        } else {
            inset::mark(part, number);
        }
    }

    /// Whether evaluating an operand can neither be seen nor see anything.
    fn is_inert(&self, part: &Expr, used: Use) -> bool {
        match part {
            Expr::Closure(closure) => closure.capture.is_none(),
            Expr::Tuple(tuple) => tuple.elems.is_empty(),
            _ if used == Use::Value && local_of(part).is_some_and(|local| self.body.locals[local].temp) => true,
            _ => is_constant(part),
        }
    }
}
