//! Which loop runs on this thread.

use super::mailbox::Runnable;
use super::ready_queue::Ready;
use super::state::LoopState;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

thread_local!(static RUNNING: RefCell<Option<Rc<LoopState>>> = const { RefCell::new(None) });

/// The running loop, if there is one.
pub(crate) fn get() -> Option<Rc<LoopState>> {
    RUNNING.try_with(|running| running.borrow().clone()).ok().flatten()
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

/// What waking a task comes to. Its own loop takes it directly; from anywhere else it goes through the mailbox.
pub(super) fn schedule(runnable: Runnable) {
    let mut runnable = Some(runnable);
    let _ = RUNNING.try_with(|running| {
        if let Some(event_loop) = &*running.borrow()
            && let Some(runnable) = runnable.take_if(|runnable| Arc::ptr_eq(&event_loop.mailbox, runnable.metadata()))
        {
            event_loop.ready.push(Ready::Task(runnable));
        }
    });
    if let Some(runnable) = runnable {
        let mailbox = runnable.metadata().clone();
        mailbox.post(runnable);
    }
}
