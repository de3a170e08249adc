//! `mut self`, and the other receivers, borrowed across awaits.
use super::*;

struct S(Noisy, i32);
impl S {
    #[co]
    async fn go(mut self) -> usize {
        self.1 += 1;
        let r = &mut self.0;
        pause("p").await;
        r.grow();
        self.1 += 1;
        look(&self.0).await + self.1 as usize
    }
    #[co]
    async fn boxed(self: Box<Self>) -> usize {
        look(&self.0).await + self.1 as usize
    }
    #[co]
    async fn rc(self: std::rc::Rc<Self>) -> usize {
        look(&self.0).await + self.1 as usize
    }
    #[co]
    async fn pinned(self: Pin<&mut Self>) -> usize {
        look(&self.0).await + self.1 as usize
    }
}
#[co]
pub async fn main() -> usize {
    let mut s = S(noisy("pin"), 3);
    S(noisy("a"), 1).go().await
        + Box::new(S(noisy("b"), 2)).boxed().await
        + std::rc::Rc::new(S(noisy("c"), 2)).rc().await
        + Pin::new(&mut s).pinned().await
}
