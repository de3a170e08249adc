//! E0505: what a value with a drop borrows is not moved before that.
//! Instead of `drop(text);`: `let _ = &text;`.

#[asyncio::coroutine]
async fn nap() {}

struct Guard<'a>(&'a String);

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        println!("{}", self.0);
    }
}

#[asyncio::coroutine]
async fn outer(text: String) {
    let _guard = Guard(&text);
    nap().await;
    drop(text);
}

fn main() {}
