//! The coroutine object, which needs no loop.
mod common;

use asyncio::{CancelledError, Coroutine, CoroutineState, Machine, Sent};
use common::{OnDrop, Trace, block_on, forever, panic_of, yield_now};
use std::pin::{Pin, pin};
use std::rc::Rc;

/// The line of the name of `square`.
const SQUARE: u32 = line!() + 3;

#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    yield_now().await;
    number * number
}

struct A;

impl A {
    #[asyncio::coroutine]
    async fn m(&self) {}
    #[asyncio::coroutine]
    #[allow(dead_code)] // it only has to compile: `Self` without a receiver
    async fn new() -> A {
        A
    }
}

trait Tr {
    fn t(&self) -> Coroutine<impl Machine<Output = ()>>;
}
impl<T> Tr for Vec<T> {
    #[asyncio::coroutine]
    async fn t(&self) {}
}

#[test]
fn calling_runs_nothing() {
    let trace = Trace::new();
    #[asyncio::coroutine]
    async fn logs(trace: Trace) {
        std::future::ready(trace.log("runs")).await
    }
    let mut coroutine = pin!(logs(trace.clone()));
    assert!(trace.take().is_empty());
    assert_eq!(coroutine.as_mut().send(), Sent::Returned(()));
    assert_eq!(trace.take(), ["runs"]);
}

#[test]
fn the_repr_is_pythons() {
    let mut coroutine = pin!(square(10));
    let address = format!("{:p}", &*coroutine);
    let repr = format!("<coroutine object square at {address}>");
    assert!(address.starts_with("0x"));
    assert_eq!(coroutine.to_string(), repr);
    assert_eq!(format!("{coroutine:?}"), repr);
    coroutine.as_mut().close();
    assert_eq!(coroutine.to_string(), repr, "in any state");
}

#[test]
fn methods_have_their_type_in_front() {
    let warnings = asyncio::warnings::catch_warnings();
    assert!(A.m().to_string().starts_with("<coroutine object A.m at 0x"), "{}", A.m());
    assert_eq!(vec![1].t().qualname().to_string(), "Vec.t");
    assert_eq!(vec![1].t().name(), "t");
    let messages: Vec<_> = warnings.take().into_iter().map(|warning| warning.message).collect();
    assert_eq!(messages[0], "coroutine 'A.m' was never awaited");
}

#[test]
fn it_says_where_it_was_defined() {
    let coroutine = square(10);
    assert_eq!(coroutine.name(), "square");
    assert_eq!(coroutine.file(), file!());
    assert_eq!(coroutine.line(), SQUARE);
    let point = coroutine.code().awaits().next().expect("one");
    assert_eq!((point.line, point.column, point.text), (SQUARE + 1, 17, "yield_now()"));
    block_on(coroutine);
}

#[test]
fn it_is_sent_to_until_it_returns() {
    let mut coroutine = pin!(square(10));
    assert_eq!(coroutine.state(), CoroutineState::Created);
    assert_eq!(coroutine.as_mut().send(), Sent::Yielded);
    assert_eq!(coroutine.state(), CoroutineState::Suspended);
    assert_eq!(coroutine.as_mut().send(), Sent::Returned(100));
    assert_eq!(coroutine.state(), CoroutineState::Closed);
    assert_eq!(panic_of(|| coroutine.as_mut().send()), "cannot reuse already awaited coroutine");
    assert_eq!(panic_of(|| coroutine.as_mut().throw(CancelledError)), "cannot reuse already awaited coroutine");
    coroutine.as_mut().close();
}

#[asyncio::coroutine]
async fn awaits(coroutine: Pin<&mut Coroutine<impl Machine<Output = i64>>>) -> i64 {
    coroutine.await
}

/// What is given by value cannot have ended, and is not looked at; what is behind a pointer can.
#[test]
fn what_has_ended_is_not_awaited_again() {
    let mut coroutine = pin!(square(10));
    block_on(coroutine.as_mut());
    assert_eq!(panic_of(|| block_on(awaits(coroutine.as_mut()))), "cannot reuse already awaited coroutine");
    let mut boxed = Box::pin(square(10));
    assert_eq!(block_on(boxed.as_mut()), 100);
    assert_eq!(panic_of(|| block_on(boxed)), "cannot reuse already awaited coroutine");
}

#[asyncio::coroutine]
async fn panics() -> i64 {
    yield_now().await;
    panic!("boom")
}

#[asyncio::coroutine]
async fn awaits_what_panics() -> i64 {
    panics().await + square(1).await
}

#[test]
fn a_childs_panic_ends_its_parents() {
    let mut coroutine = pin!(awaits_what_panics());
    assert_eq!(coroutine.as_mut().send(), Sent::Yielded);
    assert_eq!(panic_of(|| coroutine.as_mut().send()), "boom");
    assert_eq!(coroutine.state(), CoroutineState::Closed);
    assert_eq!(panic_of(|| coroutine.as_mut().send()), "cannot reuse already awaited coroutine");
}

#[test]
fn states_have_pythons_names() {
    use CoroutineState::{Closed, Created, Running, Suspended};
    let names = [Created, Running, Suspended, Closed].map(|state| state.to_string());
    assert_eq!(names, ["CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED", "CORO_CLOSED"]);
}

#[asyncio::coroutine]
async fn holds(local: OnDrop) {
    let _local = local;
    forever().await;
}

#[test]
fn closing_drops_the_locals_where_it_stands() {
    let trace = Trace::new();
    let mut coroutine = pin!(holds(OnDrop(trace.clone(), "dropped")));
    assert_eq!(coroutine.as_mut().send(), Sent::Yielded);
    assert!(trace.take().is_empty());
    coroutine.as_mut().close();
    assert_eq!(trace.take(), ["dropped"]);
    assert_eq!(coroutine.state(), CoroutineState::Closed);
}

#[test]
fn a_cancellation_is_thrown_where_it_stands() {
    let trace = Trace::new();
    let mut coroutine = pin!(holds(OnDrop(trace.clone(), "dropped")));
    assert_eq!(coroutine.as_mut().send(), Sent::Yielded);
    assert_eq!(coroutine.as_mut().throw(CancelledError), Err(CancelledError));
    assert_eq!(trace.take(), ["dropped"]);
    assert_eq!(coroutine.state(), CoroutineState::Closed);
}

#[test]
fn thrown_or_closed_before_the_start_it_drops_its_arguments_and_does_not_complain() {
    let warnings = asyncio::warnings::catch_warnings();
    let trace = Trace::new();
    let mut thrown = pin!(holds(OnDrop(trace.clone(), "thrown")));
    assert_eq!(thrown.as_mut().throw(CancelledError), Err(CancelledError));
    let mut closed = pin!(holds(OnDrop(trace.clone(), "closed")));
    closed.as_mut().close();
    assert_eq!(trace.take(), ["thrown", "closed"]);
    assert!(warnings.take().is_empty());
}

#[test]
fn it_is_a_future_and_send_when_its_contents_are() {
    #[asyncio::coroutine]
    async fn echo(value: i64) -> i64 {
        std::future::ready(value).await
    }
    fn is_send<T: Send + Future>(value: T) -> T {
        value
    }
    block_on(is_send(echo(1)));
    // An `Rc` inside, and it is not; the method exists only where it is not.
    trait IsNotSend<Guess> {
        fn is_not_send(&self) {}
    }
    impl<T> IsNotSend<()> for T {}
    struct Sendable;
    impl<T: Send> IsNotSend<Sendable> for T {}
    #[asyncio::coroutine]
    async fn keeps(value: Rc<i64>) -> Rc<i64> {
        std::future::ready(value).await
    }
    let coroutine = keeps(Rc::new(1));
    coroutine.is_not_send();
    block_on(coroutine);
}

#[test]
fn it_is_as_large_as_its_machine() {
    fn sizes<M: Machine>(_: &Coroutine<M>) -> (usize, usize) {
        (size_of::<Coroutine<M>>(), size_of::<M>())
    }
    let coroutine = square(1);
    let (object, machine) = sizes(&coroutine);
    let call_site = if cfg!(debug_assertions) { size_of::<usize>() } else { 0 };
    assert_eq!(object, machine + call_site);
    block_on(coroutine);
}
