//! E0506: what is borrowed across an await is not assigned to.
//! Instead of `number = 2;`: `nap().await;`.

#[asyncio::coroutine]
async fn nap() {}

#[asyncio::coroutine]
async fn outer() -> i64 {
    let mut number = 1;
    let borrowed = &number;
    nap().await;
    number = 2;
    *borrowed
}

fn main() {}
