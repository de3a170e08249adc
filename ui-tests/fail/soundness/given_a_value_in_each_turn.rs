//! E0384: an immutable local is given a value once.
//! Instead of `number = later(1).await;`: `let number = later(1).await;`.

#[asyncio::coroutine]
async fn later(number: i64) -> i64 {
    number
}

#[asyncio::coroutine]
async fn outer() -> i64 {
    let number: i64;
    loop {
        number = later(1).await;
        if number > 0 {
            return number;
        }
    }
}

fn main() {}
