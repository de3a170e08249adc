//! A temporary that a method takes by value is an operand: it is dropped before what the argument makes, if that panics then.
use super::*;

struct Holder(Noisy);

impl Holder {
    fn taken(self, length: usize) -> usize {
        self.0.touch() + length
    }
}

#[co]
pub async fn main() -> usize {
    let n = Holder(noisy("moved")).taken(later("p", 1).await + noisy("argument").touch());
    n + 1
}
