//! The tutorial as one script: items and statements as in a Python file, and the bare `#[coroutine]`.
//!
//! ```python
//! import asyncio
//!
//! async def square(number: int) -> int:
//!     return number*number
//!
//! x = await square(10)            # at the prompt of `python -m asyncio`
//! print(f'x={x}')
//! y = await square(5)
//! print(f'y={y}')
//! x + y
//! ```

use asyncio::asyncio_run;

fn main() {
    let total = asyncio_run! {
        #[coroutine]
        async fn square(number: i64) -> i64 {
            number * number
        }

        let x = square(10).await;
        println!("x={x}");
        let y = square(5).await;
        println!("y={y}");
        x + y
    };
    println!("total={total}");
}
