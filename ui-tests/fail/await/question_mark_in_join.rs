//! `join!` waits in an `async` block of its own: what would leave the coroutine cannot stand in it.
#[rustfmt::skip] mod library { macro_rules! hidden {
    ($($future:expr),*) => { ($($future.await),*) };
} pub(crate) use hidden; } use library::hidden as join;

#[asyncio::coroutine]
async fn number(text: &str) -> Result<i64, std::num::ParseIntError> {
    let (a, b) = join!(std::future::ready(text.parse::<i64>()?), std::future::ready(1));
    Ok(a + b)
}

fn main() {}
