use super::callback::Callback;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::task::Waker;
use std::time::Duration;

/// What a timer does when it is due.
pub(crate) enum Alarm {
    /// Wakes the task that sleeps.
    Wake(Waker),
    /// `call_later`.
    Call(Rc<Callback>),
}

/// A timer's place in the order: when, and for equal times, which was set first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct TimerKey {
    when: Duration,
    nth: u64,
}

/// The timers of a loop, in the order in which they are due. A cancelled one is gone at once.
#[derive(Default)]
pub(crate) struct Timers {
    alarms: RefCell<BTreeMap<TimerKey, Alarm>>,
    set_so_far: Cell<u64>,
}

impl Timers {
    pub(crate) fn set(&self, when: Duration, alarm: Alarm) -> TimerKey {
        let key = TimerKey { when, nth: self.set_so_far.replace(self.set_so_far.get() + 1) };
        self.alarms.borrow_mut().insert(key, alarm);
        key
    }

    /// Puts another waker in the place of a sleeper's. `false` if the timer has gone off.
    pub(crate) fn update(&self, key: TimerKey, waker: &Waker) -> bool {
        let mut alarms = self.alarms.borrow_mut();
        let Some(Alarm::Wake(current)) = alarms.get_mut(&key) else { return false };
        if !current.will_wake(waker) {
            let before = std::mem::replace(current, waker.clone());
            drop(alarms);
            drop(before);
        }
        true
    }

    pub(crate) fn cancel(&self, key: TimerKey) {
        // Dropping a waker may run code that sets timers: not under the borrow.
        let alarm = self.alarms.borrow_mut().remove(&key);
        drop(alarm);
    }

    pub(super) fn next_due(&self) -> Option<Duration> {
        self.alarms.borrow().first_key_value().map(|(key, _)| key.when)
    }

    pub(super) fn pop_due(&self, now: Duration) -> Option<Alarm> {
        let mut alarms = self.alarms.borrow_mut();
        let first = alarms.first_entry()?;
        (first.key().when <= now).then(|| first.remove())
    }

    pub(super) fn clear(&self) {
        let alarms = std::mem::take(&mut *self.alarms.borrow_mut());
        drop(alarms);
    }
}
