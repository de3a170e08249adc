//! E0382: a field that has got another name is not given away as well.
//! Instead of `eat(pair.0)`: `eat(String::new())`.

#[asyncio::coroutine]
async fn eat(text: String) -> usize {
    text.len()
}

#[asyncio::coroutine]
async fn both(pair: (String, String)) -> usize {
    let first = pair.0;
    eat(pair.1).await;
    eat(pair.0).await + first.len()
}

fn main() {}
