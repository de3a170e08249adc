//! lifetime may not live long enough: a list of references takes none that may live shorter.
//! Instead of `list.push(text);`: `list.push("b");`.

#[asyncio::coroutine]
async fn nap() {}

#[asyncio::coroutine]
async fn outer(list: &mut Vec<&str>, text: &str) {
    nap().await;
    list.push(text);
    let _ = text;
}

fn main() {}
