//! Each predicate doubles the function: after four, it is too much.
#[asyncio::coroutine]
async fn number() -> i64 {
    #[cfg(unix)]
    return 1;
    #[cfg(windows)]
    return 2;
    #[cfg(all(debug_assertions, not(panic = "abort")))]
    return 3;
    #[cfg(target_pointer_width = "16")]
    return 4;
    #[cfg(target_os = "none")]
    return 5;
    #[cfg(not(unix))]
    0
}

fn main() {}
