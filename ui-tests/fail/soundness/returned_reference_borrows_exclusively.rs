//! E0499: what a coroutine returns borrows from its argument.
//! Instead of `let second = choose(&mut list).await;`: `let mut other = vec![1]; let second = choose(&mut other).await;`.

#[asyncio::coroutine]
async fn choose<'a>(list: &'a mut Vec<i64>) -> &'a mut i64 {
    &mut list[0]
}

#[asyncio::coroutine]
async fn outer() {
    let mut list = vec![1];
    let first = choose(&mut list).await;
    let second = choose(&mut list).await;
    *first += *second;
}

fn main() {}
