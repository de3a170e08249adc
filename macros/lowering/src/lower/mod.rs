//! Lowering: syntax → control-flow graph.
//!
//! Input: the resolved function (`resolve`). Output: its `Body`. Afterwards no expression in it contains an `.await`,
//! nor a jump out of itself; every block ends in a `Term`; evaluation order and scopes are those of the source.
//!
//! ```text
//! let n = f(a(), b().await);
//!   ⇒   bb0: let operand0 = a();  await b() → value0, bb1
//!       bb1: let n = f(operand0, value0);
//! ```
//!
//! `stmt` takes blocks and statements, `control` what branches, `guards` match guards that suspend, `loops` loops, `operand`
//! everything that evaluates its parts in order, `receivers`, `moves` and `expected` what natively comes before operands that
//! await; `temporaries`, `extended` and `homes` say how long temporaries live.

mod arrays;
mod control;
mod expected;
mod extended;
mod guards;
mod homes;
mod insets;
mod items;
mod loops;
mod moves;
pub(crate) mod needs;
pub(crate) mod operand;
mod owned;
mod receivers;
mod stmt;
pub(crate) mod temporaries;

pub(crate) use expected::given;
pub(crate) use stmt::bindings;

use crate::analysis::parts::path_of;
use crate::diagnostics::Diagnostics;
use crate::edition::Edition;
use crate::ir::{Await, Block, BlockId, Body, Scope, ScopeId, Stmt, Term};
use crate::locals::{LocalId, Locals};
use crate::set::Set;
use crate::syntax::named;
use homes::Home;
use proc_macro2::{Ident, Span};
use std::collections::BTreeSet;
use syn::{Expr, Lifetime};

/// Where the value of an expression goes.
#[derive(Clone, Copy, Debug)]
pub enum Dest {
    /// Nowhere: `expr;`
    Discard,
    /// Into a local that holds nothing yet.
    Local(LocalId),
    /// The same, for a `let`, which extends the lives of temporaries to that of its home.
    Let {
        /// The local.
        local: LocalId,
        /// The home, as an index of `Lowerer::homes`.
        home: usize,
    },
    /// Out of the coroutine.
    Return,
}

impl Dest {
    /// The same, for a value that extends nothing.
    fn plain(self) -> Self {
        match self {
            Dest::Let { local, .. } => Dest::Local(local),
            other => other,
        }
    }
}

/// A loop or labelled block that is being lowered.
struct Target {
    label: Option<Lifetime>,
    is_loop: bool,
    after: BlockId,
    again: Option<BlockId>,
    dest: Dest,
}

/// Builds one body.
pub struct Lowerer<'a> {
    body: Body,
    /// The block that code goes into; none where the source cannot be reached.
    current: Option<BlockId>,
    open: Vec<(ScopeId, Vec<LocalId>)>,
    targets: Vec<Target>,
    returns_unit: bool,
    /// What temporaries end with, innermost last.
    homes: Vec<Home>,
    /// How many expressions inside of the innermost home are being evaluated.
    nesting: usize,
    /// How many of them what is lowered now stands in.
    open_insets: usize,
    edition: Edition,
    /// Locals that are moved on some paths only: the control flow around that is taken apart too.
    split: &'a Set,
    /// Those of the whole body.
    idents: items::Idents,
    diagnostics: &'a mut Diagnostics,
}

/// A resolved function.
pub struct Source {
    /// The function's name.
    pub name: Ident,
    /// `::asyncio::private`
    pub private: syn::Path,
    /// Whose rules its temporaries follow.
    pub edition: Edition,
    /// The user's locals.
    pub locals: Locals,
    /// Those that hold the arguments.
    pub params: Vec<LocalId>,
    /// What is done with the arguments before the body, and what that declares.
    pub prologue: Vec<(syn::Stmt, Vec<LocalId>)>,
    /// The body.
    pub block: syn::Block,
    /// Whether a body without a value has one.
    pub returns_unit: bool,
    /// Whether what is returned is `Copy`.
    pub returns_copy: bool,
}

/// Lowers a function's body. The parameters are declared in scope 0 already.
pub fn lower(source: Source, split: &Set, diagnostics: &mut Diagnostics) -> Body {
    let Source { name, private, edition, locals, params, prologue, block, returns_unit, returns_copy } = source;
    let body = Body {
        name,
        private,
        edition,
        locals,
        params: params.clone(),
        blocks: vec![],
        scopes: vec![Scope { is_unsafe: false, span: Some(block.brace_token.span.join()), items: vec![] }],
        awaits: vec![],
        items: vec![],
        jumps: BTreeSet::new(),
        returns_copy,
        guards_suspend: false,
        insets: vec![],
    };
    let open = vec![(ScopeId(0), params)];
    let (targets, homes) = (vec![], vec![]);
    let idents = items::Idents::if_needed(&block);
    let mut lowerer = Lowerer {
        body,
        current: None,
        open,
        targets,
        returns_unit,
        homes,
        nesting: 0,
        open_insets: 0,
        edition,
        split,
        idents,
        diagnostics,
    };
    let entry = lowerer.new_block("start");
    lowerer.current = Some(entry);
    for (stmt, declares) in prologue {
        lowerer.push_code(stmt, declares);
    }
    lowerer.scope_home(true, |this| this.block(block, Dest::Return));
    lowerer.body
}

impl Lowerer<'_> {
    /// Whether an expression must be taken apart.
    fn needs(&self, expr: &Expr) -> bool {
        needs::expr(expr) || needs::branches_on(expr, self.split)
    }

    /// Whether what is matched is a place whose parts are moved on some paths only.
    fn splits(&self, scrutinee: &Expr) -> bool {
        path_of(scrutinee).is_some_and(|(local, _)| self.split.contains(&local))
    }

    /// A block that is entered with the scopes that are open now.
    fn new_block(&mut self, hint: &'static str) -> BlockId {
        let open = self.open.clone();
        self.body.blocks.push(Block { open, stmts: vec![], term: Term::Open, hint });
        BlockId(self.body.blocks.len() - 1)
    }

    fn push(&mut self, stmt: Stmt) {
        if let Some(current) = self.current {
            self.body.blocks[current.0].stmts.push(stmt);
        }
    }

    /// Ends the current block; what follows cannot be reached until `go_on_at`.
    fn end(&mut self, term: Term) {
        if let Some(current) = self.current.take() {
            self.body.blocks[current.0].term = term;
        }
    }

    /// A `break` or `continue` to `next`.
    fn jump(&mut self, next: BlockId) {
        self.body.jumps.extend(self.current);
        self.goto(next);
    }

    /// Ends the current block and goes on in `next`, if anything leads there.
    fn goto(&mut self, next: BlockId) {
        self.end(Term::Goto(next));
    }

    /// Goes on in `block`, in the scopes it was made in.
    fn go_on_at(&mut self, block: BlockId) {
        self.open = self.body.blocks[block.0].open.clone();
        self.current = self.is_reached(block).then_some(block);
    }

    fn is_reached(&self, block: BlockId) -> bool {
        self.body.blocks.iter().any(|from| from.term.successors().contains(&block))
    }

    /// Opens a scope and runs `inner` in it; the scopes afterwards are those of before.
    fn scope(&mut self, is_unsafe: bool, inner: impl FnOnce(&mut Self)) {
        let depth = self.open.len();
        let scope = self.new_scope(is_unsafe);
        self.push(Stmt::Enter(scope));
        inner(self);
        self.leave_to(depth);
    }

    fn new_scope(&mut self, is_unsafe: bool) -> ScopeId {
        self.body.scopes.push(Scope { is_unsafe, span: None, items: vec![] });
        let scope = ScopeId(self.body.scopes.len() - 1);
        self.open.push((scope, vec![]));
        scope
    }

    /// Leaves the scopes beyond `depth`: the way on is a new block outside of them.
    fn leave_to(&mut self, depth: usize) {
        self.open.truncate(depth);
        if self.current.is_some() {
            let next = self.new_block("after_block");
            self.goto(next);
            self.current = Some(next);
        }
    }

    fn declare_in_scope(&mut self, local: LocalId) {
        self.open.last_mut().expect("scope 0 is never left").1.push(local);
    }

    /// Adds code that cannot suspend.
    fn push_code(&mut self, stmt: syn::Stmt, declares: Vec<LocalId>) {
        self.push(Stmt::Code(stmt, declares.clone()));
        for local in declares {
            self.declare_in_scope(local);
        }
    }

    /// A new variable of ours, declared and empty.
    fn declare_temp(&mut self, name: &str, span: Span) -> LocalId {
        let temp = self.body.locals.temp(name, span);
        self.push(Stmt::Declare(temp));
        self.declare_in_scope(temp);
        temp
    }

    /// The expression that names a local.
    fn path(&self, local: LocalId, span: Span) -> Expr {
        let ident = self.body.locals.ident(local, span);
        named(ident)
    }

    /// Suspends until `awaited`, which cannot suspend itself, is ready. The output is in the local that is returned.
    fn suspend(&mut self, awaited: Expr, (text, hint): (String, String), (begin, span): (Span, Span)) -> LocalId {
        let index = self.body.awaits.len();
        self.body.awaits.push(Await { span, begin, text, hint });
        let value = self.body.locals.temp("value", span);
        self.declare_in_scope(value);
        let resume = self.new_block("resumed");
        self.end(Term::Await { index, awaited: Box::new(awaited), value, resume });
        self.current = Some(resume);
        value
    }
}

/// The text of an awaited expression, and a name for the state that waits for it.
fn describe(awaited: &Expr) -> (String, String) {
    fn hint(expr: &Expr) -> String {
        match expr {
            Expr::Call(call) => hint(&call.func),
            Expr::MethodCall(call) => call.method.to_string(),
            Expr::Path(path) => path.path.segments.last().map_or(String::new(), |last| {
                let text = last.ident.to_string();
                text.split(crate::locals::MARK).next().unwrap_or_default().to_string()
            }),
            Expr::Paren(inner) => hint(&inner.expr),
            Expr::Field(field) => match &field.member {
                syn::Member::Named(name) => name.to_string(),
                syn::Member::Unnamed(_) => hint(&field.base),
            },
            Expr::Reference(inner) => hint(&inner.expr),
            Expr::Macro(mac) => mac.mac.path.segments.last().map_or(String::new(), |last| last.ident.to_string()),
            _ => String::new(),
        }
    }
    if let Some(mac) = waiting_macro(awaited) {
        let path = &mac.path;
        let name = path.segments.last().map_or(String::new(), |last| last.ident.to_string());
        return (format!("{}!", crate::emit::source_text(quote::quote!(#path))), name);
    }
    let written = crate::recursion::as_written(awaited);
    (crate::emit::source_text(quote::quote!(#written)), hint(&written))
}

/// The macro that was put into an awaited `async` block (`desugar`).
fn waiting_macro(awaited: &Expr) -> Option<&syn::Macro> {
    match awaited {
        Expr::Paren(inner) => waiting_macro(&inner.expr),
        Expr::Async(inner) => match inner.block.stmts.last()? {
            syn::Stmt::Macro(mac) if crate::desugar::waits(&mac.mac) => Some(&mac.mac),
            syn::Stmt::Expr(Expr::Macro(mac), None) if crate::desugar::waits(&mac.mac) => Some(&mac.mac),
            _ => None,
        },
        _ => None,
    }
}
