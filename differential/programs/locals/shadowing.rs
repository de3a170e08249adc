//! A shadowed dropper lives on to the end of its scope.
use super::*;

#[co]
pub async fn main() -> usize {
    let value = noisy("first");
    pause("p").await;
    let value = noisy(format_args!("second after {value}"));
    pause("q").await;
    let value = value.touch();
    pause("r").await;
    value
}
