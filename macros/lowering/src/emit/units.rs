//! The order in which the step's code is written, and how one part of it gets to another.
//!
//! Input: the blocks with variants and the awaits. Each of them begins a *unit*: code that goes on from there until it
//! suspends, returns or gets to another unit. Output: the units one after the other, those of a loop inside a `loop`. What
//! holds afterwards: a way forward breaks out of the block that ends where its target begins, a way back continues a loop,
//! and the step looks once where the coroutine is. That is how rustc lowers a body, and what LLVM makes fast code of; a
//! `match` over the state in a loop is not.
//!
//! ```text
//! 'to_await_b: {
//!     'to_await_a: {
//!         match frame.at.get() { Unresumed => {} AwaitA => break 'to_await_a, AwaitB => break 'to_await_b, Closed => closed(ask) }
//!         …
//!     }
//!     poll a, …
//! }
//! poll b, …
//! ```

#[cfg(test)]
mod tests;

use super::{Emitter, Variant};
use crate::code::{TokenStream, quote, quote_spanned};
use crate::ir::{BlockId, Term};
use proc_macro2::{Delimiter, Span};
use std::collections::{BTreeMap, BTreeSet};
use syn::Lifetime;

/// Where code begins that can be got to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// The first resume.
    Start,
    /// A meeting point.
    Meeting(BlockId),
    /// The end of an await.
    Await(usize),
}

/// Units in the order in which they are written.
#[derive(Clone, Debug)]
pub enum Item {
    /// One.
    One(Unit),
    /// A loop: the first item is its head.
    Loop(Vec<Item>),
}

impl Item {
    /// Where it is entered.
    fn head(&self) -> Unit {
        match self {
            Item::One(unit) => *unit,
            Item::Loop(items) => items[0].head(),
        }
    }

    fn units(&self) -> Vec<Unit> {
        match self {
            Item::One(unit) => vec![*unit],
            Item::Loop(items) => items.iter().flat_map(Item::units).collect(),
        }
    }
}

/// The units of a body.
#[derive(Clone, Debug, Default)]
pub struct Units {
    items: Vec<Item>,
    /// What each loop is made of, its head first.
    loops: Vec<Vec<Unit>>,
}

impl Units {
    /// Puts the units in order.
    pub fn find(emit: &Emitter<'_>) -> Self {
        let mut graph = Graph { emit, ways: BTreeMap::new(), order: vec![], back: vec![], path: vec![] };
        graph.visit(Unit::Start);
        graph.order.reverse();
        let items = graph.sequence(&graph.order, None);
        let mut loops = vec![];
        list_loops(&items, &mut loops);
        Units { items, loops }
    }

    /// Whether `unit` is the head of a loop.
    fn is_head(&self, unit: Unit) -> bool {
        self.loops.iter().any(|units| units[0] == unit)
    }

    /// Whether the way from one unit to another goes back to the head of a loop that both are in.
    fn goes_back(&self, from: Unit, to: Unit) -> bool {
        self.loops.iter().any(|units| units[0] == to && units.contains(&from))
    }

    /// Whether the step may be resumed inside of a loop.
    fn has_resumed_loops(&self) -> bool {
        self.loops.iter().flatten().any(|unit| matches!(unit, Unit::Await(_)))
    }
}

fn list_loops(items: &[Item], loops: &mut Vec<Vec<Unit>>) {
    for item in items {
        if let Item::Loop(inner) = item {
            loops.push(item.units());
            list_loops(inner, loops);
        }
    }
}

struct Graph<'a, 'b> {
    emit: &'a Emitter<'b>,
    /// What each unit leads to.
    ways: BTreeMap<Unit, Vec<Unit>>,
    /// Each unit after those that it leads to; reversed, each before them.
    order: Vec<Unit>,
    /// Ways back to the head of a loop.
    back: Vec<(Unit, Unit)>,
    path: Vec<Unit>,
}

impl Graph<'_, '_> {
    fn visit(&mut self, unit: Unit) {
        self.path.push(unit);
        let ways = self.emit.successors(unit);
        self.ways.insert(unit, ways.clone());
        for next in ways.into_iter().rev() {
            if self.path.contains(&next) {
                self.back.push((unit, next));
            } else if !self.order.contains(&next) {
                self.visit(next);
            }
        }
        self.path.pop();
        self.order.push(unit);
    }

    /// The items that `units` make. `head` is that of the loop they are.
    fn sequence(&self, units: &[Unit], head: Option<Unit>) -> Vec<Item> {
        let mut items = vec![];
        let mut done = BTreeSet::new();
        for unit in units {
            if done.contains(unit) {
                continue;
            }
            let inside = if Some(*unit) == head { BTreeSet::new() } else { self.loop_of(*unit, units) };
            if inside.is_empty() {
                done.insert(*unit);
                items.push(Item::One(*unit));
            } else {
                let inside: Vec<Unit> = units.iter().copied().filter(|unit| inside.contains(unit)).collect();
                done.extend(&inside);
                items.push(Item::Loop(self.sequence(&inside, Some(*unit))));
            }
        }
        items
    }

    /// The units of the loop whose head this is; none, if it is no head.
    fn loop_of(&self, head: Unit, units: &[Unit]) -> BTreeSet<Unit> {
        let mut inside = BTreeSet::new();
        let mut next: Vec<Unit> = self.back.iter().filter(|(_, to)| *to == head).map(|(from, _)| *from).collect();
        if next.is_empty() {
            return inside;
        }
        inside.insert(head);
        while let Some(unit) = next.pop() {
            if inside.insert(unit) {
                let leads_here = |from: &&Unit| self.ways[*from].contains(&unit);
                next.extend(units.iter().filter(leads_here));
            }
        }
        inside
    }
}

impl Emitter<'_> {
    /// The units that a unit leads to.
    fn successors(&self, unit: Unit) -> Vec<Unit> {
        let mut found = vec![];
        self.follow(self.entry(unit), &mut found);
        found
    }

    /// The block at which a unit begins.
    fn entry(&self, unit: Unit) -> BlockId {
        match unit {
            Unit::Start => BlockId(0),
            Unit::Meeting(block) => block,
            Unit::Await(index) => self.resume_of_await(index),
        }
    }

    fn follow(&self, block: BlockId, found: &mut Vec<Unit>) {
        if let Term::Await { index, .. } = self.body[block].term {
            return found.push(Unit::Await(index));
        }
        for next in self.body[block].term.successors() {
            if self.is_inline(next) {
                self.follow(next, found);
            } else if !found.contains(&Unit::Meeting(next)) {
                found.push(Unit::Meeting(next));
            }
        }
    }

    /// The label of the block that ends where a unit begins.
    pub(super) fn label(&self, unit: Unit) -> Lifetime {
        let name = match unit {
            Unit::Start => "start".into(),
            Unit::Meeting(block) => self.variant_names[&Variant::Block(block)].to_string(),
            Unit::Await(index) => self.variant_names[&Variant::Await(index)].to_string(),
        };
        Lifetime::new(&format!("'to_{}", snake_case(&name)), Span::mixed_site())
    }

    /// The label of the loop whose head a unit is.
    fn loop_label(&self, head: Unit) -> Lifetime {
        let name = self.label(head).ident.to_string().replacen("to_", "repeat_", 1);
        Lifetime::new(&format!("'{name}"), Span::mixed_site())
    }

    /// The way from one unit to another.
    pub(super) fn way(&self, from: Unit, to: Unit) -> TokenStream {
        let resumed = self.local("resumed");
        let running = match self.units.has_resumed_loops() && self.units.is_head(to) {
            true => quote!(#resumed = false;),
            false => quote!(),
        };
        if self.units.goes_back(from, to) {
            let label = self.loop_label(to);
            quote!(#running continue #label;)
        } else {
            let label = self.label(to);
            quote!(#running break #label;)
        }
    }

    /// The code of all units.
    pub(super) fn written_units(&self) -> TokenStream {
        let (state, private, at, ask) = (&self.state_name, self.private(), self.at(), self.local("ask"));
        let ways = self.resumed_in(&self.units.items);
        let code = self.written(
            &self.units.items,
            quote! {
                match unsafe { #at.get() } {
                    #state::Unresumed => {}
                    #ways
                    #state::Closed => unsafe { #private::closed(#ask) },
                }
            },
        );
        if self.units.has_resumed_loops() {
            let resumed = self.local("resumed");
            let units = self.looped(None, code);
            return quote!(let mut #resumed = true; #units);
        }
        self.looped(None, code)
    }

    /// A loop that stands where the function does: all of its locals are declared inside, so that it says nothing to rustc that
    /// they are moved in it.
    fn looped(&self, label: Option<Lifetime>, code: TokenStream) -> TokenStream {
        let [begin, end] = self.function_at.map(|span| span.resolved_at(Span::mixed_site()));
        let label = label.map(|mut label| {
            label.apostrophe = begin;
            label.ident.set_span(begin);
            quote_spanned!(begin=> #label:)
        });
        let mut looped = quote_spanned!(begin=> #label loop);
        looped.group(Delimiter::Brace, code, end);
        looped
    }

    /// One item after the other, each but the first behind the block that is broken out of to get there.
    fn written(&self, items: &[Item], before: TokenStream) -> TokenStream {
        let mut code = before;
        for (number, item) in items.iter().enumerate() {
            let label = self.label(item.head());
            if number > 0 {
                code = quote!(#label: { #code });
            }
            let item = match item {
                Item::One(unit) => self.unit(*unit),
                Item::Loop(inner) => {
                    let label = self.loop_label(item.head());
                    let ways = self.resumed_in(inner);
                    let (at, resumed) = (self.at(), self.local("resumed"));
                    let look = match ways.is_empty() {
                        true => quote!(),
                        false => quote!(if #resumed { match unsafe { #at.get() } { #ways _ => {} } }),
                    };
                    let inner = self.written(inner, look);
                    self.looped(Some(label), inner)
                }
            };
            code.extend(item);
        }
        code
    }

    /// The arms that lead to where the coroutine waits, for the items that are broken out to.
    fn resumed_in(&self, items: &[Item]) -> TokenStream {
        let state = &self.state_name;
        let arms = items.iter().skip(1).flat_map(|item| {
            let label = self.label(item.head());
            item.units().into_iter().filter_map(move |unit| match unit {
                Unit::Await(index) => {
                    let variant = &self.variant_names[&Variant::Await(index)];
                    Some(quote!(#state::#variant => break #label,))
                }
                _ => None,
            })
        });
        arms.collect()
    }
}

/// `AfterIf0` → `after_if0`
fn snake_case(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !out.is_empty() {
            out.push('_');
        }
        out.extend(c.to_lowercase());
    }
    out
}
