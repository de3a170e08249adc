//! A method of a trait borrows what is of a type parameter of its block: no signature may have a lifetime for that.
use super::*;

trait Source {
    fn take(&mut self) -> u32;
}

impl Source for Noisy {
    fn take(&mut self) -> u32 {
        self.touch() as u32
    }
}

impl<T: Source> Source for &mut T {
    fn take(&mut self) -> u32 {
        (**self).take()
    }
}

#[co]
async fn from<R: Source>(mut source: R) -> u32 {
    pause("from").await;
    source.take()
}

trait Make<R> {
    fn make(source: R) -> impl Future<Output = u32>;
}

struct Maker;

impl<R: Source> Make<R> for Maker {
    #[co]
    async fn make(source: R) -> u32 {
        let mut source = source;
        let mut kept = &mut source;
        from(&mut kept).await + kept.take()
    }
}

#[co]
pub async fn main() -> u32 {
    Maker::make(noisy("made")).await
}
