//! E0382: a field is moved once.
//! Instead of `(String, String)`: `(i64, i64)`.

#[asyncio::coroutine]
async fn take<T>(value: T) {
    drop(value);
}

#[asyncio::coroutine]
async fn outer(pair: (String, String)) {
    take(pair.0).await;
    take(pair.0).await;
}

fn main() {}
