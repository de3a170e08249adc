//! What is in a box.
use super::*;

struct H(Noisy);
impl H {
    fn with(self, n: usize) -> H {
        step(format_args!("with {n}"));
        self
    }
    fn seen(&self, n: usize) -> usize {
        self.0.touch() + n
    }
}
fn h(name: &str) -> H {
    H(noisy(name))
}

#[co]
async fn auto(b: Box<H>) -> usize {
    let _after = noisy("after");
    b.with(later("1", 1).await).seen(1)
}

#[co]
pub async fn main() -> usize {
    auto(Box::new(h("a"))).await
}
