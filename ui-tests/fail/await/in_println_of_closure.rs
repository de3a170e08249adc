//! A closure among the arguments of a known macro is still a closure.
#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

#[asyncio::coroutine]
async fn outer() {
    println!("{:?}", (0..3).map(|n| square(n).await).collect::<Vec<_>>());
}

fn main() {}
