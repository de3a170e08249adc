//! `return` from inside a `for`; the iterator is dropped.
use super::*;

#[co]
async fn find(items: Vec<Noisy>, wanted: &'static str) -> Option<Noisy> {
    for item in items {
        pause("p").await;
        if item.name() == wanted {
            return Some(item);
        }
    }
    pause("not found").await;
    None
}

#[co]
pub async fn main() -> (Option<Noisy>, Option<Noisy>) {
    let one = find(vec![noisy("a"), noisy("b"), noisy("c")], "b").await;
    let other = find(vec![noisy("d")], "x").await;
    (one, other)
}
