//! E0505: what is borrowed is not moved into an awaited call.
//! Instead of `eat(text).await`: `eat(text.clone()).await`.

#[asyncio::coroutine]
async fn eat(text: String) -> usize {
    text.len()
}

#[asyncio::coroutine]
async fn outer(text: String) -> usize {
    let borrowed = &text;
    let length = eat(text).await;
    length + borrowed.len()
}

fn main() {}
