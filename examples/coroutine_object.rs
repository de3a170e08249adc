//! Calling a coroutine runs nothing: it gives a coroutine object. If that is all, a warning says so at the end.
//!
//! ```python
//! async def square(number: int) -> int:
//!     return number*number
//!
//! result = square(10)
//! print(result)
//! ```
//!
//! Python's `result` is a variable of the module and lives until the interpreter exits, hence the `sys:1` in front of the
//! warning: no line of the program is to blame any more. Here a thread-local lives as long. See `forgotten_await` for a
//! variable of a function.

use std::cell::OnceCell;
use std::fmt::Display;

#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

thread_local! {
    static RESULT: OnceCell<Box<dyn Display>> = const { OnceCell::new() };
}

fn main() {
    RESULT.with(|result| {
        let result = result.get_or_init(|| Box::new(square(10)));
        println!("{result}");
    });
}
