//! `crate` is the only argument.
#[asyncio::coroutines(debug = true)]
mod squares {
    #[coroutine]
    pub async fn square(number: i64) -> i64 {
        number * number
    }
}

fn main() {
    let _ = squares::square(10);
}
