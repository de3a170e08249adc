//! A local that each turn moves away and makes again: `buffer = process(buffer).await`.
use super::*;

#[co]
async fn process(mut buffer: Vec<u8>, n: u8) -> Vec<u8> {
    pause("process").await;
    buffer.push(n);
    buffer
}

#[co]
pub async fn main() -> Vec<u8> {
    let mut buffer = vec![];
    for n in 0..3 {
        buffer = process(buffer, n).await;
    }
    buffer
}
