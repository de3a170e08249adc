//! A local that was borrowed across awaits is the result, alone and inside a struct.
use super::*;

#[co]
async fn tuple() -> (Noisy, usize) {
    let value = noisy("value");
    let n = look(&value).await;
    (value, n)
}

#[co]
async fn alone() -> Vec<u8> {
    let mut bytes = vec![0; 2];
    fill(&mut bytes, 1).await;
    bytes
}

#[co]
pub async fn main() -> ((Noisy, usize), Vec<u8>) {
    let first = tuple().await;
    (first, alone().await)
}
