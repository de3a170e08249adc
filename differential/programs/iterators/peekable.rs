//! A peekable iterator by value, borrowed in conditions.
use super::*;

#[co]
pub async fn main() -> Vec<String> {
    let mut words = ["a", "b", "b", "c"].into_iter().peekable();
    let mut groups = vec![];
    while let Some(word) = words.next() {
        let mut count = 1;
        while words.peek() == Some(&word) {
            pause(word).await;
            words.next();
            count += 1;
        }
        groups.push(format!("{word}{count}"));
        pause("group").await;
    }
    groups
}
