//! A foreign function is not a coroutine.
unsafe extern "C" {
    #[asyncio::coroutine]
    fn abs(number: i32) -> i32;
}

fn main() {}
