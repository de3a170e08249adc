use super::callback::Callback;
use super::waker::TaskId;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;
use std::task::Waker;

/// Something to run in this pass or the next.
pub(super) enum Ready {
    /// A task to resume.
    Task(TaskId),
    /// `call_soon`, or a timer that is due.
    Call(Rc<Callback>),
    /// A sleeper whose time has come: its task is resumed in the pass after this, as Python's is, whose future is done first.
    Wake(Waker),
    /// `run_until_complete` has what it waited for.
    Stop,
}

/// First in, first out. No borrow of it outlives a call, so whatever runs may add to it.
#[derive(Default)]
pub(super) struct ReadyQueue(RefCell<VecDeque<Ready>>);

impl ReadyQueue {
    pub(super) fn push(&self, ready: Ready) {
        self.0.borrow_mut().push_back(ready);
    }

    pub(super) fn pop(&self) -> Option<Ready> {
        self.0.borrow_mut().pop_front()
    }

    pub(super) fn len(&self) -> usize {
        self.0.borrow().len()
    }
}
