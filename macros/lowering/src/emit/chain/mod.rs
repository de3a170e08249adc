//! The code of one unit of the step: from a state or a meeting point to the next.
//!
//! Input: the block at which the unit begins. Output: Rust code that reloads what is saved into the scopes it had, does
//! what the blocks do, and ends in a new state, a jump or a return. Scopes are braces, so that rustc drops what the
//! user's code would have dropped, where it would have.
//!
//! What goes on is put into its slots (`jump`) when the scopes that end have been left, so that nothing can panic while
//! nobody owns it: a branch that leaves scopes on its way to a meeting point breaks out of them first.
//!
//! ```text
//! 'leave0: { if c { …; break 'leave0 } else { … suspend … } }
//! frame.total.set(total); break 'to_after_if;
//! ```

mod leaving;

use super::Emitter;
use super::exits::{Exit, Exits};
use super::places::Places;
use super::units::Unit;
use crate::analysis::effects::Effects;
use crate::analysis::{Init, Set, apply_stmt, declared_by};
use crate::code::{TokenStream, quote, quote_spanned};
use crate::inset;
use crate::ir::{BlockId, ScopeId, Stmt, Term};
use crate::locals::LocalId;
use proc_macro2::Span;
use syn::Expr;
use syn::visit_mut::VisitMut;

/// An open pair of braces.
struct Frame {
    scope: Option<ScopeId>,
    code: TokenStream,
}

/// Writes one unit.
pub struct Chain<'a, 'b> {
    emit: &'a Emitter<'b>,
    frames: Vec<Frame>,
    /// The code of the insets that are open, innermost last.
    open_insets: Vec<TokenStream>,
    /// That of those whose operands are still to come, each with its number.
    insets: Vec<(usize, TokenStream)>,
    /// The scopes open outside of this chain's own braces.
    outside: usize,
    /// The scopes open outside of the innermost branch: none of them is this chain's to leave.
    base: usize,
    /// What this chain has declared in the innermost of those scopes: the braces of a branch that opens none of its own.
    declared: Set,
    exits: &'a Exits,
}

impl<'a, 'b> Chain<'a, 'b> {
    fn new(emit: &'a Emitter<'b>, outside: usize, exits: &'a Exits) -> Self {
        let (frames, open_insets, insets) = (vec![], vec![], vec![]);
        Chain { emit, frames, open_insets, insets, outside, base: outside, declared: Set::new(), exits }
    }
}

impl Chain<'_, '_> {
    /// The code of a unit, which begins at `entry`. `reload` says how a local comes back.
    pub fn unit(
        emit: &Emitter<'_>,
        unit: Unit,
        entry: BlockId,
        reload: impl Fn(LocalId) -> Option<TokenStream>,
        after_reload: TokenStream,
    ) -> TokenStream {
        let exits = Exits::of(unit);
        let mut chain = Chain::new(emit, 0, &exits);
        // What has been awaited has its value after the others.
        let mut awaited = vec![];
        for (scope, locals) in &emit.body[entry].open {
            chain.open(*scope);
            for local in locals {
                match reload(*local) {
                    Some(code) if code.is_empty() => awaited.push(*local),
                    Some(code) => {
                        chain.code(code);
                        chain.code(exits.point_to(emit, &[*local]));
                    }
                    None => chain.redeclare(entry, *local),
                }
            }
        }
        chain.code(after_reload);
        chain.code(exits.point_to(emit, &awaited));
        chain.block(entry);
        chain.close_all()
    }

    fn code(&mut self, code: TokenStream) {
        let code = self.with_insets(code);
        match self.open_insets.last_mut() {
            Some(inset) => inset.extend(code),
            None => self.declaration(code),
        }
    }

    /// Code in front of the statement that is being written.
    fn declaration(&mut self, code: TokenStream) {
        self.frames.last_mut().expect("an open frame").code.extend(code);
    }

    /// Puts insets where their operands stand.
    fn with_insets(&mut self, code: TokenStream) -> TokenStream {
        if self.insets.is_empty() {
            return code;
        }
        let insets = &mut self.insets;
        let mut taken = |number| {
            let found =
                insets.iter().position(|(known, _)| *known == number).expect("an inset comes before its operand");
            insets.remove(found).1.into()
        };
        inset::put_in(code.into(), &mut taken).into()
    }

    /// Code about what is evaluated next: in the last of the insets of its operands, where all that they make has its type.
    fn beside_insets(&mut self, of: &Expr, code: TokenStream) {
        let last = inset::numbers(of).last().copied();
        match self.insets.iter_mut().find(|(number, _)| Some(*number) == last) {
            Some((_, inset)) => inset.extend(code),
            None => self.code(code),
        }
    }

    fn open(&mut self, scope: ScopeId) {
        let items = self.emit.body.scopes[scope.0].items.iter();
        self.frames.push(Frame { scope: Some(scope), code: quote!(#(#items)*) });
    }

    fn close(&mut self) -> TokenStream {
        let frame = self.frames.pop().expect("an open frame");
        let code = frame.code;
        let scope = frame.scope.map(|scope| &self.emit.body.scopes[scope.0]);
        match scope {
            Some(scope) if scope.is_unsafe => quote!(unsafe { #code }),
            scope => code.braced(scope.and_then(|scope| scope.span).unwrap_or_else(Span::call_site)),
        }
    }

    fn depth(&self) -> usize {
        self.outside + self.frames.len()
    }

    fn close_to(&mut self, depth: usize) {
        while self.depth() > depth {
            let code = self.close();
            self.with_exits(code);
        }
    }

    /// Whether what goes on at `next`, where `depth` scopes are open, is to be saved inside of this chain's braces.
    fn reaches(&self, depth: usize, next: BlockId) -> bool {
        depth > self.base
            || (depth == self.base && self.emit.body[next].in_scope().any(|local| self.declared.contains(&local)))
    }

    /// Code that breaks out to here goes on from here.
    fn with_exits(&mut self, code: TokenStream) {
        let ends_here = |exit: &Exit| exit.depth == self.depth() && self.reaches(exit.depth, exit.next);
        let exits = self.exits.labelled(ends_here);
        let code = exits.into_iter().fold(code, |code, Exit { label, from, next, given, .. }| {
            let jump = self.emit.jump(self.exits.unit, from, next, &self.exits.pointed(&given));
            let inner = if code.is_braced() { code } else { quote!({ #code }) };
            quote!(#label: #inner #jump)
        });
        self.code(code);
    }

    fn close_all(mut self) -> TokenStream {
        self.close_to(self.outside + 1);
        self.frames.pop().expect("the unit's frame").code
    }

    /// An empty local that is given a value later.
    fn redeclare(&mut self, block: BlockId, local: LocalId) {
        if self.touched_here(block, 0, local) {
            self.declare(local);
        }
    }

    /// Whether a local is mentioned or given a value in the part of this unit that begins at a statement of `block`. An
    /// empty local that is not would have no type.
    fn touched_here(&self, block: BlockId, from: usize, local: LocalId) -> bool {
        let data = &self.emit.body[block];
        let touches = |effects: &Effects| {
            effects.mentioned.contains(&local)
                || effects.assigned == Some(local)
                || effects.maybe_assigned.contains(&local)
        };
        let code = &self.emit.facts.code;
        (from..data.stmts.len()).any(|at| touches(code.stmt(block, at)))
            || touches(code.term(block))
            || (!matches!(data.term, Term::Await { .. })
                && data
                    .term
                    .successors()
                    .into_iter()
                    .any(|next| self.emit.is_inline(next) && self.touched_here(next, 0, local)))
    }

    fn declare(&mut self, local: LocalId) {
        let info = &self.emit.body.locals[local];
        let name = self.emit.binding(local, info.mutable || info.rest_of.is_some());
        let ty = self.declared_type(local);
        // Where it is declared: rustc proposes a value there.
        let here = info.span.resolved_at(Span::mixed_site());
        let (judged, coerced) = (self.emit.as_judged(local), self.emit.as_coerced(local));
        self.code(quote_spanned!(here=> let #name #ty; #judged #coerced));
    }

    /// The type as written; of what is anchored, that of its handle, which code that never runs may ask before it has a value.
    fn declared_type(&self, local: LocalId) -> Option<TokenStream> {
        let (private, info) = (self.emit.private(), &self.emit.body.locals[local]);
        let ty = info.ty.as_ref().map(|ty| quote!(#ty));
        if !self.emit.facts.anchored.contains(&local) {
            return ty.map(|ty| quote!(: #ty));
        }
        if self.emit.is_tracked(local) {
            return ty.map(|ty| quote!(: #private::Tracked<#ty>));
        }
        let ty = ty.or_else(|| info.temp.then(|| quote!(_)))?;
        Some(quote!(: #private::Anchored<#ty>))
    }

    fn block(&mut self, block: BlockId) {
        let mut inits = self.emit.facts.init_in[block.0].clone();
        let tracked = self.emit.facts.tracked.ids();
        for (at, stmt) in self.emit.body[block].stmts.iter().enumerate() {
            let live_after = &self.emit.facts.live_after[block.0][at];
            let before = inits.clone();
            let effects = self.emit.facts.code.stmt(block, at);
            apply_stmt(stmt, effects, live_after, &mut inits, &tracked);
            if self.depth() == self.base {
                self.declared.extend(declared_by(stmt));
            }
            // A probe's arguments are those of the call after it.
            let stmts = &self.emit.body[block].stmts;
            let call = called_after(stmts, at);
            let live_in_code = &self.emit.facts.live_after[block.0][call];
            let code = &self.emit.facts.code;
            let in_code = || if call < stmts.len() { code.stmt(block, call) } else { code.term(block) };
            let places = || Places::new(self.emit, block, live_in_code, &before, in_code());
            let shown = self.emit.shown(code.stmt(block, at), live_after, places);
            self.code(shown);
            match stmt {
                Stmt::Enter(scope) => self.open(*scope),
                Stmt::Declare(local) if self.emit.is_tracked(*local) => {
                    let (binding, tracked) = (self.emit.binding(*local, false), self.emit.track(*local, None));
                    let ty = self.declared_type(*local);
                    self.code(quote!(let #binding #ty = #tracked;));
                }
                Stmt::Declare(local) => {
                    let declared_already = self.rests_behind(block, self.bound_by(block, *local)).contains(local);
                    if !declared_already && self.touched_here(block, at + 1, *local) {
                        self.declare(*local);
                    }
                }
                Stmt::Init(local, written) => {
                    let name = self.emit.names.ident(*local, self.emit.body.locals[*local].span);
                    let value = self.emit.rewritten(written, places());
                    if self.emit.is_tracked(*local) {
                        let fresh = self.emit.local("fresh");
                        let assign = self.emit.assign_tracked(*local, &name, &fresh);
                        self.code(quote!(let #fresh = #value; #assign));
                    } else if self.emit.facts.anchored.contains(local) {
                        let fresh = self.emit.local("fresh");
                        let anchor = self.emit.anchor(*local, &quote!(#fresh));
                        self.code(quote!(let #fresh = #value; #name = #anchor;));
                    } else {
                        self.code(match self.emit.lasts(block, *local, written) {
                            true => self.emit.lasting(&name, &value),
                            false => quote!(#name = #value;),
                        });
                    }
                }
                Stmt::Code(stmt, declares) => {
                    if self.emit.uses_nothing(stmt, &before, effects) {
                        self.code(quote!(loop {}));
                    }
                    for mut stmt in places().statement(stmt.clone()) {
                        self.emit.names.unmark_stmt(&mut stmt);
                        self.emit.rewrite().visit_stmt_mut(&mut stmt);
                        let apart = self.emit.coerced_operand(&mut stmt, declares);
                        self.code(quote!(#stmt #apart));
                    }
                    let rests = self.rests_behind(block, Some(at));
                    let touched = |rest: &LocalId| self.touched_here(block, at + 1, *rest);
                    let bindings = self.bind_again(declares, &rests.into_iter().filter(touched).collect::<Vec<_>>());
                    self.code(bindings);
                    if !matches!(stmt, syn::Stmt::Local(local) if local.init.is_none()) {
                        self.code(self.exits.point_to(self.emit, declares));
                    }
                }
                Stmt::Probe { rest, of, call, .. } => {
                    let answer = self.emit.answer(*rest);
                    self.declaration(quote!(let #answer;));
                    let code = self.emit.probe(*rest, *of, call, places());
                    self.code(code);
                }
                Stmt::Inset(_) => self.open_insets.push(quote!()),
                Stmt::EndInset(number) => {
                    let code = self.open_insets.pop().expect("an open inset");
                    self.insets.push((*number, code));
                }
                Stmt::Expected { of, references } => {
                    let code = self.emit.expected(of, references, places());
                    self.beside_insets(of, code);
                }
                Stmt::Moves { taken, .. } => {
                    let code = self.emit.moves(stmt, *taken);
                    self.code(code);
                }
                Stmt::Settle { expr, order, place_order, .. } => {
                    let code = self.emit.settle(expr, *order, *place_order, places());
                    self.code(code);
                }
                Stmt::Drop(local) if before.get(local) == Some(&Init::No) => {}
                Stmt::Drop(local) => {
                    let private = self.emit.private();
                    let name = self.emit.names.ident(*local, self.emit.body.locals[*local].span);
                    let by_parts = self.emit.facts.tracked.by_parts.at_drops.contains(&(block, at, *local));
                    let dropped = self.emit.drops_by_parts(*local, by_parts);
                    self.code(quote!(#dropped #private::mem::drop(#name);));
                }
            }
        }
        self.terminator(block, &inits);
    }

    /// The statement of `block` that binds what `rest` is the rest of, perhaps beside other locals.
    fn bound_by(&self, block: BlockId, rest: LocalId) -> Option<usize> {
        let of = self.emit.body.locals[rest].rest_of?;
        let binds = |stmt: &Stmt| matches!(stmt, Stmt::Code(_, declares) if declares.contains(&of));
        self.emit.body[block].stmts.iter().position(binds)
    }

    /// The rests of what a statement binds: they are declared among its bindings.
    fn rests_behind(&self, block: BlockId, at: Option<usize>) -> Vec<LocalId> {
        let stmts = &self.emit.body[block].stmts;
        let declared = stmts[at.map_or(stmts.len(), |at| at + 1)..].iter().filter_map(|stmt| match stmt {
            Stmt::Declare(local) if at.is_some() && self.bound_by(block, *local) == at => Some(*local),
            _ => None,
        });
        declared.collect()
    }

    /// Puts those of some new bindings that are anchored into their places, and declares the rests of others. All are
    /// bound again, so that they are dropped in their order.
    fn bind_again(&self, bound: &[LocalId], rests: &[LocalId]) -> TokenStream {
        let mut again = bound.iter().any(|local| self.emit.facts.anchored.contains(local));
        let mut code = quote!();
        for local in bound {
            let name = self.emit.names.ident(*local, self.emit.body.locals[*local].span);
            let binding = self.emit.binding(*local, self.emit.body.locals[*local].mutable);
            if self.emit.facts.anchored.contains(local) {
                let anchor = self.emit.anchor(*local, &quote!(#name));
                code.extend(quote!(let #binding = #anchor;));
            } else if again {
                code.extend(quote!(let #binding = #name;));
            }
            for rest in rests.iter().filter(|rest| self.emit.body.locals[**rest].rest_of == Some(*local)) {
                let binding = self.emit.binding(*rest, true);
                code.extend(quote!(let #binding;));
                again = true;
            }
        }
        code
    }
}

/// The statement that a probe, or the like, stands before: which one, or one more than the last for what ends the block. The
/// operand of an inset may have insets of others before it.
fn called_after(stmts: &[Stmt], at: usize) -> usize {
    let (mut depth, mut outermost) = (0, 0);
    for (at, stmt) in stmts.iter().enumerate().skip(at) {
        match stmt {
            Stmt::Probe { .. } | Stmt::Settle { .. } | Stmt::Expected { .. } => {}
            Stmt::Inset(_) => depth += 1,
            Stmt::EndInset(_) => {
                depth -= 1;
                outermost = outermost.min(depth);
            }
            _ if depth == outermost => return at,
            _ => {}
        }
    }
    stmts.len()
}
