//! E0505: what stands in an array argument is borrowed until the call has been awaited.
//! Instead of `&[&name, &take(name)]`: `&[&name, &1]`.

use std::fmt::Debug;

#[asyncio::coroutine]
async fn show(items: &[&dyn Debug]) -> usize {
    items.len()
}

fn take(name: String) -> usize {
    name.len()
}

#[asyncio::coroutine]
async fn outer(name: String) -> usize {
    show(&[&name, &take(name)]).await
}

fn main() {}
