//! Const parameters, used in types and values.
use super::*;

#[co]
async fn fill<const N: usize, const BIG: bool>(n: u8) -> [u8; N] {
    let array = [n; N];
    pause("p").await;
    if BIG { array.map(|n| n + N as u8) } else { array }
}

#[co]
pub async fn main() -> ([u8; 2], [u8; 3]) {
    let a = fill::<2, false>(1).await;
    let b: [u8; 3] = fill::<3, true>(2).await;
    (a, b)
}
