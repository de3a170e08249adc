//! `run` and `Runner`: values, what is left behind, ways out.
#![cfg(feature = "event-loop")]

mod common;

use asyncio::{create_task, ensure_future, sleep, wrap_future};
use common::{OnDrop, Trace, forever, ms, panic_of, run, runner};
use std::time::Duration;

#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

#[test]
fn returns_the_value() {
    assert_eq!(asyncio::run(square(10)), 100);
    assert_eq!(asyncio::run_debug(square(10), true), 100);
}

#[test]
fn returns_results_as_they_are() {
    #[asyncio::coroutine]
    async fn fails() -> Result<i64, String> {
        Err("no".to_owned())
    }
    assert_eq!(asyncio::run(fails()), Err("no".to_owned()));
}

#[test]
fn takes_coroutines_that_borrow() {
    #[asyncio::coroutine]
    async fn length(text: &str) -> usize {
        sleep(Duration::ZERO).await;
        text.len()
    }
    let text = String::from("borrowed");
    assert_eq!(asyncio::run(length(&text)), 8);
}

#[test]
fn the_older_way() {
    let event_loop = asyncio::new_event_loop();
    assert_eq!(event_loop.run_until_complete(square(10)), 100);
    assert_eq!(event_loop.run_until_complete(square(5)), 25);
    event_loop.close();
    assert!(event_loop.is_closed());
    event_loop.close();
    let _warnings = asyncio::warnings::catch_warnings();
    assert_eq!(panic_of(|| event_loop.run_until_complete(square(10))), "Event loop is closed");
    assert_eq!(panic_of(|| event_loop.create_task(square(10))), "Event loop is closed");
    assert_eq!(panic_of(|| event_loop.call_soon(|| {})), "Event loop is closed");
}

#[test]
fn create_task_runs_coroutines() {
    #[asyncio::coroutine]
    async fn main_() -> i64 {
        let one = create_task(square(3));
        let two = create_task(square(4));
        one.await + two.await
    }
    assert_eq!(asyncio::run(main_()), 25);
}

#[test]
fn a_task_that_main_leaves_behind_gets_one_pass_and_is_cancelled() {
    let trace = Trace::new();
    run(async {
        let left = trace.clone();
        drop(ensure_future(async move {
            left.log("started");
            let _cleanup = OnDrop(left.clone(), "cleanup");
            sleep(Duration::from_secs(1)).await;
            left.log("never");
        }));
        trace.log("main ends");
    });
    assert_eq!(trace.take(), ["main ends", "started", "cleanup"]);
}

#[test]
fn a_panic_of_main_cleans_up_and_goes_on() {
    let trace = Trace::new();
    let text = panic_of(|| {
        run(async {
            let left = OnDrop(trace.clone(), "cleanup");
            drop(ensure_future(async move {
                let _left = left;
                forever().await;
            }));
            sleep(Duration::ZERO).await;
            panic!("boom");
        })
    });
    assert_eq!(text, "boom");
    assert_eq!(trace.take(), ["cleanup"]);
    assert_eq!(asyncio::run(square(2)), 4, "nothing of the old loop is left");
}

#[test]
fn a_cancelled_main_says_so() {
    let text = panic_of(|| {
        run(async {
            asyncio::current_task().expect("it runs").cancel();
            sleep(Duration::ZERO).await;
        })
    });
    assert_eq!(text, "CancelledError");
}

#[test]
fn run_is_not_nested() {
    let caught = asyncio::warnings::catch_warnings();
    let text = run(async { panic_of(|| asyncio::run(square(10))) });
    assert_eq!(text, "asyncio.run() cannot be called from a running event loop");
    // As in Python, the coroutine that was not run complains too.
    let warnings: Vec<_> = caught.take().into_iter().map(|warning| warning.message).collect();
    assert_eq!(warnings, ["coroutine 'square' was never awaited"]);
}

#[test]
fn one_loop_runs_at_a_time() {
    let event_loop = asyncio::new_event_loop();
    let texts = run(async {
        let outer = asyncio::get_running_loop();
        [
            panic_of(|| event_loop.run_until_complete(wrap_future(async {}))),
            panic_of(|| event_loop.run_forever()),
            panic_of(|| outer.run_until_complete(wrap_future(async {}))),
            panic_of(|| outer.close()),
            panic_of(|| runner().run(wrap_future(async {}))),
        ]
    });
    assert_eq!(
        texts,
        [
            "Cannot run the event loop while another loop is running",
            "Cannot run the event loop while another loop is running",
            "This event loop is already running",
            "Cannot close a running event loop",
            "Runner.run() cannot be called from a running event loop",
        ]
    );
}

#[test]
fn outside_of_a_loop_there_is_none() {
    assert_eq!(panic_of(asyncio::get_running_loop), "no running event loop");
    assert_eq!(panic_of(asyncio::current_task), "no running event loop");
    assert_eq!(panic_of(asyncio::all_tasks), "no running event loop");
    assert_eq!(panic_of(|| ensure_future(async {})), "no running event loop");
}

#[test]
fn a_runner_is_lazy_and_reusable() {
    let mut runner = runner().debug(true);
    let trace = Trace::new();
    let log = trace.clone();
    runner.run(wrap_future(async move {
        drop(ensure_future(async move {
            sleep(ms(1)).await;
            log.log("the task of the first run goes on in the second");
        }));
    }));
    assert!(runner.get_loop().get_debug());
    assert!(!runner.get_loop().is_running());
    runner.run(wrap_future(sleep(ms(2))));
    assert_eq!(trace.take(), ["the task of the first run goes on in the second"]);
    let event_loop = runner.get_loop();
    runner.close();
    assert!(event_loop.is_closed());
    assert_eq!(panic_of(|| runner.get_loop()), "Runner is closed");
}

#[test]
fn a_loop_that_is_stopped_early_says_so() {
    let trace = Trace::new();
    let event_loop = asyncio::new_event_loop();
    let text = panic_of(|| {
        let dropped = OnDrop(trace.clone(), "main dropped");
        event_loop.run_until_complete(wrap_future(async move {
            let _dropped = dropped;
            asyncio::get_running_loop().stop();
            forever().await;
        }))
    });
    assert_eq!(text, "Event loop stopped before Future completed.");
    assert_eq!(trace.take(), ["main dropped"]);
    event_loop.close();
}

#[test]
fn what_is_pending_when_a_loop_is_closed_is_dropped_and_logged() {
    let logs = asyncio::log::catch_logs();
    let trace = Trace::new();
    let event_loop = asyncio::new_event_loop();
    let line = line!() + 4; // of its await
    #[asyncio::coroutine]
    async fn hangs(dropped: OnDrop) {
        let _dropped = dropped;
        forever().await;
    }
    let task = event_loop.create_task(hangs(OnDrop(trace.clone(), "dropped")));
    task.set_name("h");
    event_loop.run_until_complete(wrap_future(sleep(Duration::ZERO)));
    event_loop.close();
    assert_eq!(trace.take(), ["dropped"]);
    assert!(task.cancelled());
    let expected = format!(
        "Task was destroyed but it is pending!\ntask: <Task pending name='h' coro=<hangs() running at {}:{line}>>",
        file!()
    );
    assert_eq!(logs.take().iter().map(ToString::to_string).collect::<Vec<_>>(), [expected]);
}

#[test]
fn dropping_the_last_handle_closes_the_loop() {
    let _logs = asyncio::log::catch_logs();
    let trace = Trace::new();
    let event_loop = asyncio::new_event_loop();
    let dropped = OnDrop(trace.clone(), "dropped");
    drop(event_loop.create_task(wrap_future(async move {
        let _dropped = dropped;
        forever().await;
    })));
    drop(event_loop);
    assert_eq!(trace.take(), ["dropped"]);
}

#[test]
fn what_was_asked_for_last_is_called_before_the_loop_is_closed() {
    fn again(trace: Trace, n: usize) {
        trace.log(format!("{n}"));
        asyncio::get_running_loop().call_soon(move || again(trace, n + 1));
    }
    // How many there are is what CPython 3.9 to 3.13 call in the passes of their shutdown.
    for (leaves_a_task, calls) in [(false, 5), (true, 8)] {
        let trace = Trace::new();
        let log = trace.clone();
        run(async move {
            if leaves_a_task {
                drop(ensure_future(sleep(Duration::from_secs(10))));
            }
            asyncio::get_running_loop().call_soon(move || again(log, 1));
        });
        assert_eq!(trace.take().len(), calls);
    }
}
