//! E0521: what is saved does not live longer for it than the argument that it is borrowed from.
//! Instead of `text: &str`: `text: &'static str`.

#[asyncio::coroutine]
async fn nap() {}

fn keep(_text: &'static str) {}

#[asyncio::coroutine]
async fn outer(text: &str, times: usize) {
    let word = text.trim();
    for _ in 0..times {
        nap().await;
        keep(word);
    }
}

fn main() {}
