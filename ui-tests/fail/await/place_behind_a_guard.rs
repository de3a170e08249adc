//! An overloaded operator whose place is behind more than one temporary: bind it with `let`.

use std::collections::BTreeMap;
use std::sync::Mutex;

async fn name() -> String {
    "x".into()
}

#[asyncio::coroutine]
async fn add(names: &Mutex<BTreeMap<u8, String>>) {
    *names.lock().unwrap().entry(1).or_default() += &name().await;
}

fn main() {
    let _ = add(&Mutex::default());
}
