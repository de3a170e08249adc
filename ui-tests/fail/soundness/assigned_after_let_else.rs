//! E0506: what `let … else` has bound by reference is not assigned to.
//! Instead of `name = None;`: `nap().await;`.

#[asyncio::coroutine]
async fn nap() {}

#[asyncio::coroutine]
async fn outer(mut name: Option<String>) -> usize {
    let Some(text) = &name else { return 0 };
    nap().await;
    name = None;
    text.len()
}

fn main() {}
