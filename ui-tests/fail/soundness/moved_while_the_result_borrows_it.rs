//! E0505: what a coroutine has returned borrows from the argument.
//! Instead of `drop(list);`: `let _ = &list;`.

#[asyncio::coroutine]
async fn first<'a>(list: &'a [String]) -> &'a str {
    &list[0]
}

#[asyncio::coroutine]
async fn outer(list: Vec<String>) -> usize {
    let text = first(&list).await;
    drop(list);
    text.len()
}

fn main() {}
