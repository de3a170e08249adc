//! What happened, in order, in this thread; and the event that is to panic.
//!
//! Every event has a number. A run that is told to panic at event *n* does so when that event happens, unless it happens
//! while a panic is already unwinding: a second one would abort.
use std::cell::RefCell;
use std::fmt::{Debug, Display};

#[derive(Default)]
struct Trace {
    events: Vec<String>,
    panic_at: Option<usize>,
}

thread_local! {
    static TRACE: RefCell<Trace> = RefCell::default();
}

/// The payload of a panic that the harness injected.
#[derive(Debug)]
pub struct Injected;

/// Begins a trace, in which the given event panics.
pub fn begin(panic_at: Option<usize>) {
    TRACE.with_borrow_mut(|trace| *trace = Trace { events: Vec::new(), panic_at });
}

/// Ends the trace and gives it back.
pub fn end() -> Vec<String> {
    TRACE.take().events
}

/// The events until now.
pub fn so_far() -> Vec<String> {
    TRACE.with_borrow(|trace| trace.events.clone())
}

/// How many events there have been.
pub fn len() -> usize {
    TRACE.with_borrow(|trace| trace.events.len())
}

/// Writes down what is no event of the program's: it never panics.
pub fn remark(text: String) {
    TRACE.with_borrow_mut(|trace| trace.events.push(text));
}

/// An event: written down, then perhaps a panic.
pub fn event(text: String) {
    let now = TRACE.with_borrow_mut(|trace| {
        trace.events.push(text);
        trace.panic_at == Some(trace.events.len() - 1)
    });
    if now && !std::thread::panicking() {
        remark("  panic injected".into());
        std::panic::panic_any(Injected);
    }
}

/// A step of a program.
pub fn step(name: impl Display) {
    event(name.to_string());
}

/// A value on its way through a program: shows when it is computed.
pub fn eval<T: Debug>(name: impl Display, value: T) -> T {
    event(format!("{name} = {value:?}"));
    value
}
