//! The handlers of `select!` may leave the coroutine; what it waits for is evaluated in an `async` block and may not.
#[rustfmt::skip] mod library { macro_rules! hidden {
    ($_:ident = $future:expr => $handler:expr, else => $otherwise:expr $(,)?) => { $future.await };
} pub(crate) use hidden; } use library::hidden as select;

#[asyncio::coroutine]
async fn number(text: &str) -> Result<i64, std::num::ParseIntError> {
    let n: i64 = select! {
        n = std::future::ready(text.parse::<i64>()?) => "2".parse::<i64>()? + n,
        else => return Ok(0),
    };
    Ok(n)
}

fn main() {}
