//! An operator of the user's own on droppers: moved on the left, awaited on the right.
use super::*;

struct Heap(Vec<Noisy>);

impl std::ops::Add<Noisy> for Heap {
    type Output = Heap;
    fn add(mut self, other: Noisy) -> Heap {
        step("add");
        self.0.push(other);
        self
    }
}

#[co]
pub async fn main() -> usize {
    let heap = Heap(vec![]);
    let heap = heap + later("p", noisy("a")).await + later("q", noisy("b")).await;
    heap.0.len()
}
