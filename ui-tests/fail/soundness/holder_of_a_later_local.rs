//! E0597: what is held is not dropped before its holder, not even while a coroutine unwinds.
//! Instead of `let mut holder = Holder(None); let number = 5;`: `let number = 5; let mut holder = Holder(None);`.

use std::future::ready;

struct Holder<'a>(Option<&'a u32>);
impl Drop for Holder<'_> {
    fn drop(&mut self) {
        println!("{:?}", self.0);
    }
}

fn work() {}

#[asyncio::coroutine]
async fn outer() {
    ready(()).await;
    let mut holder = Holder(None); let number = 5;
    holder.0 = Some(&number);
    work();
    drop(holder);
}

fn main() {
    drop(outer());
}
