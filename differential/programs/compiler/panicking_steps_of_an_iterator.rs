//! A panic inside `next`, inside `into_iter` and inside a condition.
use super::*;

struct Fails(u32, Noisy);

impl Iterator for Fails {
    type Item = u32;
    fn next(&mut self) -> Option<u32> {
        self.0 += 1;
        if self.0 == 3 {
            panic!("next {}", self.1);
        }
        Some(self.0)
    }
}

#[co]
async fn run() -> u32 {
    let _local = noisy("local");
    let mut sum = 0;
    for n in Fails(0, noisy("iterator")) {
        let _turn = noisy("turn");
        sum += later("p", n).await;
    }
    sum
}

#[co]
pub async fn main() -> u32 {
    run().await
}
