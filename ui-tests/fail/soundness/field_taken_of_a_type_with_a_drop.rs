//! E0509: a method cannot take a field of what has a `Drop` of its own, which would miss it.
//! Instead of `loud.name.into_boxed_str();`: `loud.name.as_str();`.

struct Loud {
    name: String,
}

impl Drop for Loud {
    fn drop(&mut self) {}
}

#[asyncio::coroutine]
async fn nap() {}

#[asyncio::coroutine]
async fn outer(loud: Loud) {
    loud.name.into_boxed_str();
    nap().await;
}

fn main() {}
