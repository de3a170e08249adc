//! Awaits whose value is `()`, used as values, statements, and compared.
use super::*;

#[co]
pub async fn main() -> ((), bool) {
    let unit = pause("p").await;
    let pair = (pause("q").await, later("r", ()).await);
    pause("s").await;
    (unit, pair == ((), ()))
}
