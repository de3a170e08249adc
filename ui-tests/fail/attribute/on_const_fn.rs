//! A coroutine runs on a loop, not in the compiler.
#[asyncio::coroutine]
const fn square(number: i64) -> i64 {
    number * number
}

fn main() {
    let _ = square(10);
}
