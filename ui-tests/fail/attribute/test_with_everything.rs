//! A test runner calls a test without arguments, types or promises, and one attribute makes the test.
#[asyncio::test]
#[asyncio::coroutine]
#[test]
async unsafe fn squares<T>(number: i64) {
    let _ = number;
}

fn main() {}
