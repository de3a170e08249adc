//! `dyn` values: boxed traits, references to traits, boxed closures.
use super::*;

use std::fmt::Display;

#[co]
async fn show(value: Box<dyn Display>, other: &dyn Display, function: Box<dyn FnOnce() -> Noisy>) -> (String, Noisy) {
    pause("p").await;
    let text = format!("{value} {other}");
    let made = function();
    pause("q").await;
    (text, made)
}

#[co]
pub async fn main() -> (String, Noisy) {
    let value = noisy("inside");
    show(Box::new(noisy("boxed")), &7, Box::new(move || value)).await
}
