//! An index that is out of bounds panics before what comes after it awaits.
use super::*;
use std::collections::HashMap;

struct Table {
    rows: Vec<String>,
    cells: [[usize; 2]; 2],
}

fn sum(one: &usize, other: usize) -> usize {
    one + other
}

#[co]
async fn receiver(table: &mut Table, at: usize) -> usize {
    table.rows[at].push_str(&later("receiver", "!").await);
    table.rows[at].len()
}
#[co]
async fn argument(table: &Table, at: usize) -> usize {
    sum(&table.cells[at][0], later("argument", 1).await)
}
#[co]
async fn slice(table: &Table, at: usize) -> (usize, usize) {
    let slice = (&table.rows[at..], later("slice", 1).await);
    (slice.0.len(), slice.1)
}
#[co]
async fn exclusive(table: &mut Table, at: usize) -> usize {
    std::mem::replace(&mut table.cells[at][0], later("exclusive", 7).await)
}
#[co]
async fn compared(table: &Table, at: usize) -> bool {
    table.cells[at][1] == later("compared", 2).await
}
#[co]
async fn formatted(table: &Table, at: usize) -> String {
    format!("{} {}", table.rows[at], later("formatted", 2).await)
}
#[co]
async fn keyed(map: &HashMap<usize, Vec<usize>>, at: usize) -> usize {
    map[&at].len().max(map[&at].partition_point(|n| *n < 1).wrapping_add(later("keyed", 2).await))
}
#[co]
async fn indexed(rows: &[Vec<usize>], at: usize) -> usize {
    rows[at][later("indexed", 0).await]
}

#[co]
async fn with(at: usize, which: usize) -> String {
    let mut table = Table { rows: vec![String::from("row")], cells: [[1, 2], [3, 4]] };
    let map = HashMap::from([(0, vec![1, 2, 3])]);
    match which {
        0 => receiver(&mut table, at).await.to_string(),
        1 => argument(&table, at).await.to_string(),
        2 => format!("{:?}", slice(&table, at).await),
        3 => exclusive(&mut table, at).await.to_string(),
        4 => compared(&table, at).await.to_string(),
        5 => formatted(&table, at).await,
        6 => keyed(&map, at).await.to_string(),
        _ => indexed(&[vec![4]], at).await.to_string(),
    }
}

#[co]
pub async fn main() -> Vec<String> {
    let mut seen = vec![];
    for which in 0..8 {
        seen.push(with(0, which).await);
    }
    seen
}
