//! `.await` pauses a coroutine until another one has finished, and gives its value.
//!
//! ```python
//! import asyncio
//!
//! async def square(number: int) -> int:
//!     return number*number
//!
//! async def main() -> None:
//!     x = await square(10)
//!     print(f'x={x}')
//!     y = await square(5)
//!     print(f'y={y}')
//!     print(f'total={x+y}')
//!
//! if __name__ == '__main__':
//!     asyncio.run(main())
//! ```

use asyncio::asyncio_run;

#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

#[asyncio::coroutine]
async fn tutorial() {
    let x = square(10).await;
    println!("x={x}");
    let y = square(5).await;
    println!("y={y}");
    println!("total={}", x + y);
}

fn main() {
    asyncio_run!(tutorial());
}
