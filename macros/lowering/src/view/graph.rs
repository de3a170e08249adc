//! The control-flow graph for people.
//!
//! Input: a body. Output: nodes with their code and edges with their labels, as data; drawing it is the viewer's affair.
//! Blocks that do nothing but go on are left out, and a block that is the only way on from another is joined to it, so
//! that a node begins and ends where something is decided or awaited.
//!
//! ```text
//! bb0: let x = 1; goto bb1   bb1: goto bb2   bb2: f(x); …    ⇒   one node: let x = 1; f(x); …
//! ```

use super::code::Printer;
use crate::ir::{BlockId, Body, Stmt, Term};
use std::collections::BTreeMap;
use syn::Expr;

/// A coroutine's control flow.
#[derive(Clone, Debug)]
pub struct Graph {
    /// The coroutine's name.
    pub name: String,
    /// The first is the entry.
    pub nodes: Vec<Node>,
    /// In the order of the source.
    pub edges: Vec<Edge>,
}

/// Straight-line code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Its number in the IR.
    pub block: usize,
    /// The kind of its place in the source: `start`, `loop`, `after_if`.
    pub hint: &'static str,
    /// Its code, line by line, the condition or the awaited expression last.
    pub lines: Vec<String>,
    /// How it is left.
    pub shape: Shape,
}

/// How a node is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// To one other node.
    Plain,
    /// On a condition or pattern.
    Branch,
    /// By waiting.
    Await,
    /// With the coroutine's value.
    Return,
    /// Not at all: a panic, or a loop that does not end.
    Never,
}

/// A way from node to node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// Index of a node.
    pub from: usize,
    /// Index of a node.
    pub to: usize,
    /// When it is taken: a pattern, `yes`, `no`; empty if always.
    pub label: String,
    /// What kind of way it is.
    pub way: Way,
}

/// A kind of way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Within one poll.
    Run,
    /// From an await on, once it is ready.
    Resume,
}

/// The graph of a body.
pub fn graph(name: &str, body: &Body) -> Graph {
    let mut builder = Builder {
        body,
        printer: Printer::as_written(body),
        ways_in: vec![0; body.blocks.len()],
        index: BTreeMap::new(),
        graph: Graph { name: name.to_owned(), nodes: vec![], edges: vec![] },
    };
    builder.count_ways(BlockId(0));
    builder.node(BlockId(0));
    builder.graph
}

struct Builder<'a> {
    body: &'a Body,
    printer: Printer,
    ways_in: Vec<usize>,
    index: BTreeMap<BlockId, usize>,
    graph: Graph,
}

impl Builder<'_> {
    /// Counts the ways into each block that is drawn.
    fn count_ways(&mut self, block: BlockId) {
        if self.statements(block).1.is_some() {
            return;
        }
        for next in self.body[block].term.successors() {
            let next = self.past_empty(next);
            self.ways_in[next.0] += 1;
            if self.ways_in[next.0] == 1 {
                self.count_ways(next);
            }
        }
    }

    /// The first block from `block` on that does something.
    fn past_empty(&self, mut block: BlockId) -> BlockId {
        // A loop of empty blocks has no such block: any of it will do.
        for _ in 0..self.body.blocks.len() {
            let data = &self.body[block];
            let does_nothing = data.stmts.iter().all(|stmt| {
                matches!(
                    stmt,
                    Stmt::Enter(_)
                        | Stmt::Probe { .. }
                        | Stmt::Moves { .. }
                        | Stmt::Settle { .. }
                        | Stmt::Expected { .. }
                )
            });
            match data.term {
                Term::Goto(next) if does_nothing => block = next,
                _ => break,
            }
        }
        block
    }

    /// Adds the node that begins at `block`, and those that it leads to.
    fn node(&mut self, block: BlockId) -> usize {
        if let Some(index) = self.index.get(&block) {
            return *index;
        }
        let index = self.graph.nodes.len();
        self.index.insert(block, index);
        let hint = self.body[block].hint;
        self.graph.nodes.push(Node { block: block.0, hint, lines: vec![], shape: Shape::Plain });
        let (mut lines, mut left) = self.statements(block);
        let mut last = block;
        while let (Term::Goto(next), None) = (&self.body[last].term, left) {
            let next = self.past_empty(*next);
            if self.ways_in[next.0] > 1 || self.index.contains_key(&next) {
                break;
            }
            let (more, end) = self.statements(next);
            lines.extend(more);
            (last, left) = (next, end);
        }
        if let Some(shape) = left {
            self.graph.nodes[index].lines = lines;
            self.graph.nodes[index].shape = shape;
            return index;
        }
        let (end, shape) = self.end(last);
        lines.extend(end.lines().map(str::to_owned));
        self.graph.nodes[index].lines = lines;
        self.graph.nodes[index].shape = shape;
        for (next, label, way) in self.ways(last) {
            let next = self.past_empty(next);
            let to = self.node(next);
            self.graph.edges.push(Edge { from: index, to, label, way });
        }
        index
    }

    /// The lines of a block's statements, and how they leave the coroutine if they do.
    fn statements(&self, block: BlockId) -> (Vec<String>, Option<Shape>) {
        let mut lines = vec![];
        for stmt in &self.body[block].stmts {
            let (text, left) = match stmt {
                Stmt::Enter(_)
                | Stmt::Moves { .. }
                | Stmt::Settle { .. }
                | Stmt::Expected { .. }
                | Stmt::Inset(_)
                | Stmt::EndInset(_) => continue,
                Stmt::Declare(local) if self.body.locals[*local].temp => continue,
                Stmt::Declare(local) => (format!("let {};", self.printer.name(*local)), None),
                Stmt::Init(local, value) => {
                    (format!("{} = {};", self.printer.name(*local), self.printer.expr(value)), leaves(value))
                }
                Stmt::Code(stmt, _) => {
                    let left = if let syn::Stmt::Expr(expr, _) = stmt { leaves(expr) } else { None };
                    (self.printer.stmt(stmt), left)
                }
                Stmt::Probe { rest, of, .. } => {
                    (format!("{} = probe({});", self.printer.name(*rest), self.printer.name(*of)), None)
                }
                Stmt::Drop(local) => (format!("drop({});", self.printer.name(*local)), None),
            };
            lines.extend(text.lines().map(str::to_owned));
            if left.is_some() {
                return (lines, left);
            }
        }
        (lines, None)
    }

    /// The last lines of a node, and its shape.
    fn end(&self, block: BlockId) -> (String, Shape) {
        match &self.body[block].term {
            Term::Open | Term::Goto(_) => (String::new(), Shape::Plain),
            Term::If { cond, .. } => (format!("if {}", self.printer.condition(cond)), Shape::Branch),
            Term::Match { scrutinee, .. } => (format!("match {}", self.printer.expr(scrutinee)), Shape::Branch),
            Term::Await { awaited, value, .. } => {
                (format!("{} = {}.await", self.printer.name(*value), self.printer.expr(awaited)), Shape::Await)
            }
            Term::Return(value) => (format!("return {}", self.printer.expr(value)), Shape::Return),
            Term::Diverge(value) => (self.printer.expr(value), Shape::Never),
        }
    }

    fn ways(&self, block: BlockId) -> Vec<(BlockId, String, Way)> {
        match &self.body[block].term {
            Term::Open | Term::Return(_) | Term::Diverge(_) => vec![],
            Term::Goto(next) => vec![(*next, String::new(), Way::Run)],
            Term::If { then, otherwise, .. } => {
                vec![(*then, "yes".into(), Way::Run), (*otherwise, "no".into(), Way::Run)]
            }
            Term::Match { arms, .. } => {
                arms.iter().map(|(pat, next)| (*next, self.printer.pat(pat), Way::Run)).collect()
            }
            Term::Await { resume, .. } => vec![(*resume, "ready".into(), Way::Resume)],
        }
    }
}

/// How an expression leaves the coroutine, if it does nothing else.
fn leaves(expr: &Expr) -> Option<Shape> {
    match expr {
        Expr::Return(_) => Some(Shape::Return),
        Expr::Macro(mac) => {
            let name = mac.mac.path.segments.last()?.ident.to_string();
            ["panic", "todo", "unimplemented", "unreachable"].contains(&name.as_str()).then_some(Shape::Never)
        }
        _ => None,
    }
}
