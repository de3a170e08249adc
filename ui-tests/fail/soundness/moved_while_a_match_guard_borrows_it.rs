//! E0505: what a `let` of the guard borrows is moved into the arm.
//! Instead of `first.len() + text.len()`: `text.len()`.

#[asyncio::coroutine]
async fn first(text: &str) -> Option<&str> {
    text.split(' ').next()
}

#[asyncio::coroutine]
async fn outer(text: Option<String>) -> usize {
    match text {
        Some(text) if let Some(first) = first(&text).await => first.len() + text.len(),
        _ => 0,
    }
}

fn main() {
    asyncio::asyncio_run!(outer(None));
}
