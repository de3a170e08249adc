//! Guards in order, with effects; the first that holds wins.
use super::*;

#[co]
pub async fn main() -> Vec<i32> {
    let mut results = vec![];
    for n in 0..4 {
        let result = match n {
            n if eval("small", n < 1) => later("a", 1).await,
            n if eval("one", n == 1) => later("b", 2).await,
            2 if eval("never", false) => 100,
            n if eval("two", n == 2) => 3,
            _ => later("rest", 4).await,
        };
        results.push(result);
    }
    results
}
