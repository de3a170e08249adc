// Whether a method takes a copy cannot be asked with a closure among its arguments, where another may change it.
#[derive(Clone, Copy)]
struct Count(u32);

impl Count {
    fn with(self, more: u32, change: impl Fn(u32) -> u32) -> u32 {
        change(self.0 + more)
    }
}

#[asyncio::coroutine]
async fn bump(count: &mut Count) -> u32 {
    count.0 += 1;
    count.0
}

#[asyncio::coroutine]
async fn outer(mut count: Count) -> u32 {
    let sum = count.with(bump(&mut count).await, |sum| sum + 1);
    sum + { count }.with(bump(&mut count).await, |sum| sum + 1)
}

fn main() {
    asyncio::asyncio_run!(outer(Count(1)));
}
