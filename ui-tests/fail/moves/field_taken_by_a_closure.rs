//! A closure that takes a field of a local, and is kept over an await, says `move`.

#[asyncio::coroutine]
async fn nap() {}

#[asyncio::coroutine]
async fn outer(pair: (String, String)) -> usize {
    let end = || drop(pair.0);
    nap().await;
    end();
    pair.1.len()
}

fn main() {}
