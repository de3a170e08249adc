//! E0505: what `ref` has borrowed is not moved.
//! Instead of `drop(pair);`: `let _ = &pair;`.

#[asyncio::coroutine]
async fn nap() {}

#[asyncio::coroutine]
async fn outer(pair: (String, String)) -> usize {
    let (ref first, _) = pair;
    nap().await;
    drop(pair);
    first.len()
}

fn main() {}
