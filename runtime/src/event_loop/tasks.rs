//! The tasks of a loop that are not done, and which of them are queued.

use super::waker::TaskId;
use crate::task::AnyTask;
use slab::Slab;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::atomic::{AtomicU32, Ordering};

/// Owns the tasks: one whose handle is dropped goes on until it is done. No borrow outlives a call.
pub(super) struct Tasks {
    entries: RefCell<Slab<Entry>>,
    so_far: Cell<u64>,
    /// Where the generations begin, so that wakers left over from another loop mean nobody in this one.
    first_generation: u32,
}

struct Entry {
    task: Rc<dyn AnyTask>,
    generation: u32,
    /// It stands in the ready queue.
    queued: bool,
}

impl Tasks {
    pub(super) fn new() -> Self {
        static LOOPS_SO_FAR: AtomicU32 = AtomicU32::new(0);
        let nth = LOOPS_SO_FAR.fetch_add(1, Ordering::Relaxed);
        Tasks { entries: RefCell::default(), so_far: Cell::new(0), first_generation: nth.wrapping_mul(0x9E37_79B9) }
    }

    /// Adds the task that `make` makes of its number, from 1, and its id. It is to be queued by the caller.
    pub(super) fn add<T: AnyTask + 'static>(&self, make: impl FnOnce(u64, TaskId) -> Rc<T>) -> (Rc<T>, TaskId) {
        let number = self.so_far.get() + 1;
        self.so_far.set(number);
        let mut entries = self.entries.borrow_mut();
        let entry = entries.vacant_entry();
        #[allow(clippy::cast_possible_truncation)] // a generation is what is left of the number
        let id = TaskId::new(entry.key(), self.first_generation.wrapping_add(number as u32));
        let task = make(number, id);
        entry.insert(Entry { task: task.clone(), generation: id.generation, queued: true });
        (task, id)
    }

    /// Says that a task is queued. `false` if it was already, or is done.
    pub(super) fn set_queued(&self, id: TaskId) -> bool {
        match self.entries.borrow_mut().get_mut(id.slot()) {
            Some(entry) if entry.generation == id.generation => !std::mem::replace(&mut entry.queued, true),
            _ => false,
        }
    }

    /// The task, which has come out of the queue; `None` if it is done.
    pub(super) fn unqueue(&self, id: TaskId) -> Option<Rc<dyn AnyTask>> {
        let mut entries = self.entries.borrow_mut();
        let entry = entries.get_mut(id.slot()).filter(|entry| entry.generation == id.generation)?;
        entry.queued = false;
        Some(entry.task.clone())
    }

    pub(super) fn is_queued(&self, id: TaskId) -> bool {
        self.entries.borrow().get(id.slot()).is_some_and(|entry| entry.generation == id.generation && entry.queued)
    }

    pub(super) fn get(&self, id: TaskId) -> Option<Rc<dyn AnyTask>> {
        let entries = self.entries.borrow();
        entries.get(id.slot()).filter(|entry| entry.generation == id.generation).map(|entry| entry.task.clone())
    }

    /// Lets go of a task that is done.
    pub(super) fn remove(&self, id: TaskId) {
        // Dropping a task may run code of the user's: not under the borrow.
        let task = self.entries.borrow_mut().try_remove(id.slot());
        drop(task);
    }

    pub(super) fn all(&self) -> Vec<Rc<dyn AnyTask>> {
        self.entries.borrow().iter().map(|(_, entry)| entry.task.clone()).collect()
    }
}
