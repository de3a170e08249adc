//! `run`, tasks, `sleep`: values, order of passes, ways out.
mod common;

use asyncio::{EventLoop, ManualClock, create_task, sleep, wrap_future};
use common::{OnDrop, Trace, ms};
use std::cell::RefCell;
use std::time::Duration;

hand_written!(
    fn square(number: i64) -> i64 {
        async move { number * number }
    }
);

/// Runs on a clock that stands still, and closes the loop as `run` does.
fn run<F: Future + 'static>(future: F) -> F::Output
where
    F::Output: 'static,
{
    asyncio::Runner::new().loop_factory(|| EventLoop::with_clock(ManualClock::new())).run(wrap_future(future))
}

#[test]
fn returns_the_value() {
    assert_eq!(asyncio::run(square(10)), 100);
}

#[test]
fn the_older_way() {
    let event_loop = asyncio::new_event_loop();
    assert_eq!(event_loop.run_until_complete(square(10)), 100);
    assert_eq!(event_loop.run_until_complete(square(5)), 25);
    event_loop.close();
    assert!(event_loop.is_closed());
}

#[test]
fn sleeps_overlap() {
    let clock = ManualClock::new();
    let event_loop = EventLoop::with_clock(clock.clone());
    event_loop.run_until_complete(wrap_future(async {
        let tasks = [1, 2, 3].map(|_| asyncio::ensure_future(sleep(Duration::from_secs(1))));
        for task in tasks {
            task.await;
        }
    }));
    assert_eq!(clock.time(), Duration::from_secs(1));
}

#[test]
fn a_task_that_main_leaves_behind_gets_one_pass_and_is_cancelled() {
    let trace = Trace::new();
    let log = trace.clone();
    run(async move {
        let left = log.clone();
        drop(asyncio::ensure_future(async move {
            left.log("started");
            let _cleanup = OnDrop(left.clone(), "cleanup");
            sleep(Duration::from_secs(1)).await;
            left.log("never");
        }));
        log.log("main ends");
    });
    assert_eq!(trace.take(), ["main ends", "started", "cleanup"]);
}

thread_local!(static SEEN: RefCell<Vec<i64>> = const { RefCell::new(Vec::new()) });

#[test]
fn create_task_runs_coroutines() {
    hand_written!(
        fn main_() -> i64 {
            async {
                let one = create_task(square(3));
                let two = create_task(square(4));
                SEEN.with_borrow_mut(|seen| seen.push(0));
                one.await + two.await
            }
        }
    );
    assert_eq!(asyncio::run(main_()), 25);
    let _ = ms(1);
}
