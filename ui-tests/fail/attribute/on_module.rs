//! A module is not a coroutine; its functions may be.
#[asyncio::coroutine]
mod squares {
    pub async fn square(number: i64) -> i64 {
        number * number
    }
}

fn main() {
    asyncio::run(squares::square(10));
}
