//! E0499: two async blocks do not both change a local.
//! Instead of `let second = async { list.push(2) };`: `let second = async {};`.

#[asyncio::coroutine]
async fn outer() {
    let mut list = vec![1];
    let first = async { list.push(1) };
    let second = async { list.push(2) };
    first.await;
    second.await;
}

fn main() {}
