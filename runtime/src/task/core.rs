//! A task and its coroutine, in one allocation.

use super::current;
use super::header::{Header, Request, TaskState};
use crate::cancellation;
use crate::event_loop::{TaskId, WeakLoop};
use crate::machine::{Cancelled, Machine, Point, Signal};
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, Location, catch_unwind};
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

/// What a task has come to.
pub(crate) enum Outcome<T> {
    Returned(T),
    Cancelled,
    Panicked(Panic),
}

/// A panic that waits for someone to see it.
pub(crate) struct Panic {
    pub(crate) payload: Box<dyn Any + Send>,
}

enum Stage<M: Machine> {
    /// The coroutine. It is pinned: it is dropped where it stands.
    Live(M),
    Done(Outcome<M::Output>),
    /// The outcome has been handed over.
    Taken,
}

/// A task.
pub(crate) struct Core<M: Machine> {
    pub(crate) header: Header,
    /// What the task has panicked with, for those who look; it outlives the payload.
    panic_text: RefCell<Option<String>>,
    /// Somebody has seen the panic.
    retrieved: Cell<bool>,
    stage: RefCell<Stage<M>>,
}

/// A task of any coroutine.
pub(crate) trait AnyTask {
    fn header(&self) -> &Header;
    /// Where the coroutine stands; `None` while it runs.
    fn point(&self) -> Option<Point>;
    fn panic_text(&self) -> Option<String>;
    /// Asks for a cancellation, as Python's `cancel` does.
    fn cancel(&self) -> bool;
    /// Resumes the coroutine as the current task, and sees to what comes of it.
    fn step(&self, cx: &mut Context<'_>);
    /// The loop closes: ends the task if it is not done.
    fn destroy(&self);
}

/// A task with a value of this type.
pub(crate) trait TaskOf<T>: AnyTask {
    fn take_outcome(&self) -> Option<Outcome<T>>;
    /// A look at the value, if it is there.
    fn value(&self) -> Option<std::cell::Ref<'_, T>>;
    fn set_retrieved(&self);
}

impl<M: Machine> Core<M> {
    pub(crate) fn new(
        coroutine: M,
        event_loop: WeakLoop,
        number: u64,
        id: TaskId,
        created_at: &'static Location<'static>,
    ) -> Self {
        let header = Header {
            number,
            name: RefCell::new(None),
            state: Cell::new(TaskState::Pending),
            request: Cell::new(Request::None),
            cancel_requests: Cell::new(0),
            child_was_cancelled: Cell::new(false),
            stops_loop: Cell::new(false),
            waiter: Cell::new(None),
            event_loop,
            id,
            created_at,
            code: coroutine.code(),
            path: coroutine.path(),
        };
        let stage = RefCell::new(Stage::Live(coroutine));
        Core { header, panic_text: RefCell::new(None), retrieved: Cell::new(false), stage }
    }
}

impl<M: Machine + 'static> Core<M> {
    fn resume(&self, cx: &mut Context<'_>) -> Poll<Outcome<M::Output>> {
        let request = self.header.request.replace(Request::None);
        let mut signal = if request == Request::None { Signal::Resume } else { Signal::Cancel };
        loop {
            let mut stage = self.stage.borrow_mut();
            let Stage::Live(coroutine) = &mut *stage else { unreachable!("a task that is done is not resumed") };
            // SAFETY: a `Live` coroutine never leaves its `Rc`: it is overwritten, and so dropped, where it stands.
            let coroutine = unsafe { Pin::new_unchecked(coroutine) };
            match catch_unwind(AssertUnwindSafe(|| coroutine.resume(cx, signal))) {
                Ok(Poll::Pending) if self.header.child_was_cancelled.take() => signal = Signal::Cancel,
                Ok(Poll::Pending) => return Poll::Pending,
                // Cancelled too late to be delivered: the task is cancelled all the same, as in Python.
                Ok(Poll::Ready(Ok(_))) if self.header.request.get() != Request::None => {
                    return Poll::Ready(Outcome::Cancelled);
                }
                Ok(Poll::Ready(Ok(output))) => return Poll::Ready(Outcome::Returned(output)),
                Ok(Poll::Ready(Err(Cancelled))) => return Poll::Ready(Outcome::Cancelled),
                Err(payload) => return Poll::Ready(Outcome::Panicked(Panic { payload })),
            }
        }
    }

    /// Cancels the tasks that the coroutine awaits. If there are none, the cancellation is raised in itself.
    fn pass_down_cancellation(&self) {
        let is_passed_on = cancellation::is_passed_on(|| {
            // It runs, or is being asked already: the tasks of a deadlock await each other.
            let Ok(mut stage) = self.stage.try_borrow_mut() else { return };
            if let Stage::Live(coroutine) = &mut *stage
                && let Point::Suspended(_) = coroutine.point()
            {
                // SAFETY: as in `resume`.
                let coroutine = unsafe { Pin::new_unchecked(coroutine) };
                let still = coroutine.resume(&mut Context::from_waker(Waker::noop()), Signal::CancelAwaited);
                debug_assert!(still.is_pending(), "nothing of a coroutine runs when it is asked for what it awaits");
            }
        });
        if !is_passed_on {
            self.header.interrupt();
        }
    }

    /// Drops the coroutine, keeps the outcome, and tells whoever waits.
    fn finish(&self, outcome: Outcome<M::Output>) {
        let state = match &outcome {
            Outcome::Returned(_) => TaskState::Finished,
            Outcome::Cancelled => TaskState::Cancelled,
            Outcome::Panicked(panic) => {
                *self.panic_text.borrow_mut() = Some(text_of(&*panic.payload));
                TaskState::Panicked
            }
        };
        self.replace_stage(Stage::Done(outcome));
        self.header.state.set(state);
        self.header.wake_waiter();
        if let Some(event_loop) = self.header.event_loop.upgrade() {
            if self.header.stops_loop.get() {
                event_loop.stop_soon();
            }
            event_loop.forget(self.header.id);
        }
    }

    /// Ends the task at once, without a word, if it is not done; its coroutine is dropped.
    pub(super) fn abandon(&self) {
        if !self.header.done() {
            self.finish(Outcome::Cancelled);
        }
    }

    /// Drops the coroutine where it stands. Its drop is not allowed to end the loop by a panic.
    fn replace_stage(&self, stage: Stage<M>) {
        let dropped = catch_unwind(AssertUnwindSafe(|| *self.stage.borrow_mut() = stage));
        if dropped.is_err() {
            crate::log::error(format!("Exception ignored in: {}", super::repr::of(self)));
        }
    }
}

impl<M: Machine + 'static> AnyTask for Core<M> {
    fn header(&self) -> &Header {
        &self.header
    }

    fn point(&self) -> Option<Point> {
        match &*self.stage.try_borrow().ok()? {
            Stage::Live(coroutine) => Some(coroutine.point()),
            Stage::Done(_) | Stage::Taken => Some(Point::Closed),
        }
    }

    fn panic_text(&self) -> Option<String> {
        self.panic_text.borrow().clone()
    }

    fn cancel(&self) -> bool {
        if self.header.done() {
            return false;
        }
        self.header.cancel_requests.set(self.header.cancel_requests.get() + 1);
        self.pass_down_cancellation();
        true
    }

    fn step(&self, cx: &mut Context<'_>) {
        let current = current::enter(&self.header);
        let watch = current::Watch::start_if_debug(&self.header);
        let outcome = self.resume(cx);
        if let Some(watch) = watch {
            watch.stop(self);
        }
        drop(current);
        match outcome {
            Poll::Ready(outcome) => self.finish(outcome),
            // Asked while it ran.
            Poll::Pending if self.header.request.replace(Request::None) != Request::None => {
                self.pass_down_cancellation()
            }
            Poll::Pending => {}
        }
    }

    fn destroy(&self) {
        if self.header.done() {
            return;
        }
        crate::log::error(format!("Task was destroyed but it is pending!\ntask: {}", super::repr::of(self)));
        self.finish(Outcome::Cancelled);
    }
}

impl<M: Machine + 'static> TaskOf<M::Output> for Core<M> {
    fn take_outcome(&self) -> Option<Outcome<M::Output>> {
        if !self.header.done() {
            return None;
        }
        self.retrieved.set(true);
        match std::mem::replace(&mut *self.stage.borrow_mut(), Stage::Taken) {
            Stage::Done(outcome) => Some(outcome),
            Stage::Live(_) | Stage::Taken => None,
        }
    }

    fn value(&self) -> Option<std::cell::Ref<'_, M::Output>> {
        let stage = self.stage.try_borrow().ok()?;
        std::cell::Ref::filter_map(stage, |stage| match stage {
            Stage::Done(Outcome::Returned(value)) => Some(value),
            _ => None,
        })
        .ok()
    }

    fn set_retrieved(&self) {
        self.retrieved.set(true);
    }
}

impl<M: Machine> Drop for Core<M> {
    fn drop(&mut self) {
        if self.header.state.get() == TaskState::Panicked && !self.retrieved.get() {
            let text = self.panic_text.get_mut().take();
            let repr = super::repr::finished(&self.header, text.as_deref());
            crate::log::error(format!("Task exception was never retrieved\nfuture: {repr}"));
        }
    }
}

/// What was given to `panic!`.
pub(crate) fn text_of(payload: &(dyn Any + Send)) -> String {
    match payload.downcast_ref::<&str>() {
        Some(text) => (*text).to_owned(),
        None => payload.downcast_ref::<String>().cloned().unwrap_or_else(|| "..".to_owned()),
    }
}
