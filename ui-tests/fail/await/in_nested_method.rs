//! A method in a coroutine is a function of its own.
#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

#[asyncio::coroutine]
async fn outer() -> i64 {
    struct Number(i64);
    impl Number {
        fn squared(self) -> i64 {
            square(self.0).await
        }
    }
    Number(10).squared()
}

fn main() {}
