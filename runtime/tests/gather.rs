//! `gather` and `gather!`.
#![cfg(feature = "event-loop")]

mod common;

use asyncio::private::Children;
use asyncio::{Gather, create_task, ensure_future, gather, sleep, wrap_future};
use common::{OnCancel, OnDrop, Trace, forever, ms, panic_of, run};
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    sleep(ms(number.unsigned_abs())).await;
    number * number
}

async fn worker(trace: Trace, name: &'static str, n: usize) -> &'static str {
    for i in 0..n {
        trace.log(format!("{name}{i}"));
        sleep(Duration::ZERO).await;
    }
    name
}

#[test]
fn values_come_in_order() {
    run(async {
        assert_eq!(gather((square(3), square(1))).await, (9, 1));
        assert_eq!(gather([square(3), square(1), square(2)]).await, [9, 1, 4]);
        assert_eq!(gather(vec![square(3), square(1)]).await, [9, 1]);
        assert_eq!(gather((1..4).map(square)).await, [1, 4, 9]);
        assert_eq!(gather(Vec::<asyncio::Sleep>::new()).await, []);
        let (nine, text, one) = asyncio::gather!(square(3), async { "text" }, create_task(square(1))).await;
        assert_eq!((nine, text, one), (9, "text", 1));
    });
}

#[test]
fn waiting_overlaps() {
    run(async {
        let event_loop = asyncio::get_running_loop();
        gather([square(100), square(100), square(100)]).await;
        assert_eq!(event_loop.time(), ms(100));
    });
}

#[test]
fn children_take_turns_as_tasks_do() {
    let trace = Trace::new();
    run(async {
        let names = asyncio::gather!(worker(trace.clone(), "a", 2), worker(trace.clone(), "b", 2)).await;
        trace.log(format!("{names:?}"));
    });
    assert_eq!(trace.take(), ["a0", "b0", "a1", "b1", "(\"a\", \"b\")"]);
}

#[test]
fn children_are_resumed_in_the_order_of_their_wakes() {
    let trace = Trace::new();
    let nap = async |millis, name| {
        sleep(ms(millis)).await;
        trace.log(name);
    };
    run(async {
        asyncio::gather!(nap(3, "third"), nap(1, "first"), nap(2, "second")).await;
    });
    assert_eq!(trace.take(), ["first", "second", "third"]);
}

#[test]
fn children_may_borrow() {
    let text = String::from("borrowed");
    let length = async || {
        sleep(Duration::ZERO).await;
        text.len()
    };
    run(async { assert_eq!(asyncio::gather!(length(), length()).await, (8, 8)) });
}

#[test]
fn no_loop_is_needed() {
    async fn twice() -> (i32, i32) {
        asyncio::gather!(
            async {
                sleep(Duration::ZERO).await;
                1
            },
            async { 2 },
        )
        .await
    }
    fn is_send<T: Send>(value: T) -> T {
        value
    }
    drop(is_send(asyncio::gather!(std::future::ready(1), std::future::pending::<()>())));
    let mut twice = pin!(twice());
    let mut cx = Context::from_waker(Waker::noop());
    assert_eq!(twice.as_mut().poll(&mut cx), Poll::Pending);
    assert_eq!(twice.as_mut().poll(&mut cx), Poll::Ready((1, 2)));
}

#[asyncio::coroutine]
async fn wakes_and_panics() {
    std::future::poll_fn(|cx: &mut Context<'_>| -> Poll<()> {
        cx.waker().wake_by_ref();
        panic!("boom")
    })
    .await;
}

/// A gather may be resumed again when a child of it has panicked.
#[test]
fn a_child_that_has_panicked_is_not_resumed_again() {
    let mut gather = pin!(gather((wakes_and_panics(), square(1))));
    let mut cx = Context::from_waker(Waker::noop());
    assert_eq!(panic_of(|| gather.as_mut().poll(&mut cx)), "boom");
    assert_eq!(panic_of(|| gather.as_mut().poll(&mut cx)), "cannot reuse already awaited coroutine");
}

#[test]
fn the_first_panic_drops_the_others() {
    let trace = Trace::new();
    let text = panic_of(|| {
        run(async {
            let other = async {
                let _dropped = OnDrop(trace.clone(), "dropped");
                forever().await;
            };
            let panics = async {
                sleep(ms(1)).await;
                panic!("boom");
            };
            asyncio::gather!(other, panics).await;
        })
    });
    assert_eq!(text, "boom");
    assert_eq!(trace.take(), ["dropped"]);
}

#[asyncio::coroutine]
async fn hangs(trace: Trace, name: &'static str) {
    let _cleanup = OnDrop(trace, name);
    forever().await;
}

#[test]
fn a_cancellation_goes_down_into_the_children() {
    fn both(trace: Trace) -> Gather<impl Children<Output = ((), ())>> {
        asyncio::gather!(hangs(trace.clone(), "coroutine cancelled"), create_task(hangs(trace, "task cancelled")))
    }
    #[asyncio::coroutine]
    async fn gathers(trace: Trace) -> ((), ()) {
        both(trace).await
    }
    let trace = Trace::new();
    run(async {
        let task = create_task(gathers(trace.clone()));
        sleep(ms(1)).await;
        task.cancel();
        assert!(task.join().await.is_err());
        trace.log("joined");
    });
    assert_eq!(trace.take(), ["coroutine cancelled", "task cancelled", "joined"]);
}

#[test]
fn the_function_too_hands_a_cancellation_down() {
    /// Suspended in a coroutine of its own.
    #[asyncio::coroutine]
    async fn nested(trace: Trace) {
        let _cleanup = OnDrop(trace.clone(), "outer part");
        hangs(trace, "inner part").await;
    }
    #[asyncio::coroutine]
    async fn gathers(trace: Trace, task: asyncio::Task<u32>) {
        let native = wrap_future(async {
            let _dropped = OnDrop(trace.clone(), "native dropped");
            hangs(trace.clone(), "in native").await;
        });
        let list = vec![hangs(trace.clone(), "listed")];
        gather((nested(trace.clone()), task, native, gather(list))).await;
    }
    let trace = Trace::new();
    run(async {
        let log = trace.clone();
        let stubborn = create_task(OnCancel::new(move |nth| {
            log.log(format!("task {nth}"));
            if nth == 0 { Poll::Pending } else { Poll::Ready(Ok(1)) }
        }));
        let task = create_task(gathers(trace.clone(), stubborn));
        sleep(ms(1)).await;
        task.cancel();
        trace.log("asked");
        sleep(ms(1)).await;
        assert!(!task.done(), "a child has not ended");
        task.cancel();
        assert!(task.join().await.is_err());
    });
    // The children are resumed by the task that gathers them, which was queued before the other one.
    let expected = ["asked", "inner part", "outer part", "in native", "native dropped", "listed", "task 0", "task 1"];
    assert_eq!(trace.take(), expected);
}

#[test]
fn gathered_tasks_are_cancelled_at_once() {
    #[asyncio::coroutine]
    async fn gathers(trace: Trace, tasks: [asyncio::Task<()>; 2]) {
        let _cleanup = OnDrop(trace, "gathers");
        gather(tasks).await;
    }
    let trace = Trace::new();
    run(async {
        let tasks = ["a", "b"].map(|name| create_task(hangs(trace.clone(), name)));
        let handles = tasks.each_ref().map(asyncio::Task::handle);
        let task = create_task(gathers(trace.clone(), tasks));
        sleep(Duration::ZERO).await;
        sleep(Duration::ZERO).await;
        task.cancel();
        assert_eq!(handles.map(|handle| handle.cancelling()), [1, 1]);
        let log = trace.clone();
        drop(ensure_future(async move {
            for _ in 0..3 {
                log.log("tick");
                sleep(Duration::ZERO).await;
            }
        }));
        for _ in 0..3 {
            sleep(Duration::ZERO).await;
        }
    });
    // In CPython, where a gather is a future that has to wake its task, the last comes a tick later.
    assert_eq!(trace.take(), ["a", "b", "tick", "gathers", "tick", "tick"]);
}

#[test]
fn a_cancelled_child_cancels_who_awaits() {
    #[asyncio::coroutine]
    async fn gathers(task: asyncio::Task<()>) -> ((), ()) {
        gather((task, wrap_future(forever()))).await
    }
    run(async {
        let child = ensure_future(forever());
        let handle = child.handle();
        let task = create_task(gathers(child));
        sleep(ms(1)).await;
        handle.cancel();
        assert!(task.join().await.is_err());

        let child = ensure_future(forever());
        let handle = child.handle();
        let native = ensure_future(async move { gather((child, wrap_future(forever()))).await });
        sleep(ms(1)).await;
        handle.cancel();
        assert!(native.join().await.is_err());
    });
}

#[test]
fn it_says_how_far_it_is() {
    run(async {
        let mut gathering = Box::pin(gather([square(1), square(2)]));
        assert_eq!(format!("{gathering:?}"), "<Gather pending 0/2>");
        let one = std::future::poll_fn(|cx| Poll::Ready(gathering.as_mut().poll(cx)));
        assert!(one.await.is_pending());
        sleep(ms(1)).await;
        let one = std::future::poll_fn(|cx| Poll::Ready(gathering.as_mut().poll(cx)));
        assert!(one.await.is_pending());
        assert_eq!(format!("{gathering:?}"), "<Gather pending 1/2>");
    });
}
