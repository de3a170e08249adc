// A method is called on what its arguments change: rustc would make a copy first, if there is one.
#[asyncio::coroutine]
async fn number(n: u32) -> u32 {
    n
}

#[asyncio::coroutine]
async fn outer() -> u32 {
    let mut count = 1_u32;
    let mut pair = (1_u32, [2]);
    let sum = count.wrapping_add({
        count += 10;
        number(count).await
    });
    sum + pair.1[0].min(number(take(&mut pair)).await)
}

struct Counter {
    count: u32,
}

impl Counter {
    #[asyncio::coroutine]
    async fn next(&mut self) -> u32 {
        self.count += 1;
        self.count
    }

    #[asyncio::coroutine]
    async fn smaller(&mut self) -> u32 {
        self.count.min(self.next().await)
    }
}

fn take(pair: &mut (u32, [u32; 1])) -> u32 {
    std::mem::take(&mut pair.0)
}

fn main() {
    asyncio::asyncio_run!(outer());
    asyncio::asyncio_run!(Counter { count: 1 }.smaller());
}
