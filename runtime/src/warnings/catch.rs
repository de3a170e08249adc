use super::filter::{Action, add_reason, remove_reason};
use super::registry::Registry;
use super::show::Warning;
use std::cell::RefCell;
use std::marker::PhantomData;

struct Frame {
    action: Action,
    caught: Vec<Warning>,
    shown: Registry,
}

thread_local!(static FRAMES: RefCell<Vec<Frame>> = const { RefCell::new(Vec::new()) });

/// Catches this thread's warnings until the guard is dropped, whatever the process's filter says: all of them, unless
/// [`CatchWarnings::simplefilter`] says otherwise. Python's `warnings.catch_warnings(record=True)`.
///
/// ```
/// #[asyncio::coroutine]
/// async fn square(number: i64) -> i64 {
///     number * number
/// }
///
/// let caught = asyncio::warnings::catch_warnings();
/// drop(square(10));
/// assert_eq!(caught.take()[0].message, "coroutine 'square' was never awaited");
/// ```
pub fn catch_warnings() -> CatchWarnings {
    let frame = Frame { action: Action::Always, caught: Vec::new(), shown: Registry::default() };
    FRAMES.with_borrow_mut(|frames| frames.push(frame));
    add_reason();
    CatchWarnings { _thread: PhantomData }
}

/// What [`catch_warnings`] returns. Guards that are nested are to be dropped innermost first.
#[derive(Debug)]
#[must_use = "warnings are caught until this is dropped"]
pub struct CatchWarnings {
    /// The guard belongs to its thread.
    _thread: PhantomData<*const ()>,
}

impl CatchWarnings {
    /// Sets the filter for this thread until the guard is dropped, and forgets what has been shown.
    pub fn simplefilter(&self, action: Action) {
        FRAMES.with_borrow_mut(|frames| {
            let frame = frames.last_mut().expect("the guard is alive");
            frame.action = action;
            frame.shown = Registry::default();
        });
    }

    /// What has been caught since the last time.
    pub fn take(&self) -> Vec<Warning> {
        FRAMES.with_borrow_mut(|frames| std::mem::take(&mut frames.last_mut().expect("the guard is alive").caught))
    }
}

impl Drop for CatchWarnings {
    fn drop(&mut self) {
        let _ = FRAMES.try_with(|frames| frames.borrow_mut().pop());
        remove_reason();
    }
}

/// The filter of the innermost guard.
pub(super) fn action() -> Option<Action> {
    FRAMES.try_with(|frames| frames.borrow().last().map(|frame| frame.action)).ok().flatten()
}

/// Whether the innermost guard sees this warning for the first time, if there is a guard.
pub(super) fn is_first(warning: &Warning) -> Option<bool> {
    let of_innermost = |frames: &RefCell<Vec<Frame>>| Some(frames.borrow_mut().last_mut()?.shown.is_first(warning));
    FRAMES.try_with(of_innermost).ok().flatten()
}

/// Puts the warning with the innermost guard, or gives it back if there is none.
pub(super) fn record(warning: Warning) -> Option<Warning> {
    let mut warning = Some(warning);
    let _ = FRAMES.try_with(|frames| {
        if let Some(frame) = frames.borrow_mut().last_mut() {
            frame.caught.extend(warning.take());
        }
    });
    warning
}
