//! A tail whose operands end among its temporaries, and whose receiver is borrowed before them.
use super::*;

struct Own(Noisy);

impl std::ops::Deref for Own {
    type Target = Noisy;
    fn deref(&self) -> &Noisy {
        step("deref");
        &self.0
    }
}

fn sum(a: usize, b: usize, c: usize) -> usize {
    step("sum");
    a + b + c
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
async fn indexed(own: &Own, numbers: &mut [usize; 3]) -> usize {
    numbers[later("a", 1).await].wrapping_sub(sum(own.touch(), noisy("b").touch(), {
        numbers[0] = 4;
        later("c", 2).await
    }))
}

#[co]
pub async fn main() -> usize {
    let own = Own(noisy("own"));
    let n = indexed(&own, &mut [5, 6, 7]).await;
    n + own.named(sum(noisy("d").touch(), own.touch(), later("e", 3).await))
}
