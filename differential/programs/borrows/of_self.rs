//! Fields of `self` and `&mut self` borrowed across awaits, methods calling methods.
use super::*;

struct Counter {
    name: Noisy,
    count: u32,
}

impl Counter {
    #[co]
    async fn up(&mut self, by: u32) -> &mut Self {
        pause("up").await;
        self.count += by;
        self
    }
    #[co]
    async fn twice(&mut self) -> u32 {
        self.up(1).await;
        let n = self.up(10).await.count;
        look(&self.name).await;
        grow(&mut self.name).await;
        let count = &mut self.count;
        pause("held").await;
        *count += n;
        self.count
    }
    #[co]
    async fn finish(self) -> usize {
        let n = look(&self.name).await;
        pause("finish").await;
        n
    }
}

#[co]
pub async fn main() -> (u32, usize) {
    let mut counter = Counter { name: noisy("counter"), count: 0 };
    let n = counter.twice().await;
    counter.up(5).await.up(6).await;
    (n + counter.count, counter.finish().await)
}
