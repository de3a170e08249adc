//! An expansion for people.
//!
//! Input: an expansion. Output: formatted source in which paths are short (`shorten`), each state and each unit has a comment
//! that says what it is for, and some things are left out: the lints that generated code allows or denies, and, with a comment
//! in its place, the table of the awaits and what is only there for rustc to look at. What holds afterwards: nothing else is
//! missing, but for the branch by which a frame has lifetimes of its own and what says of which type a new value is to be, and a
//! note at the top says which names stand for which.
//!
//! ```text
//! __asyncio::Poll::Pending   ⇒   Poll::Pending
//! 'to_await_nap: { … } let Poll::Ready(…           ⇒   'to_await_nap: { … }
//!                                                     // Waits for `nap()` (line 7): …
//!                                                     let Poll::Ready(…
//! ```

use super::code::unparse;
use super::shorten::{Shortener, is_ours};
use super::{Doing, Expansion, State};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::visit_mut::{self, VisitMut};
use syn::{Attribute, Block, Expr, File, Item, ItemEnum, ItemStruct, Local, Pat, Stmt, Type, parse_quote};

/// Begins a doc comment that is to be an ordinary one. prettyplease keeps doc comments only.
const COMMENT: &str = "@comment@";

/// Macro calls that stand for what is left out, and what is written in their stead.
const LEFT_OUT: [(&str, &str); 4] = [
    ("__table_of_awaits", "`let code = …`, which says of each state where it stands in the source and what it saves."),
    ("__witness", "the body as written, in code that never runs: rustc checks its types and borrows, and warns of it."),
    ("__order", "code that never runs: rustc finds out whether the place that comes first may be looked up last."),
    (
        "__judged",
        "code that never runs: a value that has no type in the body as written has none here, and rustc says it once.",
    ),
];
const TABLE: usize = 0;
const WITNESS: usize = 1;
const ORDER: usize = 2;
const JUDGED: usize = 3;

/// The statement that stands for what is left out.
fn left_out(what: usize) -> Stmt {
    let name = Ident::new(LEFT_OUT[what].0, Span::call_site());
    parse_quote!(#name!();)
}

/// Formatted, nothing changed.
pub fn full(tokens: &TokenStream) -> String {
    unparse(tokens).or_else(|| method(tokens)).unwrap_or_else(|| format!("{tokens}\n"))
}

/// A method without a body is no item: it is formatted inside a trait.
fn method(tokens: &TokenStream) -> Option<String> {
    let text = unparse(&quote!(trait Required { #tokens }))?;
    let inside = text.strip_prefix("trait Required {\n")?.strip_suffix("}\n")?;
    Some(inside.lines().map(|line| format!("{}\n", line.strip_prefix("    ").unwrap_or(line))).collect())
}

/// Formatted, with what helps a reader.
pub fn readable(expansion: &Expansion) -> String {
    let states = expansion.machine.as_ref().map(super::Machine::states).unwrap_or_default();
    let commented = match syn::parse2::<File>(expansion.tokens.clone()) {
        Ok(mut file) => {
            Comments { states: &states }.visit_file_mut(&mut file);
            file.into_token_stream()
        }
        Err(_) => expansion.tokens.clone(),
    };
    let mut shortener = Shortener::new(&expansion.private, &expansion.source);
    let short = shortener.shorten(commented);
    shortener.note() + &with_comments(&full(&short))
}

/// Makes comments of our doc comments, an empty line before each arm's.
fn with_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let marker = format!("///{COMMENT}");
    let mut before = "{";
    for line in text.lines() {
        let is_comment = line.trim_start().starts_with(&marker);
        if is_comment && before.ends_with('}') {
            out.push('\n');
        }
        match LEFT_OUT.iter().find(|(name, _)| line.trim_start() == format!("{name}!();")) {
            Some((name, what)) => {
                out.push_str(&line.replacen(&format!("{name}!();"), &format!("// Left out: {what}"), 1))
            }
            None => out.push_str(&line.replacen(&marker, "//", 1)),
        }
        out.push('\n');
        before = line;
    }
    out
}

struct Comments<'a> {
    states: &'a [State],
}

impl Comments<'_> {
    /// The state or meeting point that a block such as `'to_await_nap: { … }` ends at.
    fn after(&self, stmt: &Stmt) -> Option<&State> {
        let Stmt::Expr(Expr::Block(block), _) = stmt else { return None };
        let label = block.label.as_ref()?.name.ident.to_string();
        self.states.iter().find(|state| state.label == label)
    }
}

/// Puts a comment before a statement.
fn comment_on(stmt: &mut Stmt, text: &str) {
    let attrs = match stmt {
        Stmt::Local(local) => &mut local.attrs,
        Stmt::Expr(expr, _) => match expr {
            Expr::Block(expr) => &mut expr.attrs,
            Expr::If(expr) => &mut expr.attrs,
            Expr::Loop(expr) => &mut expr.attrs,
            Expr::Match(expr) => &mut expr.attrs,
            Expr::MethodCall(expr) => &mut expr.attrs,
            Expr::Return(expr) => &mut expr.attrs,
            _ => return,
        },
        _ => return,
    };
    attrs.push(comment(text));
}

fn comment(text: &str) -> Attribute {
    let text = format!("{COMMENT} {text}");
    parse_quote!(#[doc = #text])
}

/// Whether a block of ours that is never run asks what a method takes.
fn asks_for_receiver(block: &Block) -> bool {
    matches!(
        block.stmts.as_slice(),
        [Stmt::Item(Item::Use(_)), Stmt::Item(Item::Trait(_)), .., Stmt::Expr(Expr::Loop(_), _)]
            | [Stmt::Expr(Expr::Loop(_), _), Stmt::Local(_), Stmt::Expr(Expr::Assign(_), _)]
    )
}

/// What such a block is, if it is left out.
fn is_left_out(block: &Block) -> Option<usize> {
    match block.stmts.as_slice() {
        [Stmt::Expr(Expr::Call(_) | Expr::MethodCall(_), _), Stmt::Expr(Expr::Loop(_), _)]
        | [Stmt::Expr(Expr::MethodCall(_), _), Stmt::Local(_), Stmt::Expr(Expr::Loop(_), _)] => Some(WITNESS),
        [Stmt::Expr(Expr::Loop(_), _), Stmt::Expr(Expr::Assign(_) | Expr::MethodCall(_) | Expr::Return(_), _)] => {
            Some(JUDGED)
        }
        [Stmt::Expr(Expr::Loop(_), _), ..] if !asks_for_receiver(block) => Some(ORDER),
        _ => None,
    }
}

/// Whether a variable of ours is the table of the awaits.
fn is_table(local: &Local) -> bool {
    let Some(Expr::Reference(value)) = local.init.as_ref().map(|init| &*init.expr) else { return false };
    matches!(&*value.expr, Expr::Struct(table) if table.path.segments.last().is_some_and(|last| last.ident == "Code"))
}

/// `{ if false { loop {} x } else { … } }`, which is `x` with lifetimes of its own, as `{ x }`.
fn seen_as(block: &Block) -> Option<Block> {
    let [Stmt::Expr(Expr::If(either), None)] = block.stmts.as_slice() else { return None };
    match either.then_branch.stmts.as_slice() {
        [Stmt::Expr(Expr::Loop(_), _), Stmt::Expr(seen, None)] if is_ours(either.if_token.span) => {
            Some(parse_quote!({ #seen }))
        }
        _ => None,
    }
}

/// `(NewValue { like: …, value: x }).value`, as `x`.
fn new_value(expr: &Expr) -> Option<&Expr> {
    let Expr::Field(of) = expr else { return None };
    let Expr::Paren(inside) = &*of.base else { return None };
    match &*inside.expr {
        Expr::Struct(new) if is_ours(inside.paren_token.span.join()) => new.fields.last().map(|field| &field.expr),
        _ => None,
    }
}

/// What a struct of ours is for.
fn of_struct(item: &ItemStruct, states: &[State]) -> &'static str {
    let is_slot = |ty: &Type| match ty {
        Type::Path(ty) => ty.path.segments.last().is_some_and(|last| {
            let name = last.ident.to_string();
            name == "Saved" || name.starts_with("OneOf")
        }),
        _ => false,
    };
    let name = item.ident.to_string();
    match item.fields.iter().any(|field| is_slot(&field.ty)) {
        true if item.fields.len() == 1 => "What is kept from one resume to the next: where the coroutine is.",
        true => "What is kept from one resume to the next.",
        false if states.iter().any(|state| name.starts_with(&state.name.to_string())) => {
            "What this state keeps beside what it waits for."
        }
        false => "What is borrowed across an await stays here, at one address.",
    }
}

/// Whether a statement is the step's look at the state when it begins.
fn is_first_look(stmt: &Stmt) -> bool {
    let Stmt::Expr(Expr::Match(look), _) = stmt else { return false };
    let first = look.arms.first().map(|arm| &arm.pat);
    let unresumed =
        matches!(first, Some(Pat::Path(pat)) if pat.path.segments.last().is_some_and(|last| last.ident == "Unresumed"));
    unresumed && is_ours(look.match_token.span)
}

/// What a variant is.
fn of_variant(state: &State) -> String {
    match &state.doing {
        Doing::Created => "Called, and not yet run.".into(),
        Doing::Suspended { text, span } => format!("Waits for `{text}` (line {}).", span.start().line),
        Doing::Closed => "Returned, panicked or closed.".into(),
        Doing::Passing { hint } => format!("Goes on {}.", place(hint)),
    }
}

/// What the code of a unit does.
fn of_unit(state: &State) -> String {
    match &state.doing {
        Doing::Created => "The first resume: from the beginning.".into(),
        Doing::Suspended { text, span } => {
            format!("Waiting for `{text}` (line {}): polls it, and goes on when it is ready.", span.start().line)
        }
        Doing::Closed => "Nothing is left to run.".into(),
        Doing::Passing { hint } => format!("Ways meet here, {}.", place(hint)),
    }
}

/// Where the lowering's hint says that a block stands.
fn place(hint: &str) -> String {
    match hint {
        "loop" | "while" | "for" => format!("at the top of a `{hint}`"),
        "then" => "where a condition holds".into(),
        "else" => "where a condition does not hold".into(),
        "or" => "on the right of `||`".into(),
        "item" => "with the next item of a `for`".into(),
        "arm" => "in an arm of a `match`".into(),
        "let_else" => "where a `let … else` does not match".into(),
        "let_matched" => "after a `let … else`".into(),
        "resumed" => "after an await".into(),
        "start" => "at the beginning".into(),
        _ => match hint.strip_prefix("after_") {
            Some("block") => "after a block".into(),
            Some("if") => "after an `if`".into(),
            Some(what) => format!("after a `{what}`"),
            None => format!("at `{hint}`"),
        },
    }
}

impl VisitMut for Comments<'_> {
    fn visit_attributes_mut(&mut self, attrs: &mut Vec<Attribute>) {
        let is_level = |attr: &Attribute| ["allow", "deny"].iter().any(|level| attr.path().is_ident(level));
        attrs.retain(|attr| !(is_level(attr) && is_ours(attr.pound_token.span)));
    }

    fn visit_block_mut(&mut self, block: &mut Block) {
        if let Some(seen) = seen_as(block) {
            *block = seen;
        }
        for stmt in &mut block.stmts {
            if let Stmt::Local(local) = stmt
                && is_ours(local.let_token.span)
                && is_table(local)
            {
                *stmt = left_out(TABLE);
            }
            if let Stmt::Expr(Expr::If(never), _) = stmt
                && is_ours(never.if_token.span)
            {
                if let Some(what) = is_left_out(&never.then_branch) {
                    *stmt = left_out(what);
                } else if asks_for_receiver(&never.then_branch) {
                    never
                        .attrs
                        .push(comment("Never run: rustc finds out whether the method takes its receiver by value."));
                }
            }
            if let Stmt::Item(Item::Struct(item)) = stmt
                && is_ours(item.struct_token.span)
            {
                let text = of_struct(item, self.states);
                item.attrs.push(comment(text));
            }
        }
        for at in 1..block.stmts.len() {
            let begins = self.after(&block.stmts[at - 1]).map(of_unit);
            let begins = begins.or_else(|| is_first_look(&block.stmts[at - 1]).then(|| of_unit(&self.states[0])));
            begins.into_iter().for_each(|text| comment_on(&mut block.stmts[at], &text));
        }
        visit_mut::visit_block_mut(self, block);
    }

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        if let Some(value) = new_value(expr) {
            *expr = value.clone();
        }
        visit_mut::visit_expr_mut(self, expr);
    }

    fn visit_item_enum_mut(&mut self, item: &mut ItemEnum) {
        for variant in &mut item.variants {
            let state = self.states.iter().find(|state| item.ident == state.owner && variant.ident == state.name);
            variant.attrs.extend(state.map(|state| comment(&of_variant(state))));
        }
        visit_mut::visit_item_enum_mut(self, item);
    }
}
