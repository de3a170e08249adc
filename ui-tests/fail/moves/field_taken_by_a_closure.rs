//! A closure that takes a field of a local that is borrowed across an await, and borrows something else, is given the field's name.

#[asyncio::coroutine]
async fn look(text: &str) -> usize {
    text.len()
}

#[asyncio::coroutine]
async fn outer(pair: (String, String), other: String) -> usize {
    look(&pair.0).await;
    let end = || pair.0 + &other;
    end().len() + look(&pair.1).await
}

fn main() {}
