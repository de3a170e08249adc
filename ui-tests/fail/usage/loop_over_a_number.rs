//! A loop needs something to loop over. (Said once more of the call that asks for the next.)
#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

#[asyncio::coroutine]
async fn outer(count: i64) {
    for number in count {
        square(number).await;
    }
}

fn main() {}
