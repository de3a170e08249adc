//! The message of an assertion is evaluated if it fails, and only then: of std's it is known how, of another crate's not.
mod pretty_assertions {
    macro_rules! assert_eq {
        ($left:expr, $right:expr, $($message:tt)+) => {
            ::std::assert_eq!($left, $right, $($message)+)
        };
    }
    pub(crate) use assert_eq;
}

#[asyncio::coroutine]
async fn name() -> &'static str {
    "ten"
}

#[asyncio::coroutine]
async fn outer(number: i64) {
    pretty_assertions::assert_eq!(number, 10, "{} was expected", name().await);
}

fn main() {
    asyncio::run(outer(10));
}
