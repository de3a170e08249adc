//! Negation, not, casts and parentheses around awaits.
use super::*;

#[co]
pub async fn main() -> (i64, bool, u8, f32) {
    let a = -(later("a", 5).await as i64);
    let b = !later("b", true).await;
    let c = !(later("c", 250_i32).await) as u8;
    let d = (later("d", 1_u8).await) as f32 / 2.0;
    (a, b, c, d)
}
