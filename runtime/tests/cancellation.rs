//! Cancelling tasks. The traces are CPython's, where no other is said.
#![cfg(feature = "event-loop")]

mod common;

use asyncio::{Task, create_task, current_task, ensure_future, sleep};
use common::{OnDrop, Trace, run};
use std::time::Duration;

const YIELD: Duration = Duration::ZERO;

// try: log('child'); await sleep(10)  finally: log('child cancelled')
#[asyncio::coroutine]
async fn child(trace: Trace) {
    trace.log("child");
    let _cleanup = OnDrop(trace, "child cancelled");
    sleep(Duration::from_secs(10)).await;
}

#[test]
fn a_cancellation_is_delivered_at_the_next_resume() {
    let trace = Trace::new();
    run(async {
        let task = create_task(child(trace.clone()));
        sleep(YIELD).await;
        assert!(task.cancel());
        trace.log("asked");
        sleep(YIELD).await;
        trace.log(task.cancelled().to_string());
        assert!(!task.cancel(), "it is done");
        trace.log(format!("{:?}", task.join().await));
    });
    assert_eq!(trace.take(), ["child", "asked", "child cancelled", "true", "Err(CancelledError)"]);
}

#[test]
fn cancelled_before_its_start_the_body_never_runs() {
    let trace = Trace::new();
    let warnings = asyncio::warnings::catch_warnings();
    run(async {
        let task = create_task(child(trace.clone()));
        task.cancel();
        sleep(YIELD).await;
        trace.log(task.cancelled().to_string());
    });
    assert_eq!(trace.take(), ["true"]);
    assert!(warnings.take().is_empty(), "it counts as awaited");
}

#[test]
fn a_cancellation_goes_down_into_an_awaited_task() {
    #[asyncio::coroutine]
    async fn outer(trace: Trace) {
        create_task(child(trace)).await
    }
    let trace = Trace::new();
    run(async {
        let outer = create_task(outer(trace.clone()));
        sleep(YIELD).await;
        sleep(YIELD).await;
        outer.cancel();
        trace.log("asked");
        for _ in 0..3 {
            sleep(YIELD).await;
            trace.log(outer.done().to_string());
        }
        assert!(outer.cancelled());
    });
    // In CPython the request reaches the innermost task at once; here it goes down one task a pass.
    assert_eq!(trace.take(), ["child", "asked", "false", "child cancelled", "false", "true"]);
}

#[test]
fn a_cancelled_task_cancels_who_awaits_it() {
    #[asyncio::coroutine]
    async fn awaits(task: Task<()>) {
        task.await
    }
    run(async {
        let inner = create_task(child(Trace::new()));
        let handle = inner.handle();
        let direct = create_task(awaits(inner));
        sleep(YIELD).await;
        handle.cancel();
        assert_eq!(direct.join().await, Err(asyncio::CancelledError));

        // And through a foreign future.
        let inner = create_task(child(Trace::new()));
        let handle = inner.handle();
        let native = ensure_future(async move {
            inner.await;
            unreachable!()
        });
        sleep(YIELD).await;
        handle.cancel();
        assert_eq!(native.join().await, Err(asyncio::CancelledError));

        // And through a coroutine in a foreign future.
        let inner = create_task(child(Trace::new()));
        let handle = inner.handle();
        let nested = ensure_future(async move { awaits(inner).await });
        sleep(YIELD).await;
        handle.cancel();
        assert_eq!(nested.join().await, Err(asyncio::CancelledError));
    });
}

#[test]
fn joining_a_task_does_not_swallow_ones_own_cancellation() {
    #[asyncio::coroutine]
    async fn joins(task: Task<()>) -> Result<(), asyncio::CancelledError> {
        Task::join(task).await
    }
    run(async {
        let inner = create_task(child(Trace::new()));
        let outer = create_task(joins(inner));
        sleep(YIELD).await;
        sleep(YIELD).await;
        outer.cancel();
        assert_eq!(outer.join().await, Err(asyncio::CancelledError));
    });
}

#[test]
fn a_task_may_cancel_itself() {
    let trace = Trace::new();
    let log = trace.clone();
    run(async {
        let task = ensure_future(async move {
            current_task().expect("it runs").cancel();
            log.log("before");
            sleep(YIELD).await;
            log.log("never");
        });
        for _ in 0..2 {
            sleep(YIELD).await;
            trace.log(task.done().to_string());
        }
        assert!(task.cancelled());
    });
    assert_eq!(trace.take(), ["before", "false", "true"]);
}

#[test]
fn cancelled_right_before_it_returns_a_task_is_cancelled() {
    run(async {
        let task = ensure_future(async {
            current_task().expect("it runs").cancel();
            3
        });
        sleep(YIELD).await;
        assert!(task.cancelled());
    });
}

#[test]
fn requests_are_counted() {
    run(async {
        let task = create_task(child(Trace::new()));
        sleep(YIELD).await;
        assert_eq!(task.cancelling(), 0);
        task.cancel();
        task.cancel();
        assert_eq!(task.cancelling(), 2);
        assert_eq!(task.uncancel(), 1);
        assert_eq!(task.uncancel(), 0);
        sleep(YIELD).await;
        assert!(!task.done(), "the request was taken back in time");
    });
}
