//! Compound assignment on primitive types: right side first, then the place.
use super::*;

#[co]
pub async fn main() -> (i32, [i32; 2]) {
    let mut n = 1;
    let mut a = [1, 2];
    n += later("p", n + 1).await;
    n *= later("q", 10).await - 1;
    a[eval("index", 1)] += later("r", 40).await;
    a[later("index", 0).await] -= eval("value", 5);
    n <<= later("s", 1_u8).await;
    n += later("t", n).await + n;
    let mut pair = (n, 2);
    pair.1 += later("u", pair.0).await + pair.1;
    n -= pair.1;
    (n, a)
}
