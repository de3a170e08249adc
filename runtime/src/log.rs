//! What the loop has to say when nobody has asked: a panic that no one has seen, a step that took too long. Printed on
//! stderr, as Python prints what `logging.getLogger("asyncio")` is given when logging has not been set up.

use std::cell::RefCell;
use std::fmt;
use std::io::Write;
use std::marker::PhantomData;
use std::sync::{Arc, Mutex, PoisonError};

/// How much a record matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Something takes too long.
    Warning,
    /// Something has gone wrong.
    Error,
}

/// One record. `Display` is what is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Record {
    /// How much it matters.
    pub level: Level,
    /// The text.
    pub message: String,
}

impl fmt::Display for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

/// What is done with a record.
pub type Handler = Arc<dyn Fn(&Record) + Send + Sync>;

static HANDLER: Mutex<Option<Handler>> = Mutex::new(None);
thread_local!(static CAUGHT: RefCell<Vec<Vec<Record>>> = const { RefCell::new(Vec::new()) });

/// Puts `handler` in the place of printing to stderr, for the whole process; `None` prints again.
///
/// ```
/// use asyncio::log;
/// use std::sync::Arc;
///
/// log::set_handler(Some(Arc::new(|record| println!("asyncio: {record}"))));
/// # log::set_handler(None);
/// ```
pub fn set_handler(handler: Option<Handler>) {
    let before = std::mem::replace(&mut *HANDLER.lock().unwrap_or_else(PoisonError::into_inner), handler);
    drop(before);
}

/// Catches this thread's records until the guard is dropped. Python's `unittest.TestCase.assertLogs`.
pub fn catch_logs() -> CatchLogs {
    CAUGHT.with_borrow_mut(|caught| caught.push(Vec::new()));
    CatchLogs { _thread: PhantomData }
}

/// What [`catch_logs`] returns. Guards that are nested are to be dropped innermost first.
#[derive(Debug)]
#[must_use = "records are caught until this is dropped"]
pub struct CatchLogs {
    /// The guard belongs to its thread.
    _thread: PhantomData<*const ()>,
}

impl CatchLogs {
    /// What has been caught since the last time.
    pub fn take(&self) -> Vec<Record> {
        CAUGHT.with_borrow_mut(|caught| std::mem::take(caught.last_mut().expect("the guard is alive")))
    }
}

impl Drop for CatchLogs {
    fn drop(&mut self) {
        let _ = CAUGHT.try_with(|caught| caught.borrow_mut().pop());
    }
}

#[cold]
pub(crate) fn warning(message: String) {
    emit(Record { level: Level::Warning, message });
}

#[cold]
pub(crate) fn error(message: String) {
    emit(Record { level: Level::Error, message });
}

fn emit(record: Record) {
    let mut record = Some(record);
    let _ = CAUGHT.try_with(|caught| {
        if let Some(caught) = caught.borrow_mut().last_mut() {
            caught.extend(record.take());
        }
    });
    let Some(record) = record else { return };
    // Not under the lock: the handler may do anything.
    let handler = HANDLER.lock().unwrap_or_else(PoisonError::into_inner).clone();
    match handler {
        Some(handler) => handler(&record),
        None => {
            let _ = std::io::stderr().write_all(format!("{record}\n").as_bytes()); // in one piece
        }
    }
}
