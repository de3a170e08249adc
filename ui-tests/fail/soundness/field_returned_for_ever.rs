//! lifetime may not live long enough: a borrowed field is not `'static`.
//! Instead of `-> &'static str`: `-> &'a str`.

#[asyncio::coroutine]
async fn nap() {}

struct Holder<'a>(&'a str);

impl<'a> Holder<'a> {
    #[asyncio::coroutine]
    async fn text(&self) -> &'static str {
        nap().await;
        self.0
    }
}

fn main() {}
