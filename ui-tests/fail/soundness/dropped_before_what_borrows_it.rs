//! E0597: a local is not dropped before what borrows it and looks at it in its drop.
//! Instead of `guard.0 = &text;`: `guard.0 = "b";`.

#[asyncio::coroutine]
async fn make() -> String {
    String::from("made")
}

#[asyncio::coroutine]
async fn nap() {}

struct Guard<'a>(&'a str);

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        println!("{}", self.0);
    }
}

#[asyncio::coroutine]
async fn outer() {
    let mut guard = Guard("a");
    let text = make().await;
    guard.0 = &text;
    nap().await;
}

fn main() {}
