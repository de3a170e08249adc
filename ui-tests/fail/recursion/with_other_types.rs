// A function that calls itself with other types has to write them.
#[asyncio::coroutine]
async fn nest<T: Copy>(depth: u32, value: T) -> u32 {
    if depth == 0 { 0 } else { nest(depth - 1, 1_u8).await }
}

fn main() {
    asyncio::run(nest(1, "text"));
}
