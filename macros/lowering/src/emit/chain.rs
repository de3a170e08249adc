//! The code of one arm of the step: from a state or a meeting point to the next.
//!
//! Input: the block at which the arm begins. Output: Rust code that reloads what is saved into the scopes it had, does
//! what the blocks do, and ends in a new state, a jump or a return. Scopes are braces, so that rustc drops what the
//! user's code would have dropped, where it would have.

use super::fields::{Field, Kept};
use super::places::{Places, condition_bindings};
use super::{Emitter, Variant};
use crate::analysis::effects::Effects;
use crate::analysis::{Init, Inits, apply_stmt, stmt_effects, term_effects};
use crate::ir::{BlockId, ScopeId, Stmt, Term};
use crate::locals::LocalId;
use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::visit_mut::VisitMut;

/// An open pair of braces.
struct Frame {
    scope: Option<ScopeId>,
    code: TokenStream,
}

/// Writes one arm.
pub struct Chain<'a> {
    emit: &'a Emitter<'a>,
    frames: Vec<Frame>,
    /// The scopes open outside of the innermost branch.
    outside: usize,
}

impl<'a> Chain<'a> {
    /// The code that begins at `entry`. `before` goes first, and `reload` says how a local comes back.
    pub fn arm(
        emit: &'a Emitter<'a>,
        entry: BlockId,
        reload: impl Fn(LocalId) -> Option<TokenStream>,
        after_reload: TokenStream,
    ) -> TokenStream {
        let mut chain = Chain { emit, frames: vec![], outside: 0 };
        for (scope, locals) in &emit.body[entry].open {
            chain.open(*scope);
            for local in locals {
                match reload(*local) {
                    Some(code) => chain.code(code),
                    None => chain.redeclare(entry, *local),
                }
            }
        }
        chain.code(after_reload);
        chain.block(entry);
        chain.close_all()
    }

    fn code(&mut self, code: TokenStream) {
        self.frames.last_mut().expect("an open frame").code.extend(code);
    }

    fn open(&mut self, scope: ScopeId) {
        let items = self.emit.body.scopes[scope.0].items.iter();
        self.frames.push(Frame { scope: Some(scope), code: quote!(#(#items)*) });
    }

    fn close(&mut self) -> TokenStream {
        let frame = self.frames.pop().expect("an open frame");
        let code = frame.code;
        match frame.scope {
            Some(scope) if self.emit.body.scopes[scope.0].is_unsafe => quote!(unsafe { #code }),
            _ => quote!({ #code }),
        }
    }

    fn close_to(&mut self, depth: usize) {
        while self.outside + self.frames.len() > depth {
            let code = self.close();
            self.code(code);
        }
    }

    fn close_all(mut self) -> TokenStream {
        self.close_to(self.outside + 1);
        self.frames.pop().expect("the arm's frame").code
    }

    /// An empty local that is given a value later.
    fn redeclare(&mut self, block: BlockId, local: LocalId) {
        if self.touched_here(block, 0, local) {
            self.declare(local);
        }
    }

    /// Whether a local is mentioned or given a value in the part of this arm that begins at a statement of `block`. An
    /// empty local that is not would have no type.
    fn touched_here(&self, block: BlockId, from: usize, local: LocalId) -> bool {
        let data = &self.emit.body[block];
        let touches = |effects: Effects| {
            effects.mentioned.contains(&local)
                || effects.assigned == Some(local)
                || effects.maybe_assigned.contains(&local)
        };
        data.stmts[from..].iter().any(|stmt| touches(stmt_effects(stmt)))
            || touches(term_effects(&data.term))
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
        // What is anchored is declared as its handle.
        let ty = info.ty.as_ref().filter(|_| !self.emit.facts.anchored.contains(&local)).map(|ty| quote!(: #ty));
        self.code(quote!(let #name #ty;));
    }

    fn block(&mut self, block: BlockId) {
        let mut inits = self.emit.facts.init_in[block.0].clone();
        for (at, stmt) in self.emit.body[block].stmts.iter().enumerate() {
            let live_after = &self.emit.facts.live_after[block.0][at];
            let before = inits.clone();
            apply_stmt(stmt, live_after, &mut inits, &self.emit.facts.tracked.ids());
            let places = || Places::new(self.emit, live_after, &before, stmt_effects(stmt));
            let shown = self.emit.shown(&stmt_effects(stmt), live_after, places);
            self.code(shown);
            match stmt {
                Stmt::Enter(scope) => self.open(*scope),
                Stmt::Declare(local) if self.emit.is_tracked(*local) => {
                    let (binding, tracked) = (self.emit.binding(*local, false), self.emit.track(*local, None));
                    self.code(quote!(let #binding = #tracked;));
                }
                Stmt::Declare(local) => {
                    if self.touched_here(block, at + 1, *local) {
                        self.declare(*local);
                    }
                }
                Stmt::Init(local, value) => {
                    let name = self.emit.names.ident(*local, self.emit.body.locals[*local].span);
                    let value = self.emit.rewritten(value, places());
                    if self.emit.is_tracked(*local) {
                        let fresh = self.emit.local("fresh");
                        self.code(quote!(let #fresh = #value; unsafe { #name.assign(#fresh) };));
                    } else if self.emit.facts.anchored.contains(local) {
                        let fresh = self.emit.local("fresh");
                        let anchor = self.emit.anchor(*local, &quote!(#fresh));
                        self.code(quote!(let #fresh = #value; #name = #anchor;));
                    } else {
                        self.code(quote!(#name = #value;));
                    }
                }
                Stmt::Code(stmt, declares) => {
                    for mut stmt in places().statement(stmt.clone()) {
                        self.emit.rewrite().visit_stmt_mut(&mut stmt);
                        let code = self.emit.names.unmark(quote!(#stmt));
                        self.code(code);
                    }
                    let anchors = self.anchor_bindings(declares);
                    self.code(anchors);
                }
                Stmt::Probe { rest, of, call } => {
                    let code = self.emit.probe(*rest, *of, call, places());
                    self.code(code);
                }
                Stmt::Drop(local) if before.get(local) == Some(&Init::No) => {}
                Stmt::Drop(local) => {
                    let core = self.emit.core();
                    let name = self.emit.names.ident(*local, self.emit.body.locals[*local].span);
                    self.code(quote!(#core::mem::drop(#name);));
                }
            }
        }
        self.terminator(block, &inits);
    }

    /// Puts those of some new bindings that are anchored into their places. All are bound again, so that they are dropped
    /// in their order.
    fn anchor_bindings(&self, bound: &[LocalId]) -> TokenStream {
        if !bound.iter().any(|local| self.emit.facts.anchored.contains(local)) {
            return quote!();
        }
        let code = bound.iter().map(|local| {
            let name = self.emit.names.ident(*local, self.emit.body.locals[*local].span);
            let binding = self.emit.binding(*local, self.emit.body.locals[*local].mutable);
            if self.emit.facts.anchored.contains(local) {
                let anchor = self.emit.anchor(*local, &quote!(#name));
                quote!(let #binding = #anchor;)
            } else {
                quote!(let #binding = #name;)
            }
        });
        code.collect()
    }

    /// Leaves the anchored locals that `next` goes on with in their places.
    fn leave_anchored(&self, from: BlockId, next: BlockId) -> TokenStream {
        let emit = self.emit;
        let stays = emit.body[next].in_scope().filter(|local| {
            emit.facts.anchored.contains(local)
                && !emit.saves_moved(next, *local)
                && emit.facts.init_out[from.0].get(local) == Some(&Init::Yes)
        });
        let code = stays.map(|local| {
            let name = emit.names.ident(local, emit.body.locals[local].span);
            quote!(#name.leave();)
        });
        code.collect()
    }

    fn terminator(&mut self, block: BlockId, inits: &Inits) {
        let live_after = self.emit.facts.live_after[block.0].last().expect("one more than statements");
        let places = || Places::new(self.emit, live_after, inits, term_effects(&self.emit.body[block].term));
        let shown = self.emit.shown(&term_effects(&self.emit.body[block].term), live_after, places);
        self.code(shown);
        match &self.emit.body[block].term {
            Term::Open => {}
            Term::Goto(next) => {
                if self.emit.is_inline(*next) {
                    self.close_to(self.emit.body[*next].open.len());
                    self.block(*next);
                } else {
                    let jump = self.jump(block, *next);
                    self.code(jump);
                }
            }
            Term::If { cond, then, otherwise } => {
                let cond = self.emit.rewritten_condition(cond, places().given(condition_bindings(cond)));
                let (then, otherwise) = (self.branch(block, *then, quote!()), self.branch(block, *otherwise, quote!()));
                self.code(quote!(if #cond { #then } else { #otherwise }));
            }
            Term::Match { scrutinee, arms, span } => {
                let taken = places().taken_by_arms(scrutinee, arms.iter().map(|(pat, _)| pat));
                let mut by_reference =
                    (!taken.is_empty()).then(|| super::ByReference::new(arms.iter().map(|(pat, _)| pat)));
                let taken = |at: usize| taken.get(at).cloned().unwrap_or_default();
                let scrutinee = self.emit.rewritten_scrutinee(scrutinee, arms, by_reference.as_ref(), places());
                if let [(pat, then), (syn::Pat::Wild(_), otherwise)] = arms.as_slice()
                    && !matches!(pat, syn::Pat::Guard(_))
                {
                    let pat = self.emit.rewritten_pat(pat, by_reference.as_mut(), places());
                    let (then, otherwise) =
                        (self.branch(block, *then, taken(0)), self.branch(block, *otherwise, quote!()));
                    return self.code(quote_spanned!(*span=> if let #pat = #scrutinee { #then } else { #otherwise }));
                }
                let arms = arms.iter().enumerate().map(|(at, (pat, next))| {
                    let code = self.branch(block, *next, taken(at));
                    let pat = self.emit.rewritten_pat(pat, by_reference.as_mut(), places());
                    quote!(#pat => { #code })
                });
                let arms: Vec<_> = arms.collect();
                self.code(quote_spanned!(*span=> match #scrutinee { #(#arms)* }));
            }
            Term::Await { index, awaited, resume, .. } => {
                let awaited = self.emit.rewritten(awaited, places());
                let code = self.suspend(*index, awaited, *resume);
                self.code(code);
            }
            Term::Return(value) => {
                let value = self.emit.rewritten(value, places());
                let code = self.leave(&value);
                self.code(code);
            }
            Term::Diverge(value) => {
                let value = self.emit.rewritten(value, places());
                if !value.is_empty() {
                    self.code(quote!(#value;));
                }
            }
        }
    }

    fn leave(&self, value: &TokenStream) -> TokenStream {
        let (private, output, ty) = (self.emit.private(), self.emit.local("output"), &self.emit.output);
        if value.to_string() == "()" {
            return quote!(return #private::ready(()););
        }
        // The written type is what rustc names if the value has another.
        quote!(let #output: #ty = #value; return #private::ready(#output);)
    }

    /// The code in the braces of a branch; `taken` goes first: what the branch's pattern moves.
    fn branch(&self, from: BlockId, next: BlockId, taken: TokenStream) -> TokenStream {
        if !self.emit.is_inline(next) {
            let jump = self.jump(from, next);
            return quote!(#taken #jump);
        }
        let outside = self.outside + self.frames.len();
        let mut chain = Chain { emit: self.emit, frames: vec![], outside };
        chain.frames.push(Frame { scope: None, code: quote!() });
        let opened = &self.emit.body[next].open[outside..];
        // The branch's own braces are those of the scope that it opens.
        if let [(scope, _)] = opened {
            chain.frames[0].scope = Some(*scope);
            let items = self.emit.body.scopes[scope.0].items.iter();
            chain.code(quote!(#(#items)*));
        } else {
            chain.outside -= 1;
            for (scope, _) in opened {
                chain.open(*scope);
            }
        }
        chain.code(taken);
        let known: Vec<LocalId> = self.emit.body[from].in_scope().collect();
        let declared = |local: &LocalId| self.emit.declares(from, *local);
        let bound: Vec<LocalId> =
            self.emit.body[next].in_scope().filter(|local| !known.contains(local) && !declared(local)).collect();
        let (rests, bound): (Vec<LocalId>, Vec<LocalId>) =
            bound.into_iter().partition(|local| self.emit.body.locals[*local].rest_of.is_some());
        let anchors = chain.anchor_bindings(&bound);
        chain.code(anchors);
        rests.into_iter().for_each(|rest| chain.redeclare(next, rest));
        chain.block(next);
        let base = chain.outside + 1;
        chain.close_to(base);
        chain.frames.pop().expect("the branch's frame").code
    }

    /// Goes on at a block that is written elsewhere.
    fn jump(&self, from: BlockId, next: BlockId) -> TokenStream {
        let variant = self.emit.variant(Variant::Block(next));
        let fields = self.emit.fields_of_block(next);
        let values = fields.iter().map(|field| self.handed_over(from, next, field, false));
        let (to, again) = (self.emit.local("to"), self.emit.again());
        quote!(#to = #variant { #(#values),* }; continue #again;)
    }

    /// Leaves the state that waits for `awaited`, and goes on to poll it.
    fn suspend(&self, index: usize, awaited: TokenStream, resume: BlockId) -> TokenStream {
        let emit = self.emit;
        let span = emit.body.awaits[index].span;
        let (state, child, again) = (emit.local("state"), emit.local("awaited"), emit.again());
        let variant = emit.variant(Variant::Await(index));
        let from = emit.block_of_await(index);
        let fields = emit.fields_of_await(index, resume);
        let values = fields.iter().map(|field| self.handed_over(from, resume, field, true));
        let resume_to = emit.resume_to();
        let leave = self.leave_anchored(from, resume);
        let (awaiting, signal, private) = (emit.local("awaiting"), emit.local("signal"), emit.private());
        let at_await = span.resolved_at(Span::mixed_site());
        let child_there = Ident::new(&child.to_string(), at_await);
        let tag = quote_spanned!(at_await=> (&#private::Awaited(&#child)).child_tag().child(#child_there));
        quote! {
            let #child = #awaited;
            let #awaiting = #tag;
            #leave
            *#state = #variant { #awaiting, #(#values),* };
            *#signal = #private::Signal::Resume;
            #resume_to
            continue #again;
        }
    }

    /// A local on its way into a state or variant.
    fn handed_over(&self, from: BlockId, next: BlockId, field: &Field, saved: bool) -> TokenStream {
        let emit = self.emit;
        let mention = emit.mentions.next(emit.body, next, field.local);
        let name = emit.names.ident(field.local, mention.unwrap_or(emit.body.locals[field.local].span));
        let private = emit.private();
        let value = match field.kept {
            Kept::Live => quote!(#name),
            Kept::ForDrop => quote!((&#private::Keep(&#name)).tag().keep(#name)),
            Kept::Rest => quote!(#private::Rest::leave(#name)),
            Kept::Settled => quote!(#private::Rest::settle(#name)),
            Kept::MaybeRest | Kept::MaybeSettled => {
                let core = emit.core();
                let leave = if field.kept == Kept::MaybeRest { quote!(leave) } else { quote!(settle) };
                match emit.facts.init_out[from.0].get(&field.local) {
                    Some(Init::Yes) => quote!(#core::option::Option::Some(#private::Rest::#leave(#name))),
                    Some(Init::Maybe) => quote!(#name.map(#private::Rest::#leave)),
                    _ => quote!(#core::option::Option::None),
                }
            }
            Kept::Moved => quote!(#name.leave()),
            Kept::Flag => match emit.facts.init_out[from.0].get(&field.local) {
                Some(Init::Yes) => quote!({ #name.leave(); true }),
                Some(Init::Maybe) => quote!(#private::leave(#name)),
                _ => quote!(false),
            },
            Kept::Maybe => {
                let core = emit.core();
                match emit.facts.init_out[from.0].get(&field.local) {
                    Some(Init::Yes) => quote!(#core::option::Option::Some(#name)),
                    Some(Init::Maybe) => quote!(#name),
                    _ => quote!(#core::option::Option::None),
                }
            }
        };
        let key = emit.field_name(field.local);
        if saved {
            quote!(#key: #private::Saved::new(#value))
        } else if matches!(field.kept, Kept::Live) && key == name {
            quote!(#key)
        } else {
            quote!(#key: #value)
        }
    }
}
