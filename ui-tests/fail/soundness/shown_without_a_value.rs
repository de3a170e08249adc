//! E0381: what one branch gives a value is not shown as if it had one.
//! Instead of `let number;`: `let mut number = 0;`.

#[asyncio::coroutine]
async fn later(number: i64) -> i64 {
    number
}

#[asyncio::coroutine]
async fn outer(flag: bool) {
    let number;
    if flag {
        number = later(1).await;
    }
    println!("{number:?}");
}

fn main() {}
