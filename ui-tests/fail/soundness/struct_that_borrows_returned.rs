//! E0515: a struct that borrows a local is not returned.
//! Instead of `Holder(&text)`: `Holder("b")`.

#[asyncio::coroutine]
async fn read(text: &str) -> usize {
    text.len()
}

struct Holder<'a>(&'a str);

#[asyncio::coroutine]
async fn outer<'a>() -> Holder<'a> {
    let text = String::from("a");
    read(&text).await;
    Holder(&text)
}

fn main() {}
