//! E0597: a reference does not outlive the block of its local.
//! Instead of `reference = &text;`: `reference = "b";`.

#[asyncio::coroutine]
async fn nap() {}

#[asyncio::coroutine]
async fn outer() -> usize {
    let reference: &str;
    {
        let text = String::from("a");
        reference = &text;
        nap().await;
    }
    nap().await;
    reference.len()
}

fn main() {}
