//! E0381: what a loop gives a value has perhaps none.
//! Instead of `let number;`: `let mut number = 0;`.

#[asyncio::coroutine]
async fn later(number: i64) -> i64 {
    number
}

#[asyncio::coroutine]
async fn outer(count: i64) -> i64 {
    let number;
    for turn in 0..count {
        number = later(turn).await;
        break;
    }
    number
}

fn main() {}
