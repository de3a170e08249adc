//! When a `join!` or `select!` takes a local is not known, if it is not seen whose macro it is.
#[rustfmt::skip] mod library { macro_rules! hidden {
    (; $other:item) => {}; ($($_:ident = $future:expr => $handler:expr,)*) => { $($future.await)* };
    ($($future:expr),*) => { ($($future.await),*) };
} pub(crate) use hidden; } use library::{hidden as join, hidden as select};

async fn length(text: String) -> usize {
    text.len()
}

#[asyncio::coroutine]
async fn both(one: String, two: String) -> usize {
    let (a, b) = join!(length(one), length(two));
    a + b
}

#[asyncio::coroutine]
async fn first(one: String) -> usize {
    select! {
        n = length(one) => n,
    }
}

fn main() {}
