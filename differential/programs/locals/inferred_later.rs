//! The type of a local is known only from a use after the await.
use super::*;

#[co]
pub async fn main() -> (Vec<u8>, Option<Noisy>, u64) {
    let mut bytes = Vec::new();
    let mut slot = None;
    let zero = Default::default();
    let parsed = "12".parse();
    pause("p").await;
    bytes.push(1);
    slot.replace(noisy("x"));
    pause("q").await;
    let sum: u64 = zero;
    let number: Result<u64, std::num::ParseIntError> = parsed;
    (bytes, slot, sum + number.unwrap())
}
