//! A plain function in a module under `#[asyncio::coroutines]`.
#[asyncio::coroutines]
mod squares {
    #[coroutine]
    pub async fn square(number: i64) -> i64 {
        number * number
    }

    pub fn forgot_the_attribute() -> i64 {
        let x = square(10).await;
        x + 1
    }
}

fn main() {
    println!("{}", squares::forgot_the_attribute());
}
