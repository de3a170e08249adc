//! One run of a program: polled to its end or dropped before, with or without a panic on the way.
use crate::trace::{self, Injected, remark};
use std::any::Any;
use std::cell::Cell;
use std::fmt::Debug;
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::Once;
use std::task::{Context, Poll, Waker};

/// More polls than any program needs: a machine that makes no headway is stopped.
pub const MOST_POLLS: usize = 300;

/// A program's future, its output written down when it is ready.
pub type Running = Pin<Box<dyn Future<Output = ()>>>;

/// Where to intervene.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Drop the future after so many polls.
    pub drop_after: Option<usize>,
    /// Panic at this event.
    pub panic_at: Option<usize>,
}

/// What a run came to.
#[derive(Debug, PartialEq, Eq)]
pub struct Run {
    /// The events in order.
    pub trace: Vec<String>,
    /// How often it was polled.
    pub polls: usize,
    /// How many events came before the future was dropped.
    pub events_before_drop: usize,
}

/// Boxes a program's future.
pub fn start<F>(future: F) -> Running
where
    F: Future<Output: Debug> + 'static,
{
    Box::pin(Reporting(Box::pin(future)))
}

/// Runs a program as planned.
pub fn drive(program: fn() -> Running, plan: Plan) -> Run {
    keep_panics_quiet();
    trace::begin(plan.panic_at);
    let mut polls = 0;
    let mut events_before_drop = 0;
    QUIET.set(true);
    if let Some(mut future) = guarded("the call", program) {
        let mut cx = Context::from_waker(Waker::noop());
        let mut done = false;
        while !done && polls < MOST_POLLS && plan.drop_after != Some(polls) {
            polls += 1;
            remark(format!("-- poll {polls}"));
            done = !matches!(guarded("the poll", || future.as_mut().poll(&mut cx)), Some(Poll::Pending));
        }
        if polls == MOST_POLLS {
            remark("-- no end in sight".into());
        }
        if done {
            remark("-- poll after the end".into());
            poll_again(&mut future);
        }
        remark("-- drop".into());
        events_before_drop = trace::len();
        guarded("the drop", || drop(future));
    }
    QUIET.set(false);
    Run { trace: trace::end(), polls, events_before_drop }
}

/// A finished future has to panic when it is polled; with which words is its own affair.
fn poll_again(future: &mut Running) {
    let mut cx = Context::from_waker(Waker::noop());
    match catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(&mut cx))) {
        Ok(Poll::Ready(())) => remark("  ready once more".into()),
        Ok(Poll::Pending) => remark("  pending".into()),
        Err(_) => remark("  it panics".into()),
    }
}

/// Calls, and writes down a panic.
fn guarded<T>(what: &str, call: impl FnOnce() -> T) -> Option<T> {
    match catch_unwind(AssertUnwindSafe(call)) {
        Ok(value) => Some(value),
        Err(payload) => {
            remark(format!("  {what} panics: {}", words(payload.as_ref())));
            None
        }
    }
}

fn words(payload: &(dyn Any + Send)) -> String {
    if payload.is::<Injected>() {
        "injected".into()
    } else if let Some(text) = payload.downcast_ref::<&str>() {
        format!("{text} ({})", LOCATION.take())
    } else if let Some(text) = payload.downcast_ref::<String>() {
        format!("{text} ({})", LOCATION.take())
    } else {
        "with a value of its own".into()
    }
}

thread_local! {
    static QUIET: Cell<bool> = const { Cell::new(false) };
    /// Line and column of the last panic.
    static LOCATION: Cell<String> = const { Cell::new(String::new()) };
}

/// Panics are part of the trace and not printed, in the threads that run a program. But one that comes while another
/// unwinds ends the process: then this is the last chance to say what was running.
fn keep_panics_quiet() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if QUIET.get() && std::thread::panicking() {
                eprintln!("a panic while another unwinds: {}\n{}", info, trace::so_far().join("\n"));
            } else if QUIET.get() {
                LOCATION.set(info.location().map(|at| format!("{}:{}", at.line(), at.column())).unwrap_or_default());
            } else {
                usual(info);
            }
        }));
    });
}

/// Writes the output down, and drops it.
struct Reporting<F>(Pin<Box<F>>);

impl<F: Future<Output: Debug>> Future for Reporting<F> {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        self.0.as_mut().poll(cx).map(|output| remark(format!("returns {output:?}")))
    }
}
