//! `for` over a vector by value; `break` drops what the iterator still has.
use super::*;

#[co]
pub async fn main() -> usize {
    let items = vec![noisy("a"), noisy("b"), noisy("c"), noisy("d")];
    let mut total = 0;
    for item in items {
        pause("p").await;
        total += item.touch();
        if total == 2 {
            break;
        }
    }
    pause("after").await;
    total
}
