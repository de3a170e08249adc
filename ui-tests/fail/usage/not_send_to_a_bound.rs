//! What a coroutine keeps across an await decides whether it is `Send`.
use std::rc::Rc;

#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

#[asyncio::coroutine]
async fn outer(number: Rc<i64>) -> i64 {
    square(5).await + *number
}

fn spawn(coroutine: impl Future<Output = i64> + Send + 'static) {
    drop(coroutine);
}

fn main() {
    spawn(outer(Rc::new(10)));
}
