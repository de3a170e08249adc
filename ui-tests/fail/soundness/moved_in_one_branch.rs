//! E0382: what one branch has taken is not used after it.
//! Instead of `eat(text)`: `eat(text.clone())`.

#[asyncio::coroutine]
async fn eat(text: String) -> usize {
    text.len()
}

#[asyncio::coroutine]
async fn outer(text: String, flag: bool) -> usize {
    if flag {
        eat(text).await;
    }
    text.len()
}

fn main() {}
