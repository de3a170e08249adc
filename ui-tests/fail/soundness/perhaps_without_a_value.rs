//! E0381: what one branch gives a value has perhaps none.
//! Instead of `let text;`: `let mut text = String::new();`.

#[asyncio::coroutine]
async fn read(text: &str) -> usize {
    text.len()
}

#[asyncio::coroutine]
async fn outer(flag: bool) -> usize {
    let text;
    if flag {
        text = String::from("a");
    }
    read(&text).await
}

fn main() {}
