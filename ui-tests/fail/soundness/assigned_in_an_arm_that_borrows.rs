//! E0506: an arm does not assign to what its binding borrows from.
//! Instead of `name = None;`: `nap().await;`.

#[asyncio::coroutine]
async fn nap() {}

#[asyncio::coroutine]
async fn outer(mut name: Option<String>) -> usize {
    match &name {
        Some(text) => {
            nap().await;
            name = None;
            text.len()
        }
        None => 0,
    }
}

fn main() {}
