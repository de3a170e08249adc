//! A trait is not a coroutine; its methods may be.
#[asyncio::coroutine]
trait Shape {
    fn area(&self) -> i64;
}

fn main() {}
