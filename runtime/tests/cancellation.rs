//! Cancelling tasks. The traces are CPython 3.13's, where no other is said.
#![cfg(feature = "event-loop")]

mod common;

use asyncio::private::Cancelled;
use asyncio::{Task, TaskHandle, create_task, current_task, ensure_future, sleep};
use common::{OnCancel, OnDrop, Trace, run};
use std::cell::Cell;
use std::rc::Rc;
use std::task::Poll;
use std::time::Duration;

const YIELD: Duration = Duration::ZERO;

// try: await sleep(10)  finally: log(name)
#[asyncio::coroutine]
async fn hangs(trace: Trace, name: &'static str) {
    let _cleanup = OnDrop(trace, name);
    sleep(Duration::from_secs(10)).await;
}

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
    assert_eq!(trace.take(), ["child", "asked", "child cancelled", "false", "true", "true"]);
}

// try: await task  finally: log(name)
#[asyncio::coroutine]
async fn guarded(trace: Trace, name: &'static str, task: Task<()>) {
    let _cleanup = OnDrop(trace, name);
    task.await;
}

#[asyncio::coroutine]
async fn ticker(trace: Trace, name: &'static str, times: usize) {
    for nth in 0..times {
        trace.log(format!("{name}{nth}"));
        sleep(YIELD).await;
    }
}

/// Lets others run `times` times, and logs `main0`, `main1`, ...
async fn turns(trace: &Trace, times: usize) {
    for nth in 0..times {
        sleep(YIELD).await;
        trace.log(format!("main{nth}"));
    }
}

#[test]
fn a_cancellation_reaches_the_innermost_task_at_once() {
    let trace = Trace::new();
    run(async {
        let inner = create_task(hangs(trace.clone(), "inner"));
        let seen_inner = inner.handle();
        let middle = create_task(guarded(trace.clone(), "middle", inner));
        let seen_middle = middle.handle();
        let outer = create_task(guarded(trace.clone(), "outer", middle));
        for _ in 0..4 {
            sleep(YIELD).await;
        }
        drop(create_task(ticker(trace.clone(), "a", 5)));
        outer.cancel();
        assert_eq!([seen_inner.cancelling(), seen_middle.cancelling(), outer.cancelling()], [1, 1, 1]);
        drop(create_task(ticker(trace.clone(), "b", 5)));
        turns(&trace, 5).await;
        assert!(seen_inner.cancelled() && seen_middle.cancelled() && outer.cancelled());
    });
    let expected = "a0 inner b0 main0 a1 middle b1 main1 a2 outer b2 main2 a3 b3 main3 a4 b4 main4";
    assert_eq!(trace.take().join(" "), expected);
}

#[test]
fn a_task_that_takes_a_cancellation_keeps_it_from_who_awaits_it() {
    #[asyncio::coroutine]
    async fn awaits(trace: Trace, task: Task<u32>) -> u32 {
        let value = task.await;
        trace.log(format!("got {value}"));
        value
    }
    let trace = Trace::new();
    run(async {
        let log = trace.clone();
        let inner = create_task(OnCancel::new(move |_| {
            log.log("swallowed");
            Poll::Ready(Ok(5))
        }));
        let outer = create_task(awaits(trace.clone(), inner));
        sleep(YIELD).await;
        sleep(YIELD).await;
        outer.cancel();
        let handle = outer.handle();
        assert_eq!(outer.await, 5);
        assert!(!handle.cancelled());
        assert_eq!(handle.cancelling(), 1);
    });
    assert_eq!(trace.take(), ["swallowed", "got 5"]);
}

#[test]
fn a_second_cancellation_reaches_a_cleanup_that_awaits() {
    let trace = Trace::new();
    run(async {
        let log = trace.clone();
        let inner = create_task(OnCancel::new(move |nth| {
            log.log(format!("cleanup {nth}"));
            if nth == 0 { Poll::Pending } else { Poll::Ready(Err(Cancelled)) }
        }));
        let outer = create_task(guarded(trace.clone(), "outer", inner));
        sleep(YIELD).await;
        sleep(YIELD).await;
        outer.cancel();
        turns(&trace, 2).await;
        outer.cancel();
        turns(&trace, 3).await;
        assert!(outer.cancelled());
    });
    assert_eq!(trace.take(), ["cleanup 0", "main0", "main1", "cleanup 1", "main0", "outer", "main1", "main2"]);
}

#[test]
fn a_task_that_has_cancelled_itself_cancels_what_it_awaits_next() {
    #[asyncio::coroutine]
    async fn cancels_itself(trace: Trace, task: Task<()>) {
        let _cleanup = OnDrop(trace.clone(), "cancelled");
        current_task().expect("it runs").cancel();
        trace.log("before");
        task.await;
    }
    let trace = Trace::new();
    run(async {
        let inner = create_task(hangs(trace.clone(), "inner"));
        let handle = inner.handle();
        sleep(YIELD).await;
        let outer = create_task(cancels_itself(trace.clone(), inner));
        drop(create_task(ticker(trace.clone(), "t", 4)));
        turns(&trace, 1).await;
        assert_eq!(handle.cancelling(), 1);
        turns(&trace, 3).await;
        assert!(outer.cancelled());
    });
    let expected = "before t0 main0 inner t1 main0 cancelled t2 main1 t3 main2";
    assert_eq!(trace.take().join(" "), expected);
}

#[test]
fn a_task_that_has_cancelled_itself_is_resumed_when_it_has_begun_to_wait() {
    #[asyncio::coroutine]
    async fn cancels_itself(trace: Trace, delay: Duration) {
        drop(create_task(ticker(trace.clone(), "a", 2)));
        current_task().expect("it runs").cancel();
        drop(create_task(ticker(trace.clone(), "b", 2)));
        let _cleanup = OnDrop(trace, "ends");
        sleep(delay).await;
    }
    for delay in [Duration::from_secs(10), YIELD] {
        let trace = Trace::new();
        run(async {
            let task = create_task(cancels_itself(trace.clone(), delay));
            for _ in 0..4 {
                sleep(YIELD).await;
            }
            assert!(task.cancelled());
        });
        assert_eq!(trace.take().join(" "), "a0 b0 ends a1 b1");
    }
}

#[test]
fn what_is_done_cannot_take_the_cancellation_of_who_awaits_it() {
    #[asyncio::coroutine]
    async fn two_passes(trace: Trace) {
        sleep(YIELD).await;
        trace.log("inner done");
    }
    #[asyncio::coroutine]
    async fn cancels(trace: Trace, outer: TaskHandle, inner: TaskHandle) {
        while !inner.done() {
            sleep(YIELD).await;
        }
        trace.log(format!("cancel {}", outer.cancel()));
    }
    let trace = Trace::new();
    run(async {
        let inner = create_task(two_passes(trace.clone()));
        let seen = inner.handle();
        let outer = create_task(guarded(trace.clone(), "outer ends", inner));
        drop(create_task(cancels(trace.clone(), outer.handle(), seen)));
        turns(&trace, 4).await;
        assert!(outer.cancelled());
    });
    assert_eq!(trace.take().join(" "), "main0 inner done cancel true main1 outer ends main2 main3");
}

#[test]
fn tasks_that_await_each_other_can_be_cancelled() {
    // In CPython: RecursionError.
    #[asyncio::coroutine]
    async fn awaits(slot: Rc<Cell<Option<Task<()>>>>) {
        slot.take().expect("a task").await;
    }
    run(async {
        let slots = [Rc::new(Cell::new(None)), Rc::new(Cell::new(None))];
        let tasks = slots.each_ref().map(|slot| create_task(awaits(slot.clone())));
        let handles = tasks.each_ref().map(Task::handle);
        let [one, other] = tasks;
        slots[0].set(Some(other));
        slots[1].set(Some(one));
        sleep(YIELD).await;
        assert!(handles[0].cancel());
        sleep(YIELD).await;
        sleep(YIELD).await;
        assert!(handles.iter().all(TaskHandle::cancelled));
    });
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
fn requests_are_counted_and_can_be_taken_back_before_they_are_delivered() {
    #[asyncio::coroutine]
    async fn yields() {
        for _ in 0..3 {
            sleep(YIELD).await;
        }
    }
    run(async {
        let sleeps = create_task(child(Trace::new()));
        let yields = create_task(yields());
        let unstarted = create_task(child(Trace::new()));
        unstarted.cancel();
        assert_eq!(unstarted.uncancel(), 0);
        sleep(YIELD).await;
        assert_eq!(sleeps.cancelling(), 0);
        sleeps.cancel();
        sleeps.cancel();
        assert_eq!(sleeps.cancelling(), 2);
        assert_eq!(sleeps.uncancel(), 1);
        assert_eq!(sleeps.uncancel(), 0);
        yields.cancel();
        yields.uncancel();
        for _ in 0..4 {
            sleep(YIELD).await;
        }
        assert!(sleeps.cancelled(), "what it awaited was given up at once");
        assert!(yields.done() && !yields.cancelled(), "it was to be resumed already");
        assert!(!unstarted.done());
    });
}
