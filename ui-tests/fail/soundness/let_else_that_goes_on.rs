//! E0308: what stands behind `else` gets to its end, and then there is no `number`.
//! Instead of `ready(0).await;`: `return ready(0).await;`.

use std::future::ready;

#[asyncio::coroutine]
async fn outer(found: Option<u32>) -> u32 {
    let Some(number) = ready(found).await else {
        ready(0).await;
    };
    number
}

fn main() {
    drop(outer(None));
}
