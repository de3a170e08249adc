//! E0384: a local that is not `mut` keeps the value that it was given before an await.
//! Instead of `let count`: `let mut count`.

use std::future::ready;

#[asyncio::coroutine]
async fn outer() -> u32 {
    let count = 1;
    ready(count).await;
    count = 2;
    ready(count).await
}

fn main() {
    drop(outer());
}
