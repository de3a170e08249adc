//! A block is part of the function around it, and a plain function does not await.
#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

fn main() {
    let x = {
        let y = 10;
        square(y).await
    };
    println!("{x}");
}
