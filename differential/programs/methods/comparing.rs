//! Methods of comparison on locals of types that are not written: an exclusive reference to one has them, too.
use super::*;
use std::cmp::Ordering;

#[co]
async fn of_a_copy(number: i64) -> i64 {
    let first = number << 2;
    let second = later("second", first + 1).await;
    let order = first.cmp(&second) as i64;
    pause("between").await;
    order + if first.eq(&second) { 1 } else { 2 } + i64::from(first.lt(&second))
}

#[co]
async fn of_what_is_dropped() -> (Ordering, Option<Ordering>) {
    let first = later("first", noisy("first")).await;
    let second = noisy("second");
    let order = first.partial_cmp(&second);
    pause("between").await;
    (first.cmp(&second), order)
}

#[co]
pub async fn main() -> String {
    format!("{} {:?}", of_a_copy(3).await, of_what_is_dropped().await)
}
