//! The IR as text.
//!
//! Input: a body, with or without what is known of it. Output: a dump with a paragraph for each block. A block's first
//! line has its kind and the scopes that are open on entry, each with its locals; a local that may hold nothing has a `?`,
//! and one that holds nothing a `!`; `live` are those in scope that are mentioned again.
//!
//! ```text
//! bb2 for: s0{n!} s1{total} s2{iter0}     live: iter0 total
//!     match Iterator::next(&mut iter0) { None → bb1, Some(i) → bb3 }
//! ```

use super::code::{Printer, replace_marks};
use crate::analysis::{Facts, Init};
use crate::ir::{Ask, Block, BlockId, Body, Stmt, Term};
use crate::locals::LocalId;
use quote::ToTokens;
use std::fmt::Write;

/// Marked names as `x#3`.
pub fn numbered(text: &str) -> String {
    replace_marks(text, |name, local| format!("{name}#{}", local.0))
}

/// Dumps a body.
pub fn dump(name: &str, body: &Body, facts: Option<&Facts>) -> String {
    let dumper = Dumper { body, printer: Printer::new(body), facts };
    let mut out = String::new();
    // Writing to a string does not fail.
    let _ = dumper.body(name, &mut out);
    out
}

struct Dumper<'a> {
    body: &'a Body,
    printer: Printer,
    facts: Option<&'a Facts>,
}

impl Dumper<'_> {
    fn body(&self, name: &str, out: &mut String) -> std::fmt::Result {
        writeln!(out, "{name}({})", self.names(&self.body.params))?;
        for (index, point) in self.body.awaits.iter().enumerate() {
            let at = point.span.start();
            writeln!(out, "await {index}: `{}` at {}:{}", point.text, at.line, at.column + 1)?;
        }
        if let Some(facts) = self.facts
            && !facts.anchored.is_empty()
        {
            let anchored: Vec<LocalId> = facts.anchored.iter().collect();
            writeln!(out, "anchored: {}", self.names(&anchored))?;
        }
        for item in &self.body.items {
            writeln!(out, "item: {}", self.printer.item(item))?;
        }
        for (index, block) in self.body.blocks.iter().enumerate() {
            if self.facts.is_some_and(|facts| !facts.order.contains(&BlockId(index))) {
                continue;
            }
            writeln!(out)?;
            self.block(BlockId(index), block, out)?;
        }
        Ok(())
    }

    fn names(&self, locals: &[LocalId]) -> String {
        locals.iter().map(|local| self.printer.name(*local)).collect::<Vec<_>>().join(", ")
    }

    fn block(&self, id: BlockId, block: &Block, out: &mut String) -> std::fmt::Result {
        write!(out, "bb{} {}:", id.0, block.hint)?;
        for (scope, locals) in &block.open {
            let locals: Vec<String> = locals.iter().map(|local| self.held(id, *local)).collect();
            let is_unsafe = if self.body.scopes[scope.0].is_unsafe { "unsafe " } else { "" };
            write!(out, " {is_unsafe}s{}{{{}}}", scope.0, locals.join(" "))?;
        }
        if let Some(facts) = self.facts {
            let live: Vec<LocalId> = block.in_scope().filter(|local| facts.live_in[id.0].contains(local)).collect();
            write!(out, "   live: {}", if live.is_empty() { "none".into() } else { self.names(&live) })?;
        }
        writeln!(out)?;
        for stmt in &block.stmts {
            indented(&self.stmt(stmt), out)?;
        }
        indented(&self.term(&block.term), out)
    }

    /// A local, and whether it holds a value on entry to a block.
    fn held(&self, block: BlockId, local: LocalId) -> String {
        let mark = match self.facts.map(|facts| facts.init_in[block.0].get(&local)) {
            None | Some(Some(Init::Yes)) => "",
            Some(Some(Init::Maybe)) => "?",
            Some(Some(Init::No) | None) => "!",
        };
        format!("{}{mark}", self.printer.name(local))
    }

    fn stmt(&self, stmt: &Stmt) -> String {
        match stmt {
            Stmt::Enter(scope) => {
                let scope_data = &self.body.scopes[scope.0];
                let is_unsafe = if scope_data.is_unsafe { "unsafe " } else { "" };
                let items = scope_data.items.iter().map(|item| format!("\n    item: {}", self.printer.item(item)));
                format!("enter {is_unsafe}s{}{}", scope.0, items.collect::<String>())
            }
            Stmt::Declare(local) => {
                let ty = self.body.locals[*local].ty.as_ref().map(|ty| format!(": {}", ty.to_token_stream()));
                format!("declare {}{}", self.printer.name(*local), ty.unwrap_or_default())
            }
            Stmt::Init(local, value) => format!("init {} = {}", self.printer.name(*local), self.printer.expr(value)),
            Stmt::Code(stmt, _) => self.printer.stmt(stmt),
            Stmt::Probe { rest, call, by, .. } => {
                let (receiver, args) = (&call.receiver, &call.args);
                let call = self.printer.expr(&match by {
                    Ask::Call => syn::parse_quote!(#receiver(#args)),
                    Ask::Trait | Ask::Closure => syn::Expr::MethodCall(call.as_ref().clone()),
                });
                format!("probe {call} → {}", self.printer.name(*rest))
            }
            Stmt::Moves { receiver, taken, .. } => {
                format!("moves {} → {}", self.printer.expr(receiver), self.printer.name(*taken))
            }
            Stmt::Settle { expr, order, place_order, .. } => {
                let orders = order.iter().chain(place_order).map(|order| format!(" by {}", self.printer.name(*order)));
                format!("settle {}{}", self.printer.expr(expr), orders.collect::<String>())
            }
            Stmt::Inset(number) => format!("inset {number}"),
            Stmt::EndInset(number) => format!("end of inset {number}"),
            Stmt::Expected { of, references } => {
                let which: Vec<String> = references.iter().map(usize::to_string).collect();
                format!("expected {}: {}", self.printer.expr(of), which.join(", "))
            }
            Stmt::Drop(local) => format!("drop {}", self.printer.name(*local)),
        }
    }

    fn term(&self, term: &Term) -> String {
        match term {
            Term::Open => "open".into(),
            Term::Goto(next) => format!("goto bb{}", next.0),
            Term::If { cond, then, otherwise } => {
                format!("if {} → bb{}, else → bb{}", self.printer.condition(cond), then.0, otherwise.0)
            }
            Term::Match { scrutinee, arms, .. } => {
                let arms: String =
                    arms.iter().map(|(pat, next)| format!("\n    {} → bb{}", self.printer.pat(pat), next.0)).collect();
                format!("match {}{arms}", self.printer.expr(scrutinee))
            }
            Term::Await { index, awaited, value, resume } => {
                let value = self.printer.name(*value);
                format!("await {index}: {value} = {}.await → bb{}", self.printer.expr(awaited), resume.0)
            }
            Term::Return(value) => format!("return {}", self.printer.expr(value)),
            Term::Diverge(value) => match self.printer.expr(value) {
                value if value.is_empty() => "never".into(),
                value => format!("never: {value}"),
            },
        }
    }
}

fn indented(text: &str, out: &mut String) -> std::fmt::Result {
    text.lines().try_for_each(|line| writeln!(out, "    {line}"))
}
