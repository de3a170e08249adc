//! lifetime may not live long enough: what is saved of one argument is not put into another.
//! Instead of `list.push(word);`: `list.push("b"); let _ = word;`.

#[asyncio::coroutine]
async fn nap() {}

#[asyncio::coroutine]
async fn outer(list: &mut Vec<&str>, text: &str) {
    let word = text.trim();
    nap().await;
    list.push(word);
}

fn main() {}
