//! E0505: what is borrowed is not moved into a closure.
//! Instead of `let take = move || text.len();`: `let take = || text.len();`.

#[asyncio::coroutine]
async fn nap() {}

#[asyncio::coroutine]
async fn outer(text: String) -> usize {
    let borrowed = &text;
    let take = move || text.len();
    nap().await;
    borrowed.len() + take()
}

fn main() {}
