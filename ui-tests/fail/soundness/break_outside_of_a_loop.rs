//! E0267: there is no loop to leave.
//! Instead of `break`: `return number`.

use std::future::ready;

#[asyncio::coroutine]
async fn outer(number: u32) -> u32 {
    ready(number).await;
    if number > 1 {
        break;
    }
    number
}

fn main() {
    drop(outer(1));
}
