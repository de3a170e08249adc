//! Each predicate doubles the function: after four, it is too much.
#[asyncio::coroutine]
async fn number() -> i64 {
    #[cfg(feature = "a")]
    return 1;
    #[cfg(feature = "b")]
    return 2;
    #[cfg(all(feature = "c", not(feature = "d")))]
    return 3;
    #[cfg(feature = "e")]
    return 4;
    #[cfg(not(feature = "a"))]
    0
}

fn main() {}
