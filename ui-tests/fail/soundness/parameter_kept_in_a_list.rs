//! E0597: a parameter is not kept in a list that outlives it.
//! Instead of `all.push(&text);`: `all.push("b");`.

#[asyncio::coroutine]
async fn nap() {}

#[asyncio::coroutine]
async fn outer<'a>(all: &mut Vec<&'a str>, text: String) {
    nap().await;
    all.push(&text);
    nap().await;
}

fn main() {}
