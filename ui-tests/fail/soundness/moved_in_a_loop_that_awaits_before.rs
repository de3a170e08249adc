//! E0382: a loop does not take in each turn what it borrowed before.
//! Instead of `eat(text)`: `eat(text.clone())`.

#[asyncio::coroutine]
async fn eat(text: String) -> usize {
    text.len()
}

#[asyncio::coroutine]
async fn read(text: &str) -> usize {
    text.len()
}

#[asyncio::coroutine]
async fn outer(text: String) {
    loop {
        read(&text).await;
        if eat(text).await > 3 {
            break;
        }
    }
}

fn main() {}
