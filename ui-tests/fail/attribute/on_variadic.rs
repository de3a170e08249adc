//! A coroutine has a fixed number of parameters.
#[asyncio::coroutine]
unsafe extern "C" fn squares(count: usize, ...) -> usize {
    count
}

fn main() {}
