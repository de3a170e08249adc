//! A coroutine has a fixed number of parameters.
#[asyncio::coroutine]
unsafe extern "C" fn squares(count: usize, _: ...) -> usize {
    count
}

fn main() {}
