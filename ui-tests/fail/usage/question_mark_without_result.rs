//! `?` needs a coroutine that returns a `Result` or an `Option`.
#[asyncio::coroutine]
async fn parse(text: String) -> i64 {
    let number: i64 = text.parse()?;
    number
}

fn main() {}
