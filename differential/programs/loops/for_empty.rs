//! `for` over nothing: the body never runs.
use super::*;

#[co]
pub async fn main() {
    for item in Vec::<Noisy>::new() {
        pause("never").await;
        item.touch();
    }
    pause("after").await;
}
