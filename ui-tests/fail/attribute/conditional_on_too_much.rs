//! Each predicate doubles the function: after four that are not known, it is too much.
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
    #[cfg(target_env = "sgx")]
    return 5;
    #[cfg(target_vendor = "uwp")]
    return 6;
    #[cfg(target_endian = "big")]
    return 7;
    #[cfg(not(unix))]
    0
}

fn main() {}
