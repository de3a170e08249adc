//! A closure that changes a local and lives across awaits.
use super::*;

#[co]
pub async fn main() -> (i32, Vec<i32>) {
    let mut count = 0;
    let mut seen = vec![];
    let mut note = |n: i32| {
        count += 1;
        seen.push(n);
        count
    };
    note(1);
    pause("p").await;
    note(later("q", 2).await);
    pause("r").await;
    let last = note(3);
    pause("s").await;
    (count + last, seen)
}
