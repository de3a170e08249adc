//! What a loop is made of, and how its tasks come and go.

use super::callback::Callback;
use super::mailbox;
use super::ready_queue::{Ready, ReadyQueue};
use super::tasks::Tasks;
use super::timers::Timers;
use super::waker::{TaskId, waker};
use crate::clock::Clock;
use crate::machine::Machine;
use crate::task::{AnyTask, Core};
use std::cell::Cell;
use std::panic::Location;
use std::rc::{Rc, Weak};
use std::task::Context;
use std::time::Duration;

/// Everything that a loop has. `EventLoop` is a handle to it; its tasks know it weakly.
pub(crate) struct LoopState {
    pub(super) ready: ReadyQueue,
    pub(crate) timers: Timers,
    pub(super) post: mailbox::Registered,
    pub(crate) clock: Clock,
    tasks: Tasks,
    pub(super) running: Cell<bool>,
    pub(super) stopping: Cell<bool>,
    pub(super) closed: Cell<bool>,
    pub(crate) debug: Cell<bool>,
    pub(crate) slow_callback_duration: Cell<Duration>,
}

impl LoopState {
    pub(super) fn new(clock: Clock) -> Rc<Self> {
        Rc::new(LoopState {
            ready: ReadyQueue::default(),
            timers: Timers::default(),
            post: mailbox::Registered::new(),
            clock,
            tasks: Tasks::new(),
            running: Cell::new(false),
            stopping: Cell::new(false),
            closed: Cell::new(false),
            debug: Cell::new(false),
            slow_callback_duration: Cell::new(Duration::from_millis(100)),
        })
    }

    #[track_caller]
    pub(super) fn check_open(&self) {
        assert!(!self.closed.get(), "Event loop is closed");
    }

    /// Makes a task of a coroutine. It starts in the next pass.
    pub(crate) fn spawn<M>(self: &Rc<Self>, coroutine: M, created_at: &'static Location<'static>) -> Rc<Core<M>>
    where
        M: Machine + 'static,
        M::Output: 'static,
    {
        self.check_open();
        self.receive();
        let make = |number, id| Rc::new(Core::new(coroutine, Rc::downgrade(self), number, id, created_at));
        let (core, id) = self.tasks.add(make);
        self.ready.push(Ready::Task(id));
        core
    }

    /// Has a task resumed in the next pass, unless it is to be already, or is done.
    pub(crate) fn wake(&self, id: TaskId) {
        if self.tasks.set_queued(id) {
            self.ready.push(Ready::Task(id));
        }
    }

    /// Resumes a task that was queued, if it is not done meanwhile.
    pub(super) fn step(&self, id: TaskId) {
        if let Some(task) = self.tasks.unqueue(id) {
            task.step(&mut Context::from_waker(&waker(self.post.id, id)));
        }
    }

    /// Whether a task is to be resumed already.
    pub(crate) fn is_queued(&self, id: TaskId) -> bool {
        self.tasks.is_queued(id)
    }

    /// Lets go of a task that is done.
    pub(crate) fn forget(&self, id: TaskId) {
        self.tasks.remove(id);
    }

    /// Ends the pass after this one.
    pub(crate) fn stop_soon(&self) {
        self.ready.push(Ready::Stop);
    }

    pub(super) fn call_soon(&self, callback: Rc<Callback>) {
        self.check_open();
        self.receive();
        self.ready.push(Ready::Call(callback));
    }

    /// Puts what other threads have sent behind what is ready.
    #[inline]
    pub(super) fn receive(&self) {
        if !self.post.mailbox.is_empty() {
            self.post.mailbox.take().into_iter().for_each(|id| self.wake(id));
        }
    }

    /// The task of this name, if it is not done.
    pub(crate) fn task(&self, id: TaskId) -> Option<Rc<dyn AnyTask>> {
        self.tasks.get(id)
    }

    /// The tasks that are not done.
    pub(crate) fn unfinished_tasks(&self) -> Vec<Rc<dyn AnyTask>> {
        self.tasks.all()
    }

    /// Drops what is left: the tasks, and then whatever stands in the queue.
    pub(super) fn close(&self) {
        if self.closed.replace(true) {
            return;
        }
        self.timers.clear();
        for task in self.unfinished_tasks() {
            task.destroy();
        }
        while self.ready.pop().is_some() {}
    }
}

impl Drop for LoopState {
    fn drop(&mut self) {
        self.close();
    }
}

/// A task's way to its loop.
pub(crate) type WeakLoop = Weak<LoopState>;
