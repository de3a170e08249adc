//! E0502: what the last turn of a loop has borrowed is not changed in the next.
//! Instead of `list.push(1);`: `nap().await;`.

#[asyncio::coroutine]
async fn nap() {}

#[asyncio::coroutine]
async fn outer() -> usize {
    let mut list = vec![1];
    let mut longest: &[i64] = &[];
    let mut sum = 0;
    for _ in 0..2 {
        list.push(1);
        nap().await;
        sum += longest.len();
        longest = &list;
    }
    sum
}

fn main() {}
