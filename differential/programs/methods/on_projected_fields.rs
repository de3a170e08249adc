//! Methods of the fields that a pin projection gives: they take pinned references, whatever they are called, reborrow exclusive
//! ones, or look at what these refer to.
use super::*;

/// What a method of that name usually borrows.
trait Sink {
    fn flush(self: Pin<&mut Self>) -> usize;
    fn read(self: Pin<&mut Self>, with: usize) -> Pause<()>;
    fn is_closed(&self) -> bool;
    fn reset(self: Pin<&mut Self>);
}

struct Drain(Noisy);

impl Sink for Drain {
    fn flush(mut self: Pin<&mut Self>) -> usize {
        step("flush");
        self.0.grow().touch()
    }
    fn read(self: Pin<&mut Self>, with: usize) -> Pause<()> {
        self.0.touch();
        pause(if with > 2 { "long" } else { "short" })
    }
    fn is_closed(&self) -> bool {
        self.0.touch() > 100
    }
    fn reset(mut self: Pin<&mut Self>) {
        self.0.grow();
    }
}

struct Counted<S> {
    inner: S,
    count: usize,
    limit: usize,
    name: Noisy,
}

struct Projection<'p, S> {
    inner: Pin<&'p mut S>,
    count: &'p mut usize,
    limit: &'p mut usize,
    name: &'p mut Noisy,
}

impl<S> Counted<S> {
    fn project(self: Pin<&mut Self>) -> Projection<'_, S> {
        step("project");
        // SAFETY: `inner` stays where it is; it is pinned if all of it is.
        let Counted { inner, count, limit, name } = unsafe { self.get_unchecked_mut() };
        Projection { inner: unsafe { Pin::new_unchecked(inner) }, count, limit, name }
    }
}

impl<S: Sink> Counted<S> {
    #[co]
    async fn flushed(self: Pin<&mut Self>) -> usize {
        let this = self.project();
        let flushed = this.inner.flush();
        this.name.touch();
        pause("flushed").await;
        flushed + this.name.touch()
    }

    #[co]
    async fn counted(self: Pin<&mut Self>, with: usize) -> bool {
        let this = self.project();
        *this.count += 1;
        this.inner.read(with).await;
        if this.count >= this.limit {
            pause("full").await;
        }
        this.count < this.limit
    }

    #[co]
    async fn flushed_at_times(self: Pin<&mut Self>, flush: bool) -> usize {
        let mut this = self.project();
        this.inner.as_mut().reset();
        let n = if flush && !this.inner.is_closed() { this.inner.flush() } else { 0 };
        this.name.grow();
        pause("at times").await;
        n + *this.count
    }

    #[co]
    async fn reads_what_it_waits_for(self: Pin<&mut Self>) -> usize {
        let this = self.project();
        this.inner.read(later("how much", 3).await).await;
        *this.count + this.name.touch()
    }
}

#[co]
pub async fn main() -> (usize, bool, usize, bool) {
    let mut counted = pin!(Counted { inner: Drain(noisy("inner")), count: 0, limit: 2, name: noisy("name") });
    let first = counted.as_mut().flushed().await;
    let more = counted.as_mut().counted(3).await;
    let then = counted.as_mut().flushed_at_times(true).await + counted.as_mut().flushed_at_times(false).await;
    let last = counted.as_mut().counted(1).await;
    (first + counted.as_mut().reads_what_it_waits_for().await, more, then, last)
}
