//! `Pin::new(&mut future)` of an unpinned future, awaited in pieces.
use super::*;

struct Steps(u32, Noisy);

impl Future for Steps {
    type Output = u32;
    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<u32> {
        self.0 += 1;
        self.1.touch();
        if self.0 % 2 == 0 { Poll::Ready(self.0) } else { Poll::Pending }
    }
}

#[co]
pub async fn main() -> u32 {
    let mut steps = Steps(0, noisy("steps"));
    let a = (&mut steps).await;
    let b = Pin::new(&mut steps).await;
    pause("p").await;
    a + b + steps.await
}
