//! E0597: a local of one turn is not kept in a list that outlives it.
//! Instead of `all.push(&text);`: `all.push("b");`.

#[asyncio::coroutine]
async fn make() -> String {
    String::from("made")
}

#[asyncio::coroutine]
async fn nap() {}

#[asyncio::coroutine]
async fn outer() -> usize {
    let mut all: Vec<&str> = vec![];
    for _ in 0..2 {
        let text = make().await;
        all.push(&text);
        nap().await;
    }
    all.len()
}

fn main() {}
