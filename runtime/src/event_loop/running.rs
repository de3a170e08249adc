//! Which loop runs on this thread.

use super::state::{LoopState, WeakLoop};
use super::waker::{LoopId, TaskId};
use std::cell::RefCell;
use std::rc::Rc;

thread_local!(static RUNNING: RefCell<Option<Rc<LoopState>>> = const { RefCell::new(None) });

/// The running loop, if there is one.
pub(crate) fn get() -> Option<Rc<LoopState>> {
    RUNNING.try_with(|running| running.borrow().clone()).ok().flatten()
}

/// Whether this loop runs.
pub(crate) fn is(event_loop: &WeakLoop) -> bool {
    RUNNING
        .try_with(|running| running.borrow().as_ref().is_some_and(|it| Rc::as_ptr(it) == event_loop.as_ptr()))
        .is_ok_and(|is| is)
}

/// The running loop.
///
/// # Panics
/// `no running event loop`.
#[track_caller]
pub(crate) fn expect() -> Rc<LoopState> {
    match get() {
        Some(event_loop) => event_loop,
        None => panic!("no running event loop"),
    }
}

/// Makes a loop the running one until the guard is dropped.
pub(super) fn enter(event_loop: Rc<LoopState>) -> Entered {
    RUNNING.with_borrow_mut(|running| *running = Some(event_loop));
    Entered
}

pub(super) struct Entered;

impl Drop for Entered {
    fn drop(&mut self) {
        let event_loop = RUNNING.with_borrow_mut(Option::take);
        drop(event_loop);
    }
}

/// Queues a task if it is one of the running loop's. `false` if another loop runs, or none.
#[inline]
pub(super) fn wake(event_loop: LoopId, task: TaskId) -> bool {
    let woken = RUNNING.try_with(|running| match &*running.borrow() {
        Some(running) if running.post.id == event_loop => {
            running.wake(task);
            true
        }
        _ => false,
    });
    woken.unwrap_or(false)
}
