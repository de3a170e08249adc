//! A coroutine that is dropped without having been awaited: the warning says which, and where it was called.
//!
//! ```python
//! async def square(number: int) -> int:
//!     return number*number
//!
//! def main() -> None:
//!     result = square(10)
//!     print(result)
//!
//! main()
//! ```

#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

fn main() {
    let result = square(10);
    println!("{result}");
}
