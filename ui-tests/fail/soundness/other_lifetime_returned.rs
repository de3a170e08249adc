//! E0621: what is returned has the lifetime that the signature says.
//! Instead of `return second;`: `return "b";`.

#[asyncio::coroutine]
async fn nap() {}

#[asyncio::coroutine]
async fn outer<'a>(first: &'a str, second: &str) -> &'a str {
    nap().await;
    if first.len() < second.len() {
        return second;
    }
    first
}

fn main() {}
