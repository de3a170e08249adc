//! What a closure takes with it that is made before operands that await.
//!
//! Natively the closure is made where it stands, and owns from then on what it moves. Here it is made with the call, so that
//! its types may come from there. Input: such a closure, without `move`. Output: the locals that it moves as operands of
//! their own, which it names instead; or all of it as one, if it mentions such a local more than once and needs no types.
//!
//! ```text
//! run(|| drop(x), f().await)   ⇒   let operand0 = x; await f() → value0; run(|| drop(operand0), value0)
//! ```

use super::Lowerer;
use super::operand::Use;
use crate::analysis::effects;
use crate::locals::{LocalId, marked};
use crate::mentions::each_identifier;
use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Expr, ExprClosure};

impl Lowerer<'_> {
    /// Moves what a closure owns to where it stands.
    pub(super) fn spill_owned(&mut self, part: &mut Expr) {
        let Expr::Closure(closure) = &*part else { return };
        let owned = self.owned(closure, part);
        let needs_types = !closure.inputs.is_empty() || matches!(*closure.body, Expr::Call(_));
        if needs_types || owned.iter().all(|(_, mentions)| *mentions == 1) {
            // A closure drops what it owns in the order in which it is mentioned, operands in the reverse.
            for (local, _) in owned.into_iter().rev() {
                let mut value = self.path(local, self.body.locals[local].span);
                self.spill(&mut value, Use::Value);
                let Expr::Path(operand) = &value else { continue };
                if let Some(name) = operand.path.get_ident()
                    && let Ok(renamed) = syn::parse2(renamed(part.to_token_stream(), local, name))
                {
                    *part = renamed;
                }
            }
        } else {
            self.spill_value(part, Use::Value);
        }
    }

    /// The locals that a closure moves, in the order in which it mentions them, and how often it does.
    fn owned(&self, closure: &ExprClosure, all: &Expr) -> Vec<(LocalId, usize)> {
        let moved = effects::of_value(all).moved;
        let mut owned: Vec<(LocalId, usize)> = vec![];
        each_identifier(&*closure.body, |name| {
            let local = marked(name).filter(|local| moved.contains(local) && !self.body.locals[*local].copy);
            let Some(local) = local.filter(|local| self.is_in_scope(*local)) else { return };
            match owned.iter_mut().find(|(known, _)| *known == local) {
                Some((_, mentions)) => *mentions += 1,
                None => owned.push((local, 1)),
            }
        });
        owned
    }

    fn is_in_scope(&self, local: LocalId) -> bool {
        self.open.iter().any(|(_, locals)| locals.contains(&local))
    }
}

/// The same with another name for a local.
fn renamed(tokens: TokenStream, local: LocalId, to: &Ident) -> TokenStream {
    let token = |token| match token {
        TokenTree::Ident(name) if marked(&name) == Some(local) => {
            let mut to = to.clone();
            to.set_span(name.span());
            TokenTree::Ident(to)
        }
        TokenTree::Group(group) => {
            let mut inner = Group::new(group.delimiter(), renamed(group.stream(), local, to));
            inner.set_span(group.span());
            TokenTree::Group(inner)
        }
        other => other,
    };
    tokens.into_iter().map(token).collect()
}
