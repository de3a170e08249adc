//! Graphs as a picture.
//!
//! Input: graphs. Output: one SVG document that needs nothing else: no script, no font, no network. Each coroutine has a
//! heading and its graph below; a box for each piece of straight-line code, its whole text in the tooltip.
//!
//! The layout is the usual layered one, in three steps: `layers` (who is above whom), `order` (who is left of whom) and
//! `place` (coordinates).

mod layers;
mod order;
mod place;
mod style;

use coropy_lowering::view::{Edge, Graph, Node, Shape, Way};
use layers::{Chain, Layered, Link, Size};
use place::Placed;
use std::fmt::Write;
use style::{CHAR_WIDTH, LINE_HEIGHT, MARGIN, PADDING, STYLE, escaped, shortened};

/// A line in a box, and lines in a box.
const MAX_CHARS: usize = 64;
const MAX_LINES: usize = 18;
const MAX_LABEL: usize = 32;
/// How far an edge from a box to itself reaches.
const SELF_LOOP: f64 = 22.0;

/// The document.
pub fn svg(graphs: &[Graph]) -> String {
    let drawn: Vec<Drawn> = graphs.iter().map(Drawn::new).collect();
    let mut out = String::new();
    // Writing to a string does not fail.
    let _ = document(&drawn, &mut out);
    out
}

fn document(drawn: &[Drawn<'_>], out: &mut String) -> std::fmt::Result {
    let heading = 2.0 * LINE_HEIGHT;
    let width = drawn.iter().map(|graph| graph.width()).fold(style::LEGEND_WIDTH, f64::max) + 2.0 * MARGIN;
    let height: f64 =
        drawn.iter().map(|graph| graph.placed.height + heading + MARGIN).sum::<f64>() + 2.0 * MARGIN + LINE_HEIGHT;
    writeln!(
        out,
        r#"<svg xmlns="http://www.w3.org/2000/svg" xml:space="preserve" width="{width:.0}" height="{height:.0}" viewBox="0 0 {width:.0} {height:.0}">"#
    )?;
    out.push_str(STYLE);
    let mut y = MARGIN;
    style::legend(MARGIN, y, out)?;
    y += LINE_HEIGHT + MARGIN;
    for graph in drawn {
        writeln!(
            out,
            r#"<text class="name" x="{MARGIN}" y="{:.1}">{}</text>"#,
            y + LINE_HEIGHT,
            escaped(&graph.graph.name)
        )?;
        writeln!(out, r#"<g transform="translate({MARGIN},{:.1})">"#, y + heading)?;
        graph.edges(out)?;
        graph.nodes(out)?;
        writeln!(out, "</g>")?;
        y += heading + graph.placed.height + MARGIN;
    }
    writeln!(out, "</svg>")
}

/// A graph with its layout.
struct Drawn<'a> {
    graph: &'a Graph,
    boxes: Vec<Vec<String>>,
    layered: Layered,
    placed: Placed,
}

impl<'a> Drawn<'a> {
    fn new(graph: &'a Graph) -> Self {
        let boxes: Vec<Vec<String>> = graph.nodes.iter().map(text).collect();
        let sizes: Vec<Size> = boxes.iter().map(|lines| size(lines)).collect();
        let links: Vec<Link> = graph.edges.iter().map(link).collect();
        let mut layered = layers::layered(&sizes, &links);
        order::order(&mut layered);
        let placed = place::place(&layered);
        Drawn { graph, boxes, layered, placed }
    }

    fn width(&self) -> f64 {
        let has_loops = self.layered.chains.iter().any(Option::is_none);
        self.placed.width + if has_loops { SELF_LOOP + CHAR_WIDTH * MAX_LABEL as f64 } else { 0.0 }
    }

    /// The upper left corner of a vertex, and its size. Boxes hang from the top of their layer.
    fn rect(&self, vertex: usize) -> (f64, f64, Size) {
        let data = &self.layered.vertices[vertex];
        (self.placed.x[vertex] - data.size.width / 2.0, self.placed.layers[data.layer].0, data.size)
    }

    fn nodes(&self, out: &mut String) -> std::fmt::Result {
        for (index, (node, lines)) in self.graph.nodes.iter().zip(&self.boxes).enumerate() {
            let (x, y, size) = self.rect(index);
            writeln!(out, r#"<g class="{}"><title>{}</title>"#, class(node), escaped(&node.lines.join("\n")))?;
            writeln!(
                out,
                r#"<rect x="{x:.1}" y="{y:.1}" width="{:.1}" height="{:.1}" rx="4"/>"#,
                size.width, size.height
            )?;
            for (line, text) in lines.iter().enumerate() {
                let class = if line == 0 { "hint" } else { "code" };
                let baseline = y + PADDING + LINE_HEIGHT * (line as f64 + 0.75);
                writeln!(
                    out,
                    r#"<text class="{class}" x="{:.1}" y="{baseline:.1}">{}</text>"#,
                    x + PADDING,
                    escaped(text)
                )?;
            }
            writeln!(out, "</g>")?;
        }
        Ok(())
    }

    /// The curves, and on top of all of them the labels.
    fn edges(&self, out: &mut String) -> std::fmt::Result {
        let mut labels = String::new();
        for (index, edge) in self.graph.edges.iter().enumerate() {
            let class = if edge.way == Way::Resume { "resume" } else { "run" };
            let path = match &self.layered.chains[index] {
                Some(chain) => {
                    if let Some(label) = chain.label {
                        let (x, y, size) = self.rect(label);
                        text_of(edge, x + size.width / 2.0, y + LINE_HEIGHT * 0.75, "middle", &mut labels)?;
                    }
                    self.path(index, chain)
                }
                None => {
                    let (x, y, size) = self.rect(edge.from);
                    let (right, reach) = (x + size.width, x + size.width + SELF_LOOP);
                    let (low, high) = (y + size.height - 6.0, y + 6.0);
                    text_of(edge, reach, (low + high) / 2.0, "start", &mut labels)?;
                    format!("M{right:.1} {low:.1}C{reach:.1} {low:.1} {reach:.1} {high:.1} {right:.1} {high:.1}")
                }
            };
            writeln!(out, r#"<path class="{class}" d="{path}"/>"#)?;
        }
        out.push_str(&labels);
        Ok(())
    }

    /// The curve of an edge: straight through layers, bent between them.
    fn path(&self, edge: usize, chain: &Chain) -> String {
        let mut points = vec![];
        let last = chain.vertices.len() - 1;
        for (at, vertex) in chain.vertices.iter().enumerate() {
            let (top, bottom) = self.placed.layers[self.layered.vertices[*vertex].layer];
            let (_, y, size) = self.rect(*vertex);
            if at == 0 {
                points.push((self.port(edge, *vertex, true), y + size.height));
            } else if at == last {
                points.push((self.port(edge, *vertex, false), y));
            } else {
                points.extend([(self.placed.x[*vertex], top), (self.placed.x[*vertex], bottom)]);
            }
        }
        // A box may be lower than its layer: the way down to the layer's end is straight.
        let end = self.placed.layers[self.layered.vertices[chain.vertices[0]].layer].1;
        if points[0].1 < end {
            points.insert(1, (points[0].0, end));
        }
        if chain.leads_up {
            points.reverse();
        }
        let mut path = format!("M{:.1} {:.1}", points[0].0, points[0].1);
        for pair in points.windows(2) {
            let ((x0, y0), (x1, y1)) = (pair[0], pair[1]);
            let middle = (y0 + y1) / 2.0;
            if (x0 - x1).abs() < 0.5 {
                path += &format!("L{x1:.1} {y1:.1}");
            } else {
                path += &format!("C{x0:.1} {middle:.1} {x1:.1} {middle:.1} {x1:.1} {y1:.1}");
            }
        }
        path
    }

    /// Where an edge touches the lower or upper side of a box: those that touch it stand in the order of their other ends.
    fn port(&self, edge: usize, vertex: usize, lower: bool) -> f64 {
        let mut touching: Vec<(f64, usize)> = self
            .layered
            .chains
            .iter()
            .enumerate()
            .filter_map(|(index, chain)| {
                let chain = chain.as_ref()?;
                let (end, next) = if lower {
                    (*chain.vertices.first()?, *chain.vertices.get(1)?)
                } else {
                    (*chain.vertices.last()?, *chain.vertices.iter().rev().nth(1)?)
                };
                (end == vertex).then_some((self.placed.x[next], index))
            })
            .collect();
        touching.sort_by(|left, right| left.0.total_cmp(&right.0).then(left.1.cmp(&right.1)));
        let place = touching.iter().position(|(_, index)| *index == edge).unwrap_or(0);
        let (x, _, size) = self.rect(vertex);
        x + size.width * (place as f64 + 1.0) / (touching.len() as f64 + 1.0)
    }
}

fn text_of(edge: &Edge, x: f64, y: f64, anchor: &str, out: &mut String) -> std::fmt::Result {
    let text = shortened(&edge.label, MAX_LABEL);
    let width = text.chars().count() as f64 * CHAR_WIDTH;
    let left = if anchor == "middle" { x - width / 2.0 } else { x };
    let top = y - LINE_HEIGHT * 0.75;
    writeln!(out, r#"<rect class="behind" x="{left:.1}" y="{top:.1}" width="{width:.1}" height="{LINE_HEIGHT}"/>"#)?;
    let text = escaped(&text);
    writeln!(out, r#"<text class="label" text-anchor="{anchor}" x="{x:.1}" y="{y:.1}">{text}</text>"#)
}

/// The lines in a node's box.
fn text(node: &Node) -> Vec<String> {
    let mut lines = vec![format!("bb{} {}", node.block, node.hint.replace('_', " "))];
    lines.extend(node.lines.iter().take(MAX_LINES).map(|line| shortened(line, MAX_CHARS)));
    if node.lines.len() > MAX_LINES {
        lines.push(format!("… {} more lines", node.lines.len() - MAX_LINES));
    }
    lines
}

fn size(lines: &[String]) -> Size {
    let chars = lines.iter().map(|line| line.chars().count()).max().unwrap_or(0);
    Size { width: chars as f64 * CHAR_WIDTH + 2.0 * PADDING, height: lines.len() as f64 * LINE_HEIGHT + 2.0 * PADDING }
}

fn link(edge: &Edge) -> Link {
    let chars = shortened(&edge.label, MAX_LABEL).chars().count();
    let size = Size { width: chars as f64 * CHAR_WIDTH, height: LINE_HEIGHT };
    Link { from: edge.from, to: edge.to, label: (chars > 0).then_some(size) }
}

fn class(node: &Node) -> &'static str {
    match node.shape {
        Shape::Plain => "plain",
        Shape::Branch => "branch",
        Shape::Await => "await",
        Shape::Return => "return",
        Shape::Never => "never",
    }
}
