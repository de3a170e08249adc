//! A method borrows the reference that it is called on, or takes it, or goes through it, across an await.
use super::*;

trait Stepper {
    async fn go(&mut self) -> usize;
    async fn seen(&self) -> usize;
    async fn taken(self) -> usize;
}

impl Stepper for &Noisy {
    #[co]
    async fn go(&mut self) -> usize {
        pause("go").await;
        self.touch()
    }
    #[co]
    async fn seen(&self) -> usize {
        pause("seen").await;
        self.touch()
    }
    #[co]
    async fn taken(self) -> usize {
        pause("taken").await;
        self.touch()
    }
}

struct Holder {
    name: Noisy,
    count: Counter,
}

struct Counter(usize);

impl Counter {
    #[co]
    async fn add(&mut self, by: usize) -> usize {
        pause("add").await;
        self.0 += by;
        self.0
    }
}

impl Holder {
    #[co]
    async fn all(&self) -> usize {
        (&self.name).go().await + (&self.name).seen().await + (&self.name).taken().await
    }

    #[co]
    async fn more(&mut self) -> usize {
        let first = (&mut self.count).add(1).await;
        let third = (&mut *(&mut self.count)).add(3).await;
        first + third + (&mut &self.name).go().await
    }
}

#[co]
pub async fn main() -> (usize, usize, usize) {
    let mut holder = Holder { name: noisy("held"), count: Counter(0) };
    let all = holder.all().await;
    let more = holder.more().await;
    let own = noisy("own");
    let direct = (&own).go().await + (&noisy("temporary")).go().await;
    (all, more, direct)
}
