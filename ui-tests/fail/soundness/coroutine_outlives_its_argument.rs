//! E0597: a coroutine object does not outlive what it was called with.
//! Instead of `reading = read(&text);`: `reading = read("b");`.

#[asyncio::coroutine]
async fn read(text: &str) -> usize {
    text.len()
}

fn main() {
    let reading;
    {
        let text = String::from("a");
        reading = read(&text);
    }
    drop(reading);
}
