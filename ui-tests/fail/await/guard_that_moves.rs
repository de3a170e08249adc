// A match guard awaits, and its pattern binds a value that would be moved before the guard has said yes.
#[asyncio::coroutine]
async fn likes(text: &str) -> bool {
    text.len() > 1
}

#[asyncio::coroutine]
async fn outer(text: Option<String>) -> usize {
    match text {
        Some(text) if likes(&text).await => text.len(),
        _ => 0,
    }
}

fn main() {
    asyncio::asyncio_run!(outer(None));
}
