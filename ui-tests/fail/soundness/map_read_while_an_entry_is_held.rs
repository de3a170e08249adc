//! E0502: a map is not read while one of its entries is held.
//! Instead of `let length = map.len();`: `let length = 1;`.

use std::collections::HashMap;

#[asyncio::coroutine]
async fn nap() {}

#[asyncio::coroutine]
async fn outer(mut map: HashMap<i64, usize>) {
    let entry = map.entry(1);
    nap().await;
    let length = map.len();
    entry.or_insert(length);
}

fn main() {}
