//! Two libraries have a `select!`: a future given by name is moved into the one and polled in its place by the other.
#[rustfmt::skip] mod library { macro_rules! hidden {
    (; $other:item) => {}; ($($_:ident = $future:expr => $handler:expr,)*) => { $($future.await)* };
} pub(crate) use hidden; } use library::hidden as select;

#[asyncio::coroutine]
async fn number() -> i64 {
    let one = std::future::ready(1);
    select! {
        n = one => n,
    }
}

fn main() {}
