//! The index awaits, and what is indexed is behind a `Deref` that is not std's: bind it before.

use std::ops::Deref;

struct Guard(Vec<u32>);

impl Deref for Guard {
    type Target = Vec<u32>;
    fn deref(&self) -> &Vec<u32> {
        &self.0
    }
}

async fn place() -> usize {
    1
}

#[asyncio::coroutine]
async fn found(guard: Guard) -> u32 {
    guard[place().await]
}

fn main() {
    let _ = found(Guard(vec![1, 2]));
}
