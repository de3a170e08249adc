//! E0502: an `impl Iterator` borrows from what it was made of.
//! Instead of `list.clear();`: `nap().await;`.

#[asyncio::coroutine]
async fn nap() {}

fn positive(list: &[i64]) -> impl Iterator<Item = i64> {
    list.iter().copied().filter(|number| *number > 0)
}

#[asyncio::coroutine]
async fn outer(mut list: Vec<i64>) -> usize {
    let numbers = positive(&list);
    nap().await;
    list.clear();
    numbers.count()
}

fn main() {}
