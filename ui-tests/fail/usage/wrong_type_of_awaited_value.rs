//! An awaited value has the type that the coroutine returns.
#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

#[asyncio::coroutine]
async fn outer() {
    let name: String = square(10).await;
    println!("{name}");
}

fn main() {}
