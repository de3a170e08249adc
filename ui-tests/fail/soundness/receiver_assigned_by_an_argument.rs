//! E0506: what a method borrows is not assigned by its arguments, also where it could be copied.
//! Instead of `count.seen({`: `{ count }.seen({`.
#[derive(Clone, Copy)]
struct Count(u32);

impl Count {
    fn seen(&self, more: u32) -> u32 {
        self.0 + more
    }
}

#[asyncio::coroutine]
async fn outer() -> u32 {
    let mut count = Count(1);
    count.seen({
        count = Count(2);
        std::future::ready(count.0).await
    })
}

fn main() {
    asyncio::asyncio_run!(outer());
}
