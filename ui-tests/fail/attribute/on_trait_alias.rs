//! A trait alias is not a coroutine, and unstable.
#[asyncio::coroutine]
trait Small = Copy;

fn main() {}
