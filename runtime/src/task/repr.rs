//! `<Task pending name='Task-1' coro=<main() running at t.rs:3>>`

use super::core::AnyTask;
use super::header::{Header, TaskState};
use crate::coroutine::QualName;
use crate::machine::{Code, Point};

pub(super) fn of(task: &dyn AnyTask) -> String {
    let header = task.header();
    if header.done() {
        return finished(header, task.panic_text().as_deref());
    }
    let status = if header.cancel_requests.get() > 0 { "cancelling" } else { "pending" };
    let line = match task.point() {
        Some(Point::Suspended(nth)) => header.code.awaits().nth(nth).map_or(header.code.line, |point| point.line),
        _ => header.code.line,
    };
    let coroutine = coroutine(header, "running at", line);
    format!("<Task {status} name='{}' coro={coroutine}{}>", header.name(), created_at(header))
}

/// The repr of a task that is done.
pub(super) fn finished(header: &Header, panic_text: Option<&str>) -> String {
    let status = if header.state.get() == TaskState::Cancelled { "cancelled" } else { "finished" };
    let coroutine = coroutine(header, "done, defined at", header.code.line);
    let exception = panic_text.map(|text| format!(" exception=panic({text:?})")).unwrap_or_default();
    format!("<Task {status} name='{}' coro={coroutine}{exception}{}>", header.name(), created_at(header))
}

fn coroutine(header: &Header, what: &str, line: u32) -> String {
    let Code { file, .. } = header.code;
    if file.is_empty() {
        return format!("<{}>", header.path); // not a coroutine: nothing is known but its type
    }
    format!("<{}() {what} {file}:{line}>", QualName::new(header.path, header.code))
}

fn created_at(header: &Header) -> String {
    match header.debug() {
        true => format!(" created at {}:{}", header.created_at.file(), header.created_at.line()),
        false => String::new(),
    }
}
