//! What is borrowed across an await is looked at twice: by the machine and by the witness. What rustc says is said once.
#[asyncio::coroutine]
async fn length(text: &str) -> usize {
    text.len()
}

#[asyncio::coroutine]
async fn outer() -> usize {
    let text = String::from("a");
    text.lenn();
    text.push(1);
    length(text).await;
    length(&text, 1).await + length(&text).await
}

fn main() {}
