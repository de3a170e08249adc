//! The message of an assertion is evaluated if it fails, and only then.
#[asyncio::coroutine]
async fn name() -> &'static str {
    "ten"
}

#[asyncio::coroutine]
async fn outer(number: i64) {
    assert!(number == 10, "{} was expected", name().await);
    assert_eq!(number, 10, "{} was expected", name().await);
}

fn main() {
    asyncio::run(outer(10));
}
