//! lifetime may not live long enough: one lifetime is not another.
//! Instead of `(first, second).1`: `(first, second).0`.

#[asyncio::coroutine]
async fn nap() {}

#[asyncio::coroutine]
async fn outer<'a, 'b>(first: &'a str, second: &'b str) -> &'a str {
    nap().await;
    (first, second).1
}

fn main() {}
