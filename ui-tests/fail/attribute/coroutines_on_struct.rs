//! `#[asyncio::coroutines]` belongs on a module.
#[asyncio::coroutines]
struct Square(i64);

fn main() {
    let _ = Square(10);
}
