// The function `gather` takes what a cancellation can go down into. (Said at the argument first, and again where its type is used.)
async fn native() -> u32 {
    1
}

#[asyncio::coroutine]
async fn square(number: u32) -> u32 {
    number * number
}

#[asyncio::coroutine]
async fn both() -> (u32, u32) {
    asyncio::gather((square(2), native())).await
}

fn main() {
    asyncio::run(both());
}
