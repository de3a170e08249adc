//! Mentions of anchored locals.
//!
//! Input: code that cannot suspend, in which locals are marked. Output: the same, in which an anchored local is reached
//! through its handle. Which form a mention takes depends on its use:
//!
//! | use                              | becomes                          |
//! |----------------------------------|----------------------------------|
//! | read, `&x`                       | `(*unsafe { x.peek() })`         |
//! | written, `&mut x`, `x.m()`       | `(*unsafe { x.place() })`        |
//! | by value, not mentioned again    | `x.take()`                       |
//! | by value, mentioned again: `Copy`| `unsafe { (&&Again(&x)).again() }`|
//! | captured by a closure            | `{ let x = …; \|…\| … (*x) … }`  |
//!
//! The user's tokens never stand inside the `unsafe`.

use super::Emitter;
use super::parts::ByReference;
use crate::analysis::effects::{Effects, all_take, captured_fields, is_part, local_of, moved_callee, takes_all};
use crate::analysis::methods::consumes;
use crate::analysis::parts::{Part, Path, path_of};
use crate::analysis::tracked::unguarded;
use crate::analysis::{Init, Inits};
use crate::locals::{LocalId, marked, marked_in_text, mentioned};
use crate::lower::bindings;
use crate::macros;
use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use std::collections::BTreeSet;
use syn::spanned::Spanned;
use syn::visit_mut::{self, VisitMut};
use syn::{BinOp, Block, Expr, Macro, Pat, Stmt, UnOp, parse_quote, parse_quote_spanned};

/// How a place is used.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    Read,
    Write,
}

/// Rewrites the mentions in one piece of code.
pub struct Places<'a> {
    emit: &'a Emitter<'a>,
    live_after: &'a BTreeSet<LocalId>,
    before: &'a Inits,
    effects: Effects,
    /// Anchored locals that stand for a reference here: inside of a closure that captured them.
    lent: BTreeSet<LocalId>,
    /// Anchored locals that stand for themselves here: moved into a closure.
    given: BTreeSet<LocalId>,
}

impl<'a> Places<'a> {
    /// For code after which `live_after` is live, and before which locals hold `before`.
    pub fn new(emit: &'a Emitter<'a>, live_after: &'a BTreeSet<LocalId>, before: &'a Inits, effects: Effects) -> Self {
        Places { emit, live_after, before, effects, lent: BTreeSet::new(), given: BTreeSet::new() }
    }

    /// These stand for themselves: they are not in their places yet.
    pub fn given(mut self, locals: Vec<LocalId>) -> Self {
        self.given.extend(locals);
        self
    }

    fn anchored(&self, local: LocalId) -> bool {
        self.emit.facts.anchored.contains(&local) && !self.given.contains(&local)
    }

    fn anchored_in(&self, expr: &Expr) -> Option<LocalId> {
        local_of(expr).filter(|local| self.anchored(*local))
    }

    fn place(&self, local: LocalId, used: Use, at: &Expr) -> Expr {
        if self.lent.contains(&local) {
            return within(at, &quote!(*#at));
        }
        let here = here(at);
        match used {
            Use::Read => within(at, &quote_spanned!(here=> *unsafe { #at.peek() })),
            Use::Write => within(at, &quote_spanned!(here=> *unsafe { #at.place() })),
        }
    }

    /// By value: a move if this is the last the program sees of it, else a copy.
    fn value(&self, local: LocalId, at: &Expr) -> Expr {
        if self.lent.contains(&local) {
            return within(at, &quote!(*#at));
        }
        let copy = self.emit.body.locals[local].copy
            || self.live_after.contains(&local)
            || self.effects.again.contains(&local)
            || self.effects.copied.contains(&local);
        let private = self.emit.private();
        if self.emit.is_tracked(local) {
            let again = Ident::new("again", at.span());
            return match copy {
                true => parse_quote!(unsafe { (&&#private::AgainTracked(&#at)).#again() }),
                false => parse_quote!(unsafe { #at.take() }),
            };
        }
        if !copy {
            return parse_quote_spanned!(here(at)=> #at.take());
        }
        let again = Ident::new("again", at.span());
        parse_quote!(unsafe { (&&#private::Again(&#at)).#again() })
    }

    /// A part of a tracked local, used by value.
    fn moved_part(&mut self, expr: &Expr) -> Option<Expr> {
        let (local, path) = path_of(expr)?;
        let part = Part { path, pat: None, span: expr.span() };
        let bits = self.emit.facts.tracked.bits(local, &part);
        if bits == 0 || !self.anchored(local) || self.lent.contains(&local) {
            return None;
        }
        let mut place = expr.clone();
        self.visit_place(&mut place, Use::Read);
        Some(self.emit.move_field(local, &part, bits, &place))
    }

    /// A statement. A `let` whose pattern takes a part of a tracked local becomes two.
    pub fn statement(&mut self, mut stmt: Stmt) -> Vec<Stmt> {
        if let Stmt::Local(local) = &stmt
            && let Some(init) = &local.init
            && init.diverge.is_none()
            && let pat = untyped(&local.pat)
            && let Some((of, path)) = path_of(&init.expr)
            && !(path.is_whole() && takes_all(pat))
            && !matches!(pat, Pat::Ident(ident) if ident.subpat.is_none())
        {
            let part = Part { path, pat: Some(pat.clone()), span: pat.span() };
            let bits = self.emit.facts.tracked.bits(of, &part);
            if bits != 0 && self.anchored(of) && !self.lent.contains(&of) {
                let mut by_reference = ByReference::new(std::iter::once(pat));
                let (mut pat, mut place) = (pat.clone(), (*init.expr).clone());
                by_reference.visit_pat_mut(&mut pat);
                self.visit_place(&mut place, Use::Write);
                let place = by_reference.scrutinee(place);
                let code = self.emit.move_bindings(of, &part, bits);
                return vec![parse_quote!(let #pat = #place;), parse_quote!(#code)];
            }
        }
        self.visit_stmt_mut(&mut stmt);
        vec![stmt]
    }

    /// What each arm of a match takes of a tracked local; nothing if none takes any.
    pub fn taken_by_arms<'p>(&self, scrutinee: &Expr, pats: impl Iterator<Item = &'p Pat>) -> Vec<TokenStream> {
        let Some((local, path)) = path_of(scrutinee).filter(|(local, _)| self.emit.is_tracked(*local)) else {
            return vec![];
        };
        let mut any = false;
        let arms = pats.map(|pat| {
            let part = Part { path: path.clone(), pat: Some(unguarded(pat).clone()), span: pat.span() };
            let bits = self.emit.facts.tracked.bits(local, &part);
            any |= bits != 0;
            if bits == 0 { quote!() } else { self.emit.move_bindings(local, &part, bits) }
        });
        let arms = arms.collect();
        if any { arms } else { vec![] }
    }

    /// What is matched by reference.
    pub fn visit_matched(&mut self, expr: &mut Expr) {
        self.visit_place(expr, Use::Write);
    }

    /// An expression used as a place.
    fn visit_place(&mut self, expr: &mut Expr, used: Use) {
        if let Some(local) = self.anchored_in(expr) {
            *expr = self.place(local, used, expr);
            return;
        }
        match expr {
            Expr::Field(field) => self.visit_place(&mut field.base, used),
            Expr::Paren(inner) => self.visit_place(&mut inner.expr, used),
            Expr::Group(inner) => self.visit_place(&mut inner.expr, used),
            Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => self.visit_place(&mut unary.expr, used),
            Expr::Index(index) => {
                self.visit_place(&mut index.expr, used);
                self.visit_operand(&mut index.index);
            }
            _ => self.visit_expr_mut(expr),
        }
    }

    /// An operand, a condition, an index: as `analysis::effects` takes it.
    pub fn visit_operand(&mut self, expr: &mut Expr) {
        if is_part(expr) { self.visit_place(expr, Use::Read) } else { self.visit_expr_mut(expr) }
    }

    /// What a pattern is matched against: moved, if it was certain that the pattern takes all of it.
    fn visit_scrutinee(&mut self, expr: &mut Expr) {
        match self.anchored_in(expr) {
            Some(local) if self.effects.moved.contains(&local) && !self.live_after.contains(&local) => {
                self.visit_expr_mut(expr);
            }
            _ => self.visit_place(expr, Use::Write),
        }
    }

    /// The same where each arm decides: taken if every arm takes all of it.
    pub fn visit_scrutinee_of<'p>(&mut self, expr: &mut Expr, pats: impl Iterator<Item = &'p Pat>) {
        match self.anchored_in(expr) {
            Some(local) if !self.live_after.contains(&local) && all_take(pats) => self.visit_expr_mut(expr),
            _ => self.visit_place(expr, Use::Write),
        }
    }

    /// `x = value`: into the place if it holds something, else a new handle.
    fn assign(&mut self, local: LocalId, left: &Expr, mut right: Expr) -> Expr {
        self.visit_expr_mut(&mut right);
        if self.emit.is_tracked(local) && !self.lent.contains(&local) {
            let fresh = self.emit.local("fresh");
            return parse_quote!({
                let #fresh = #right;
                unsafe { #left.assign(#fresh) };
            });
        }
        if self.lent.contains(&local) || self.before.get(&local) == Some(&Init::Yes) {
            let place = self.place(local, Use::Write, left);
            return parse_quote!(#place = #right);
        }
        if self.effects.assigned != Some(local) || self.effects.maybe_assigned.contains(&local) {
            return first_value(left);
        }
        let fresh = self.emit.local("fresh");
        let anchor = self.emit.anchor(local, &quote!(#fresh));
        parse_quote!({
            let #fresh = #right;
            #left = #anchor;
        })
    }

    /// `x.f = value` where the field may have been moved out.
    fn refill(&mut self, left: &Expr, right: &Expr) -> Option<Expr> {
        let (local, path) = path_of(left)?;
        let part = Part::field(path);
        let bits = self.emit.facts.tracked.bits(local, &part);
        if bits == 0 || !self.anchored(local) || self.lent.contains(&local) {
            return None;
        }
        let (mut left, mut right) = (left.clone(), right.clone());
        self.visit_expr_mut(&mut right);
        self.visit_place(&mut left, Use::Write);
        let (private, fresh) = (self.emit.private(), self.emit.local("fresh"));
        let name = self.emit.body.locals.ident(local, left.span());
        Some(parse_quote!({
            let #fresh = #right;
            #private::refill(&mut #left, #fresh, unsafe { #name.part(#bits) });
        }))
    }

    /// `(a, b) = value` where one of them is tracked: bound first, then assigned one by one, which is what it stands for
    /// ([the reference](https://doc.rust-lang.org/reference/expressions/operator-expr.html#destructuring-assignments)).
    fn one_by_one(&mut self, left: &Expr, right: &Expr) -> Option<Expr> {
        let tracked = mentioned(&left.to_token_stream())
            .into_iter()
            .any(|local| self.emit.is_tracked(local) && self.anchored(local) && !self.lent.contains(&local));
        if !tracked || is_part(left) {
            return None;
        }
        let mut assigned = vec![];
        let pat = self.assignee_as_pattern(left, &mut assigned);
        let mut right = right.clone();
        self.visit_expr_mut(&mut right);
        let assigns = assigned.into_iter().map(|(place, fresh)| {
            let mut assign: Expr = parse_quote!(#place = #fresh);
            self.visit_expr_mut(&mut assign);
            assign
        });
        let assigns: Vec<Expr> = assigns.collect();
        Some(parse_quote!({
            let #pat = #right;
            #(#assigns;)*
        }))
    }

    fn assignee_as_pattern(&self, expr: &Expr, assigned: &mut Vec<(Expr, Ident)>) -> TokenStream {
        match expr {
            Expr::Infer(_) => quote!(_),
            Expr::Range(range) if range.start.is_none() && range.end.is_none() => quote!(..),
            Expr::Tuple(tuple) => {
                let elems = tuple.elems.iter().map(|elem| self.assignee_as_pattern(elem, assigned));
                let elems: Vec<_> = elems.collect();
                quote!((#(#elems,)*))
            }
            Expr::Array(array) => {
                let elems = array.elems.iter().map(|elem| self.assignee_as_pattern(elem, assigned));
                let elems: Vec<_> = elems.collect();
                quote!([#(#elems),*])
            }
            Expr::Call(call) => {
                let func = &call.func;
                let args = call.args.iter().map(|arg| self.assignee_as_pattern(arg, assigned));
                let args: Vec<_> = args.collect();
                quote!(#func(#(#args),*))
            }
            Expr::Struct(literal) => {
                let path = &literal.path;
                let fields = literal.fields.iter().map(|field| {
                    let (member, pat) = (&field.member, self.assignee_as_pattern(&field.expr, assigned));
                    quote!(#member: #pat,)
                });
                let fields: Vec<_> = fields.collect();
                let rest = literal.dot2_token;
                quote!(#path { #(#fields)* #rest })
            }
            Expr::Paren(inner) => self.assignee_as_pattern(&inner.expr, assigned),
            place => {
                let fresh = self.emit.local(&format!("fresh{}", assigned.len()));
                assigned.push((place.clone(), fresh.clone()));
                quote!(#fresh)
            }
        }
    }

    /// The left side of a destructuring assignment.
    fn visit_assignee(&mut self, expr: &mut Expr) {
        match expr {
            Expr::Tuple(tuple) => tuple.elems.iter_mut().for_each(|elem| self.visit_assignee(elem)),
            Expr::Array(array) => array.elems.iter_mut().for_each(|elem| self.visit_assignee(elem)),
            Expr::Call(call) => call.args.iter_mut().for_each(|arg| self.visit_assignee(arg)),
            Expr::Struct(literal) => literal.fields.iter_mut().for_each(|field| self.visit_assignee(&mut field.expr)),
            _ => {
                let empty = self
                    .anchored_in(expr)
                    .is_some_and(|local| !self.lent.contains(&local) && self.before.get(&local) != Some(&Init::Yes));
                if empty {
                    let message =
                        "this gives a local its first value and borrows it across an await; give it one with `let`";
                    *expr = parse_quote_spanned!(expr.span()=> *{ ::core::compile_error!(#message); });
                    return;
                }
                self.visit_place(expr, Use::Write);
            }
        }
    }

    /// A closure or async block: what it captures is bound before it.
    fn capture(&mut self, expr: &mut Expr, by_move: bool, inner: impl FnOnce(&mut Self, &mut Expr)) {
        let mut binds = vec![];
        if by_move {
            self.capture_fields(expr, &mut binds);
        }
        let captured = mentioned(&expr.to_token_stream());
        let captured: Vec<LocalId> =
            captured.into_iter().filter(|local| self.anchored(*local) && !self.lent.contains(local)).collect();
        if captured.is_empty() {
            inner(self, expr);
            if !binds.is_empty() {
                *expr = parse_quote!({ #(#binds)* #expr });
            }
            return;
        }
        let (lent, given) = (self.lent.clone(), self.given.clone());
        for local in captured {
            let name = self.emit.body.locals.ident(local, self.emit.body.locals[local].span);
            let path: Expr = parse_quote!(#name);
            let again = self.live_after.contains(&local) || self.emit.body.locals[local].copy;
            if by_move || (self.effects.moved.contains(&local) && !again) {
                let value = self.value(local, &path);
                binds.push(quote!(let mut #name = #value;));
                self.given.insert(local);
            } else {
                binds.push(quote!(let #name = unsafe { #name.place() };));
                self.lent.insert(local);
            }
        }
        inner(self, expr);
        self.lent = lent;
        self.given = given;
        *expr = parse_quote!({ #(#binds)* #expr });
    }

    /// The fields that a `move` closure takes of a tracked local are bound before it. Of any other local whose fields it
    /// names, it must take the whole: what it left of it would be dropped too early.
    fn capture_fields(&mut self, expr: &mut Expr, binds: &mut Vec<TokenStream>) {
        for local in mentioned(&expr.to_token_stream()) {
            if self.lent.contains(&local) || self.given.contains(&local) || !self.emit.is_saved_somewhere(local) {
                continue;
            }
            let Some(fields) = captured_fields(expr, local) else { continue };
            let name = self.emit.body.locals.ident(local, self.emit.body.locals[local].span);
            let root: Expr = parse_quote!(#name);
            if self.emit.facts.tracked.bits_of_fields(local, &fields).is_none() {
                let info = &self.emit.body.locals[local];
                if !info.copy && !matches!(info.ty, Some(syn::Type::Reference(_))) {
                    let mention = first_mention(expr.to_token_stream(), local).unwrap_or(info.span);
                    let (private, value) = (self.emit.private(), &root);
                    let value: Expr = match self.anchored(local) {
                        true => parse_quote!((*unsafe { #value.peek() })),
                        false => parse_quote!(#value),
                    };
                    let whole = Ident::new("captured_whole", proc_macro2::Span::mixed_site().located_at(mention));
                    binds.push(quote!((&&&#private::Captured(&#value)).#whole();));
                }
                continue;
            }
            for path in fields {
                let fresh = self.emit.local(&format!("captured{}", binds.len()));
                if let Some(value) = self.moved_part(&path.on(&root, root.span())) {
                    binds.push(quote!(let mut #fresh = #value;));
                    Renamed { local, path, fresh }.visit_expr_mut(expr);
                }
            }
        }
    }

    /// A macro that cannot be seen into: the locals that it names are references there.
    fn opaque_macro(&mut self, mac: &mut Macro) -> Vec<TokenStream> {
        if let Some(local) = macros::taken(mac)
            && self.effects.moved.contains(&local)
            && !self.live_after.contains(&local)
            && !self.emit.body.locals[local].copy
        {
            return self.taking_macro(local, mac);
        }
        let names: Vec<LocalId> = mentioned(&mac.tokens)
            .into_iter()
            .filter(|local| self.anchored(*local) && !self.lent.contains(local))
            .collect();
        let binds = names.iter().map(|local| {
            let name = self.emit.body.locals.ident(*local, self.emit.body.locals[*local].span);
            quote!(let #name = unsafe { #name.place() };)
        });
        let binds = binds.collect();
        let lent: BTreeSet<LocalId> = self.lent.iter().copied().chain(names).collect();
        mac.tokens = deref_names(mac.tokens.clone(), &lent);
        binds
    }

    /// A macro that takes a local by value; rustc checks that it does.
    fn taking_macro(&self, local: LocalId, mac: &Macro) -> Vec<TokenStream> {
        let (private, look) = (self.emit.private(), self.emit.local("look"));
        let name = self.emit.body.locals.ident(local, self.emit.body.locals[local].span);
        let anchored = self.anchored(local) && !self.lent.contains(&local);
        let (like, take) = if anchored {
            (quote!(unsafe { #name.peek() }), quote!(let mut #name = #name.take();))
        } else {
            (quote!(&#name), quote!())
        };
        let kind = self.emit.local("kind");
        let at_macro = mac.path.span().resolved_at(proc_macro2::Span::mixed_site());
        let check = quote_spanned!(at_macro=> #private::assert_moved(#kind, &#look));
        let assertion = quote! {
            if false {
                let #kind = #private::type_behind(#like);
                let mut #name = #private::never_like(#like);
                let #look = || {
                    let _ = #mac;
                };
                #check;
                loop {}
            }
        };
        vec![assertion, take]
    }

    fn known_macro(&mut self, mac: &mut Macro, call: &mut macros::Call) {
        let mentions_anchored = mentioned(&mac.tokens).into_iter().any(|local| self.anchored(local));
        if call.kind == macros::Kind::Assert && mentions_anchored {
            call.name_condition();
        }
        let by_value = matches!(call.kind, macros::Kind::Values | macros::Kind::Repeat | macros::Kind::Pin);
        let mut captured = vec![];
        for arg in &mut call.args {
            match &mut arg.expr {
                Expr::Lit(literal) => {
                    for local in marked_in_text(&literal.lit.to_token_stream().to_string()) {
                        if self.anchored(local) && !captured.contains(&local) {
                            captured.push(local);
                        }
                    }
                }
                expr if by_value => self.visit_expr_mut(expr),
                expr => self.visit_place(expr, if call.kind == macros::Kind::Write { Use::Write } else { Use::Read }),
            }
        }
        for local in captured {
            let name = &self.emit.body.locals[local].name;
            let ident = self.emit.body.locals.ident(local, Span::call_site());
            let place = self.place(local, Use::Read, &parse_quote!(#ident));
            let plain = self.emit.names.text(local);
            let key = Ident::new(plain, Span::call_site());
            if !call.args.iter().any(|arg| arg.name.as_ref().is_some_and(|given| given == name)) {
                call.args.push(macros::Arg { name: Some(key), expr: place });
            }
        }
        call.write_to(mac);
    }

    fn visit_macro(&mut self, mac: &mut Macro) -> Vec<TokenStream> {
        match macros::parse(mac) {
            Some(mut call) => {
                self.known_macro(mac, &mut call);
                vec![]
            }
            None => self.opaque_macro(mac),
        }
    }
}

/// Puts a variable in place of a field.
struct Renamed {
    local: LocalId,
    path: Path,
    fresh: Ident,
}

impl VisitMut for Renamed {
    fn visit_item_mut(&mut self, _: &mut syn::Item) {}
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        if path_of(expr).is_some_and(|(local, path)| local == self.local && path == self.path) {
            let fresh = &self.fresh;
            *expr = parse_quote!(#fresh);
            return;
        }
        visit_mut::visit_expr_mut(self, expr);
    }
    fn visit_macro_mut(&mut self, mac: &mut Macro) {
        if let Some(mut call) = macros::parse(mac) {
            call.args.iter_mut().for_each(|arg| self.visit_expr_mut(&mut arg.expr));
            call.write_to(mac);
        }
    }
}

fn first_mention(tokens: TokenStream, local: LocalId) -> Option<proc_macro2::Span> {
    tokens.into_iter().find_map(|token| match token {
        TokenTree::Group(group) => first_mention(group.stream(), local),
        TokenTree::Ident(ident) => (marked(&ident) == Some(local)).then(|| ident.span()),
        TokenTree::Literal(_) | TokenTree::Punct(_) => None,
    })
}

/// A pattern without its type.
fn untyped(pat: &Pat) -> &Pat {
    match pat {
        Pat::Type(typed) => untyped(&typed.pat),
        pat => pat,
    }
}

/// Where a mention stands, for tokens of ours: what rustc says of them it says of the user's.
fn here(at: &Expr) -> Span {
    Span::call_site().located_at(at.span())
}

/// Ours in parentheses that are the user's: an expression that begins with them stands where the user wrote it.
fn within(at: &Expr, ours: &TokenStream) -> Expr {
    parse_quote_spanned!(at.span()=> (#ours))
}

/// Writes `(*x)` for the names in `lent`, in tokens and in the captures of format strings.
pub(super) fn deref_names(tokens: TokenStream, lent: &BTreeSet<LocalId>) -> TokenStream {
    tokens
        .into_iter()
        .map(|token| match token {
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), deref_names(group.stream(), lent));
                inner.set_span(group.span());
                TokenTree::Group(inner).into()
            }
            TokenTree::Ident(ident) if marked(&ident).is_some_and(|local| lent.contains(&local)) => quote!((*#ident)),
            other => TokenStream::from(other),
        })
        .collect()
}

/// The handle of an empty local is made by a statement that does nothing else: inside of one, whether the place is vacant
/// is not known.
fn first_value(at: &Expr) -> Expr {
    let message = "a local that is borrowed across an await cannot be given a value inside of another statement\n\
                   help: write the assignment as a statement of its own";
    parse_quote_spanned!(at.span()=> { ::core::compile_error!(#message); })
}

/// What the `let`s of a condition bind.
pub fn condition_bindings(cond: &Expr) -> Vec<LocalId> {
    struct Lets(Vec<LocalId>);
    impl<'ast> syn::visit::Visit<'ast> for Lets {
        fn visit_expr_let(&mut self, inner: &'ast syn::ExprLet) {
            self.0.extend(bindings(&inner.pat));
            syn::visit::visit_expr_let(self, inner);
        }
    }
    let mut lets = Lets(vec![]);
    syn::visit::Visit::visit_expr(&mut lets, cond);
    lets.0
}

impl VisitMut for Places<'_> {
    fn visit_item_mut(&mut self, _: &mut syn::Item) {}
    fn visit_pat_mut(&mut self, pat: &mut Pat) {
        if let Pat::Guard(guard) = pat {
            let given = self.given.clone();
            self.given.extend(bindings(&guard.pat));
            self.visit_expr_mut(&mut guard.guard);
            self.given = given;
        }
    }

    fn visit_block_mut(&mut self, block: &mut Block) {
        let stmts = std::mem::take(&mut block.stmts);
        block.stmts = stmts.into_iter().flat_map(|stmt| self.statement(stmt)).collect();
    }

    fn visit_stmt_mut(&mut self, stmt: &mut Stmt) {
        match stmt {
            Stmt::Local(local) => {
                if let Some(init) = &mut local.init {
                    let moves = matches!(&local.pat, Pat::Ident(ident) if ident.by_ref.is_none() && ident.subpat.is_none())
                        || matches!(&local.pat, Pat::Type(typed) if matches!(&*typed.pat, Pat::Ident(_)));
                    if moves {
                        self.visit_expr_mut(&mut init.expr);
                    } else {
                        self.visit_scrutinee(&mut init.expr);
                    }
                    if let Some((_, diverge)) = &mut init.diverge {
                        self.visit_expr_mut(diverge);
                    }
                }
            }
            Stmt::Macro(mac) => {
                let binds = self.visit_macro(&mut mac.mac);
                if !binds.is_empty() {
                    let inner = stmt.clone();
                    *stmt = parse_quote!({ #(#binds)* #inner });
                }
            }
            // It stays a statement: it may expand to one.
            Stmt::Expr(Expr::Macro(mac), Some(_)) => {
                let binds = self.visit_macro(&mut mac.mac);
                if !binds.is_empty() {
                    let inner = stmt.clone();
                    *stmt = parse_quote!({ #(#binds)* #inner });
                }
            }
            _ => visit_mut::visit_stmt_mut(self, stmt),
        }
    }

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        if let Some(local) = self.anchored_in(expr) {
            *expr = self.value(local, expr);
            return;
        }
        match expr {
            Expr::Index(_) => self.visit_place(expr, Use::Read),
            Expr::Field(_) => match self.moved_part(expr) {
                Some(moved) => *expr = moved,
                None => self.visit_place(expr, Use::Read),
            },
            Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => match self.moved_part(expr) {
                Some(moved) => *expr = moved,
                None => self.visit_place(expr, Use::Read),
            },
            Expr::Reference(inner) => {
                let used = if inner.mutability.is_some() { Use::Write } else { Use::Read };
                self.visit_place(&mut inner.expr, used);
            }
            Expr::RawAddr(inner) => self.visit_place(&mut inner.expr, Use::Write),
            Expr::MethodCall(call) => {
                if let Some(rest) =
                    local_of(&call.receiver).filter(|local| self.emit.body.locals[*local].rest_of.is_some())
                {
                    let (answer, name) = (self.emit.answer(rest), &call.receiver);
                    let taken = match self.emit.body.locals[rest].rest_of.filter(|of| self.emit.is_tracked(*of)) {
                        Some(of) => {
                            let handle = self.emit.body.locals.ident(of, name.span());
                            quote_spanned!(here(name)=> unsafe { (&#answer).receiver_tag().receiver_of(&#handle) })
                        }
                        None => {
                            quote_spanned!(here(name)=> unsafe { (&#answer).receiver_tag().receiver(&mut #name) })
                        }
                    };
                    *call.receiver = within(name, &taken);
                    call.args.iter_mut().for_each(|arg| self.visit_expr_mut(arg));
                    return;
                }
                let consumed = local_of(&call.receiver).is_some_and(|local| {
                    consumes(call) && (self.effects.moved.contains(&local) || !self.live_after.contains(&local))
                });
                if consumed {
                    self.visit_expr_mut(&mut call.receiver);
                } else {
                    self.visit_place(&mut call.receiver, Use::Write);
                }
                call.args.iter_mut().for_each(|arg| self.visit_expr_mut(arg));
            }
            Expr::Call(call) => {
                match moved_callee(&call.func) {
                    Some(_) => self.visit_expr_mut(&mut call.func),
                    None => self.visit_place(&mut call.func, Use::Write),
                }
                call.args.iter_mut().for_each(|arg| self.visit_expr_mut(arg));
            }
            Expr::Assign(assign) => match self.anchored_in(&assign.left) {
                Some(local) => *expr = self.assign(local, &assign.left.clone(), (*assign.right).clone()),
                None => {
                    let (left, right) = (assign.left.clone(), assign.right.clone());
                    if let Some(refilled) = self.refill(&left, &right).or_else(|| self.one_by_one(&left, &right)) {
                        *expr = refilled;
                        return;
                    }
                    self.visit_expr_mut(&mut assign.right);
                    self.visit_assignee(&mut assign.left);
                }
            },
            Expr::Binary(binary) => match binary.op {
                BinOp::Eq(_) | BinOp::Ne(_) | BinOp::Lt(_) | BinOp::Le(_) | BinOp::Gt(_) | BinOp::Ge(_) => {
                    self.visit_place(&mut binary.left, Use::Read);
                    self.visit_place(&mut binary.right, Use::Read);
                }
                BinOp::AddAssign(_)
                | BinOp::SubAssign(_)
                | BinOp::MulAssign(_)
                | BinOp::DivAssign(_)
                | BinOp::RemAssign(_)
                | BinOp::BitXorAssign(_)
                | BinOp::BitAndAssign(_)
                | BinOp::BitOrAssign(_)
                | BinOp::ShlAssign(_)
                | BinOp::ShrAssign(_) => {
                    self.visit_place(&mut binary.left, Use::Write);
                    self.visit_operand(&mut binary.right);
                }
                _ => {
                    self.visit_operand(&mut binary.left);
                    self.visit_operand(&mut binary.right);
                }
            },
            Expr::Unary(unary) => self.visit_operand(&mut unary.expr),
            Expr::Cast(cast) => self.visit_operand(&mut cast.expr),
            Expr::Range(range) => {
                range.start.iter_mut().chain(&mut range.end).for_each(|end| self.visit_operand(end));
            }
            Expr::If(inner) => {
                self.visit_operand(&mut inner.cond);
                self.visit_block_mut(&mut inner.then_branch);
                if let Some((_, otherwise)) = &mut inner.else_branch {
                    self.visit_expr_mut(otherwise);
                }
            }
            Expr::While(inner) => {
                self.visit_operand(&mut inner.cond);
                self.visit_block_mut(&mut inner.body);
            }
            Expr::Match(inner) => {
                self.visit_scrutinee(&mut inner.expr);
                for arm in &mut inner.arms {
                    self.visit_pat_mut(&mut arm.pat);
                    self.visit_expr_mut(&mut arm.body);
                }
            }
            Expr::Let(inner) => self.visit_scrutinee(&mut inner.expr),
            Expr::Struct(literal) => {
                literal.fields.iter_mut().for_each(|field| self.visit_expr_mut(&mut field.expr));
                if let Some(rest) = &mut literal.rest {
                    self.visit_place(rest, Use::Read);
                }
            }
            Expr::Closure(closure) => {
                let by_move = closure.capture.is_some();
                self.capture(expr, by_move, |this, expr| {
                    if let Expr::Closure(closure) = expr {
                        this.visit_expr_mut(&mut closure.body);
                    }
                });
            }
            Expr::Async(inner) => {
                let by_move = inner.capture.is_some();
                self.capture(expr, by_move, |this, expr| {
                    if let Expr::Async(inner) = expr {
                        this.visit_block_mut(&mut inner.block);
                    }
                });
            }
            Expr::Macro(mac) => {
                let binds = self.visit_macro(&mut mac.mac);
                if !binds.is_empty() {
                    let inner = expr.clone();
                    *expr = parse_quote!({ #(#binds)* #inner });
                }
            }
            _ => visit_mut::visit_expr_mut(self, expr),
        }
    }
}
