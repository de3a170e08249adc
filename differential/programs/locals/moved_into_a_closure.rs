//! A dropper that a closure took with it, called after awaits, dropped with the closure.
use super::*;

#[co]
pub async fn main() -> usize {
    let value = noisy("value");
    let once = move || value.consume();
    pause("p").await;
    let other = noisy("other");
    let kept = move || other.touch();
    let n = once();
    pause("q").await;
    n + kept()
}
