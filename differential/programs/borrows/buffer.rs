//! A buffer that is filled by awaited calls in a loop: whole, and slices of it.
use super::*;

#[co]
pub async fn main() -> [u8; 6] {
    let mut buffer = [0; 6];
    let mut n = fill(&mut buffer, 1).await;
    for byte in 2..4 {
        n -= 2;
        fill(&mut buffer[..n], byte).await;
    }
    let (left, right) = buffer.split_at_mut(3);
    fill(left, 8).await;
    fill(&mut right[1..2], 9).await;
    buffer
}
