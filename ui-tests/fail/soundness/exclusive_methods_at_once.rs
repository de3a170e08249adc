//! E0499: two calls with `&mut self` do not wait at once.
//! Instead of `let second = self.bump();`: `let second = std::future::ready(2);`.

struct Counter(i64);

impl Counter {
    #[asyncio::coroutine]
    async fn bump(&mut self) -> i64 {
        self.0 += 1;
        self.0
    }

    #[asyncio::coroutine]
    async fn twice(&mut self) -> i64 {
        let first = self.bump();
        let second = self.bump();
        first.await + second.await
    }
}

fn main() {}
