//! A reference that points to one local, then to another.
use super::*;

#[co]
pub async fn main() -> usize {
    let a = noisy("a");
    let b = noisy("bb");
    let mut current = &a;
    let mut sum = 0;
    for _ in 0..2 {
        sum += look(current).await;
        current = &b;
    }
    pause("p").await;
    sum + current.touch()
}
