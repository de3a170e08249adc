//! Of a receiver and of a borrowed argument, an index that is out of bounds panics before what comes after it awaits.
use super::*;

fn sum(one: &Noisy, other: usize) -> usize {
    one.touch() + other
}

#[co]
async fn receiver(at: usize) -> usize {
    let mut rows = vec![String::new()];
    rows[at].push_str(later("receiver", "!").await);
    rows[at].len()
}

#[co]
async fn argument(at: usize) -> usize {
    let rows = vec![noisy("row")];
    sum(&rows[at], later("argument", 1).await)
}

#[co]
pub async fn main() -> usize {
    let good = receiver(0).await + argument(0).await;
    good + if good == 5 { argument(1).await } else { receiver(1).await }
}
