//! E0382: what one branch has dropped is not borrowed after it.
//! Instead of `drop(text);`: `drop(text.clone());`.

#[asyncio::coroutine]
async fn read(text: &str) -> usize {
    text.len()
}

#[asyncio::coroutine]
async fn outer(text: String, flag: bool) -> usize {
    read(&text).await;
    if flag {
        drop(text);
    }
    read(&text).await
}

fn main() {}
