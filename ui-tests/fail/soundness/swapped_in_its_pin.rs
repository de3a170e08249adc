//! E0596: pinned coroutines are not swapped.
//! Instead of `std::mem::swap(&mut *first, &mut *second);`: `std::mem::swap(&mut first, &mut second);`.

#[asyncio::coroutine]
async fn nap() {}

fn both() -> [impl Future; 2] {
    [0, 1].map(|_| nap())
}

fn main() {
    let [mut first, mut second] = both().map(Box::pin);
    std::mem::swap(&mut *first, &mut *second);
}
