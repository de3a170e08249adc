//! What is put into other words before anything else looks at the function.
//!
//! Input: the body as parsed. Output: the same, in which
//! - macros that wait for several futures expand to awaits of their own, which rustc only takes inside `async`: `join!` and
//!   `try_join!` are a value that is awaited (`join`); `select!` stands in an awaited `async` block, its handlers outside (`select`);
//! - macros that pin a local in place (`tokio::pin!(x);`) are what they stand for (`pinned`);
//! - a compound assignment whose place is computed has both orders of its operands (`compound`);
//! - a macro that returns from the function, and cannot be seen into, says with what (`leaving`);
//! - an exclusive reference to a constant is one to a value (`exclusive`);
//! - an assertion of std is written out, if what is only evaluated at times awaits (`asserts`);
//! - a macro of std that ends what its arguments make for a while (`format!`) has a block around it, if they await.
//!
//! ```text
//! let (a, b) = my::join!(f(), g());   ⇒   let (a, b) = async { my::join!(f(), g()) }.await;
//! ```

mod asserts;
mod compound;
mod exclusive;
mod guards;
mod indexed;
mod join;
mod leaving;
mod library;
mod pinned;
mod select;
mod way_out;

use crate::check::await_in_tokens;
use crate::compound::as_primitive;
use crate::diagnostics::Diagnostics;
use crate::edition::Edition;
use crate::macros;
use crate::mentions::each_identifier;
use crate::user_macros::is_defined;
pub use exclusive::exclusive_constants;
pub use guards::gives_no_guard;
use proc_macro2::Span;
use select::Select;
use std::collections::BTreeSet;
use syn::spanned::Spanned;
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, Ident, Macro, Path, Stmt, parse_quote, parse_quote_spanned};

/// Rewrites a body.
pub fn desugar(body: &mut syn::Block, private: &Path, edition: Edition, diagnostics: &mut Diagnostics) {
    let mut used = BTreeSet::new();
    each_identifier(body, |ident| {
        used.insert(ident.to_string());
    });
    let [selected, joined, order, left, right, found] =
        ["selected", "joined", "operand_order", "left", "right", "found"].map(|name| fresh(name, &used));
    let compared = [left, right];
    let (is_tail, closures, guards) = (false, 0, guards::guards(body));
    Desugar { private, edition, selected, joined, order, guards, compared, found, is_tail, closures, diagnostics }
        .visit_block_mut(body);
}

/// A name of ours that nothing in the function begins with.
fn fresh(name: &str, used: &BTreeSet<String>) -> Ident {
    let free = |name: &String| !used.iter().any(|used| used.starts_with(name.as_str()));
    let mut names = (0..).map(|n| format!("{name}_{n}_"));
    let name = Some(name.to_string()).filter(free).or_else(|| names.find(free));
    Ident::new(&name.expect("there are enough numbers"), Span::mixed_site())
}

/// Whether a macro waits for futures that it is given. One of that name in the same file is another.
pub fn waits(mac: &Macro) -> bool {
    mac.path
        .segments
        .last()
        .is_some_and(|last| ["join", "try_join", "select", "select_biased"].iter().any(|name| last.ident == name))
        && mac.path.get_ident().is_none_or(|name| !is_defined(name))
}

/// The statement that such a macro of std expands to is one: what its arguments make for a while ends with it.
fn with_a_statement_inside(mac: &syn::ExprMacro) -> Expr {
    let span = mac.mac.path.span();
    if mac.mac.path.segments.last().is_some_and(|last| last.ident == "format") {
        let text = Ident::new("text", Span::mixed_site());
        return parse_quote_spanned!(span=> { let #text = #mac; #text });
    }
    parse_quote_spanned!(span=> { #mac; })
}

struct Desugar<'a> {
    private: &'a Path,
    edition: Edition,
    /// A name for the value of a `select!`.
    selected: Ident,
    /// The beginning of names for the futures of a `join!`.
    joined: Ident,
    /// A name for what says which operand comes first.
    order: Ident,
    /// Variables whose `Deref` may be one that is not std's.
    guards: BTreeSet<String>,
    /// Names for what an assertion compares.
    compared: [Ident; 2],
    /// A name for what a macro that may leave has given.
    found: Ident,
    /// Whether the next statement is the last of its block.
    is_tail: bool,
    /// How many closures are open: what returns there leaves only them.
    closures: usize,
    diagnostics: &'a mut Diagnostics,
}

impl Desugar<'_> {
    fn in_async(&mut self, mac: &Macro) -> Expr {
        let last = mac.path.segments.last();
        if last.is_some_and(|last| last.ident == "select" || last.ident == "select_biased")
            && let Ok(select) = syn::parse2::<Select>(mac.tokens.clone())
        {
            return self.select(mac, select);
        }
        let way_out = way_out::of_macro(mac);
        self.refuse(mac, way_out, "let `{name}!` give a value, and decide after it");
        if let Some(unclear) = join::unclear(mac).filter(|_| way_out.is_none()) {
            let name = last.map(|last| last.ident.to_string()).unwrap_or_default();
            self.diagnostics.error(
                unclear,
                format!("whose `{name}!` this is, and so when it makes this future, is not seen"),
                format!("write `tokio::{name}!` or `futures::{name}!`, or make the future before, with `let`"),
            );
        }
        let mut joined = join::awaited(mac, &self.joined, self.private);
        self.visit_expr_mut(&mut joined);
        joined
    }

    fn select(&mut self, mac: &Macro, mut select: Select) -> Expr {
        for expr in select.inner() {
            self.refuse(mac, way_out::of_expr(expr), "find out before `{name}!`, with `let`");
            self.visit_expr_mut(expr);
        }
        if let Some(unclear) = select.unclear(mac) {
            let message = match select::local(unclear) {
                Some(_) => {
                    "tokio's `select!` moves this future, that of futures polls it where it is; which one is this?"
                }
                None => "whose `select!` this is, and so when it makes this future, is not seen",
            };
            self.diagnostics.error(unclear, message, "write `tokio::select!` or `futures::select!`");
        }
        select.handlers().for_each(|handler| self.visit_expr_mut(handler));
        select.write(mac, self.private, &self.selected)
    }

    fn refuse(&mut self, mac: &Macro, way_out: Option<Span>, help: &str) {
        if let Some(way_out) = way_out {
            let name = mac.path.segments.last().map(|last| last.ident.to_string()).unwrap_or_default();
            self.diagnostics.error_at(
                way_out,
                format!("this would leave the coroutine from inside `{name}!`"),
                help.replace("{name}", &name),
            );
        }
    }
}

impl Desugar<'_> {
    /// A compound assignment that is a statement: what it makes ends with it, also inside of braces.
    fn assignment(&mut self, expr: &mut Expr) -> bool {
        if !matches!(expr, Expr::Binary(_)) {
            return false;
        }
        indexed::in_parts(expr, &self.guards);
        let Expr::Binary(binary) = expr else { return false };
        self.visit_expr_mut(&mut binary.left);
        self.visit_expr_mut(&mut binary.right);
        if compound::is_undecided(expr)
            && let Expr::Binary(binary) = expr
        {
            match compound::in_both_orders(binary, &self.order, self.private) {
                Some(both) => *expr = both,
                None => as_primitive(binary, self.private),
            }
        } else if compound::awaits(expr)
            && let Expr::Binary(binary) = &*expr
            && guards::root(&binary.left).is_some_and(|root| self.guards.contains(&root))
            && let Some(both) = compound::in_both_orders(binary, &self.order, self.private)
        {
            *expr = both;
        }
        true
    }
}

impl Desugar<'_> {
    /// A macro that may leave, as a statement. What a tail makes ends with it since edition 2024 only.
    fn leaving(&self, mac: &syn::StmtMacro, is_tail: bool) -> Option<Stmt> {
        if !is_tail || mac.semi_token.is_some() {
            leaving::statement(&mac.mac, mac.semi_token, self.private, &self.found)
        } else {
            let ends = self.edition == Edition::Since2024;
            let value =
                if ends { leaving::value(&mac.mac, self.private, &self.found) } else { leaving::always(&mac.mac) };
            Some(Stmt::Expr(value?, None))
        }
    }

    /// The same as a whole value.
    fn leaving_value(&self, expr: &mut Expr) {
        if let Expr::Macro(mac) = expr
            && self.closures == 0
            && let Some(value) = leaving::value(&mac.mac, self.private, &self.found)
        {
            *expr = value;
        }
    }
}

impl VisitMut for Desugar<'_> {
    fn visit_item_mut(&mut self, _: &mut syn::Item) {}

    fn visit_block_mut(&mut self, block: &mut syn::Block) {
        let stmts = std::mem::take(&mut block.stmts);
        block.stmts =
            stmts.into_iter().flat_map(|stmt| pinned::statements(&stmt).unwrap_or_else(|| vec![stmt])).collect();
        let count = block.stmts.len();
        for (at, stmt) in block.stmts.iter_mut().enumerate() {
            self.is_tail = at + 1 == count;
            self.visit_stmt_mut(stmt);
        }
    }

    fn visit_stmt_mut(&mut self, stmt: &mut Stmt) {
        let is_tail = std::mem::take(&mut self.is_tail);
        if let Stmt::Macro(mac) = stmt
            && waits(&mac.mac)
        {
            let expr = self.in_async(&mac.mac);
            *stmt = Stmt::Expr(expr, mac.semi_token);
            return;
        }
        if let Stmt::Macro(mac) = stmt
            && self.closures == 0
            && let Some(leaving) = self.leaving(mac, is_tail)
        {
            *stmt = leaving;
            return;
        }
        if let Stmt::Macro(mac) = stmt
            && let Some(written_out) = asserts::written_out(&mac.mac, &self.compared)
        {
            let attrs = &mac.attrs;
            let attributed = |expr| if attrs.is_empty() { expr } else { parse_quote!(#(#attrs)* { #expr }) };
            *stmt = Stmt::Expr(attributed(written_out), mac.semi_token);
        }
        match stmt {
            Stmt::Local(syn::Local { init: Some(init), pat, .. }) => {
                self.leaving_value(&mut init.expr);
                if matches!(pat, syn::Pat::Ident(ident) if ident.by_ref.is_none() && ident.subpat.is_none()) {
                    indexed::shared(&mut init.expr, &self.guards);
                }
            }
            Stmt::Expr(tail, None) => indexed::shared(tail, &self.guards),
            _ => {}
        }
        // In edition 2021, what a tail makes outlives the locals of its block.
        if let Stmt::Expr(expr, semi) = stmt
            && (semi.is_some() || !is_tail || self.edition == Edition::Since2024)
            && self.assignment(expr)
        {
            return;
        }
        visit_mut::visit_stmt_mut(self, stmt);
    }

    fn visit_arm_mut(&mut self, arm: &mut syn::Arm) {
        self.visit_pat_mut(&mut arm.pat);
        self.leaving_value(&mut arm.body);
        if !self.assignment(&mut arm.body) {
            self.visit_expr_mut(&mut arm.body);
        }
    }

    fn visit_expr_async_mut(&mut self, _: &mut syn::ExprAsync) {}

    fn visit_expr_closure_mut(&mut self, closure: &mut syn::ExprClosure) {
        self.closures += 1;
        visit_mut::visit_expr_closure_mut(self, closure);
        self.closures -= 1;
    }

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        if let Expr::Macro(mac) = expr
            && let Some(written_out) = asserts::written_out(&mac.mac, &self.compared)
        {
            *expr = written_out;
        }
        if !self.guards.is_empty() {
            indexed::in_parts(expr, &self.guards);
        }
        visit_mut::visit_expr_mut(self, expr);
        if let Expr::Macro(mac) = expr
            && waits(&mac.mac)
        {
            *expr = self.in_async(&mac.mac);
        }
        if let Expr::Macro(mac) = expr
            && self.closures == 0
            && let Some(leaving) = leaving::always(&mac.mac)
        {
            *expr = leaving;
        }
        if let Expr::Macro(mac) = expr
            && macros::ends_temporaries(&mac.mac)
            && await_in_tokens(mac.mac.tokens.clone()).is_some()
        {
            *expr = with_a_statement_inside(mac);
        }
        if compound::is_undecided(expr)
            && let Expr::Binary(binary) = expr
        {
            as_primitive(binary, self.private);
        }
    }
}
