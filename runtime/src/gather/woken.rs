//! Which children have been woken. Each has a waker of its own, so that only the woken are resumed, in that order.

use crate::machine::Signal;
use concurrent_queue::ConcurrentQueue;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Wake, Waker};

pub(super) struct Woken {
    shared: Arc<Shared>,
    children: Vec<Arc<Child>>,
    wakers: Vec<Waker>,
    /// Children that are to be resumed with a cancellation. Made when there is one.
    cancelled: Vec<bool>,
}

struct Shared {
    /// The woken children, each at most once.
    queue: ConcurrentQueue<usize>,
    /// Whoever awaits the gather.
    parent: Mutex<Waker>,
}

struct Child {
    nth: usize,
    is_queued: AtomicBool,
    shared: Arc<Shared>,
}

impl Wake for Child {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        if self.is_queued.swap(true, Ordering::AcqRel) {
            return;
        }
        // The queue is never closed, so this never fails.
        let _ = self.shared.queue.push(self.nth);
        // Not under the lock: waking may run code of the executor's.
        let parent = self.shared.parent.lock().unwrap_or_else(PoisonError::into_inner).clone();
        parent.wake();
    }
}

impl Woken {
    pub(super) fn new(count: usize, parent: &Waker) -> Self {
        let queue = ConcurrentQueue::unbounded();
        let shared = Arc::new(Shared { queue, parent: Mutex::new(parent.clone()) });
        let child = |nth| Arc::new(Child { nth, is_queued: AtomicBool::new(false), shared: shared.clone() });
        let children: Vec<_> = (0..count).map(child).collect();
        let wakers = children.iter().map(|child| child.clone().into()).collect();
        Woken { shared, children, wakers, cancelled: Vec::new() }
    }

    pub(super) fn set_parent(&self, waker: &Waker) {
        let mut parent = self.shared.parent.lock().unwrap_or_else(PoisonError::into_inner);
        if !parent.will_wake(waker) {
            let before = std::mem::replace(&mut *parent, waker.clone());
            drop(parent);
            drop(before);
        }
    }

    pub(super) fn waker(&self, nth: usize) -> &Waker {
        &self.wakers[nth]
    }

    /// How many are to be resumed now. Those that wake meanwhile are for the next time.
    pub(super) fn len(&self) -> usize {
        self.shared.queue.len()
    }

    /// Wakes a child, to be resumed with a cancellation.
    pub(super) fn cancel(&mut self, nth: usize) {
        self.cancelled.resize(self.children.len(), false);
        self.cancelled[nth] = true;
        self.wakers[nth].wake_by_ref();
    }

    /// The child that was woken first, and what it is to be resumed with. From now on it can be woken again.
    pub(super) fn pop(&mut self) -> Option<(usize, Signal)> {
        let nth = self.shared.queue.pop().ok()?;
        self.children[nth].is_queued.store(false, Ordering::Release);
        let is_cancelled = self.cancelled.get_mut(nth).is_some_and(std::mem::take);
        Some((nth, if is_cancelled { Signal::Cancel } else { Signal::Resume }))
    }

    /// Forgets the wakes so far.
    pub(super) fn clear(&mut self) {
        while self.pop().is_some() {}
    }
}
