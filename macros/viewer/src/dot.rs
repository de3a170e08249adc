//! Graphs for Graphviz.
//!
//! Input: graphs. Output: one DOT document, a cluster for each coroutine if there are several.
//!
//! ```text
//! cargo coropy FILE --graph | dot -Tpdf > graph.pdf
//! ```

use coropy_lowering::view::{Edge, Graph, Node, Shape, Way};
use std::fmt::Write;

/// The document.
pub fn dot(graphs: &[Graph]) -> String {
    let mut out = String::new();
    // Writing to a string does not fail.
    let _ = document(graphs, &mut out);
    out
}

fn document(graphs: &[Graph], out: &mut String) -> std::fmt::Result {
    writeln!(out, "digraph coroutines {{")?;
    writeln!(out, "    node [shape=box, fontname=monospace, fontsize=10, style=filled, fillcolor=white];")?;
    writeln!(out, "    edge [fontname=monospace, fontsize=9];")?;
    for (number, graph) in graphs.iter().enumerate() {
        writeln!(out, "    subgraph cluster_{number} {{")?;
        writeln!(out, "        label=\"{}\"; fontname=monospace; labeljust=l; color=gray;", escaped(&graph.name))?;
        for (index, each) in graph.nodes.iter().enumerate() {
            writeln!(out, "        n{number}_{index} [label=\"{}\"{}];", label(each), style(each))?;
        }
        for each in &graph.edges {
            writeln!(out, "        n{number}_{} -> n{number}_{}{};", each.from, each.to, attributes(each))?;
        }
        writeln!(out, "    }}")?;
    }
    writeln!(out, "}}")
}

/// The lines, each ended by `\l`: to the left.
fn label(node: &Node) -> String {
    let lines = std::iter::once(format!("bb{} {}", node.block, node.hint)).chain(node.lines.iter().cloned());
    lines.map(|line| escaped(&line) + "\\l").collect()
}

fn style(node: &Node) -> &'static str {
    match node.shape {
        Shape::Plain => "",
        Shape::Branch => ", fillcolor=\"#eef2f7\"",
        Shape::Await => ", fillcolor=\"#fff1cc\", color=\"#b37a00\"",
        Shape::Return => ", fillcolor=\"#dff2e1\", color=\"#2e7d32\"",
        Shape::Never => ", fillcolor=\"#f8dcdc\", color=\"#b3261e\"",
    }
}

fn attributes(edge: &Edge) -> String {
    let style = match edge.way {
        Way::Run => None,
        Way::Resume => Some("style=dashed, color=\"#b37a00\"".to_owned()),
    };
    let label = (!edge.label.is_empty()).then(|| format!("label=\"{}\"", escaped(&edge.label)));
    let all: Vec<String> = label.into_iter().chain(style).collect();
    if all.is_empty() { String::new() } else { format!(" [{}]", all.join(", ")) }
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\l")
}
