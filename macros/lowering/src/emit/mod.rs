//! Emission: the body as Rust.
//!
//! Input: a verified `Body`, its `Facts`, and the function's signature. Output: the function that makes the coroutine
//! object: an enum with a variant per state, a frame that keeps what is needed again, and the step, which looks at the state
//! and goes on from there.
//!
//! ```text
//! fn square(number: i64) -> Coroutine<impl Machine<Output = i64>> {
//!     enum Square { Unresumed, Closed, AwaitNap }
//!     struct Frame<Number, Awaiting0> { number: Saved<Number>, awaiting: Saved<Awaiting0>, at: Saved<Square> }
//!     let held = Held::new(Frame { number: Saved::new(number), awaiting: Saved::vacant(), at: Saved::new(Square::Unresumed) });
//!     Coroutine::new(move |request, ask| enter(request, ask, code, at).run(move |cx, signal| {
//!         'to_await_nap: {
//!             match frame.at.get() { Unresumed => {}, AwaitNap => break 'to_await_nap, Closed => closed(ask) }
//!             let number = frame.number.take();
//!             …
//!         }
//!         …
//!     }))
//! }
//! ```

mod chain;
mod checked;
mod coerced;
mod consumed;
mod empty;
mod exits;
mod expected;
mod fields;
mod frame;
mod freed;
mod given;
mod imported;
mod itself;
mod judged;
mod lasting;
mod layout;
mod lifetimes;
mod mention;
mod moves;
mod names;
mod owner;
mod parts;
mod places;
mod probe;
mod renewed;
#[cfg(feature = "view")]
pub(crate) mod report;
mod returned;
mod rewrite;
mod settle;
mod shell;
mod shown;
mod signature;
mod standing;
mod step;
#[cfg(test)]
pub(crate) mod testing;
mod text;
mod unit;
mod units;
mod unsafe_op;
mod unwinding;
mod written;

use crate::analysis::Facts;
use crate::analysis::effects::local_of;
use crate::analysis::parts::{Part, binds_by_value, path_of};
use crate::analysis::tracked::unguarded;
use crate::code::{TokenStream, quote};
use crate::compound::is_compound;
use crate::ir::{BlockId, Body, Term};
use crate::locals::LocalId;
use crate::set::Set;
use crate::spans::ends;
pub use checked::{asks, check, is_of_the_step};
use coerced::Coerced;
use frame::FrameNames;
use given::Given;
use judged::Judged;
use layout::Layout;
use mention::Mentions;
use names::Names;
use parts::ByReference;
use places::Places;
use proc_macro2::{Ident, Span};
use quote::ToTokens;
use rewrite::{Into, Rewrite};
pub use shell::{Function, PRIVATE, emit};
pub use signature::{signature, step_output};
use std::collections::{BTreeMap, BTreeSet};
use syn::spanned::Spanned;
use syn::visit_mut::VisitMut;
use syn::{Expr, Pat, Path, Stmt};
pub use text::source_text;
use units::{Unit, Units};

/// A variant of one of the two enums.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Variant {
    Await(usize),
    Block(BlockId),
}

/// Writes one function.
pub(crate) struct Emitter<'a> {
    body: &'a Body,
    facts: &'a Facts,
    names: Names,
    variants: BTreeSet<BlockId>,
    variant_names: BTreeMap<Variant, Ident>,
    /// A name for each local's type.
    param_names: Vec<String>,
    await_blocks: Vec<BlockId>,
    mentions: Mentions,
    /// What the coroutine returns.
    output: TokenStream,
    /// Whether the witness hands on what it returns.
    hands_on: bool,
    /// Where rustc finds that type inferred, in the witness as in the step: where it is written.
    returned_at: Span,
    /// Where the function begins and ends.
    function_at: [Span; 2],
    state_name: Ident,
    frame_name: Ident,
    places_name: Ident,
    layout: Layout,
    units: Units,
    given: Given,
    judged: Judged,
    coerced: Coerced,
    frame_names: FrameNames,
    /// The name of each awaited value, and of what is made of one before a call, with where that begins and ends in the source.
    awaited: Vec<(String, (Span, Span))>,
    /// The locals that are given another value by an assignment, and where the first begins and ends in the source: if the other is
    /// of a wrong type, rustc shows the first.
    assigned: BTreeMap<LocalId, (Span, Span)>,
    /// The locals that are assigned to as a whole, with an operator or without.
    changed: Set,
    kept_whole: Set,
    /// The locals that are never used again where they may hold nothing.
    only_dropped: Set,
}

/// The names of the items of an expansion.
struct ItemNames {
    state: Ident,
    frame: Ident,
    places: Ident,
}

impl<'a> Emitter<'a> {
    fn new(
        body: &'a Body,
        facts: &'a Facts,
        used: &BTreeSet<String>,
        (output, returned_at): (TokenStream, Span),
        function_at: [Span; 2],
        items: ItemNames,
    ) -> Self {
        let ItemNames { state, frame, places } = items;
        let variants = facts.variants.clone();
        let mut await_blocks = vec![BlockId(0); body.awaits.len()];
        for block in &facts.order {
            if let Term::Await { index, .. } = body[*block].term {
                await_blocks[index] = *block;
            }
        }
        let variant_names = variant_names(body, &variants);
        let names = Names::choose(body, used, &facts.anchored);
        let param_names = param_names(body, &names, &[&state, &frame, &places]);
        let mentions = Mentions::find(body);
        let mut emit = Emitter {
            mentions,
            output,
            hands_on: false,
            returned_at,
            function_at,
            body,
            facts,
            names,
            param_names,
            variants,
            variant_names,
            await_blocks,
            state_name: state,
            frame_name: frame,
            places_name: places,
            layout: Layout::default(),
            units: Units::default(),
            given: Given::default(),
            judged: Judged::default(),
            coerced: Coerced::default(),
            frame_names: FrameNames::default(),
            awaited: vec![],
            assigned: BTreeMap::new(),
            changed: changed(body),
            kept_whole: fields::kept_whole(body, facts),
            only_dropped: fields::only_dropped(body, facts),
        };
        let mut awaited = (0..body.awaits.len())
            .filter(|index| emit.value_of_await(*index).0 != usize::MAX)
            .map(|index| (emit.value_of_await(index), (body.awaits[index].begin, body.awaits[index].span)))
            .collect::<Vec<_>>();
        awaited.extend(operands_of(body, &awaited));
        emit.assigned = assigned(body, &awaited);
        emit.awaited = awaited.into_iter().map(|(value, ends)| (emit.names.text(value).to_owned(), ends)).collect();
        emit.layout = layout::layout(&emit);
        emit.units = Units::find(&emit);
        emit.given = Given::find(&emit);
        emit.frame_names = FrameNames::choose(&emit, used);
        emit
    }

    /// The module of the runtime that the expansion's body names.
    fn private(&self) -> &Path {
        &self.body.private
    }

    /// A variable of the step's own, that the user's names cannot meet.
    fn local(&self, name: &str) -> Ident {
        Ident::new(name, Span::mixed_site())
    }

    /// What is `what` of one of some locals, which may have the same name: those of scopes that do not meet have.
    fn local_of<'l>(&self, what: &str, local: LocalId, all: impl Iterator<Item = &'l LocalId>) -> Ident {
        let text = self.names.text(local);
        let namesakes = all.take_while(|other| **other != local).filter(|other| self.names.text(**other) == text);
        match namesakes.count() {
            0 => self.local(&format!("{text}_{what}")),
            before => self.local(&format!("{text}_{what}_{before}")),
        }
    }

    fn is_inline(&self, block: BlockId) -> bool {
        !self.variants.contains(&block)
    }

    /// The state that waits for an await.
    fn state(&self, index: usize) -> TokenStream {
        let (owner, name) = (&self.state_name, &self.variant_names[&Variant::Await(index)]);
        quote!(#owner::#name)
    }

    fn block_of_await(&self, index: usize) -> BlockId {
        self.await_blocks[index]
    }

    fn resume_of_await(&self, index: usize) -> BlockId {
        match self.body[self.await_blocks[index]].term {
            Term::Await { resume, .. } => resume,
            _ => self.await_blocks[index],
        }
    }

    fn value_of_await(&self, index: usize) -> LocalId {
        match self.body[self.await_blocks[index]].term {
            Term::Await { value, .. } => value,
            _ => LocalId(usize::MAX),
        }
    }

    /// A local's field in a state; fields have no hygiene, so it is the plain name.
    fn field_name(&self, local: LocalId) -> Ident {
        self.names.ident(local, self.body.locals[local].span)
    }

    fn binding(&self, local: LocalId, mutable: bool) -> TokenStream {
        let name = self.names.ident(local, self.body.locals[local].span);
        if mutable { quote!(mut #name) } else { quote!(#name) }
    }

    fn rewrite(&self) -> Rewrite<'_> {
        let (private, output, awaited) = (self.private(), &self.output, &self.awaited);
        Rewrite { private, output, awaited, into: Into::Step, returned: None }
    }

    /// Puts `value` into the place of an anchored local.
    fn anchor(&self, local: LocalId, value: &TokenStream) -> TokenStream {
        if self.is_tracked(local) {
            return self.track(local, Some(value));
        }
        let place = self.receiver(local, self.place(local));
        quote!(unsafe { #place.anchor(#value) })
    }

    /// Owns what an anchored local's place holds again, where a unit begins.
    fn resume_anchored(&self, local: LocalId, unit: Unit) -> TokenStream {
        let place = self.receiver(local, self.place_from(local, unit));
        quote!(unsafe { #place.resume() })
    }

    /// Whether a local is declared by the statements of a block.
    fn declares(&self, block: BlockId, local: LocalId) -> bool {
        self.body[block].stmts.iter().any(|stmt| match stmt {
            crate::ir::Stmt::Declare(declared) => *declared == local,
            crate::ir::Stmt::Code(_, declares) => declares.contains(&local),
            _ => false,
        })
    }

    /// An expression that places have been put into: with the ways out as the step has them, and plain names.
    fn finished(&self, mut expr: Expr) -> TokenStream {
        self.names.unmark_expr(&mut expr);
        self.rewrite().visit_expr_mut(&mut expr);
        quote!(#expr)
    }

    /// The same of one whose value is taken.
    fn finished_value(&self, mut expr: Expr) -> TokenStream {
        self.names.unmark_expr(&mut expr);
        let mut rewrite = self.rewrite();
        rewrite.visit_expr_mut(&mut expr);
        rewrite.value(&mut expr);
        quote!(#expr)
    }

    fn rewritten(&self, expr: &Expr, mut places: Places<'_>) -> TokenStream {
        let mut expr = expr.clone();
        places.visit_expr_mut(&mut expr);
        self.finished_value(expr)
    }

    fn rewritten_condition(&self, expr: &Expr, mut places: Places<'_>) -> TokenStream {
        let mut expr = expr.clone();
        places.visit_operand(&mut expr);
        self.finished_value(expr)
    }

    fn rewritten_scrutinee(
        &self,
        expr: &Expr,
        arms: &[(Pat, BlockId)],
        by_reference: Option<&ByReference>,
        mut places: Places<'_>,
    ) -> TokenStream {
        let mut expr = expr.clone();
        match by_reference {
            Some(by_reference) => {
                places.visit_matched(&mut expr);
                expr = by_reference.scrutinee(expr);
            }
            None => places.visit_scrutinee_of(&mut expr, arms.iter().map(|(pat, _)| pat)),
        }
        self.finished(expr)
    }

    fn rewritten_pat(
        &self,
        pat: &Pat,
        scrutinee: &Expr,
        by_reference: Option<&mut ByReference>,
        mut places: Places<'_>,
    ) -> TokenStream {
        let part = path_of(scrutinee)
            .map(|(_, path)| Part::matched(path, unguarded(pat), scrutinee.span()).written(scrutinee))
            .filter(|part| part.pat.as_ref().is_some_and(binds_by_value));
        let mut pat = pat.clone();
        let by_reference = by_reference.map(|by_reference| {
            by_reference.visit_pat_mut(&mut pat);
            &*by_reference
        });
        places.visit_pat_mut(&mut pat);
        self.rewrite().visit_pat_mut(&mut pat);
        if let (Some(by_reference), Pat::Guard(guard), Some(part)) = (by_reference, &mut pat, part) {
            self.lend_to_guard(guard, &part, by_reference);
        }
        self.names.unmark(pat.to_token_stream())
    }
}

/// The operands that are made before a call, and where each begins and ends: there, if it begins with an awaited value.
fn operands_of(body: &Body, awaited: &[(LocalId, (Span, Span))]) -> Vec<(LocalId, (Span, Span))> {
    let mut found: Vec<(LocalId, Option<(Span, Span)>)> = vec![];
    for stmt in body.blocks.iter().flat_map(|block| &block.stmts) {
        let (operand, expr) = match stmt {
            crate::ir::Stmt::Init(operand, expr) => (operand, expr),
            crate::ir::Stmt::Code(Stmt::Local(syn::Local { init: Some(init), .. }), declared) => match &declared[..] {
                [operand] => (operand, &*init.expr),
                _ => continue,
            },
            _ => continue,
        };
        if !body.locals[*operand].temp || !body.locals[*operand].name.starts_with("operand") {
            continue;
        }
        let first = begins_with(expr).and_then(|local| awaited.iter().find(|(value, _)| *value == local));
        let (mut begin, mut end) = ends(&expr.to_token_stream());
        if let Some((_, (first, last))) = first {
            begin = *first;
            end = if local_of(expr).is_some() { *last } else { end };
        }
        match found.iter_mut().find(|(known, _)| known == operand) {
            Some((_, at)) => *at = None, // given a value in several places
            None => found.push((*operand, Some((begin, end)))),
        }
    }
    found.into_iter().filter_map(|(operand, at)| Some((operand, at?))).collect()
}

/// The locals whose first value a `let` without a type gives them, and which are assigned to; where that value begins and ends.
fn assigned(body: &Body, awaited: &[(LocalId, (Span, Span))]) -> BTreeMap<LocalId, (Span, Span)> {
    let mut to = BTreeSet::new();
    let mut firsts = BTreeMap::new();
    for stmt in body.blocks.iter().flat_map(|block| &block.stmts) {
        let crate::ir::Stmt::Code(code, declared) = stmt else { continue };
        match code {
            Stmt::Expr(Expr::Assign(assign), _) => to.extend(local_of(&assign.left)),
            Stmt::Local(syn::Local { pat: Pat::Ident(_), init: Some(init), .. }) => {
                let written = awaited.iter().find(|(value, _)| local_of(&init.expr) == Some(*value)).map(|(_, at)| *at);
                let at = written.unwrap_or_else(|| ends(&init.expr.to_token_stream()));
                firsts.extend(declared.first().map(|local| (*local, at)));
            }
            _ => {}
        }
    }
    firsts.retain(|local, _| to.contains(local));
    firsts
}

/// The locals that statements assign to as a whole.
fn changed(body: &Body) -> Set {
    let assignee = |stmt: &crate::ir::Stmt| match stmt {
        crate::ir::Stmt::Code(Stmt::Expr(Expr::Assign(assign), _), _) => local_of(&assign.left),
        crate::ir::Stmt::Code(Stmt::Expr(Expr::Binary(binary), _), _) if is_compound(&binary.op) => {
            local_of(&binary.left)
        }
        _ => None,
    };
    body.blocks.iter().flat_map(|block| block.stmts.iter().filter_map(assignee)).collect()
}

/// The local with which an expression begins.
fn begins_with(expr: &Expr) -> Option<LocalId> {
    match expr {
        Expr::MethodCall(call) => begins_with(&call.receiver),
        Expr::Try(question) => begins_with(&question.expr),
        Expr::Field(field) => begins_with(&field.base),
        _ => local_of(expr),
    }
}

/// A name for the type of each local.
fn param_names(body: &Body, names: &Names, taken: &[&Ident]) -> Vec<String> {
    let mut chosen: Vec<String> = vec![];
    for local in body.locals.ids() {
        let base = camel_case(names.text(local));
        let reserved = base.starts_with("Awaiting") || taken.iter().any(|name| *name == &base);
        let base = if reserved { format!("{base}Local") } else { base };
        // One name may come from two locals: two of one name, or `x_1` and `x1`.
        let mut name = base.clone();
        let mut number = 0;
        while chosen.contains(&name) {
            number += 1;
            name = format!("{base}{number}");
        }
        chosen.push(name);
    }
    chosen
}

fn variant_names(body: &Body, variants: &BTreeSet<BlockId>) -> BTreeMap<Variant, Ident> {
    let awaits = body.awaits.iter().enumerate().map(|(index, point)| {
        (Variant::Await(index), format!("Await{}", camel_case(point.hint.trim_start_matches("r#"))))
    });
    let blocks = variants.iter().map(|block| (Variant::Block(*block), camel_case(body[*block].hint)));
    let wanted: Vec<(Variant, String)> = awaits.chain(blocks).collect();
    let mut names = BTreeMap::new();
    for (at, (variant, name)) in wanted.iter().enumerate() {
        let same = |other: &&(Variant, String)| other.1 == *name;
        let number = wanted[..at].iter().filter(same).count();
        let only = wanted.iter().filter(same).count() == 1;
        let name = if only { name.clone() } else { format!("{name}{number}") };
        names.insert(*variant, Ident::new(&name, Span::mixed_site()));
    }
    names
}

/// `fill_two` → `FillTwo`, `_0` → `_0`, `self` → `This`: always a name that a type may have.
fn camel_case(name: &str) -> String {
    let word = |word: &str| {
        let mut chars = word.chars();
        let first = chars.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
        first + chars.as_str()
    };
    let camel: String = name.split('_').map(word).collect();
    match camel.as_str() {
        "" => "__".to_owned(),
        "Self" => "This".to_owned(),
        _ if camel.starts_with(|first: char| first.is_ascii_digit()) => format!("_{camel}"),
        _ => camel,
    }
}
