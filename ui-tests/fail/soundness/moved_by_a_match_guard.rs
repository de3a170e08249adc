//! E0507: what a pattern binds is moved when its guard has held, not by the guard.
//! Instead of `likes(text).await`: `likes(text.clone()).await`.

#[asyncio::coroutine]
async fn likes(text: String) -> bool {
    text.len() > 1
}

#[asyncio::coroutine]
async fn outer(text: Option<String>) -> usize {
    match text {
        Some(text) if likes(text).await => text.len(),
        _ => 0,
    }
}

fn main() {
    asyncio::asyncio_run!(outer(None));
}
