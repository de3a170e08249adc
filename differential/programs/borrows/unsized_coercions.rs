//! Borrowed locals as trait objects and slices of trait objects.
use super::*;

use std::fmt::{Debug, Write};

#[co]
async fn show(items: &[&dyn Debug]) -> String {
    let mut text = String::new();
    for item in items {
        pause("show").await;
        write!(text, "{item:?};").unwrap();
    }
    text
}

#[co]
async fn write_to(target: &mut dyn Write, text: &str) {
    pause("write").await;
    target.write_str(text).unwrap();
}

#[co]
pub async fn main() -> String {
    let value = noisy("value");
    let n = 5;
    let mut text = show(&[&value, &n, &"x"]).await;
    write_to(&mut text, "end").await;
    let target: &mut dyn Write = &mut text;
    write_to(target, "!").await;
    pause("p").await;
    text
}
