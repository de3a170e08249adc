//! One pass of the loop, and one pass after another.

use super::callback::Callback;
use super::ready_queue::Ready;
use super::running;
use super::state::LoopState;
use super::timers::Alarm;
use crate::clock::Clock;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;
use std::time::Duration;

/// Passes, until somebody says stop.
///
/// # Panics
/// When the loop is closed, or a loop runs already.
#[track_caller]
pub(super) fn run_forever(event_loop: &Rc<LoopState>) {
    event_loop.check_open();
    assert!(!event_loop.running.get(), "This event loop is already running");
    assert!(running::get().is_none(), "Cannot run the event loop while another loop is running");

    let _entered = running::enter(event_loop.clone());
    let _running = Running::of(event_loop);
    loop {
        run_once(event_loop);
        if event_loop.stopping.take() {
            break;
        }
    }
}

/// Wait, wake those whose time has come, and run what is ready. What becomes ready meanwhile is for the next pass, so
/// nobody who keeps making himself ready starves the others.
fn run_once(event_loop: &LoopState) {
    wait(event_loop);
    event_loop.receive();
    fire_due_timers(event_loop);
    for _ in 0..event_loop.ready.len() {
        match event_loop.ready.pop() {
            Some(Ready::Task(id)) => event_loop.step(id),
            Some(Ready::Call(callback)) => call(event_loop, &callback),
            Some(Ready::Wake(waker)) => waker.wake(),
            Some(Ready::Stop) => event_loop.stopping.set(true),
            None => break,
        }
    }
}

/// Blocks until something is ready or a timer is due.
fn wait(event_loop: &LoopState) {
    if event_loop.ready.len() > 0 || event_loop.stopping.get() || !event_loop.post.mailbox.is_empty() {
        return;
    }
    let Some(due) = event_loop.timers.next_due() else { return event_loop.post.mailbox.wait(None) };
    let timeout = whole_milliseconds(due.saturating_sub(event_loop.clock.now()));
    if timeout.is_zero() {
        return;
    }
    match &event_loop.clock {
        Clock::Monotonic(_) => event_loop.post.mailbox.wait(Some(timeout)),
        Clock::Manual(clock) => clock.advance(timeout),
    }
}

/// Rounded up, as Python does for epoll: timers that are close together share a pass.
fn whole_milliseconds(duration: Duration) -> Duration {
    let millis = duration.as_nanos().div_ceil(1_000_000);
    Duration::from_millis(u64::try_from(millis).unwrap_or(u64::MAX))
}

fn fire_due_timers(event_loop: &LoopState) {
    if event_loop.timers.next_due().is_none() {
        return;
    }
    let now = event_loop.clock.now();
    while let Some(alarm) = event_loop.timers.pop_due(now) {
        match alarm {
            Alarm::Wake(waker) => event_loop.ready.push(Ready::Wake(waker)),
            Alarm::Call(callback) => event_loop.ready.push(Ready::Call(callback)),
        }
    }
}

/// Calls a callback. Its panic is reported, and the loop goes on.
fn call(event_loop: &LoopState, callback: &Rc<Callback>) {
    let started = event_loop.debug.get().then(|| event_loop.clock.now());
    if catch_unwind(AssertUnwindSafe(|| callback.call())).is_err() {
        crate::log::error(format!("Exception in callback\nhandle: <Handle {callback}>"));
    }
    if let Some(started) = started {
        event_loop.report_if_slow(started, || format!("<Handle {callback}>"));
    }
}

impl LoopState {
    /// In debug mode: says what has kept the loop from everything else.
    pub(crate) fn report_if_slow(&self, started: Duration, what: impl FnOnce() -> String) {
        let took = self.clock.now().saturating_sub(started);
        if took >= self.slow_callback_duration.get() {
            crate::log::warning(format!("Executing {} took {:.3} seconds", what(), took.as_secs_f64()));
        }
    }
}

/// Says that the loop runs, until it is dropped.
struct Running<'a>(&'a LoopState);

impl<'a> Running<'a> {
    fn of(event_loop: &'a LoopState) -> Self {
        event_loop.running.set(true);
        Running(event_loop)
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.0.running.set(false);
        self.0.stopping.set(false);
    }
}
