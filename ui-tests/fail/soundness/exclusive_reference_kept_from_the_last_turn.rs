//! E0499: a turn of a loop does not borrow again what the last turn has kept.
//! Instead of `all.push(&mut text);`: `text.push('b');`.

#[asyncio::coroutine]
async fn nap() {}

#[asyncio::coroutine]
async fn outer() -> usize {
    let mut text = String::new();
    let mut all: Vec<&mut String> = vec![];
    for _ in 0..2 {
        all.push(&mut text);
        nap().await;
    }
    all.len()
}

fn main() {}
