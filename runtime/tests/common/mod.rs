//! A log of what happens when, and a loop whose clock stands still.
#![allow(dead_code, unreachable_pub)] // each test uses its part

use asyncio::private::{Cancelled, Signal};
use asyncio::{Code, Machine, Point};
use std::cell::RefCell;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};
use std::time::Duration;

/// What has happened, in order.
#[derive(Clone, Default)]
pub struct Trace(Rc<RefCell<Vec<String>>>);

impl Trace {
    pub fn new() -> Self {
        Trace::default()
    }
    pub fn log(&self, what: impl Into<String>) {
        self.0.borrow_mut().push(what.into());
    }
    pub fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.borrow_mut())
    }
}

/// Logs when it is dropped.
pub struct OnDrop(pub Trace, pub &'static str);
impl Drop for OnDrop {
    fn drop(&mut self) {
        self.0.log(self.1);
    }
}

pub fn ms(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

/// Runs on a clock that stands still, and closes the loop as `asyncio::run` does.
#[cfg(feature = "event-loop")]
pub fn run<F: Future>(future: F) -> F::Output {
    runner().run(asyncio::wrap_future(future))
}

/// A runner with a clock that stands still.
#[cfg(feature = "event-loop")]
pub fn runner() -> asyncio::Runner {
    asyncio::Runner::new().loop_factory(|| asyncio::EventLoop::with_clock(asyncio::ManualClock::new()))
}

/// The text of the panic that `function` ends in.
pub fn panic_of<R>(function: impl FnOnce() -> R) -> String {
    let Err(payload) = std::panic::catch_unwind(std::panic::AssertUnwindSafe(function)) else {
        panic!("a panic was expected")
    };
    match payload.downcast::<String>() {
        Ok(text) => *text,
        Err(payload) => payload.downcast_ref::<&str>().expect("a text").to_string(),
    }
}

/// Waits for ever.
pub fn forever() -> std::future::Pending<()> {
    std::future::pending()
}

/// Suspends once.
pub async fn yield_now() {
    let mut yielded = false;
    std::future::poll_fn(|cx| {
        if std::mem::replace(&mut yielded, true) {
            return std::task::Poll::Ready(());
        }
        cx.waker().wake_by_ref();
        std::task::Poll::Pending
    })
    .await;
}

/// Polls until it is done: the smallest executor.
pub fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = std::pin::pin!(future);
    let mut cx = std::task::Context::from_waker(std::task::Waker::noop());
    loop {
        if let std::task::Poll::Ready(output) = future.as_mut().poll(&mut cx) {
            return output;
        }
    }
}

/// Waits for ever, and does what it is told when it is cancelled for the nth time: a coroutine with an `except` or a
/// `finally`.
pub struct OnCancel<F> {
    then: F,
    cancellations: usize,
    done: bool,
}

impl<T, F: FnMut(usize) -> Poll<Result<T, Cancelled>> + Unpin> OnCancel<F> {
    pub fn new(then: F) -> Self {
        OnCancel { then, cancellations: 0, done: false }
    }
}

impl<T, F: FnMut(usize) -> Poll<Result<T, Cancelled>> + Unpin> Machine for OnCancel<F> {
    type Output = T;

    fn resume(mut self: Pin<&mut Self>, _: &mut Context<'_>, signal: Signal) -> Poll<Result<T, Cancelled>> {
        match signal {
            Signal::Resume | Signal::CancelAwaited => Poll::Pending,
            Signal::Cancel => {
                let nth = self.cancellations;
                self.cancellations += 1;
                let outcome = (self.then)(nth);
                self.done = outcome.is_ready();
                outcome
            }
            Signal::Drop | Signal::Taken => Poll::Ready(Err(Cancelled)),
        }
    }

    fn point(&self) -> Point {
        if self.done { Point::Closed } else { Point::Suspended(0) }
    }

    fn code(&self) -> &'static Code {
        &Code { name: "on_cancel", file: "", line: 0, has_receiver: false, points: &[] }
    }

    fn path(&self) -> &'static str {
        "on_cancel"
    }
}
