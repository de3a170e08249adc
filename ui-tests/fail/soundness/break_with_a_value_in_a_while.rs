//! E0571: a `while` has no value.
//! Instead of `break number`: `break`.

use std::future::ready;

#[asyncio::coroutine]
async fn outer(number: u32) {
    while ready(number).await > 1 {
        break number;
    }
}

fn main() {
    drop(outer(1));
}
