//! What a coroutine keeps across an await decides whether it may go to another thread.
use std::rc::Rc;

#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

#[asyncio::coroutine]
async fn outer() -> i64 {
    let number = Rc::new(10);
    let x = square(*number).await;
    x + *number
}

fn main() {
    let coroutine = outer();
    std::thread::spawn(move || asyncio::run(coroutine));
}
