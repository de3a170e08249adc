//! `break` out of a labelled block, with a value, over locals.
use super::*;

#[co]
async fn search(n: i32) -> i32 {
    let found = 'search: {
        let _outer = noisy("outer");
        if n == 0 {
            break 'search later("zero", -1).await;
        }
        let _inner = noisy("inner");
        pause("p").await;
        if n == 1 {
            break 'search 10;
        }
        pause("q").await;
        20
    };
    pause("after").await;
    found
}

#[co]
pub async fn main() -> (i32, i32, i32) {
    (search(0).await, search(1).await, search(2).await)
}
