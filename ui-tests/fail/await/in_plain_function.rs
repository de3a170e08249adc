//! `.await` in a plain function. rustc says this itself.
#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

fn main() {
    let x = square(10).await;
    println!("{x}");
}
