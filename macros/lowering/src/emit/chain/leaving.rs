//! How a block is left: to the next, on a condition, by waiting, or for good.
//!
//! Input: a block's terminator. Output: what ends the code of the chain: a branch for each way on that is written inline, a jump to
//! what is written elsewhere, the state that waits, or `return`.

use super::{Chain, Frame};
use crate::analysis::Inits;
use crate::analysis::effects::local_of;
use crate::code::{TokenStream, quote, quote_spanned};
use crate::emit::ByReference;
use crate::emit::places::{Places, condition_bindings};
use crate::emit::rewrite::{at_the_end, is_unit, nothing, ready_with};
use crate::emit::units::Unit;
use crate::ir::{BlockId, Term};
use crate::locals::{LocalId, marked};
use crate::mentions::each_identifier;
use crate::spans::{ends, standing};
use proc_macro2::{Delimiter, Ident, Span};
use syn::Expr;

impl Chain<'_, '_> {
    pub(super) fn terminator(&mut self, block: BlockId, inits: &Inits) {
        let live_after = self.emit.facts.live_after[block.0].last().expect("one more than statements");
        let effects = self.emit.facts.code.term(block);
        let places = || Places::new(self.emit, block, live_after, inits, effects);
        let shown = self.emit.shown(effects, live_after, places);
        self.code(shown);
        match &self.emit.body[block].term {
            Term::Open => {}
            Term::Goto(next) => {
                self.code(self.emit.dropped_at_end(block, Some(*next)));
                if self.emit.is_inline(*next) {
                    self.close_to(self.emit.body[*next].open.len());
                    self.block(*next);
                } else {
                    self.go(block, *next);
                }
            }
            Term::If { cond, then, otherwise } => {
                let cond = self.emit.rewritten_condition(cond, places().given(condition_bindings(cond)));
                let (then, otherwise) = (self.branch(block, *then, quote!()), self.branch(block, *otherwise, quote!()));
                self.with_exits(quote!(if #cond { #then } else { #otherwise }));
            }
            Term::Match { scrutinee, arms, span } => {
                let pats = || arms.iter().map(|(pat, _)| pat);
                let (taken, again) =
                    (places().taken_by_arms(scrutinee, pats()), places().found_again_by_arms(scrutinee, pats()));
                let mut by_reference = match (taken.is_empty(), again.is_empty()) {
                    (true, true) => None,
                    (false, _) => Some(ByReference::new(pats()).on(scrutinee)),
                    (true, false) => Some(ByReference::new(pats()).exclusive()),
                };
                let taken = if taken.is_empty() { again } else { taken };
                let matched = scrutinee;
                let taken = |at: usize| match taken.get(at) {
                    Some(taken) => taken.clone().into(),
                    None => self.emit.freed(matched, arms, at),
                };
                let scrutinee = self.emit.rewritten_scrutinee(scrutinee, arms, by_reference.as_ref(), places());
                if let [(pat, then), (syn::Pat::Wild(_), otherwise)] = arms.as_slice()
                    && !matches!(pat, syn::Pat::Guard(_))
                {
                    let pat = self.emit.rewritten_pat(pat, matched, by_reference.as_mut(), places());
                    let (then, otherwise) =
                        (self.branch(block, *then, taken(0)), self.branch(block, *otherwise, quote!()));
                    return self
                        .with_exits(quote_spanned!(*span=> if let #pat = #scrutinee { #then } else { #otherwise }));
                }
                let ends_with_any = matches!(arms.last(), Some((syn::Pat::Wild(_), _)));
                let arms = arms.iter().enumerate().map(|(at, (pat, next))| {
                    let code = self.branch(block, *next, taken(at));
                    let pat = self.emit.rewritten_pat(pat, matched, by_reference.as_mut(), places());
                    quote!(#pat => { #code })
                });
                let code: Vec<_> = arms.collect();
                // The witness says what is not matched.
                let others = match ends_with_any {
                    true => quote!(),
                    false => quote!(#[allow(unreachable_patterns)] _ => loop {},),
                };
                self.with_exits(quote_spanned!(*span=> match #scrutinee { #(#code)* #others }));
            }
            Term::Await { index, awaited, resume, .. } => {
                let awaited = self.emit.rewritten(awaited, places());
                let code = self.suspend(*index, awaited, *resume);
                self.code(code);
            }
            Term::Return(value) => {
                self.code(self.emit.dropped_at_end(block, None));
                let code = match is_unit(value) {
                    true => self.leave(),
                    false => self.leave_with(value, self.emit.rewritten(value, places())),
                };
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

    fn leave_with(&self, value: &Expr, written: TokenStream) -> TokenStream {
        let (private, written) = (self.emit.private(), proc_macro2::TokenStream::from(written));
        // A block that ends with a statement has no value, if it ends.
        if let Expr::Block(inner) = value
            && let Some(syn::Stmt::Expr(_, Some(_))) = inner.block.stmts.last()
        {
            let leave = self.leave();
            return quote!(#written; #leave);
        }
        // What has been awaited before other operands is dropped before these if they panic; inside of a block, after them.
        let mut has_operands = false;
        each_identifier(value, |name| {
            has_operands |= marked(name).is_some_and(|local| self.emit.body.locals[local].temp);
        });
        let at = ends(&written);
        let returned = match has_operands && local_of(value).is_none() {
            true => written,
            false => at_the_end(value, written),
        };
        let ready = ready_with(private, at, returned);
        quote!(return #ready;)
    }

    fn leave(&self) -> TokenStream {
        let nothing = nothing(self.emit.private(), &self.emit.output.clone().into());
        quote!(return #nothing;)
    }

    /// Goes on at a block that is written elsewhere.
    fn go(&mut self, from: BlockId, next: BlockId) {
        let depth = self.emit.body[next].open.len();
        let code = if self.reaches(depth, next) {
            self.close_to(depth);
            self.emit.jump(self.exits.unit, from, next, &self.exits.pointed(self.emit.given.at_end(from)))
        } else {
            let label = self.exits.take(self.emit, depth, from, next);
            quote!(break #label;)
        };
        self.code(code);
    }

    /// The code in the braces of a branch; `taken` goes first: what the branch's pattern moves.
    fn branch(&self, from: BlockId, next: BlockId, taken: TokenStream) -> TokenStream {
        let outside = self.depth();
        let mut chain = Chain::new(self.emit, outside, self.exits);
        chain.frames.push(Frame { scope: None, code: quote!() });
        if !self.emit.is_inline(next) {
            chain.outside -= 1;
            chain.go(from, next);
            return chain.frames.pop().expect("the branch's frame").code;
        }
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
        if opened.is_empty() {
            chain.declared.extend(bound.iter().copied());
        }
        let (rests, bound): (Vec<LocalId>, Vec<LocalId>) =
            bound.into_iter().partition(|local| self.emit.body.locals[*local].rest_of.is_some());
        let is_among = |rest: &LocalId| bound.iter().any(|of| chain.emit.body.locals[*rest].rest_of == Some(*of));
        let (among, others): (Vec<LocalId>, Vec<LocalId>) = rests.into_iter().partition(is_among);
        let touched = |rest: &LocalId| chain.touched_here(next, 0, *rest);
        let bindings = chain.bind_again(&bound, &among.into_iter().filter(touched).collect::<Vec<_>>());
        chain.code(bindings);
        chain.code(chain.exits.point_to(chain.emit, &bound));
        others.into_iter().for_each(|rest| chain.redeclare(next, rest));
        chain.block(next);
        let base = chain.outside + 1;
        chain.close_to(base);
        chain.frames.pop().expect("the branch's frame").code
    }

    /// Leaves the state that waits for `awaited`, and goes on to poll it.
    fn suspend(&self, index: usize, awaited: TokenStream, resume: BlockId) -> TokenStream {
        let emit = self.emit;
        let span = emit.body.awaits[index].span;
        let child = emit.local("awaited");
        let way = emit.way(self.exits.unit, Unit::Await(index));
        let variant = emit.state(index);
        let (from, fields) = (emit.block_of_await(index), emit.fields_of_await(index));
        let given = self.exits.pointed(emit.given.at_end(from));
        let saved = emit.save(from, resume, Unit::Await(index), &fields, &given);
        let (signal, private, at) = (emit.local("signal"), emit.private(), emit.at());

        let at_await = span.resolved_at(Span::mixed_site());
        let child_there = Ident::new(&child.to_string(), at_await);
        // What is wrong with its type, rustc says natively at the `await`.
        let awaited_there = standing(quote!(#private::Awaited), span);
        let awaiting = Ident::new("awaiting", span);
        let mut tag = awaited_there;
        tag.group(Delimiter::Parenthesis, quote!(#child_there), span);
        tag.extend(quote!(.#awaiting));
        tag.group(Delimiter::Parenthesis, quote!(), span);
        let set = emit.child_slot(index).set_at(&tag, span);
        let group = emit.group_of_await(index);
        quote! {
            let #child = #awaited;
            #group
            #set;
            #saved
            #at.set(#variant);
            *#signal = #private::Signal::Resume;
            #way
        }
    }
}
