//! E0596: what has a constant's name may be a static, which nothing borrows exclusively.
//! Instead of `static Total`: `const Total`.

#[asyncio::coroutine]
async fn grow(total: &mut u32) {
    *total += 1;
}

#[allow(non_upper_case_globals)]
static Total: u32 = 3;

#[asyncio::coroutine]
async fn outer() {
    grow(&mut Total).await;
}

fn main() {}
