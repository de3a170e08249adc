//! `(x).m()` and `(&x).m()` are asked about as `x.m()` is.
use super::*;

struct Shelf {
    items: Vec<Noisy>,
}

impl Shelf {
    async fn count(&self) -> usize {
        pause("count").await;
        self.items.len()
    }
    async fn empty(self) -> usize {
        pause("empty").await;
        self.items.into_iter().map(Noisy::consume).sum()
    }
    #[co]
    async fn twice(&self) -> usize {
        (&self).count().await + (&self.items).len() + (*self).count().await
    }
}

#[co]
pub async fn main() -> (usize, usize, usize) {
    let shelf = Shelf { items: vec![noisy("a"), noisy("b")] };
    let twice = shelf.twice().await;
    let count = (&shelf).count().await;
    let empty = (shelf).empty().await;
    pause("end").await;
    (twice, count, empty)
}
