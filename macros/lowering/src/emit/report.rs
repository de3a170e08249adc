//! What emission decided, for people: the states, what each of them saves, and where it stands.
//!
//! Input: a function and its body. Output: a list of its states in the order of the enum, then the meeting points, which
//! live on the stack only.
//!
//! ```text
//! Unresumed                                        number
//! AwaitSquare   square(i)   at line 7, column 20   total, iter0, guard (only for its drop)
//! Closed
//! ```

use super::fields::{Field, Kept};
use super::shell::emitter;
use super::units::Unit;
use super::{Emitter, Function, Variant};
use crate::analysis::{Init, Inits, analyse};
use crate::ir::{BlockId, Body};
use crate::locals::LocalId;
use proc_macro2::Span;

/// A state of a machine, or a place where ways through it meet.
#[derive(Clone, Debug)]
pub struct State {
    /// The enum that it is a variant of.
    pub owner: String,
    /// The variant.
    pub name: String,
    /// The label of the code that goes on from there, without the quote.
    pub label: String,
    /// What the machine does there.
    pub doing: Doing,
    /// What it holds, in the order in which it is dropped.
    pub saved: Vec<Saved>,
}

/// What a machine does in a state.
#[derive(Clone, Debug)]
pub enum Doing {
    /// It has been created and not yet run.
    Created,
    /// It waits.
    Suspended {
        /// For this, as the user wrote it.
        text: String,
        /// The `await` token.
        span: Span,
    },
    /// It has returned or panicked.
    Closed,
    /// It runs: ways meet here, at a loop or after an `if`. Not a state, and nothing of it is stored.
    Passing {
        /// What kind of place it is: `loop`, `after_if`.
        hint: String,
    },
}

/// A local in a state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The field's name.
    pub name: String,
    /// The user's name for it, which is another one if a state holds two of that name.
    pub local: String,
    /// Why it is held.
    pub how: How,
    /// Whether it may have been moved out.
    pub maybe: bool,
}

/// Why a state holds a local, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// It is used again: in the state.
    Live,
    /// It is only still to be dropped: in the state, if its type has anything to drop.
    ForDrop,
    /// It is borrowed: in its place beside the state.
    Anchored,
}

/// The states of a machine, then its meeting points.
pub fn states(function: &Function, body: &Body) -> Vec<State> {
    let facts = analyse(body);
    let emit = emitter(function, body, &facts);
    let state = |name: &str, unit: Option<Unit>, doing, saved| {
        let owner = emit.state_name.to_string();
        let label = unit.map(|unit| emit.label(unit).ident.to_string()).unwrap_or_default();
        State { owner, name: name.to_owned(), label, doing, saved }
    };
    // An argument goes to its place when the coroutine first runs.
    let argument = |param: &LocalId| Saved { how: How::Live, ..emit.saved(*param, Some(Kept::Live)) };
    let params = body.params.iter().map(argument).collect();
    let mut states = vec![state("Unresumed", None, Doing::Created, params)];
    for (index, point) in body.awaits.iter().enumerate() {
        let name = emit.variant_names[&Variant::Await(index)].to_string();
        let (from, to) = (emit.block_of_await(index), emit.resume_of_await(index));
        let saved = emit.held(to, &facts.init_out[from.0], &emit.fields_of_await(index));
        states.push(state(
            &name,
            Some(Unit::Await(index)),
            Doing::Suspended { text: point.text.clone(), span: point.span },
            saved,
        ));
    }
    states.push(state("Closed", None, Doing::Closed, vec![]));
    for block in &facts.variants {
        let name = emit.variant_names[&Variant::Block(*block)].to_string();
        let doing = Doing::Passing { hint: body[*block].hint.to_owned() };
        let saved = emit.held(*block, &facts.init_in[block.0], &emit.fields_of_block(*block));
        states.push(state(&name, Some(Unit::Meeting(*block)), doing, saved));
    }
    states
}

impl Emitter<'_> {
    /// What is held on the way to `block`: the fields, and what stays in its place, in the order in which it is dropped.
    fn held(&self, block: BlockId, inits: &Inits, fields: &[Field]) -> Vec<Saved> {
        let mut held: Vec<Saved> = self.body[block]
            .in_scope()
            .filter_map(|local| {
                let field = fields.iter().find(|field| field.local == local).map(|field| field.kept);
                let stays = self.facts.anchored.contains(&local) && inits.get(&local) == Some(&Init::Yes);
                (stays || field.is_some()).then(|| self.saved(local, field))
            })
            .collect();
        held.reverse();
        held
    }

    /// A local in a field, or in its place only.
    fn saved(&self, local: LocalId, kept: Option<Kept>) -> Saved {
        let (how, maybe) = match kept {
            Some(Kept::Live) => (How::Live, false),
            Some(Kept::ForDrop) => (How::ForDrop, false),
            Some(Kept::Maybe | Kept::MaybeForDrop) => (How::ForDrop, true),
            Some(Kept::Flag | Kept::Moved | Kept::MaybeRest) => (How::Anchored, true),
            Some(Kept::Rest) | None => (How::Anchored, false),
        };
        // Between meeting points its handle is carried; the value stays.
        let of = self.body.locals[local].rest_of;
        let how = if of.is_some() || self.facts.anchored.contains(&local) { How::Anchored } else { how };
        Saved {
            name: self.field_name(local).to_string(),
            local: self.body.locals[of.unwrap_or(local)].name.clone(),
            how,
            maybe,
        }
    }
}
