//! E0507: nothing is moved out of a reference to a local.
//! Instead of `eat(*borrowed)`: `eat(borrowed.clone())`.

#[asyncio::coroutine]
async fn eat(text: String) -> usize {
    text.len()
}

#[asyncio::coroutine]
async fn outer(text: String) -> usize {
    let borrowed = &text;
    eat(*borrowed).await + borrowed.len()
}

fn main() {}
