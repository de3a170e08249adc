//! None of these is a coroutine.
#[asyncio::coroutine]
extern crate std as standard;

#[asyncio::coroutine]
unsafe extern "C" {}

#[asyncio::coroutine]
type Square = i64;

#[asyncio::coroutine]
static SQUARE: Square = 100;

#[asyncio::coroutine]
union Either {
    one: u8,
    other: i8,
}

#[asyncio::coroutine]
macro_rules! square {
    () => {};
}

fn main() {
    square!();
    let _ = Either { one: 1 };
    standard::println!("{SQUARE}");
}
