//! What time it is for a loop.

use std::cell::Cell;
use std::rc::Rc;
use std::time::{Duration, Instant};

/// The time of a loop, counted from a moment of its own.
pub(crate) enum Clock {
    /// The machine's, counted from the loop's creation.
    Monotonic(Instant),
    Manual(ManualClock),
}

impl Clock {
    pub(crate) fn monotonic() -> Self {
        Clock::Monotonic(Instant::now())
    }

    pub(crate) fn now(&self) -> Duration {
        match self {
            Clock::Monotonic(start) => start.elapsed(),
            Clock::Manual(clock) => clock.time(),
        }
    }
}

/// A clock that stands still, for tests: time passes only when [`advance`](Self::advance) says so, and when the loop
/// has nothing to do but to wait for a timer, for which it advances the clock instead of sleeping.
///
/// ```
/// use asyncio::{EventLoop, ManualClock, sleep, wrap_future};
/// use std::time::Duration;
///
/// let clock = ManualClock::new();
/// let event_loop = EventLoop::with_clock(clock.clone());
/// event_loop.run_until_complete(wrap_future(sleep(Duration::from_secs(3600)))); // at once
/// assert_eq!(clock.time(), Duration::from_secs(3600));
/// event_loop.close();
/// ```
#[derive(Clone, Debug, Default)]
pub struct ManualClock(Rc<Cell<Duration>>);

impl ManualClock {
    /// A clock that says zero.
    pub fn new() -> Self {
        ManualClock::default()
    }

    /// What it says.
    pub fn time(&self) -> Duration {
        self.0.get()
    }

    /// Lets time pass.
    pub fn advance(&self, by: Duration) {
        self.0.set(self.0.get().saturating_add(by));
    }
}
