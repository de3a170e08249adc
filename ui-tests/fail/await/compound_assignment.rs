//! With numbers the awaited value comes first, with other types the place does; a macro knows no types.
#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

fn next(index: &mut usize) -> usize {
    *index += 1;
    *index
}

#[asyncio::coroutine]
async fn outer() -> i64 {
    let mut list = [1, 2, 3];
    let mut index = 0;
    list[next(&mut index)] += square(10).await;
    list[1]
}

fn main() {
    asyncio::run(outer());
}
