// The type of an `impl Trait` argument has no name: a coroutine that takes one and calls itself is not `Send`.
#[asyncio::coroutine]
async fn times(left: u32, number: impl Copy + Into<u64> + 'static) -> u64 {
    if left == 0 { 0 } else { number.into() + times(left - 1, number).await }
}

fn main() {
    let coroutine = times(1, 5_u32);
    std::thread::spawn(|| asyncio::run(coroutine));
}
