//! Methods of traits that take `self`, on values of type parameters, with arguments that are computed or moved.
use super::*;

trait Call: Sized {
    fn call(self, name: Noisy) -> Noisy;
    fn counted(&mut self, by: usize) -> usize;
}
impl Call for Noisy {
    fn call(self, name: Noisy) -> Noisy {
        self.consume();
        name
    }
    fn counted(&mut self, by: usize) -> usize {
        self.grow().touch() + by
    }
}
trait Twice: Call {
    fn twice(self, by: usize) -> usize;
}
impl<T: Call> Twice for T {
    fn twice(mut self, by: usize) -> usize {
        self.counted(by) * 2
    }
}

#[co]
async fn parameter<S: Call>(service: S, name: Noisy) -> usize {
    let kept = noisy("kept");
    let name = service.call(name);
    pause("called").await;
    kept.touch() + name.touch()
}

#[co]
async fn unnamed(service: impl Twice, mut other: impl Twice) -> usize {
    let kept = noisy("kept");
    let n = other.counted(kept.touch());
    pause("counted").await;
    let m = service.twice(eval("by", n));
    pause("twice").await;
    n + m
}

#[co]
pub async fn main() -> usize {
    parameter(noisy("service"), noisy("name")).await + unnamed(noisy("a"), noisy("b")).await
}
