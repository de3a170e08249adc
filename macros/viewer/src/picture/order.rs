//! Second step of the layout: who stands left of whom.
//!
//! Input: a layered graph. Output: the same, each layer in an order with few crossings. Each vertex moves to where its
//! neighbours are on average, layer by layer, down and up again; the best order that was met is kept.

use super::layers::Layered;

const SWEEPS: usize = 24;

/// Orders the layers.
pub fn order(graph: &mut Layered) {
    let mut best = (crossings(graph), graph.layers.clone());
    for sweep in 0..SWEEPS {
        let down = sweep % 2 == 0;
        let layers: Vec<usize> =
            if down { (1..graph.layers.len()).collect() } else { (0..graph.layers.len().max(1) - 1).rev().collect() };
        for layer in layers {
            sort(graph, layer, down);
        }
        let now = crossings(graph);
        if now < best.0 {
            best = (now, graph.layers.clone());
        }
    }
    graph.layers = best.1;
}

/// Sorts a layer by where its neighbours in the layer before (above, if `down`) stand.
fn sort(graph: &mut Layered, layer: usize, down: bool) {
    let place = places(graph, if down { layer - 1 } else { layer + 1 });
    let mut keyed: Vec<(f64, usize)> = graph.layers[layer]
        .iter()
        .enumerate()
        .map(|(at, vertex)| {
            let vertex_data = &graph.vertices[*vertex];
            let neighbours = if down { &vertex_data.up } else { &vertex_data.down };
            let sum: usize = neighbours.iter().map(|neighbour| place[*neighbour]).sum();
            // Without a neighbour there, a vertex stays about where it is.
            let key = if neighbours.is_empty() { at as f64 } else { sum as f64 / neighbours.len() as f64 };
            (key, *vertex)
        })
        .collect();
    keyed.sort_by(|left, right| left.0.total_cmp(&right.0));
    graph.layers[layer] = keyed.into_iter().map(|(_, vertex)| vertex).collect();
}

/// The place of each vertex of a layer in it.
fn places(graph: &Layered, layer: usize) -> Vec<usize> {
    let mut place = vec![0; graph.vertices.len()];
    for (at, vertex) in graph.layers[layer].iter().enumerate() {
        place[*vertex] = at;
    }
    place
}

/// How many pairs of edges cross.
fn crossings(graph: &Layered) -> usize {
    let mut count = 0;
    for layer in 1..graph.layers.len() {
        let place = places(graph, layer);
        let ends: Vec<(usize, usize)> = graph.layers[layer - 1]
            .iter()
            .enumerate()
            .flat_map(|(at, vertex)| graph.vertices[*vertex].down.iter().map(move |below| (at, *below)))
            .map(|(at, below)| (at, place[below]))
            .collect();
        for (index, left) in ends.iter().enumerate() {
            count += ends[index + 1..].iter().filter(|right| left.0 < right.0 && left.1 > right.1).count();
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::super::layers::{Link, Size, layered};
    use super::*;

    #[test]
    fn crossed_edges_are_uncrossed() {
        let size = Size { width: 10.0, height: 10.0 };
        let link = |(from, to)| Link { from, to, label: None };
        let links: Vec<Link> = [(0, 1), (0, 2), (1, 4), (2, 3), (3, 5), (4, 5)].map(link).into();
        let mut graph = layered(&[size; 6], &links);
        assert_eq!(crossings(&graph), 1);
        order(&mut graph);
        assert_eq!(crossings(&graph), 0);
    }
}
