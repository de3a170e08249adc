use super::children::Children;
use super::woken::Woken;
use crate::cancellation;
use crate::coroutine::Resume;
use crate::machine::{Cancelled, Signal};
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

/// What [`gather`](crate::gather()) returns.
#[must_use = "the gathered awaitables do nothing until it is awaited: write `.await`"]
pub struct Gather<C: Children> {
    children: C,
    /// Made when it is first awaited.
    woken: Option<Woken>,
    unfinished: usize,
    /// A cancellation has gone down to the children.
    cancelled: bool,
}

impl<C: Children> Gather<C> {
    #[doc(hidden)]
    pub fn of(children: C) -> Self {
        let unfinished = children.count();
        Gather { children, woken: None, unfinished, cancelled: false }
    }

    /// The first time, and when a cancellation comes: every child, in order.
    fn resume_all(mut self: Pin<&mut Self>, cx: &mut Context<'_>, signal: Signal) -> Result<(), Cancelled> {
        let count = self.children.count();
        let woken = self.as_mut().woken().get_or_insert_with(|| Woken::new(count, cx.waker()));
        woken.set_parent(cx.waker());
        woken.clear();
        (0..count).try_for_each(|nth| self.as_mut().resume_child(nth, signal))
    }

    /// Those that have been woken since, in that order.
    fn resume_woken(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Result<(), Cancelled> {
        let Some(woken) = self.as_mut().woken() else { return Ok(()) };
        woken.set_parent(cx.waker());
        for _ in 0..woken.len() {
            let Some((nth, signal)) = self.as_mut().woken().as_mut().and_then(Woken::pop) else { break };
            self.as_mut().resume_child(nth, signal)?;
        }
        Ok(())
    }

    /// Cancels the tasks that the children await. A child that awaits none is to be resumed with the cancellation.
    fn cancel_awaited(mut self: Pin<&mut Self>) {
        for nth in 0..self.children.count() {
            let is_passed_on = cancellation::is_passed_on(|| {
                let _ = self.as_mut().resume_child(nth, Signal::CancelAwaited);
            });
            let is_live = self.children.is_live(nth);
            if let Some(woken) = self.as_mut().woken()
                && is_live
            {
                if !is_passed_on {
                    woken.cancel(nth);
                }
                cancellation::passed_on();
            }
        }
    }

    fn resume_child(self: Pin<&mut Self>, nth: usize, signal: Signal) -> Result<(), Cancelled> {
        // SAFETY: only the children are pinned, and they are pinned again at once.
        let this = unsafe { self.get_unchecked_mut() };
        // SAFETY: they are pinned with the gather.
        let children = unsafe { Pin::new_unchecked(&mut this.children) };
        let Some(woken) = &this.woken else { return Ok(()) };
        if !children.is_live(nth) {
            return Ok(());
        }
        let outcome = children.resume(nth, &mut Context::from_waker(woken.waker(nth)), signal);
        if outcome.is_ready() {
            this.unfinished -= 1;
        }
        match outcome {
            // Once all are being cancelled, the gather waits for the last of them.
            Poll::Ready(Err(Cancelled)) if !this.cancelled => Err(Cancelled),
            Poll::Ready(_) | Poll::Pending => Ok(()),
        }
    }

    fn woken(self: Pin<&mut Self>) -> &mut Option<Woken> {
        // SAFETY: the wakers are not pinned.
        unsafe { &mut self.get_unchecked_mut().woken }
    }

    fn set_cancelled(self: Pin<&mut Self>) {
        // SAFETY: the flag is not pinned.
        unsafe { self.get_unchecked_mut() }.cancelled = true;
    }

    fn children(self: Pin<&mut Self>) -> Pin<&mut C> {
        // SAFETY: structural pinning: nothing moves the children out.
        unsafe { self.map_unchecked_mut(|this| &mut this.children) }
    }
}

impl<C: Children> Resume for Gather<C> {
    type Output = C::Output;

    fn resume(mut self: Pin<&mut Self>, cx: &mut Context<'_>, signal: Signal) -> Poll<Result<C::Output, Cancelled>> {
        if matches!(signal, Signal::Cancel | Signal::CancelAwaited) {
            self.as_mut().set_cancelled();
        }
        if signal == Signal::CancelAwaited {
            self.cancel_awaited();
            return Poll::Pending;
        }
        if signal == Signal::Resume && self.woken.is_some() {
            self.as_mut().resume_woken(cx)?;
        } else {
            self.as_mut().resume_all(cx, signal)?;
        }
        match self.unfinished {
            0 if self.cancelled => Poll::Ready(Err(Cancelled)),
            0 => Poll::Ready(Ok(self.children().take())),
            _ => Poll::Pending,
        }
    }
}

impl<C: Children> Future for Gather<C> {
    type Output = C::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<C::Output> {
        crate::coroutine::poll(self, cx)
    }
}

impl<C: Children> fmt::Debug for Gather<C> {
    /// `<Gather pending 1/3>`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.children.count();
        let state = if self.unfinished > 0 { "pending" } else { "finished" };
        write!(f, "<Gather {state} {}/{count}>", count - self.unfinished)
    }
}
