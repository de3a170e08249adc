//! E0716: what a coroutine returns does not outlive the temporary that it was lent.
//! Instead of `same(&String::from("a"))`: `same("a")`.

#[asyncio::coroutine]
async fn same<'a>(text: &'a str) -> &'a str {
    text
}

#[asyncio::coroutine]
async fn nap() {}

#[asyncio::coroutine]
async fn outer() -> usize {
    let text = same(&String::from("a")).await;
    nap().await;
    text.len()
}

fn main() {}
