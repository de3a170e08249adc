//! E0426: no loop has this label.
//! Instead of `'outr`: `'outer`.

use std::future::ready;

#[asyncio::coroutine]
async fn outer(number: u32) {
    'outer: loop {
        loop {
            ready(number).await;
            break 'outr;
        }
    }
}

fn main() {
    drop(outer(1));
}
