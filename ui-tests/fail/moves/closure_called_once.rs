//! A closure that can be called once is not kept over an await after the call: whether it is gone is not known.
//! Its type says so: `let send: Box<dyn FnOnce() -> usize> = Box::new(move || …);`.

#[asyncio::coroutine]
async fn nap() {}

#[asyncio::coroutine]
async fn outer(text: String) -> usize {
    let send = move || text.into_bytes().len();
    nap().await;
    let sent = send();
    nap().await;
    sent
}

fn main() {}
