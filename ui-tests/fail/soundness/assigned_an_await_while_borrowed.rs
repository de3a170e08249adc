//! E0506: what is borrowed is not given the value of an await.
//! Instead of `number = later(2).await;`: `later(2).await;`.

#[asyncio::coroutine]
async fn later(number: i64) -> i64 {
    number
}

#[asyncio::coroutine]
async fn outer() -> i64 {
    let mut number = 1;
    let borrowed = &number;
    number = later(2).await;
    *borrowed
}

fn main() {}
