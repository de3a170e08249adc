//! A `Deref` on the way to a receiver is called before what its arguments make; here after it, where that lives across an await.
use super::*;

struct Own(Noisy);

impl std::ops::Deref for Own {
    type Target = Noisy;
    fn deref(&self) -> &Noisy {
        step("deref");
        &self.0
    }
}

trait Named {
    fn named(&self, length: usize) -> usize;
}

impl Named for Noisy {
    fn named(&self, length: usize) -> usize {
        self.name().len() + length
    }
}

#[co]
pub async fn main() -> usize {
    let own = Own(noisy("own"));
    later("p", (*own).named(noisy("argument").touch())).await
}
