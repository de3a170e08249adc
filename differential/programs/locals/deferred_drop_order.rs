//! The order of drops is that of the declarations, not of the initialisations.
use super::*;

#[co]
pub async fn main() {
    let _first;
    let _second = noisy("second");
    pause("p").await;
    _first = noisy("first");
    pause("q").await;
}
