//! What is given away by value, mentioned again, and saved in between: it is `Copy`, or a reference that is reborrowed, or the
//! witness is refused.
//!
//! Input: a body and its facts. Output: for each block, the locals that have been given away on every way through the unit to
//! its end. The step saves them from where they stand, through a pointer that has been taken before: so rustc does not say
//! of the step, too, that they have been moved.
//!
//! ```text
//! let id = unsafe { frame.id.take() };  let id_given = &raw const id;
//! consume(id);  …
//! frame.id.set(unsafe { given(id_given) });                   not `set(id)`, of which rustc would say that it has been moved
//! ```

#[cfg(test)]
mod tests;

use super::Emitter;
use super::fields::Kept;
use super::units::Unit;
use crate::analysis::declared_by;
use crate::analysis::effects::Effects;
use crate::code::{TokenStream, quote};
use crate::ir::{BlockId, Stmt, Term};
use crate::locals::LocalId;
use crate::set::Set;
use proc_macro2::Ident;
use std::collections::BTreeMap;

/// The answers.
#[derive(Default)]
pub(super) struct Given {
    /// At the end of each block.
    at_end: Vec<Set>,
    /// What each unit saves so.
    saved: BTreeMap<Unit, Set>,
}

impl Given {
    pub(super) fn find(emit: &Emitter<'_>) -> Self {
        let mut found = Given { at_end: vec![Set::new(); emit.body.blocks.len()], saved: BTreeMap::new() };
        let mut arriving: Vec<Option<(Unit, Set)>> = vec![None; emit.body.blocks.len()];
        arriving[0] = Some((Unit::Start, Set::new()));
        for block in &emit.facts.order {
            let (unit, mut given) = match arriving[block.0].take() {
                Some(arriving) if emit.is_inline(*block) => arriving,
                _ => (Unit::Meeting(*block), Set::new()),
            };
            through(emit, *block, &mut given);
            for next in emit.body[*block].term.successors() {
                let saved = match emit.body[*block].term {
                    Term::Await { index, .. } => {
                        arriving[next.0] = Some((Unit::Await(index), Set::new()));
                        (!given.is_empty()).then(|| emit.fields_of_await(index))
                    }
                    _ if emit.is_inline(next) => {
                        arriving[next.0] = Some((unit, given.clone()));
                        None
                    }
                    _ => (!given.is_empty()).then(|| emit.fields_of_block(next)),
                };
                let live = saved.into_iter().flatten().filter(|field| field.kept == Kept::Live);
                let live = live.map(|field| field.local).filter(|local| given.contains(local));
                found.saved.entry(unit).or_default().extend(live);
            }
            found.at_end[block.0] = given;
        }
        found
    }

    /// What has been given away where a block is left.
    pub(super) fn at_end(&self, block: BlockId) -> &Set {
        &self.at_end[block.0]
    }
}

/// What a block gives away, or gives a new value.
fn through(emit: &Emitter<'_>, block: BlockId, given: &mut Set) {
    let mut step = |effects: &Effects, declared: &[LocalId]| {
        given.extend(effects.moved.iter().filter(|local| {
            let info = &emit.body.locals[*local];
            !info.copy && info.rest_of.is_none() && !emit.facts.anchored.contains(local)
        }));
        given.remove_all(&effects.maybe_assigned);
        for local in effects.assigned.iter().chain(declared) {
            given.remove(local);
        }
    };
    for (at, stmt) in emit.body[block].stmts.iter().enumerate() {
        let declared = match stmt {
            Stmt::Init(local, _) => vec![*local],
            stmt => declared_by(stmt),
        };
        step(emit.facts.code.stmt(block, at), &declared);
    }
    step(emit.facts.code.term(block), &[]);
}

impl Emitter<'_> {
    /// Points to those of some locals that a unit saves from where they stand.
    pub(super) fn point_to(&self, unit: Unit, locals: &[LocalId]) -> (TokenStream, Set) {
        let saved = self.given.saved.get(&unit);
        let mut pointed = Set::new();
        pointed.extend(locals.iter().filter(|local| saved.is_some_and(|saved| saved.contains(local))));
        let pointers = pointed.iter().map(|local| {
            let (name, pointer) = (self.field_name(local), self.given_name(local));
            quote!(let #pointer = &raw const #name;)
        });
        (pointers.collect(), pointed)
    }

    /// A local on its way into its slot, from where it stands.
    pub(super) fn read_where_it_stands(&self, local: LocalId) -> TokenStream {
        let (private, pointer) = (self.private(), self.given_name(local));
        quote!(unsafe { #private::moved_again(#pointer) })
    }

    fn given_name(&self, local: LocalId) -> Ident {
        self.local(&format!("{}_given", self.names.text(local).trim_start_matches("r#")))
    }
}
