//! A temporary receiver that is borrowed while the argument awaits.
use super::*;

struct Adder(Noisy);

impl Adder {
    fn add(&self, n: usize) -> usize {
        self.0.touch() + n
    }
    fn add_mut(&mut self, n: usize) -> usize {
        self.0.grow().touch() + n
    }
}

#[co]
pub async fn main() -> usize {
    let n = Adder(noisy("a")).add(later("p", 1).await);
    let m = Adder(noisy("b")).add_mut(look(&noisy("c")).await);
    pause("q").await;
    n + m
}
