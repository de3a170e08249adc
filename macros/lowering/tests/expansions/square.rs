//! The tutorial's first coroutine: it never waits, and there is one state to speak of.

/// Squares a number.
#[asyncio::coroutine]
pub async fn square(number: i64) -> i64 {
    number * number
}
