//! What a macro with the name of one of std's does with what it is handed is not known.
#[rustfmt::skip] mod library { macro_rules! hidden {
    ($number:expr) => { if false { drop($number) } };
} pub(crate) use hidden; } use library::hidden as println;

async fn number() -> i64 {
    1
}

#[asyncio::coroutine]
async fn show() {
    println!(number().await);
}

fn main() {}
