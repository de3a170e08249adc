//! What a loop is made of, and how its tasks come and go.

use super::callback::Callback;
use super::mailbox::Mailbox;
use super::ready_queue::{Ready, ReadyQueue};
use super::running;
use super::timers::Timers;
use crate::clock::Clock;
use crate::machine::Machine;
use crate::task::{AnyTask, Core, Driver};
use slab::Slab;
use std::cell::{Cell, RefCell};
use std::panic::Location;
use std::rc::{Rc, Weak};
use std::sync::Arc;
use std::time::Duration;

/// Everything that a loop has. `EventLoop` is a handle to it; its tasks know it weakly.
pub(crate) struct LoopState {
    pub(super) ready: ReadyQueue,
    pub(crate) timers: Timers,
    pub(super) mailbox: Arc<Mailbox>,
    pub(crate) clock: Clock,
    /// The tasks that are not done, owned: a task whose handle is dropped goes on.
    pub(super) tasks: RefCell<Slab<Rc<dyn AnyTask>>>,
    tasks_so_far: Cell<u64>,
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
            mailbox: Arc::new(Mailbox::new()),
            clock,
            tasks: RefCell::default(),
            tasks_so_far: Cell::new(0),
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
        let number = self.tasks_so_far.get() + 1;
        self.tasks_so_far.set(number);
        let core = {
            let mut tasks = self.tasks.borrow_mut();
            let entry = tasks.vacant_entry();
            let core = Rc::new(Core::new(coroutine, Rc::downgrade(self), number, entry.key(), created_at));
            entry.insert(core.clone());
            core
        };
        let (runnable, join_handle) = async_task::Builder::new()
            .metadata(self.mailbox.clone())
            .spawn_local(|_| Driver(core.clone()), running::schedule);
        join_handle.detach(); // the loop owns it
        core.set_waker(runnable.waker());
        if self.running.get() {
            runnable.schedule()
        } else {
            self.ready.push(Ready::Task(runnable))
        }
        core
    }

    /// Lets go of a task that is done.
    pub(crate) fn forget(&self, key: usize) {
        let task = self.tasks.borrow_mut().try_remove(key);
        drop(task);
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
    pub(super) fn receive(&self) {
        while let Some(runnable) = self.mailbox.take() {
            self.ready.push(Ready::Task(runnable));
        }
    }

    /// The task with this key, if it is not done.
    pub(crate) fn task(&self, key: usize) -> Option<Rc<dyn AnyTask>> {
        self.tasks.borrow().get(key).cloned()
    }

    /// The tasks that are not done.
    pub(crate) fn unfinished_tasks(&self) -> Vec<Rc<dyn AnyTask>> {
        self.tasks.borrow().iter().map(|(_, task)| task.clone()).collect()
    }

    /// Drops what is left. Each task is made to end, for nothing else lets go of what async-task holds.
    pub(super) fn close(&self) {
        if self.closed.replace(true) {
            return;
        }
        self.timers.clear();
        for task in self.unfinished_tasks() {
            task.destroy();
        }
        self.receive();
        while let Some(ready) = self.ready.pop() {
            match ready {
                Ready::Task(runnable) => drop(runnable.run()),
                Ready::Call(_) | Ready::Stop => {}
            }
            self.receive();
        }
    }
}

impl Drop for LoopState {
    fn drop(&mut self) {
        self.close();
    }
}

/// A task's way to its loop.
pub(crate) type WeakLoop = Weak<LoopState>;
