//! E0502: a list is not read in a loop over `iter_mut`.
//! Instead of `*number = list.len();`: `*number = 1;`.

#[asyncio::coroutine]
async fn nap() {}

#[asyncio::coroutine]
async fn outer(mut list: Vec<usize>) {
    for number in list.iter_mut() {
        nap().await;
        *number = list.len();
    }
}

fn main() {}
