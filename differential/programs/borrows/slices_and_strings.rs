//! `&str`, `&[T]` and sub-slices of locals across awaits.
use super::*;

#[co]
async fn count(text: &str) -> usize {
    pause(text).await;
    text.len()
}

#[co]
pub async fn main() -> (usize, String) {
    let mut text = String::from("one two");
    let first = text.split(' ').next().unwrap();
    let a = count(first).await;
    let b = count(&text[4..]).await;
    let c = count(text.trim_start_matches("one")).await;
    text.push_str(" three");
    let words: Vec<&str> = text.split(' ').collect();
    pause("p").await;
    let d = count(words[2]).await;
    (a + b + c + d, words.join("-"))
}
