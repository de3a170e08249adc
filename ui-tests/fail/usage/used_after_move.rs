//! A value that was moved into a call is gone, after an await too.
#[asyncio::coroutine]
async fn shout(text: String) -> String {
    text.to_uppercase()
}

#[asyncio::coroutine]
async fn outer(text: String) -> usize {
    let loud = shout(text).await;
    loud.len() + text.len()
}

fn main() {}
