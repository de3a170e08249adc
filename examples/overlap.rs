//! What coroutines are for: while one waits, others run. Three sleeps of one second each take one second.
//!
//! ```python
//! import asyncio, time
//!
//! async def nap(name: str) -> str:
//!     print(f'{name} falls asleep')
//!     await asyncio.sleep(1)
//!     print(f'{name} wakes up')
//!     return name
//!
//! async def main() -> None:
//!     start = time.monotonic()
//!     names = await asyncio.gather(nap('Anna'), nap('Ben'), nap('Cleo'))
//!     seconds = time.monotonic() - start
//!     print(f'{", ".join(names)}: three sleeps of 1 s finished in {seconds:.0f} s')
//!
//! asyncio.run(main())
//! ```

use asyncio::{asyncio_run, gather, sleep};
use std::time::{Duration, Instant};

#[asyncio::coroutine]
async fn nap(name: &'static str) -> &'static str {
    println!("{name} falls asleep");
    sleep(Duration::from_secs(1)).await;
    println!("{name} wakes up");
    name
}

#[asyncio::coroutine]
async fn overlap() {
    let start = Instant::now();
    let (a, b, c) = gather!(nap("Anna"), nap("Ben"), nap("Cleo")).await;
    let seconds = start.elapsed().as_secs_f64();
    println!("{a}, {b}, {c}: three sleeps of 1 s finished in {seconds:.0} s");
}

fn main() {
    asyncio_run!(overlap());
}
