//! E0597: a future does not outlive what it borrows.
//! Instead of `reading = read(&text);`: `reading = read("b");`.

#[asyncio::coroutine]
async fn read(text: &str) -> usize {
    text.len()
}

#[asyncio::coroutine]
async fn nap() {}

#[asyncio::coroutine]
async fn outer() -> usize {
    let reading;
    {
        let text = String::from("a");
        reading = read(&text);
        nap().await;
    }
    reading.await
}

fn main() {}
