//! Coroutines written by hand, and a log of what happens when.
#![allow(dead_code, unreachable_pub)] // each test uses its part

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

/// What has happened, in order.
#[derive(Clone, Default)]
pub struct Trace(Rc<RefCell<Vec<String>>>);

impl Trace {
    pub fn new() -> Self {
        Trace::default()
    }
    pub fn log(&self, what: impl Into<String>) {
        self.0.borrow_mut().push(what.into());
    }
    pub fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.borrow_mut())
    }
}

/// Logs when it is dropped.
pub struct OnDrop(pub Trace, pub &'static str);
impl Drop for OnDrop {
    fn drop(&mut self) {
        self.0.log(self.1);
    }
}

pub fn ms(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

/// `#[coroutine] fn name(params) -> T { let mut future = body; future.await }`, written out: one await, nothing saved.
/// The child is tagged as the expansion does it, so coroutines and tasks get signals.
#[macro_export]
macro_rules! hand_written {
    ($(#[$attribute:meta])* fn $name:ident $(<$life:lifetime>)? ($($param:ident: $type:ty),* $(,)?) -> $output:ty { $body:expr }) => {
        $(#[$attribute])*
        #[track_caller]
        fn $name $(<$life>)? ($($param: $type),*) -> asyncio::Coroutine<impl asyncio::Machine<Output = $output>> {
            $crate::hand_written!(@object $name, false, ($($param),*), $body)
        }
    };
    (@object $name:ident, $has_receiver:literal, ($($param:ident),*), $body:expr) => {{
        #[allow(unused_imports)]
        use asyncio::private::{
            AwaitPoint, Awaited, Code, Coroutine, Point, Saved, Signal, TagForeign as _, TagNothing as _,
        };
        use std::task::Poll;
        enum Machine<Parameters, Awaiting> {
            Unresumed { parameters: Saved<Parameters> },
            Await0 { awaiting: Awaiting },
            Closed,
        }
        // SAFETY: `Saved` and `Child` have no drop glue, and `CLOSED` answers `Closed`.
        unsafe impl<Parameters, Child, Tag> asyncio::private::State
            for Machine<Parameters, asyncio::private::Child<Child, Tag>>
        {
            const CLOSED: Self = Machine::Closed;
            const CODE: &'static Code = &Code {
                name: stringify!($name),
                file: file!(),
                line: line!(),
                has_receiver: $has_receiver,
                awaits: &[AwaitPoint { line: line!(), column: 1, text: "body", saved: &[] }],
            };
            fn point(&self) -> Point {
                match self {
                    Machine::Unresumed { .. } => Point::Unresumed,
                    Machine::Await0 { .. } => Point::Suspended(0),
                    Machine::Closed => Point::Closed,
                }
            }
        }
        Coroutine::new(Machine::Unresumed { parameters: Saved::new(($($param,)*)) }, (), |state, _, cx, signal| {
            loop {
                match state {
                    Machine::Unresumed { parameters } => {
                        // SAFETY: the state is left at once.
                        #[allow(unused_variables)]
                        let ($($param,)*) = unsafe { parameters.take() };
                        *state = Machine::Closed;
                        if signal != Signal::Resume {
                            return Poll::Ready(Err(asyncio::private::Cancelled));
                        }
                        let awaited = $body;
                        let awaiting = (&Awaited(&awaited)).child_tag().child(awaited);
                        *state = Machine::Await0 { awaiting };
                    }
                    Machine::Await0 { awaiting } => {
                        // SAFETY: the child stays in the state until it is finished.
                        let outcome = match unsafe { awaiting.resume(cx, signal) } {
                            Poll::Ready(outcome) => outcome,
                            Poll::Pending => return Poll::Pending,
                        };
                        // SAFETY: it has ended, and the state is left.
                        unsafe { awaiting.finish() };
                        *state = Machine::Closed;
                        return Poll::Ready(outcome);
                    }
                    Machine::Closed => asyncio::private::reused(),
                }
            }
        })
    }};
}

/// Runs on a clock that stands still, and closes the loop as `asyncio::run` does.
pub fn run<F: Future>(future: F) -> F::Output {
    runner().run(asyncio::wrap_future(future))
}

/// A runner with a clock that stands still.
pub fn runner() -> asyncio::Runner {
    asyncio::Runner::new().loop_factory(|| asyncio::EventLoop::with_clock(asyncio::ManualClock::new()))
}

/// The text of the panic that `function` ends in.
pub fn panic_of<R>(function: impl FnOnce() -> R) -> String {
    let Err(payload) = std::panic::catch_unwind(std::panic::AssertUnwindSafe(function)) else {
        panic!("a panic was expected")
    };
    match payload.downcast::<String>() {
        Ok(text) => *text,
        Err(payload) => payload.downcast_ref::<&str>().expect("a text").to_string(),
    }
}

/// Waits for ever.
pub fn forever() -> std::future::Pending<()> {
    std::future::pending()
}
