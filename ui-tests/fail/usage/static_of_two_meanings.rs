//! A `static` of a block that awaits stands at the top of the expansion, where it must not hide another.
use std::sync::atomic::{AtomicU32, Ordering};

static COUNT: AtomicU32 = AtomicU32::new(1);

#[asyncio::coroutine]
async fn count() -> u32 {
    if COUNT.load(Ordering::Relaxed) == 1 {
        static COUNT: AtomicU32 = AtomicU32::new(2);
        std::future::ready(()).await;
        COUNT.fetch_add(1, Ordering::Relaxed);
    }
    0
}

fn main() {}
