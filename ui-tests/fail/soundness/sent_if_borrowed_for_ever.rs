//! implementation of `Send` is not general enough: it holds for what is borrowed for ever, and a local is not.
//! Instead of `Sometimes<'static>`: `Sometimes<'_>`.

async fn nap() {}

struct Sometimes<'a>(&'a str, *const u8);

unsafe impl Send for Sometimes<'static> {}

#[asyncio::coroutine]
async fn outer() -> usize {
    let text = String::from("text");
    let held = Sometimes(&text, std::ptr::null());
    nap().await;
    held.0.len() + usize::from(held.1.is_null())
}

fn send(_: impl Future<Output = usize> + Send) {}

fn main() {
    send(outer());
}
