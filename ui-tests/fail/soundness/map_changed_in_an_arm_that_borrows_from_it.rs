//! E0499: an arm does not change the map that its binding borrows from.
//! Instead of `map.clear();`: `nap().await;`.

use std::collections::HashMap;

#[asyncio::coroutine]
async fn nap() {}

#[asyncio::coroutine]
async fn outer(mut map: HashMap<i64, i64>) {
    match map.get_mut(&1) {
        Some(value) => {
            nap().await;
            map.clear();
            *value = 2;
        }
        None => {}
    }
}

fn main() {}
