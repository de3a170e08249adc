//! A constant in a module under `#[asyncio::coroutines]`.
#[asyncio::coroutines]
mod squares {
    #[coroutine]
    pub async fn square(number: i64) -> i64 {
        number * number
    }

    pub const HUNDRED: i64 = square(10).await;
}

fn main() {
    println!("{}", squares::HUNDRED);
}
