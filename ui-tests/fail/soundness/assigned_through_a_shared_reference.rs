//! E0594: nothing is assigned through a shared reference.
//! Instead of `let shared = &pair;`: `let shared = &mut pair;`.

#[asyncio::coroutine]
async fn nap() {}

#[asyncio::coroutine]
async fn outer() -> i64 {
    let mut pair = (1, 2);
    pair.1 = 3;
    let shared = &pair;
    nap().await;
    shared.0 = 2;
    shared.0
}

fn main() {}
