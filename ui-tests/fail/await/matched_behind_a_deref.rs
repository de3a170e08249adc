//! A match guard awaits, and what is matched is a field behind a `Deref` that is not std's: bind it before.

use std::ops::Deref;

struct Guard(State);

struct State {
    count: u32,
}

impl Deref for Guard {
    type Target = State;
    fn deref(&self) -> &State {
        &self.0
    }
}

async fn likes(n: u32) -> bool {
    n > 1
}

#[asyncio::coroutine]
async fn count(guard: Guard) -> u32 {
    match guard.count {
        n if likes(n).await => n,
        _ => 0,
    }
}

fn main() {
    let _ = count(Guard(State { count: 1 }));
}
