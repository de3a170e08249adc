//! What other threads have for the loop, and how they wake it.

use super::waker::{LoopId, TaskId};
use slab::Slab;
use std::collections::HashSet;
use std::sync::atomic::{AtomicBool, Ordering, fence};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::thread::{self, Thread};
use std::time::Duration;

/// Where wakes go that do not come from the running loop itself. A letter names a task to resume.
pub(super) struct Mailbox {
    letters: Mutex<Letters>,
    /// There are letters. The loop looks here before it takes the lock.
    has_letters: AtomicBool,
    parker: Parker,
}

#[derive(Default)]
struct Letters {
    in_order: Vec<TaskId>,
    /// The same: a task that is woken again before it runs needs no second letter.
    known: HashSet<TaskId>,
}

/// The mailboxes of all loops that there are, for wakers to find.
static MAILBOXES: RwLock<Slab<Arc<Mailbox>>> = RwLock::new(Slab::new());

/// A mailbox under its loop's name, until this is dropped.
pub(super) struct Registered {
    pub(super) id: LoopId,
    pub(super) mailbox: Arc<Mailbox>,
}

impl Registered {
    pub(super) fn new() -> Self {
        let mailbox = Arc::new(Mailbox::new());
        let id = LoopId(MAILBOXES.write().unwrap_or_else(PoisonError::into_inner).insert(mailbox.clone()));
        Registered { id, mailbox }
    }
}

impl Drop for Registered {
    fn drop(&mut self) {
        MAILBOXES.write().unwrap_or_else(PoisonError::into_inner).try_remove(self.id.0);
    }
}

/// Sends a wake to a loop, if there still is one of that name.
pub(super) fn post(event_loop: LoopId, id: TaskId) {
    let mailbox = MAILBOXES.read().unwrap_or_else(PoisonError::into_inner).get(event_loop.0).cloned();
    if let Some(mailbox) = mailbox {
        mailbox.post(id);
    }
}

impl Mailbox {
    fn new() -> Self {
        Mailbox { letters: Mutex::default(), has_letters: AtomicBool::new(false), parker: Parker::of_this_thread() }
    }

    fn post(&self, letter: TaskId) {
        let mut letters = self.letters();
        if letters.known.insert(letter) {
            letters.in_order.push(letter);
        }
        self.has_letters.store(true, Ordering::Release);
        drop(letters);
        self.parker.unpark();
    }

    /// The letters so far.
    pub(super) fn take(&self) -> Vec<TaskId> {
        let mut letters = self.letters();
        self.has_letters.store(false, Ordering::Relaxed);
        letters.known.clear();
        std::mem::take(&mut letters.in_order)
    }

    pub(super) fn is_empty(&self) -> bool {
        !self.has_letters.load(Ordering::Acquire)
    }

    /// Blocks the thread until a letter comes, at most for `timeout`.
    pub(super) fn wait(&self, timeout: Option<Duration>) {
        self.parker.park(timeout, || self.is_empty());
    }

    fn letters(&self) -> MutexGuard<'_, Letters> {
        self.letters.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Blocks the loop's thread. `parked` is set by the loop before it looks at its letters for the last time, and whoever
/// posts a letter looks at `parked` afterwards: with a fence between the two steps on both sides, one of them sees the
/// other.
struct Parker {
    thread: Thread,
    parked: AtomicBool,
}

impl Parker {
    fn of_this_thread() -> Self {
        Parker { thread: thread::current(), parked: AtomicBool::new(false) }
    }

    fn park(&self, timeout: Option<Duration>, still_idle: impl FnOnce() -> bool) {
        self.parked.store(true, Ordering::Relaxed);
        fence(Ordering::SeqCst);
        if still_idle() {
            match timeout {
                Some(timeout) => thread::park_timeout(timeout),
                None => thread::park(),
            }
        }
        self.parked.store(false, Ordering::Relaxed);
    }

    fn unpark(&self) {
        fence(Ordering::SeqCst);
        if self.parked.swap(false, Ordering::Relaxed) {
            self.thread.unpark();
        }
    }
}
