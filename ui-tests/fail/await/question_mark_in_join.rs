//! `join!` waits in an `async` block of its own: what would leave the coroutine cannot stand in it.
macro_rules! join {
    ($($future:expr),*) => { ($($future.await),*) };
}

#[asyncio::coroutine]
async fn number(text: &str) -> Result<i64, std::num::ParseIntError> {
    let (a, b) = join!(std::future::ready(text.parse::<i64>()?), std::future::ready(1));
    Ok(a + b)
}

fn main() {}
