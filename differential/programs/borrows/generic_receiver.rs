//! A generic parameter with trait methods that borrow it across awaits.
use super::*;

trait Source {
    async fn next(&mut self) -> Option<u32>;
}

struct Down(u32, Noisy);

impl Source for Down {
    #[co]
    async fn next(&mut self) -> Option<u32> {
        look(&self.1).await;
        self.0 = self.0.checked_sub(1)?;
        Some(self.0)
    }
}

#[co]
async fn sum<S: Source>(mut source: S) -> u32 {
    let mut sum = 0;
    while let Some(n) = source.next().await {
        sum += n;
    }
    pause("end").await;
    sum
}

#[co]
async fn sum_borrowed(source: &mut impl Source) -> u32 {
    source.next().await.unwrap_or(0) + source.next().await.unwrap_or(0)
}

#[co]
pub async fn main() -> (u32, u32) {
    let a = sum(Down(3, noisy("a"))).await;
    let mut down = Down(10, noisy("b"));
    let b = sum_borrowed(&mut down).await;
    (a, b + down.0)
}
