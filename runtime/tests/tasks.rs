//! Tasks: order of passes, panics, what they say of themselves. The traces are CPython's.
#![cfg(feature = "event-loop")]

mod common;

use asyncio::{Task, TaskError, create_task, current_task, ensure_future, sleep};
use common::{OnDrop, Trace, forever, ms, panic_of, run};
use std::time::Duration;

const YIELD: Duration = Duration::ZERO;

async fn worker(trace: Trace, name: &'static str, n: usize) {
    for i in 0..n {
        trace.log(format!("{name}{i}"));
        sleep(YIELD).await;
    }
}

// try: log('child'); await sleep(10)  finally: log('child cancelled')
/// The line of the name of `child`.
const CHILD: u32 = line!() + 3;

#[asyncio::coroutine]
async fn child(trace: Trace) {
    trace.log("child");
    let _cleanup = OnDrop(trace, "child cancelled");
    sleep(Duration::from_secs(10)).await;
}

#[test]
fn tasks_take_turns() {
    let trace = Trace::new();
    run(async {
        let a = ensure_future(worker(trace.clone(), "a", 2));
        let b = ensure_future(worker(trace.clone(), "b", 3));
        trace.log("main");
        a.await;
        trace.log("a done");
        b.await;
        trace.log("b done");
    });
    assert_eq!(trace.take(), ["main", "a0", "b0", "a1", "b1", "b2", "a done", "b done"]);
}

#[test]
fn callbacks_and_tasks_share_one_queue() {
    let trace = Trace::new();
    run(async {
        let event_loop = asyncio::get_running_loop();
        let log = |what: &'static str| {
            let trace = trace.clone();
            move || trace.log(what)
        };
        event_loop.call_soon(log("soon1"));
        let task = ensure_future(worker(trace.clone(), "t", 1));
        event_loop.call_soon(log("soon2"));
        event_loop.call_later(Duration::ZERO, log("later0"));
        trace.log("main");
        sleep(YIELD).await;
        trace.log("main2");
        sleep(YIELD).await;
        trace.log("main3");
        task.await;
    });
    // A real clock has moved on by the second pass; this one stands still, so the timer is due in the first.
    assert_eq!(trace.take(), ["main", "soon1", "t0", "soon2", "main2", "later0", "main3"]);
}

#[test]
fn a_panic_goes_on_in_who_awaits() {
    let logs = asyncio::log::catch_logs();
    let text = panic_of(|| run(async { ensure_future(async { panic!("boom {}", 1) }).await }));
    assert_eq!(text, "boom 1");
    assert!(logs.take().is_empty());
}

#[test]
fn a_panic_that_nobody_sees_is_logged() {
    #[asyncio::coroutine]
    async fn boom() {
        panic!("boom")
    }
    let logs = asyncio::log::catch_logs();
    run(async {
        let task = create_task(boom());
        sleep(YIELD).await;
        drop(task);
        sleep(YIELD).await;
    });
    let text = logs.take().pop().expect("a record").to_string();
    let (first, second) = text.split_once('\n').expect("two lines");
    assert_eq!(first, "Task exception was never retrieved");
    let start = format!("future: <Task finished name='Task-2' coro=<boom() done, defined at {}:", file!());
    assert!(second.starts_with(&start), "{second}");
    assert!(second.ends_with("> exception=panic(\"boom\")>"), "{second}");
}

#[test]
fn a_panic_that_was_looked_at_is_not_logged() {
    let logs = asyncio::log::catch_logs();
    run(async {
        let task: Task<()> = ensure_future(async { panic!("boom") });
        sleep(YIELD).await;
        assert_eq!(task.result().unwrap_err(), TaskError::Panicked("boom".to_owned()));
        assert_eq!(task.exception(), Ok(Some("boom".to_owned())));
        assert_eq!(format!("{task:?}").rsplit(' ').next(), Some("exception=panic(\"boom\")>"));
    });
    assert!(logs.take().is_empty());
}

#[test]
fn results_can_be_looked_at() {
    run(async {
        let mut task = ensure_future(async { vec![1, 2, 3] });
        assert_eq!(task.result().unwrap_err().to_string(), "Result is not set.");
        assert_eq!(task.exception().unwrap_err().to_string(), "Exception is not set.");
        sleep(YIELD).await;
        assert!(task.done());
        assert_eq!(*task.result().unwrap(), [1, 2, 3]);
        assert_eq!(task.exception(), Ok(None));
        assert_eq!((&mut task).await, [1, 2, 3]);
        assert_eq!(task.result().unwrap_err().to_string(), "Result has been taken by who awaited the task.");

        let task = ensure_future(forever());
        task.cancel();
        sleep(YIELD).await;
        assert_eq!(task.result().unwrap_err().to_string(), "CancelledError");
    });
}

#[test]
fn a_task_cannot_await_itself() {
    let logs = asyncio::log::catch_logs();
    run(async {
        let own = std::rc::Rc::new(std::cell::Cell::new(None));
        let handle = own.clone();
        let task: Task<()> = ensure_future(async move {
            let task: Task<()> = handle.take().expect("its handle");
            task.await;
        });
        task.set_name("me");
        own.set(Some(task));
        sleep(ms(1)).await;
    });
    let text = logs.take().pop().expect("a record").to_string();
    assert!(text.contains("Task cannot await on itself: <Task pending name='me' coro=<"), "{text}");
}

#[test]
fn tasks_are_numbered_and_can_be_named() {
    run(async {
        assert_eq!(current_task().expect("main").name(), "Task-1");
        let task = ensure_future(async { current_task().expect("it runs").name() });
        assert_eq!(task.name(), "Task-2");
        task.set_name("sleeper");
        assert_eq!(task.await, "sleeper");
        assert_eq!(ensure_future(async {}).name(), "Task-3");
    });
}

#[test]
fn all_tasks_are_those_that_are_not_done() {
    run(async {
        let task = ensure_future(sleep(ms(1)));
        let mut names: Vec<_> = asyncio::all_tasks().iter().map(|task| task.name()).collect();
        names.sort();
        assert_eq!(names, ["Task-1", "Task-2"]);
        let handle = task.handle();
        task.await;
        assert!(handle.done());
        assert_eq!(asyncio::all_tasks(), [current_task().expect("main")]);
        let in_callback = std::rc::Rc::new(std::cell::Cell::new(true));
        let seen = in_callback.clone();
        asyncio::get_running_loop().call_soon(move || seen.set(current_task().is_some()));
        sleep(YIELD).await;
        assert!(!in_callback.get(), "a callback is nobody's task");
    });
}

#[test]
fn a_task_says_what_it_does() {
    run(async {
        let task = create_task(child(Trace::new()));
        let repr = |state: &str, running: &str, line: u32| {
            format!("<Task {state} name='Task-2' coro=<child() {running} {}:{line}>>", file!())
        };
        assert_eq!(format!("{task:?}"), repr("pending", "running at", CHILD));
        assert_eq!(task.coroutine_state().to_string(), "CORO_CREATED");
        sleep(YIELD).await;
        assert_eq!(format!("{task:?}"), repr("pending", "running at", CHILD + 3));
        assert_eq!(task.coroutine_state().to_string(), "CORO_SUSPENDED");
        task.cancel();
        assert_eq!(format!("{task:?}"), repr("cancelling", "running at", CHILD + 3));
        sleep(YIELD).await;
        assert_eq!(format!("{:?}", task.handle()), repr("cancelled", "done, defined at", CHILD));
        assert_eq!(task.coroutine_state().to_string(), "CORO_CLOSED");

        let state = ensure_future(async { current_task().expect("it runs").coroutine_state().to_string() });
        assert_eq!(state.await, "CORO_RUNNING");
    });
}

#[test]
fn in_debug_mode_a_task_says_where_it_was_created() {
    let task = asyncio::Runner::new().debug(true).run(asyncio::wrap_future(async {
        let task = ensure_future(async {});
        format!("{task:?}")
    }));
    assert!(task.contains(&format!(" created at {}:", file!())), "{task}");
}

#[test]
fn a_step_that_takes_long_is_reported_in_debug_mode() {
    #[asyncio::coroutine]
    async fn slow(clock: asyncio::ManualClock) {
        clock.advance(ms(120))
    }
    let logs = asyncio::log::catch_logs();
    let clock = asyncio::ManualClock::new();
    let event_loop = asyncio::EventLoop::with_clock(clock.clone());
    event_loop.run_until_complete(slow(clock.clone()));
    assert!(logs.take().is_empty(), "not in debug mode");
    event_loop.set_debug(true);
    event_loop.run_until_complete(slow(clock.clone()));
    let blocking = clock.clone();
    event_loop.call_soon(move || blocking.advance(ms(250)));
    event_loop.run_until_complete(asyncio::wrap_future(async {}));
    event_loop.close();
    let texts: Vec<_> = logs.take().iter().map(ToString::to_string).collect();
    assert_eq!(texts.len(), 2, "{texts:?}");
    let start = format!("Executing <Task pending name='Task-2' coro=<slow() running at {}:", file!());
    assert!(texts[0].starts_with(&start), "{}", texts[0]);
    assert!(texts[0].ends_with(" took 0.120 seconds"), "{}", texts[0]);
    assert!(texts[1].starts_with("Executing <Handle created at "), "{}", texts[1]);
    assert!(texts[1].ends_with("> took 0.250 seconds"), "{}", texts[1]);
}
