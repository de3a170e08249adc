//! The loop: timers, callbacks, wakes from other threads.
#![cfg(feature = "event-loop")]

mod common;

use asyncio::{EventLoop, ManualClock, Task, ensure_future, sleep, wrap_future};
use common::{Trace, ms, panic_of, run};
use std::cell::Cell;
use std::future::poll_fn;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Poll, Waker};
use std::time::Duration;

#[test]
fn sleeps_overlap() {
    let clock = ManualClock::new();
    let event_loop = EventLoop::with_clock(clock.clone());
    event_loop.run_until_complete(wrap_future(async {
        let tasks = [1, 2, 3].map(|_| ensure_future(sleep(Duration::from_secs(1))));
        for task in tasks {
            task.await;
        }
    }));
    assert_eq!(clock.time(), Duration::from_secs(1));
    event_loop.close();
}

#[test]
fn timers_go_off_in_order_and_equal_ones_in_the_order_in_which_they_were_set() {
    let trace = Trace::new();
    run(async {
        let event_loop = asyncio::get_running_loop();
        for name in ["b1", "b2", "b3"] {
            let trace = trace.clone();
            event_loop.call_later(ms(10), move || trace.log(name));
        }
        let log = trace.clone();
        event_loop.call_at(event_loop.time() + ms(5), move || log.log("a"));
        sleep(ms(20)).await;
    });
    assert_eq!(trace.take(), ["a", "b1", "b2", "b3"]);
}

#[test]
fn the_loop_wakes_on_whole_milliseconds() {
    let trace = Trace::new();
    let clock = ManualClock::new();
    let event_loop = EventLoop::with_clock(clock.clone());
    for micros in [1100, 1900, 2000, 2001] {
        let (trace, clock) = (trace.clone(), clock.clone());
        event_loop.call_later(Duration::from_micros(micros), move || {
            trace.log(format!("{micros} at {:?}", clock.time()));
        });
    }
    event_loop.run_until_complete(wrap_future(sleep(ms(3))));
    event_loop.close();
    assert_eq!(trace.take(), ["1100 at 2ms", "1900 at 2ms", "2000 at 2ms", "2001 at 3ms"]);
}

#[test]
fn a_sleep_counts_from_its_first_poll() {
    let clock = ManualClock::new();
    let event_loop = EventLoop::with_clock(clock.clone());
    let nap = sleep(ms(10));
    clock.advance(ms(100));
    event_loop.run_until_complete(wrap_future(nap));
    event_loop.close();
    assert_eq!(clock.time(), ms(110));
}

#[test]
fn a_dropped_sleep_leaves_no_timer() {
    let clock = ManualClock::new();
    let event_loop = EventLoop::with_clock(clock.clone());
    event_loop.run_until_complete(wrap_future(async {
        let long = ensure_future(sleep(Duration::from_secs(60)));
        sleep(Duration::ZERO).await;
        long.cancel();
        sleep(ms(1)).await;
    }));
    event_loop.close();
    assert_eq!(clock.time(), ms(1));
}

#[test]
fn cancelled_callbacks_are_not_called() {
    let trace = Trace::new();
    run(async {
        let event_loop = asyncio::get_running_loop();
        let log = |what: &'static str| {
            let trace = trace.clone();
            move || trace.log(what)
        };
        let soon = event_loop.call_soon(log("soon"));
        let later = event_loop.call_later(ms(1), log("later"));
        event_loop.call_soon(log("kept"));
        soon.cancel();
        later.cancel();
        assert!(soon.cancelled() && later.cancelled());
        assert!(format!("{soon:?}").starts_with(&format!("<Handle cancelled created at {}:", file!())), "{soon:?}");
        assert!(format!("{later:?}").starts_with("<TimerHandle when=0.001 cancelled created at "), "{later:?}");
        sleep(ms(2)).await;
    });
    assert_eq!(trace.take(), ["kept"]);
}

#[test]
fn what_becomes_ready_in_a_pass_waits_for_the_next() {
    let trace = Trace::new();
    let log = trace.clone();
    run(async move {
        let event_loop = asyncio::get_running_loop();
        let (first, again) = (log.clone(), event_loop.clone());
        event_loop.call_soon(move || {
            first.log("first");
            again.call_soon(move || first.log("added by first"));
        });
        let second = log.clone();
        event_loop.call_soon(move || second.log("second"));
        sleep(Duration::ZERO).await;
        log.log("main");
        sleep(Duration::ZERO).await;
    });
    assert_eq!(trace.take(), ["first", "second", "main", "added by first"]);
}

#[test]
fn a_callback_that_panics_is_logged_and_the_loop_goes_on() {
    let logs = asyncio::log::catch_logs();
    run(async {
        asyncio::get_running_loop().call_soon(|| panic!("boom"));
        sleep(ms(1)).await;
    });
    let text = logs.take().pop().expect("a record").to_string();
    assert!(text.starts_with("Exception in callback\nhandle: <Handle created at "), "{text}");
}

#[test]
fn run_forever_goes_on_until_stop() {
    let trace = Trace::new();
    let event_loop = EventLoop::with_clock(ManualClock::new());
    let (log, stopping) = (trace.clone(), event_loop.clone());
    event_loop.call_later(ms(5), move || {
        log.log("stop");
        stopping.stop();
    });
    let log = trace.clone();
    event_loop.call_later(ms(5), move || log.log("the pass is finished"));
    let log = trace.clone();
    event_loop.call_later(ms(6), move || log.log("never"));
    assert!(!event_loop.is_running());
    event_loop.run_forever();
    assert_eq!(trace.take(), ["stop", "the pass is finished"]);
    // A stop beforehand makes it one pass.
    event_loop.stop();
    event_loop.run_forever();
    event_loop.close();
    assert!(trace.take().is_empty());
}

#[test]
fn other_threads_wake_the_loop() {
    let woken = Arc::new(AtomicBool::new(false));
    let thread = Rc::new(Cell::new(None));
    asyncio::run(wrap_future(poll_fn(|cx| {
        if woken.load(Ordering::Acquire) {
            return Poll::Ready(());
        }
        if let Some(waker) = thread.take().is_none().then(|| cx.waker().clone()) {
            let woken = woken.clone();
            thread.set(Some(std::thread::spawn(move || {
                woken.store(true, Ordering::Release);
                waker.wake();
            })));
        }
        Poll::Pending
    })));
    thread.take().expect("a thread").join().expect("it ends");
}

/// Counts how often it is polled, and keeps its waker.
fn counts_polls(polls: &Rc<Cell<usize>>, waker: &Rc<Cell<Option<Waker>>>) -> Task<()> {
    let (polls, waker) = (polls.clone(), waker.clone());
    ensure_future(poll_fn(move |cx| {
        polls.set(polls.get() + 1);
        waker.set(Some(cx.waker().clone()));
        Poll::Pending
    }))
}

#[test]
fn a_task_that_is_woken_often_runs_once() {
    let (polls, waker) = (Rc::default(), Rc::default());
    run(async {
        let task = counts_polls(&polls, &waker);
        sleep(Duration::ZERO).await;
        assert_eq!(polls.get(), 1);
        let waker = waker.take().expect("it was polled");
        let remote = waker.clone();
        std::thread::spawn(move || (0..1000).for_each(|_| remote.wake_by_ref())).join().expect("it ends");
        waker.wake_by_ref();
        waker.wake();
        sleep(Duration::ZERO).await;
        sleep(Duration::ZERO).await;
        assert_eq!(polls.get(), 2);
        task.cancel();
    });
}

#[test]
fn a_waker_that_outlives_its_task_wakes_nobody_else() {
    let (polls, waker) = (Rc::default(), Rc::default());
    run(async {
        let first = counts_polls(&Rc::default(), &waker);
        sleep(Duration::ZERO).await;
        let stale = waker.take().expect("it was polled");
        first.cancel();
        sleep(Duration::ZERO).await;
        assert!(first.done());
        let second = counts_polls(&polls, &waker); // in the place of the first
        sleep(Duration::ZERO).await;
        assert!(!stale.will_wake(&waker.take().expect("it was polled")));
        let remote = stale.clone();
        stale.wake();
        std::thread::spawn(move || remote.wake()).join().expect("nothing happens");
        sleep(Duration::ZERO).await;
        assert_eq!(polls.get(), 1);
        second.cancel();
    });
}

#[test]
fn a_waker_may_outlive_its_loop() {
    let waker = Rc::new(Cell::new(None));
    let event_loop = asyncio::new_event_loop();
    let kept = waker.clone();
    drop(event_loop.create_task(wrap_future(poll_fn(move |cx| {
        kept.set(Some(cx.waker().clone()));
        Poll::<()>::Pending
    }))));
    let logs = asyncio::log::catch_logs();
    event_loop.run_until_complete(wrap_future(sleep(Duration::ZERO)));
    event_loop.close();
    drop(event_loop);
    assert_eq!(logs.take().len(), 1, "destroyed but pending");
    let waker = waker.take().expect("it was polled");
    waker.wake_by_ref();
    std::thread::spawn(move || waker.wake()).join().expect("nothing happens");
}

#[test]
fn the_repr_is_pythons() {
    let event_loop = asyncio::new_event_loop();
    assert_eq!(format!("{event_loop:?}"), "<EventLoop running=False closed=False debug=False>");
    event_loop.set_debug(true);
    let running = event_loop.run_until_complete(wrap_future(async { format!("{:?}", asyncio::get_running_loop()) }));
    assert_eq!(running, "<EventLoop running=True closed=False debug=True>");
    event_loop.close();
    assert_eq!(format!("{event_loop:?}"), "<EventLoop running=False closed=True debug=True>");
}

#[test]
fn sleeping_needs_a_loop_but_yielding_does_not() {
    let mut cx = std::task::Context::from_waker(std::task::Waker::noop());
    let mut nap = std::pin::pin!(sleep(ms(1)));
    assert_eq!(panic_of(|| nap.as_mut().poll(&mut cx)), "no running event loop");
    let mut pause = std::pin::pin!(sleep(Duration::ZERO));
    assert!(pause.as_mut().poll(&mut cx).is_pending());
    assert!(pause.as_mut().poll(&mut cx).is_ready());
}

#[test]
fn a_sleeper_goes_on_a_pass_after_its_time_as_pythons_does() {
    let trace = Trace::new();
    let clock = ManualClock::new();
    let event_loop = EventLoop::with_clock(clock.clone());
    let log = trace.clone();
    event_loop.run_until_complete(wrap_future(async move {
        let event_loop = asyncio::get_running_loop();
        let log_sleeper = log.clone();
        let sleeper = ensure_future(async move {
            sleep(ms(5)).await;
            log_sleeper.log("sleeper");
        });
        sleep(Duration::ZERO).await;
        let log_later = log.clone();
        event_loop.call_later(ms(6), move || log_later.log("later"));
        clock.advance(ms(20));
        let (again, log_soon) = (event_loop.clone(), log.clone());
        event_loop.call_soon(move || {
            log_soon.log("soon");
            again.call_soon(move || log_soon.log("soon after"));
        });
        sleeper.await;
    }));
    // The same program in CPython 3.9 to 3.13, where time passes by `time.sleep(0.02)`.
    assert_eq!(trace.take(), ["soon", "later", "soon after", "sleeper"]);
    event_loop.close();
}
