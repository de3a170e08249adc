use std::fmt;
use std::io::Write;
use std::panic::Location;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// One warning. `Display` is the text that Python prints, without the newline at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Warning {
    /// `RuntimeWarning`.
    pub category: &'static str,
    /// `coroutine 'square' was never awaited`.
    pub message: String,
    /// Where the coroutine function was called. Not known in release builds, and not told for a coroutine that
    /// outlives its thread.
    pub location: Option<&'static Location<'static>>,
}

impl Warning {
    pub(crate) fn runtime(message: String, location: Option<&'static Location<'static>>) -> Self {
        Warning { category: "RuntimeWarning", message, location }
    }

    /// The line of source that the location names, without indentation, if its file can be found.
    pub fn source_line(&self) -> Option<String> {
        let location = self.location?;
        let text = std::fs::read_to_string(find_source(location.file())?).ok()?;
        let line = text.lines().nth((location.line() as usize).checked_sub(1)?)?.trim();
        (!line.is_empty()).then(|| line.to_owned())
    }
}

impl fmt::Display for Warning {
    /// ```text
    /// t.rs:5: RuntimeWarning: coroutine 'square' was never awaited
    ///   square(10);
    /// ```
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.location {
            Some(location) => write!(f, "{}:{}", location.file(), location.line())?,
            None => f.write_str("sys:1")?,
        }
        write!(f, ": {}: {}", self.category, self.message)?;
        match self.source_line() {
            Some(line) => write!(f, "\n  {line}"),
            None => Ok(()),
        }
    }
}

/// What is done with a warning that is to be shown.
pub type ShowWarning = Arc<dyn Fn(&Warning) + Send + Sync>;

static HOOK: Mutex<Option<ShowWarning>> = Mutex::new(None);

/// Puts `hook` in the place of printing to stderr, for the whole process; `None` prints again. Python's
/// `warnings.showwarning = hook`.
///
/// ```
/// use asyncio::warnings;
/// use std::sync::Arc;
///
/// warnings::set_showwarning(Some(Arc::new(|warning| println!("careful: {}", warning.message))));
/// # warnings::set_showwarning(None);
/// ```
pub fn set_showwarning(hook: Option<ShowWarning>) {
    let before = std::mem::replace(&mut *HOOK.lock().unwrap_or_else(PoisonError::into_inner), hook);
    drop(before);
}

pub(super) fn show(warning: &Warning) {
    // Not under the lock: the hook may do anything, even cause a warning.
    let hook = HOOK.lock().unwrap_or_else(PoisonError::into_inner).clone();
    match hook {
        Some(hook) => hook(warning),
        None => {
            let _ = std::io::stderr().write_all(format!("{warning}\n").as_bytes()); // in one piece
        }
    }
}

/// rustc names files relative to the folder in which it was started, often a workspace's top folder; the program may
/// have been started further in.
fn find_source(file: &str) -> Option<PathBuf> {
    let file = Path::new(file);
    if file.is_absolute() {
        return file.exists().then(|| file.to_owned());
    }
    let current = std::env::current_dir().ok()?;
    current.ancestors().map(|folder| folder.join(file)).find(|candidate| candidate.exists())
}
