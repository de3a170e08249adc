//! E0499: two closures that change a local do not live across an await.
//! Instead of `let mut second = || count += 2;`: `let mut other = 0; let mut second = || other += 2;`.

#[asyncio::coroutine]
async fn nap() {}

#[asyncio::coroutine]
async fn outer() {
    let mut count = 0;
    let mut first = || count += 1;
    let mut second = || count += 2;
    nap().await;
    first();
    second();
}

fn main() {}
