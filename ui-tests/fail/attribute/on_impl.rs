//! An impl block is not a coroutine; its methods may be.
struct Square(i64);

#[asyncio::coroutine]
impl Square {
    async fn value(self) -> i64 {
        self.0 * self.0
    }
}

fn main() {
    asyncio::run(Square(10).value());
}
