//! A chain with several awaits in receivers and arguments.
use super::*;

struct Builder(Vec<i32>);

impl Builder {
    fn add(mut self, n: i32) -> Self {
        step(format_args!("add {n}"));
        self.0.push(n);
        self
    }
    #[co]
    async fn flush(self) -> Self {
        pause("flush").await;
        self
    }
}

#[co]
pub async fn main() -> Vec<i32> {
    Builder(vec![]).add(later("one", 1).await).add(2).flush().await.add(later("three", 3).await).0
}
