//! What macros of std show, in the witness.
//!
//! Input: the body as written. Output: the same, in which what such a macro shows need not have the trait that it is shown by. That
//! it has, the step is asked: a macro is expanded in each of the two, its parts are elsewhere in each, and rustc would say it
//! twice.
//!
//! ```text
//! println!("{name}: {}", f(x));   ⇒   shown((&f(x), &name));                        in a closure
//! write!(out, "{:?}", x)          ⇒   write!(out, "{:?}", Shown(&x))                and in an `async` block
//! ```
//!
//! A closure is no witness for places: what it says only has to be what rustc says natively. In an `async` block the macro stays,
//! for the user may have another one of that name.

use super::Emitter;
use super::rewrite::Into;
use crate::macros::{self, Arg, Call, Kind};
use crate::mentions::each_identifier;
use crate::resolve::map_captures;
use crate::spans::{ends, spanning};
use proc_macro2::{Delimiter, Group, Ident, Span};
use quote::{ToTokens, quote};
use std::cell::RefCell;
use std::collections::BTreeSet;
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{Block, Expr, ExprLit, Lit, LitStr, Local, Macro, Path, Stmt, parse_quote, parse_quote_spanned};

impl Emitter<'_> {
    /// Rewrites the macros of a witness.
    pub(super) fn show_anything(&self, body: &mut Block, into: Into) {
        let mut empty = Empty(BTreeSet::new());
        empty.visit_block(body);
        let mut names = BTreeSet::new();
        let mut others = empty.0;
        for local in self.body.locals.ids() {
            let info = &self.body.locals[local];
            if info.temp || info.mutable || info.name == "self" { &mut others } else { &mut names }
                .insert(info.name.clone());
        }
        let blocks = self.facts.order.iter().flat_map(|block| self.facts.code.all(*block));
        let moved = blocks.flat_map(|effects| effects.moved.iter().chain(effects.maybe_moved.iter()));
        others.extend(moved.map(|local| self.body.locals[local].name.clone()));
        names.retain(|name| !others.contains(name));
        Show { private: self.private(), into, names, borrows: false }.visit_block_mut(body);
    }
}

/// The names of what is declared without a value.
struct Empty(BTreeSet<String>);

impl<'a> Visit<'a> for Empty {
    fn visit_local(&mut self, local: &'a Local) {
        if local.init.is_none() {
            each_identifier(&local.pat, |name| {
                self.0.insert(name.to_string());
            });
        }
        visit::visit_local(self, local);
    }
}

struct Show<'a> {
    private: &'a Path,
    into: Into,
    /// The locals that are neither moved nor borrowed exclusively nor without a value: of one that is, rustc says at its name in a
    /// string that it cannot be shown.
    names: BTreeSet<String>,
    /// Whether this is in a closure, or the like, that borrows what it names: rustc may say where.
    borrows: bool,
}

impl Show<'_> {
    /// What is shown, and where the string is among the arguments.
    fn shows(&self, mac: &Macro) -> Option<(Call, usize, LitStr)> {
        let call = macros::parse(mac).filter(|_| !self.borrows)?;
        let at = match call.kind {
            Kind::Format if mac.path.segments.last().is_none_or(|last| last.ident != "format_args") => 0,
            Kind::Write => 1,
            Kind::Assert | Kind::Compare => call.before_message(),
            _ => return None,
        };
        let Some(Arg { name: None, expr: Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) }) = call.args.get(at) else {
            return None;
        };
        let text = text.clone();
        Some((call, at, text))
    }

    /// The names that a string captures, if the call is as it should be, and rustc says nothing of where they are in the string.
    fn captured(&self, call: &Call, at: usize, text: &LitStr) -> Option<Vec<Ident>> {
        let found = RefCell::new(vec![]);
        map_captures(&text.value(), |name| {
            found.borrow_mut().push(name.to_owned());
            None
        });
        let mut found = found.into_inner();
        let (named, unnamed): (Vec<&Arg>, Vec<&Arg>) = call.args[at + 1..].iter().partition(|arg| arg.name.is_some());
        let numbers = found.iter().filter_map(|name| name.parse::<usize>().ok());
        let next = found.iter().filter(|name| name.is_empty()).count();
        let is_used = |arg: &&Arg| arg.name.as_ref().is_some_and(|name| found.iter().any(|found| name == found));
        if numbers.map(|number| number + 1).fold(next, usize::max) != unnamed.len() || !named.iter().all(is_used) {
            return None;
        }
        let is_name = |name: &str| name.parse::<usize>().is_err() && !name.is_empty();
        found.retain(|name| is_name(name) && !named.iter().any(|arg| arg.name.as_ref().is_some_and(|arg| arg == name)));
        found.sort();
        found.dedup();
        let names = found.into_iter().map(|name| {
            let mut ident = syn::parse_str::<Ident>(&name).ok()?;
            ident.set_span(text.span());
            self.names.contains(&name).then_some(ident)
        });
        names.collect()
    }

    /// The call by itself, where the body is a closure.
    fn shown(&self, mac: &Macro) -> Option<Expr> {
        let name = mac.path.segments.last()?.ident.to_string();
        let function = match name.as_str() {
            "print" | "println" | "eprint" | "eprintln" => "shown",
            "format" => "text",
            _ => return None,
        };
        if self.into == Into::Async {
            return None;
        }
        let (call, at, text) = self.shows(mac)?;
        let names = self.captured(&call, at, &text)?;
        let mut given = call.args.into_iter().skip(1).map(|arg| arg.expr).collect::<Vec<Expr>>();
        given.extend(names.into_iter().map(|name| parse_quote!(#name)));
        let given = given.iter().map(reference);
        let (private, function) = (self.private, Ident::new(function, Span::mixed_site()));
        // As if it was the macro that stood there.
        let (begin, end) = (mac.path.segments[0].ident.span(), ends(&mac.tokens).1);
        let path = spanning(quote!(#private::#function), (begin, end));
        let mut given = Group::new(Delimiter::Parenthesis, quote!((#(#given,)*)));
        given.set_span(end);
        syn::parse2(quote!(#path #given)).ok()
    }

    /// The same where it ends what its arguments make, as the macro's does.
    fn shown_as_value(&self, mac: &Macro) -> Option<Expr> {
        let call = self.shown(mac)?;
        let text = Ident::new("text", Span::mixed_site());
        Some(match mac.path.segments.last()?.ident == "format" {
            true => parse_quote!({ let #text = #call; #text }),
            false => parse_quote!({ #call; }),
        })
    }

    /// Whatever is shown may be, in the macro itself.
    fn show_anything(&self, mac: &mut Macro) -> Option<()> {
        let (mut call, at, text) = self.shows(mac)?;
        let value = text.value();
        if value.contains('$') || value.contains(".*") {
            return None; // counts are not shown
        }
        let names = self.captured(&call, at, &text)?;
        let private = self.private;
        let anything = |expr: &Expr| -> Expr {
            let reference = reference(expr);
            parse_quote!(#private::Shown(#reference))
        };
        for arg in &mut call.args[at + 1..] {
            arg.expr = anything(&arg.expr);
        }
        call.args.extend(names.into_iter().map(|name| {
            let expr = anything(&parse_quote!(#name));
            Arg { name: Some(name), expr }
        }));
        call.write_to(mac);
        Some(())
    }
}

/// A reference that stands where its referent does.
fn reference(expr: &Expr) -> Expr {
    let (begin, _) = ends(&expr.to_token_stream());
    let sign: syn::Token![&] = parse_quote_spanned!(begin=> &);
    Expr::Reference(syn::ExprReference {
        attrs: vec![],
        and_token: sign,
        mutability: None,
        expr: Box::new(expr.clone()),
    })
}

impl VisitMut for Show<'_> {
    fn visit_item_mut(&mut self, _: &mut syn::Item) {}

    fn visit_stmt_mut(&mut self, stmt: &mut Stmt) {
        if let Stmt::Macro(mac) = stmt
            && mac.attrs.is_empty()
        {
            let is_used =
                mac.semi_token.is_none() || mac.mac.path.segments.last().is_some_and(|last| last.ident == "format");
            let shown = if is_used { self.shown_as_value(&mac.mac) } else { self.shown(&mac.mac) };
            if let Some(shown) = shown.filter(|_| !is_used || mac.semi_token.is_none()) {
                *stmt = Stmt::Expr(shown, mac.semi_token);
            }
        }
        visit_mut::visit_stmt_mut(self, stmt);
    }

    fn visit_expr_closure_mut(&mut self, closure: &mut syn::ExprClosure) {
        let outside = std::mem::replace(&mut self.borrows, closure.capture.is_none());
        visit_mut::visit_expr_closure_mut(self, closure);
        self.borrows = outside;
    }

    fn visit_expr_async_mut(&mut self, block: &mut syn::ExprAsync) {
        let outside = std::mem::replace(&mut self.borrows, block.capture.is_none());
        visit_mut::visit_expr_async_mut(self, block);
        self.borrows = outside;
    }

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        if let Expr::Macro(mac) = expr
            && mac.attrs.is_empty()
            && let Some(shown) = self.shown_as_value(&mac.mac)
        {
            *expr = shown;
        }
        visit_mut::visit_expr_mut(self, expr);
    }

    fn visit_macro_mut(&mut self, mac: &mut Macro) {
        self.show_anything(mac);
        if let Some(mut call) = macros::parse(mac) {
            for arg in &mut call.args {
                self.visit_expr_mut(&mut arg.expr);
            }
            call.write_to(mac);
        }
    }
}
