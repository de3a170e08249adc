//! Third step of the layout: coordinates.
//!
//! Input: a layered graph in order. Output: where each vertex's centre is, where each layer begins and ends, and how large
//! the whole is. What holds afterwards: vertices of a layer stand in their order, a gap apart, each as near to the middle
//! of its neighbours as that allows; all coordinates are positive.

use super::layers::Layered;

/// Between vertices of a layer.
const GAP: f64 = 28.0;
/// Between layers.
const LAYER_GAP: f64 = 24.0;
const SWEEPS: usize = 12;

/// The coordinates.
#[derive(Clone, Debug)]
pub struct Placed {
    /// The centre of each vertex.
    pub x: Vec<f64>,
    /// Where each layer begins and ends.
    pub layers: Vec<(f64, f64)>,
    pub width: f64,
    pub height: f64,
}

/// Finds the coordinates.
pub fn place(graph: &Layered) -> Placed {
    let mut x = vec![0.0; graph.vertices.len()];
    for layer in &graph.layers {
        settle(graph, layer, &mut x, |_| None);
    }
    for sweep in 0..SWEEPS {
        let down = sweep % 2 == 0;
        let layers: Vec<&Vec<usize>> =
            if down { graph.layers.iter().collect() } else { graph.layers.iter().rev().collect() };
        for layer in layers {
            let before = x.clone();
            settle(graph, layer, &mut x, |vertex| {
                let vertex = &graph.vertices[vertex];
                mean(if down { &vertex.up } else { &vertex.down }, &before)
            });
        }
    }
    let left = (0..x.len()).map(|vertex| x[vertex] - graph.vertices[vertex].size.width / 2.0).fold(f64::MAX, f64::min);
    x.iter_mut().for_each(|x| *x -= left.min(f64::MAX / 2.0));
    let width = (0..x.len()).map(|vertex| x[vertex] + graph.vertices[vertex].size.width / 2.0).fold(0.0, f64::max);
    let mut layers = vec![];
    let mut y = 0.0;
    for layer in &graph.layers {
        let height = layer.iter().map(|vertex| graph.vertices[*vertex].size.height).fold(0.0, f64::max);
        layers.push((y, y + height));
        y += height + LAYER_GAP;
    }
    Placed { x, layers, width, height: (y - LAYER_GAP).max(0.0) }
}

fn mean(neighbours: &[usize], x: &[f64]) -> Option<f64> {
    let sum: f64 = neighbours.iter().map(|neighbour| x[*neighbour]).sum();
    (!neighbours.is_empty()).then(|| sum / neighbours.len() as f64)
}

/// Moves the vertices of a layer as near to where they are wanted as their order and the gaps allow: those that get in
/// each other's way form a group, which stands where it suits its members on average.
fn settle(graph: &Layered, layer: &[usize], x: &mut [f64], wanted: impl Fn(usize) -> Option<f64>) {
    struct Group {
        members: usize,
        weight: f64,
        /// Where its first vertex is wanted, weighted.
        sum: f64,
    }
    // How far each vertex stands from the first if none is wider apart than it must be.
    let mut offsets = vec![];
    let mut groups: Vec<Group> = vec![];
    for (at, vertex) in layer.iter().enumerate() {
        let half = |vertex: usize| graph.vertices[vertex].size.width / 2.0;
        let offset = match at.checked_sub(1) {
            Some(before) => offsets[before] + half(layer[before]) + GAP + half(*vertex),
            None => 0.0,
        };
        offsets.push(offset);
        // A long edge should be straight; a vertex nobody wants anywhere gives way.
        let weight = match wanted(*vertex) {
            Some(_) if graph.vertices[*vertex].is_bend => 4.0,
            Some(_) => 1.0,
            None => 0.05,
        };
        let place = wanted(*vertex).unwrap_or(x[*vertex]) - offset;
        groups.push(Group { members: 1, weight, sum: weight * place });
        while let [.., left, right] = groups.as_slice()
            && left.sum / left.weight > right.sum / right.weight
        {
            let joined = Group {
                members: left.members + right.members,
                weight: left.weight + right.weight,
                sum: left.sum + right.sum,
            };
            groups.truncate(groups.len() - 2);
            groups.push(joined);
        }
    }
    let starts = groups.iter().flat_map(|group| std::iter::repeat_n(group.sum / group.weight, group.members));
    for ((vertex, offset), start) in layer.iter().zip(offsets).zip(starts) {
        x[*vertex] = start + offset;
    }
}

#[cfg(test)]
mod tests {
    use super::super::layers::{Link, Size, layered};
    use super::*;

    #[test]
    fn a_box_stands_in_the_middle_above_its_two_followers() {
        let size = Size { width: 100.0, height: 20.0 };
        let link = |(from, to)| Link { from, to, label: None };
        let graph = layered(&[size; 3], &[(0, 1), (0, 2)].map(link));
        let placed = place(&graph);
        assert!((placed.x[0] - (placed.x[1] + placed.x[2]) / 2.0).abs() < 1.0, "{:?}", placed.x);
        assert!(placed.x[2] - placed.x[1] >= 100.0 + GAP);
        assert!(placed.x.iter().all(|x| *x >= 50.0));
        assert_eq!(placed.layers[0], (0.0, 20.0));
    }

    #[test]
    fn vertices_of_a_layer_stand_apart_and_in_order() {
        let size = |index: usize| Size { width: 40.0 + 30.0 * (index % 5) as f64, height: 20.0 };
        let sizes: Vec<Size> = (0..30).map(size).collect();
        let links: Vec<Link> = (1..30_usize)
            .flat_map(|to| [(to / 2, to), (to, to * 7 % 30)])
            .map(|(from, to)| Link { from, to, label: Some(size(to)) })
            .collect();
        let mut graph = layered(&sizes, &links);
        super::super::order::order(&mut graph);
        let placed = place(&graph);
        for layer in &graph.layers {
            for pair in layer.windows(2) {
                let half = |vertex: usize| graph.vertices[vertex].size.width / 2.0;
                let gap = placed.x[pair[1]] - half(pair[1]) - placed.x[pair[0]] - half(pair[0]);
                assert!(gap > GAP - 0.01, "{gap}");
            }
        }
    }
}
