//! Awaiting a task.

use super::core::Outcome;
use super::handle::Task;
use super::{current, repr};
use crate::cancellation;
use crate::coroutine::Resume;
use crate::error::CancelledError;
use crate::machine::{Cancelled, Signal};
use std::panic::resume_unwind;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};

impl<T> Task<T> {
    /// Waits for the end. `Err` if the task was cancelled.
    fn poll_end(&self, cx: &mut Context<'_>) -> Poll<Result<T, Cancelled>> {
        let header = self.core.header();
        if !header.done() {
            self.refuse_self_await();
            header.waiter.set(Some(cx.waker().clone()));
            return Poll::Pending;
        }
        Poll::Ready(match self.take_outcome() {
            Outcome::Returned(output) => Ok(output),
            Outcome::Cancelled => Err(Cancelled),
            Outcome::Panicked(panic) => resume_unwind(panic.payload),
        })
    }

    /// Waits for the end; a cancellation of the awaiter goes down to the task, if it is not done.
    fn resume_end(&self, cx: &mut Context<'_>, signal: Signal) -> Poll<Result<T, Cancelled>> {
        match signal {
            Signal::Resume => self.poll_end(cx),
            Signal::CancelAwaited => {
                if self.cancel() {
                    cancellation::passed_on();
                }
                Poll::Pending
            }
            // It was done, but the awaiter had not got it yet; or the awaiter alone is to be interrupted.
            Signal::Cancel | Signal::Drop | Signal::Taken => Poll::Ready(Err(Cancelled)),
        }
    }

    fn refuse_self_await(&self) {
        if let Some(current) = current::get()
            && std::ptr::addr_eq(Rc::as_ptr(&current), Rc::as_ptr(&self.core))
        {
            panic!("Task cannot await on itself: {}", repr::of(&*current));
        }
    }
}

impl<T> Future for Task<T> {
    type Output = T;

    /// A cancellation of the task is raised in the current task, in this same step, at the `.await` of the coroutine
    /// that awaits the foreign future from which this is polled.
    ///
    /// # Panics
    /// With the task's panic. `CancelledError` when the task was cancelled and no task of a loop is current.
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {
        crate::coroutine::poll(self, cx)
    }
}

impl<T> Resume for Task<T> {
    type Output = T;

    fn resume(self: Pin<&mut Self>, cx: &mut Context<'_>, signal: Signal) -> Poll<Result<T, Cancelled>> {
        self.resume_end(cx, signal)
    }
}

/// What [`Task::join`] returns.
#[must_use = "a future does nothing until it is awaited: write `.await`"]
#[derive(Debug)]
pub struct Join<T> {
    pub(super) task: Task<T>,
    /// The awaiter was cancelled, and waits only for the task to end.
    pub(super) cancelled: bool,
}

impl<T> Future for Join<T> {
    type Output = Result<T, CancelledError>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        crate::coroutine::poll(self, cx)
    }
}

impl<T> Resume for Join<T> {
    type Output = Result<T, CancelledError>;

    fn resume(mut self: Pin<&mut Self>, cx: &mut Context<'_>, signal: Signal) -> Poll<Result<Self::Output, Cancelled>> {
        self.cancelled |= matches!(signal, Signal::Cancel | Signal::CancelAwaited);
        match self.task.resume_end(cx, signal) {
            Poll::Pending => Poll::Pending,
            Poll::Ready(Ok(output)) => Poll::Ready(Ok(Ok(output))),
            Poll::Ready(Err(Cancelled)) if self.cancelled => Poll::Ready(Err(Cancelled)),
            Poll::Ready(Err(Cancelled)) => Poll::Ready(Ok(Err(CancelledError))),
        }
    }
}
