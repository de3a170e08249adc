//! E0382: what a pattern has moved out is gone.
//! Instead of `if let Some(text) = name {`: `if let Some(text) = name.clone() {`.

#[asyncio::coroutine]
async fn eat(text: String) -> usize {
    text.len()
}

#[asyncio::coroutine]
async fn outer(name: Option<String>) -> bool {
    if let Some(text) = name {
        eat(text).await;
    }
    name.is_some()
}

fn main() {}
