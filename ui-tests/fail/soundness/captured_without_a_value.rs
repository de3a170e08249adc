//! E0381: what a loop gives a value is not captured as if it had one.
//! Instead of `let number;`: `let mut number = 0;`.

#[asyncio::coroutine]
async fn later(number: i64) -> i64 {
    number
}

#[asyncio::coroutine]
async fn outer(count: i64) {
    let number;
    for turn in 0..count {
        number = later(turn).await;
        break;
    }
    let show = || println!("{number:?}");
    show();
}

fn main() {}
