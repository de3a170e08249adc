//! What other threads have for the loop, and how they wake it.

use concurrent_queue::ConcurrentQueue;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering, fence};
use std::thread::{self, Thread};
use std::time::Duration;

/// A task that is to be resumed. It knows the mailbox of its loop; its schedule function captures nothing, which saves
/// async-task from keeping the task alive while it calls it.
pub(crate) type Runnable = async_task::Runnable<Arc<Mailbox>>;

/// Where wakes go that do not come from the running loop itself. A letter is a task to resume.
pub(crate) struct Mailbox {
    letters: ConcurrentQueue<Runnable>,
    parker: Parker,
}

impl Mailbox {
    pub(super) fn new() -> Self {
        Mailbox { letters: ConcurrentQueue::unbounded(), parker: Parker::of_this_thread() }
    }

    pub(super) fn post(&self, letter: Runnable) {
        // The queue is never closed, so this never fails.
        let _ = self.letters.push(letter);
        self.parker.unpark();
    }

    pub(super) fn take(&self) -> Option<Runnable> {
        self.letters.pop().ok()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.letters.is_empty()
    }

    /// Blocks the thread until a letter comes, at most for `timeout`.
    pub(super) fn wait(&self, timeout: Option<Duration>) {
        self.parker.park(timeout, || self.letters.is_empty());
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
