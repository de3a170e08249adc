//! E0515: a reference to a local is not returned early.
//! Instead of `return Some(&text);`: `return Some("b");`.

#[asyncio::coroutine]
async fn read(text: &str) -> usize {
    text.len()
}

#[asyncio::coroutine]
async fn outer<'a>(flag: bool) -> Option<&'a str> {
    let text = String::from("a");
    read(&text).await;
    if flag {
        return Some(&text);
    }
    None
}

fn main() {}
