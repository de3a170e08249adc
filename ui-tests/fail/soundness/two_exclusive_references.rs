//! E0499: two exclusive references do not live across an await together.
//! Instead of `let second = &mut list;`: `let second = &mut vec![2];`.

#[asyncio::coroutine]
async fn nap() {}

#[asyncio::coroutine]
async fn outer() {
    let mut list = vec![1];
    let first = &mut list;
    let second = &mut list;
    nap().await;
    first.push(1);
    second.push(2);
}

fn main() {}
