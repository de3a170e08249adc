//! `let _` drops at once, `let _name` at the end, `_ = value` moves nothing away.
use super::*;

#[co]
pub async fn main() {
    let _ = noisy("at once");
    let _kept = noisy("kept");
    let value = noisy("value");
    let _ = value;
    _ = noisy("assigned");
    pause("p").await;
    let _ = later("q", noisy("awaited")).await;
    let (_, _second) = (noisy("first"), noisy("second"));
    pause("r").await;
}
