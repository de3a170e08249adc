use crate::coroutine::Resume;
use crate::machine::{Cancelled, Code, Machine, Point, Signal};
use std::future::IntoFuture;
use std::pin::Pin;
use std::task::{Context, Poll};

/// Any future, where a coroutine is asked for: to be run by a loop, made a task, or gathered. A cancellation drops it.
///
/// ```
/// let event_loop = asyncio::new_event_loop();
/// assert_eq!(event_loop.run_until_complete(asyncio::wrap_future(async { 100 })), 100);
/// event_loop.close();
/// ```
pub fn wrap_future<F: IntoFuture>(future: F) -> WrappedFuture<F::IntoFuture> {
    WrappedFuture { future: Some(future.into_future()) }
}

/// What [`wrap_future`] returns.
#[derive(Debug)]
#[must_use = "a future does nothing until it is run or awaited"]
pub struct WrappedFuture<F> {
    /// `None` when it has ended.
    future: Option<F>,
}

/// There is no function to tell of.
static FUTURE: Code = Code { name: "future", file: "", line: 0, has_receiver: false, points: &[] };

impl<F: Future> Resume for WrappedFuture<F> {
    type Output = F::Output;

    #[inline]
    fn resume(self: Pin<&mut Self>, cx: &mut Context<'_>, signal: Signal) -> Poll<Result<F::Output, Cancelled>> {
        Machine::resume(self, cx, signal)
    }
}

impl<F: Future> Machine for WrappedFuture<F> {
    type Output = F::Output;

    #[inline]
    fn resume(self: Pin<&mut Self>, cx: &mut Context<'_>, signal: Signal) -> Poll<Result<F::Output, Cancelled>> {
        // SAFETY: structural pinning; the future is dropped where it stands and nothing moves it out.
        let mut future = unsafe { self.map_unchecked_mut(|this| &mut this.future) };
        let Some(live) = future.as_mut().as_pin_mut() else { crate::machine::reused() };
        let outcome = match signal {
            Signal::Resume => live.poll(cx).map(Ok),
            Signal::CancelAwaited => Poll::Pending, // no task
            Signal::Cancel | Signal::Drop | Signal::Taken => Poll::Ready(Err(Cancelled)),
        };
        if outcome.is_ready() {
            future.set(None);
        }
        outcome
    }

    fn point(&self) -> Point {
        match self.future {
            Some(_) => Point::Suspended(0),
            None => Point::Closed,
        }
    }

    fn code(&self) -> &'static Code {
        &FUTURE
    }

    fn path(&self) -> &'static str {
        std::any::type_name::<F>()
    }
}
