//! E0507: an element is not moved out by its index.
//! Instead of `eat(list[0])`: `eat(list[0].clone())`.

#[asyncio::coroutine]
async fn eat(text: String) -> usize {
    text.len()
}

#[asyncio::coroutine]
async fn outer(list: Vec<String>) -> usize {
    eat(list[0]).await + list.len()
}

fn main() {}
