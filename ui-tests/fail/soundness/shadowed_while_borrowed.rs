//! E0505: a move into a local of the same name is a move.
//! Instead of `let text = text;`: `let text = text.clone();`.

#[asyncio::coroutine]
async fn nap() {}

#[asyncio::coroutine]
async fn outer(text: String) -> usize {
    let borrowed = &text;
    nap().await;
    let text = text;
    nap().await;
    borrowed.len() + text.len()
}

fn main() {}
