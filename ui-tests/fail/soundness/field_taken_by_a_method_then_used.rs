//! E0382: a field that a method has taken is not there any more.
//! Instead of `pair.0.into_boxed_str();`: `pair.0.as_str();`.

#[asyncio::coroutine]
async fn nap() {}

#[asyncio::coroutine]
async fn outer(pair: (String, String)) -> usize {
    pair.0.into_boxed_str();
    nap().await;
    pair.0.len()
}

fn main() {}
