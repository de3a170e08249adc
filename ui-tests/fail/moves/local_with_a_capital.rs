//! What a pattern that may not match calls with a capital is a constant: as a local it would be dropped too early.

async fn nap() {}

#[asyncio::coroutine]
async fn hold(guard: Option<String>) -> u32 {
    match guard {
        Some(Held) => {
            nap().await;
            1
        }
        None => 0,
    }
}

fn main() {
    asyncio::asyncio_run!(hold(None));
}
