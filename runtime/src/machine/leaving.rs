//! Macros that return from the function: their calls stand in an `async` block, which they leave in its stead.
//!
//! ```text
//! if let Some(left) = left_with(async { ensure!(x > 1); stays().await }) { return left; }
//! ```

use std::future::{Future, Pending, pending};
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// What the code has returned, if it has not come to its end, `stays().await`.
#[inline]
pub fn left_with<T>(code: impl Future<Output = T>) -> Option<T> {
    match pin!(code).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => Some(value),
        Poll::Pending => None,
    }
}

/// The end of code that has not returned.
#[inline]
pub fn stays<T>() -> Pending<T> {
    pending()
}
