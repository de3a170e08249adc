//! First step of the layout: which node stands in which layer.
//!
//! Input: boxes, and edges between them with the sizes of their labels. Output: a layered graph without cycles, in which
//! each edge is a chain of vertices, one in each layer that it crosses. What holds afterwards: a vertex's neighbours stand
//! in the layers next to its own; edges that lead back are turned around, and remember it.
//!
//! Boxes stand in even layers, labels in odd ones, so that no label can lie upon another or upon a box.

/// Width and height.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    pub width: f64,
    pub height: f64,
}

/// An edge to be drawn.
#[derive(Clone, Copy, Debug)]
pub struct Link {
    pub from: usize,
    pub to: usize,
    pub label: Option<Size>,
}

/// A box, a label or a bend.
#[derive(Clone, Debug)]
pub struct Vertex {
    pub layer: usize,
    pub size: Size,
    /// Whether nothing is drawn here: an edge passes.
    pub is_bend: bool,
    pub up: Vec<usize>,
    pub down: Vec<usize>,
}

/// An edge from layer to layer.
#[derive(Clone, Debug)]
pub struct Chain {
    /// From the top down.
    pub vertices: Vec<usize>,
    /// The vertex that carries the label.
    pub label: Option<usize>,
    /// Whether the edge leads from the last of `vertices` to the first.
    pub leads_up: bool,
}

/// The layered graph. The first vertices are the boxes, in their order; an edge from a box to itself has no chain.
#[derive(Clone, Debug, Default)]
pub struct Layered {
    pub vertices: Vec<Vertex>,
    pub layers: Vec<Vec<usize>>,
    pub chains: Vec<Option<Chain>>,
}

/// Puts boxes into layers; the first box is the entry.
pub fn layered(boxes: &[Size], links: &[Link]) -> Layered {
    let leads_up = leading_up(boxes.len(), links);
    let ranks = ranks(boxes.len(), links, &leads_up);
    let mut graph = Layered::default();
    for (size, rank) in boxes.iter().zip(&ranks) {
        graph.add(2 * rank, *size, false);
    }
    for (link, leads_up) in links.iter().zip(leads_up) {
        let chain = (link.from != link.to).then(|| graph.chain(link, leads_up));
        graph.chains.push(chain);
    }
    graph
}

impl Layered {
    fn add(&mut self, layer: usize, size: Size, is_bend: bool) -> usize {
        let vertex = self.vertices.len();
        self.vertices.push(Vertex { layer, size, is_bend, up: vec![], down: vec![] });
        self.layers.resize_with(self.layers.len().max(layer + 1), Vec::new);
        self.layers[layer].push(vertex);
        vertex
    }

    fn chain(&mut self, link: &Link, leads_up: bool) -> Chain {
        let (top, bottom) = if leads_up { (link.to, link.from) } else { (link.from, link.to) };
        let (first, last) = (self.vertices[top].layer, self.vertices[bottom].layer);
        let at_label = if leads_up { last - 1 } else { first + 1 };
        let mut label = None;
        let mut vertices = vec![top];
        for layer in first + 1..last {
            let size = link.label.filter(|_| layer == at_label);
            let vertex = self.add(layer, size.unwrap_or(Size { width: 0.0, height: 0.0 }), size.is_none());
            label = label.or(size.map(|_| vertex));
            vertices.push(vertex);
        }
        vertices.push(bottom);
        for pair in vertices.windows(2) {
            self.vertices[pair[0]].down.push(pair[1]);
            self.vertices[pair[1]].up.push(pair[0]);
        }
        Chain { vertices, label, leads_up }
    }
}

/// The edges that lead back to a box on the way to their own beginning.
fn leading_up(boxes: usize, links: &[Link]) -> Vec<bool> {
    #[derive(Clone, Copy, PartialEq)]
    enum Seen {
        Not,
        OnTheWay,
        Done,
    }
    let mut seen = vec![Seen::Not; boxes];
    let mut back = vec![false; links.len()];
    for start in 0..boxes {
        // Each entry is a box and the edges of it that have been looked at.
        let mut stack = vec![(start, 0)];
        if seen[start] != Seen::Not {
            continue;
        }
        seen[start] = Seen::OnTheWay;
        while let Some((from, looked_at)) = stack.pop() {
            let next = links.iter().enumerate().skip(looked_at).find(|(_, link)| link.from == from);
            let Some((index, link)) = next else {
                seen[from] = Seen::Done;
                continue;
            };
            stack.push((from, index + 1));
            match seen[link.to] {
                Seen::Not => {
                    seen[link.to] = Seen::OnTheWay;
                    stack.push((link.to, 0));
                }
                Seen::OnTheWay => back[index] = true,
                Seen::Done => {}
            }
        }
    }
    back
}

/// The length of the longest way to each box, edges that lead up turned around.
fn ranks(boxes: usize, links: &[Link], leads_up: &[bool]) -> Vec<usize> {
    let mut ranks = vec![0; boxes];
    // Without cycles this comes to rest after as many rounds as there are boxes, at most.
    for _ in 0..boxes {
        let mut changed = false;
        for (link, leads_up) in links.iter().zip(leads_up).filter(|(link, _)| link.from != link.to) {
            let (top, bottom) = if *leads_up { (link.to, link.from) } else { (link.from, link.to) };
            if ranks[bottom] <= ranks[top] {
                ranks[bottom] = ranks[top] + 1;
                changed = true;
            }
        }
        if !changed {
            break;
        }
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graph(links: &[(usize, usize)]) -> Layered {
        let size = Size { width: 10.0, height: 10.0 };
        let links: Vec<Link> = links.iter().map(|&(from, to)| Link { from, to, label: Some(size) }).collect();
        let boxes = links.iter().map(|link| link.from.max(link.to) + 1).max().unwrap_or(1);
        layered(&vec![size; boxes], &links)
    }

    #[test]
    fn a_box_stands_below_all_that_lead_to_it() {
        let graph = graph(&[(0, 1), (0, 2), (1, 3), (2, 1), (3, 4)]);
        let layers: Vec<usize> = graph.vertices[..5].iter().map(|vertex| vertex.layer).collect();
        assert_eq!(layers, [0, 4, 2, 6, 8]);
    }

    #[test]
    fn an_edge_that_leads_back_is_turned_around() {
        let graph = graph(&[(0, 1), (1, 2), (2, 1), (2, 2)]);
        let leads_up: Vec<Option<bool>> =
            graph.chains.iter().map(|chain| chain.as_ref().map(|chain| chain.leads_up)).collect();
        assert_eq!(leads_up, [Some(false), Some(false), Some(true), None]);
    }

    #[test]
    fn neighbours_stand_in_neighbouring_layers() {
        let graph = graph(&[(0, 1), (1, 2), (2, 3), (0, 3), (3, 0)]);
        for vertex in &graph.vertices {
            assert!(vertex.down.iter().all(|below| graph.vertices[*below].layer == vertex.layer + 1));
        }
    }
}
