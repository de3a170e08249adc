//! A coroutine that is moved between threads while it is suspended.
use super::*;

#[co]
async fn work(value: i32) -> i32 {
    let mut list = vec![value];
    let slot = &mut list[0];
    Quiet(false).await;
    *slot += 1;
    Quiet(false).await;
    list.iter().sum()
}

/// Pending once; writes no events, which are of one thread.
struct Quiet(bool);
impl Future for Quiet {
    type Output = ();
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        if std::mem::replace(&mut self.0, true) {
            return Poll::Ready(());
        }
        cx.waker().wake_by_ref();
        Poll::Pending
    }
}

#[co]
pub async fn main() -> i32 {
    let mut future = Box::pin(work(5));
    loop {
        let (back, polled) = std::thread::spawn(move || {
            let polled = future.as_mut().poll(&mut Context::from_waker(std::task::Waker::noop()));
            (future, polled)
        })
        .join()
        .unwrap();
        future = back;
        match polled {
            Poll::Ready(n) => return n,
            Poll::Pending => pause("between threads").await,
        }
    }
}
