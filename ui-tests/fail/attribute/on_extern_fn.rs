//! A coroutine has Rust's ABI.
#[asyncio::coroutine]
extern "C" fn square(number: i64) -> i64 {
    number * number
}

fn main() {
    let _ = square(10);
}
