//! `coroutine 'square' was never awaited`.
#![cfg(feature = "event-loop")]

mod common;

use asyncio::warnings::{Action, catch_warnings, resetwarnings, set_showwarning, simplefilter};
use common::panic_of;
use std::cell::RefCell;
use std::process::Command;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

/// What is known of the call in this build.
fn text(line: u32, source: &str) -> String {
    if cfg!(debug_assertions) {
        format!("{}:{line}: RuntimeWarning: coroutine 'square' was never awaited\n  {source}", file!())
    } else {
        "sys:1: RuntimeWarning: coroutine 'square' was never awaited".to_owned()
    }
}

/// The process has one filter and one hook.
fn alone() -> MutexGuard<'static, ()> {
    static ONE: Mutex<()> = Mutex::new(());
    ONE.lock().unwrap_or_else(PoisonError::into_inner)
}

#[test]
fn the_text_is_pythons_and_shows_the_call() {
    let caught = catch_warnings();
    drop(square(10)); // the call
    let expected = text(line!() - 1, "drop(square(10)); // the call");
    assert_eq!(caught.take().iter().map(ToString::to_string).collect::<Vec<_>>(), [expected]);
}

#[test]
fn what_has_run_does_not_complain() {
    let caught = catch_warnings();
    asyncio::run(square(10));
    let mut stepped = Box::pin(square(10));
    let _ = stepped.as_mut().send();
    drop(stepped);
    assert!(caught.take().is_empty());
}

#[test]
fn guards_nest() {
    let outer = catch_warnings();
    drop(square(1));
    {
        let inner = catch_warnings();
        drop(square(2));
        drop(square(3));
        assert_eq!(inner.take().len(), 2);
    }
    drop(square(4));
    assert_eq!(outer.take().len(), 2);
}

#[test]
fn ignore_says_nothing() {
    let caught = catch_warnings();
    caught.simplefilter(Action::Ignore);
    drop(square(10));
    assert!(caught.take().is_empty());
}

#[test]
fn default_says_it_once_for_each_place() {
    let _alone = alone();
    let caught = catch_warnings();
    caught.simplefilter(Action::Default);
    for _ in 0..3 {
        drop(square(10));
    }
    drop(square(10));
    let places = if cfg!(debug_assertions) { 2 } else { 1 };
    assert_eq!(caught.take().len(), places);
    // What the process forgets, and another guard has seen, is nothing to this one.
    let again = || drop(square(10));
    again();
    resetwarnings();
    let inner = catch_warnings();
    inner.simplefilter(Action::Default);
    again();
    assert_eq!(inner.take().len(), 1);
    drop(inner);
    again();
    assert_eq!(caught.take().len(), places - 1);
    caught.simplefilter(Action::Always);
    for _ in 0..3 {
        drop(square(10));
    }
    assert_eq!(caught.take().len(), 3);
}

#[test]
fn error_panics_but_never_while_unwinding() {
    let caught = catch_warnings();
    caught.simplefilter(Action::Error);
    assert_eq!(panic_of(|| drop(square(10))), "RuntimeWarning: coroutine 'square' was never awaited");
    assert!(caught.take().is_empty());
    let first = panic_of(|| {
        let _forgotten = square(10);
        panic!("first");
    });
    assert_eq!(first, "first");
    assert_eq!(caught.take().len(), 1, "shown instead");
}

#[test]
fn the_process_has_a_filter_and_a_hook() {
    let _alone = alone();
    let shown = Arc::new(Mutex::new(Vec::new()));
    let sink = shown.clone();
    set_showwarning(Some(Arc::new(move |warning| sink.lock().unwrap().push(warning.message.clone()))));
    simplefilter(Action::Always);
    drop(square(10));
    simplefilter(Action::Ignore);
    drop(square(10));
    simplefilter(Action::Error);
    let panic = panic_of(|| drop(square(10)));
    resetwarnings();
    set_showwarning(None);
    assert_eq!(*shown.lock().unwrap(), ["coroutine 'square' was never awaited"]);
    assert_eq!(panic, "RuntimeWarning: coroutine 'square' was never awaited");
}

#[test]
fn a_coroutine_that_outlives_its_thread_is_reported_by_sys() {
    thread_local!(static RESULT: RefCell<Option<Box<dyn std::any::Any>>> = const { RefCell::new(None) });
    let _alone = alone();
    let shown = Arc::new(Mutex::new(Vec::new()));
    let sink = shown.clone();
    set_showwarning(Some(Arc::new(move |warning| sink.lock().unwrap().push(warning.to_string()))));
    simplefilter(Action::Always);
    let tutorial = std::thread::spawn(|| {
        RESULT.set(None);
        let result = square(10);
        let _printed = result.to_string();
        RESULT.set(Some(Box::new(result)));
    });
    tutorial.join().expect("it ends");
    resetwarnings();
    set_showwarning(None);
    assert_eq!(*shown.lock().unwrap(), ["sys:1: RuntimeWarning: coroutine 'square' was never awaited"]);
}

/// Not a test of its own: what the next one starts as another process.
#[test]
fn helper_drops_one() {
    if std::env::var_os("COROPY_TEST_HELPER").is_some() {
        drop(square(10));
        std::process::exit(0);
    }
}

#[test]
fn the_environment_sets_the_filter() {
    let stderr_with = |filter: Option<&str>| {
        let mut command = Command::new(std::env::current_exe().expect("this test"));
        command.args(["helper_drops_one", "--exact", "--nocapture"]).env("COROPY_TEST_HELPER", "1");
        command.env_remove("COROPY_WARNINGS").envs(filter.map(|filter| ("COROPY_WARNINGS", filter)));
        String::from_utf8(command.output().expect("it starts").stderr).expect("text")
    };
    let warning = "RuntimeWarning: coroutine 'square' was never awaited\n";
    assert!(stderr_with(Some("always")).contains(warning));
    assert!(stderr_with(Some("default")).contains(warning));
    assert_eq!(stderr_with(Some("ignore")), "");
    assert!(stderr_with(Some("error")).contains("panicked"));
    assert_eq!(stderr_with(None).contains(warning), cfg!(debug_assertions));
}
