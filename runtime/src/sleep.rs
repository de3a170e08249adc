//! `sleep`.

use crate::coroutine::Resume;
use crate::event_loop::{Alarm, LoopState, TimerKey, running};
use crate::machine::{Cancelled, Signal};
use std::pin::Pin;
use std::rc::{Rc, Weak};
use std::task::{Context, Poll};
use std::time::Duration;

/// Lets time pass, while others run. Counted from the moment when it is first awaited. Python's `asyncio.sleep()`.
///
/// `sleep(Duration::ZERO)` lets everything else that is ready run once, and goes on in the next pass.
///
/// ```
/// use std::time::Duration;
///
/// #[asyncio::coroutine]
/// async fn main_() -> &'static str {
///     asyncio::sleep(Duration::from_millis(1)).await;
///     "awake"
/// }
///
/// assert_eq!(asyncio::run(main_()), "awake");
/// ```
///
/// # Panics
/// When it is awaited: `no running event loop`, unless the duration is zero, for which any executor does.
pub fn sleep(duration: Duration) -> Sleep {
    Sleep { stage: Stage::New(duration) }
}

/// What [`sleep`] returns. Dropping it cancels the timer.
#[derive(Debug)]
#[must_use = "coroutine 'sleep' was never awaited: write `.await`"]
pub struct Sleep {
    stage: Stage,
}

#[derive(Debug)]
enum Stage {
    New(Duration),
    /// Zero: woken at once, to go on in the next pass.
    Yielded,
    Set {
        timer: TimerKey,
        event_loop: Weak<LoopState>,
    },
    Over,
}

impl Future for Sleep {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        match &self.stage {
            Stage::New(Duration::ZERO) => {
                self.stage = Stage::Yielded;
                cx.waker().wake_by_ref();
                return Poll::Pending;
            }
            Stage::New(duration) => {
                let event_loop = running::expect();
                let when = event_loop.clock.now().saturating_add(*duration);
                let timer = event_loop.timers.set(when, Alarm::Wake(cx.waker().clone()));
                self.stage = Stage::Set { timer, event_loop: Rc::downgrade(&event_loop) };
                return Poll::Pending;
            }
            Stage::Set { timer, event_loop } => {
                if event_loop.upgrade().is_some_and(|event_loop| event_loop.timers.update(*timer, cx.waker())) {
                    return Poll::Pending;
                }
            }
            Stage::Yielded | Stage::Over => {}
        }
        self.stage = Stage::Over;
        Poll::Ready(())
    }
}

impl Resume for Sleep {
    type Output = ();

    fn resume(self: Pin<&mut Self>, cx: &mut Context<'_>, signal: Signal) -> Poll<Result<(), Cancelled>> {
        match signal {
            Signal::Resume => self.poll(cx).map(Ok),
            Signal::CancelAwaited => Poll::Pending, // no task
            Signal::Cancel | Signal::Drop | Signal::Taken => Poll::Ready(Err(Cancelled)),
        }
    }
}

impl Drop for Sleep {
    fn drop(&mut self) {
        if let Stage::Set { timer, event_loop } = &self.stage
            && let Some(event_loop) = event_loop.upgrade()
        {
            event_loop.timers.cancel(*timer);
        }
    }
}
