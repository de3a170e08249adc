//! E0382: a closure that gives away what it holds is called once.
//! Instead of `text.into_bytes().len()`: `text.len()`.

#[asyncio::coroutine]
async fn nap() {}

#[asyncio::coroutine]
async fn outer(text: String) -> usize {
    let length = move || text.into_bytes().len();
    let first = length();
    nap().await;
    first + length()
}

fn main() {}
