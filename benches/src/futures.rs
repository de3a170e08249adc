//! The leaves that the shapes await.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

/// Pending once.
#[derive(Debug, Default)]
pub struct Nap {
    slept: bool,
}

/// Gives way once.
pub fn nap() -> Nap {
    Nap::default()
}

impl Future for Nap {
    type Output = ();

    #[inline]
    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        if std::mem::replace(&mut self.slept, true) { Poll::Ready(()) } else { Poll::Pending }
    }
}

/// Pending once, then a value: a read, a lock, a request.
#[derive(Debug)]
pub struct Fetch {
    nap: Nap,
    value: u64,
}

/// Gives way once and returns the value.
pub fn fetch(value: u64) -> Fetch {
    Fetch { nap: nap(), value }
}

impl Future for Fetch {
    type Output = u64;

    #[inline]
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<u64> {
        Pin::new(&mut self.nap).poll(cx).map(|()| self.value)
    }
}

/// A failure that a shape passes on with `?`.
#[derive(Debug)]
pub struct Refused(pub u64);

/// Pending once, then a value unless it is zero.
#[derive(Debug)]
pub struct Attempt(Fetch);

/// Gives way once; zero is refused.
pub fn attempt(value: u64) -> Attempt {
    Attempt(fetch(value))
}

impl Future for Attempt {
    type Output = Result<u64, Refused>;

    #[inline]
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.0).poll(cx).map(|value| if value == 0 { Err(Refused(value)) } else { Ok(value) })
    }
}
