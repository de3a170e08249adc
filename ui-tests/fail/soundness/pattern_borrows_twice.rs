//! E0499: what `ref mut` borrows is not borrowed again.
//! Instead of `let second = &mut pair;`: `let mut other = (1, 2); let second = &mut other;`.

#[asyncio::coroutine]
async fn nap() {}

#[asyncio::coroutine]
async fn outer() {
    let mut pair = (1, 2);
    let (ref mut first, _) = pair;
    let second = &mut pair;
    nap().await;
    *first = 3;
    second.1 = 4;
}

fn main() {}
