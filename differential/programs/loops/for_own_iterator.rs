//! An iterator of the user's own, with a drop of its own and effects in `next`.
use super::*;

struct Countdown(u32, Noisy);

impl Iterator for Countdown {
    type Item = u32;
    fn next(&mut self) -> Option<u32> {
        step(format_args!("next {} of {}", self.0, self.1));
        self.0 = self.0.checked_sub(1)?;
        Some(self.0)
    }
}

#[co]
pub async fn main() -> u32 {
    let mut sum = 0;
    for n in Countdown(2, noisy("countdown")) {
        sum += later("body", n).await;
    }
    pause("after").await;
    sum
}
