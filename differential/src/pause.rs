//! Futures to await: pending for a while, each poll and the drop logged, and attentive to being moved.
use crate::trace::{event, remark};
use std::future::Future;
use std::marker::PhantomPinned;
use std::pin::Pin;
use std::task::{Context, Poll};

/// Pending `left` times, then ready with a value.
#[must_use]
pub struct Pause<T> {
    name: String,
    left: usize,
    value: Option<T>,
    /// Where it was polled first: it has to stay there, and be dropped there.
    address: Option<usize>,
    _pinned: PhantomPinned,
}

/// Pending once.
pub fn pause(name: impl ToString) -> Pause<()> {
    pauses(1, name)
}

/// Pending `times` times.
pub fn pauses(times: usize, name: impl ToString) -> Pause<()> {
    Pause::new(name, times, ())
}

/// Pending once, then ready with a value.
pub fn later<T>(name: impl ToString, value: T) -> Pause<T> {
    Pause::new(name, 1, value)
}

/// Ready at the first poll.
pub fn ready<T>(name: impl ToString, value: T) -> Pause<T> {
    Pause::new(name, 0, value)
}

impl<T> Pause<T> {
    fn new(name: impl ToString, left: usize, value: T) -> Self {
        let pause = Pause { name: name.to_string(), left, value: Some(value), address: None, _pinned: PhantomPinned };
        event(format!("future {}", pause.name));
        pause
    }

    fn check_address(&self) {
        let now = std::ptr::from_ref(self).addr();
        if self.address.is_some_and(|first| first != now) {
            remark(format!("future {} HAS MOVED", self.name));
        }
    }
}

impl<T> Future for Pause<T> {
    type Output = T;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {
        self.check_address();
        // SAFETY: only the value, which is not pinned, is moved out.
        let this = unsafe { self.get_unchecked_mut() };
        this.address = Some(std::ptr::from_ref(this).addr());
        if this.left > 0 {
            this.left -= 1;
            cx.waker().wake_by_ref();
            event(format!("poll {}: pending", this.name));
            return Poll::Pending;
        }
        event(format!("poll {}: ready", this.name));
        Poll::Ready(this.value.take().expect("a pause that was ready is polled again"))
    }
}

impl<T> Drop for Pause<T> {
    fn drop(&mut self) {
        self.check_address();
        event(format!("drop future {}", self.name));
    }
}
