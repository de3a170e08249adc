//! Coroutines that call themselves.

mod common;

use common::{block_on, yield_now};
use std::fmt::Display;
use std::pin::Pin;

fn is_send<T: Send>(value: T) -> T {
    value
}

#[asyncio::coroutine]
async fn fib(n: u64) -> u64 {
    yield_now().await;
    if n < 2 { n } else { fib(n - 1).await + fib(n - 2).await }
}

#[asyncio::coroutine]
async fn sum(items: &[u32]) -> u32 {
    let Some((first, rest)) = items.split_first() else { return 0 };
    yield_now().await;
    first + sum(rest).await
}

/// Lends something of its own to the inner one.
#[asyncio::coroutine]
async fn sum_of_copies(items: &[u32]) -> u32 {
    let Some(first) = items.first() else { return 0 };
    let rest = items[1..].to_vec();
    first + sum_of_copies(&rest).await
}

#[asyncio::coroutine]
async fn show<T: Display + Clone>(n: usize, item: &T) -> String {
    if n == 0 {
        return String::new();
    }
    yield_now().await;
    let own = item.clone();
    let inner = show(n - 1, item).await;
    format!("{own}{inner}")
}

#[asyncio::coroutine]
async fn of_a_slice<T: Display, const N: usize>(items: &[T], more: [u8; N]) -> String {
    match items {
        [] => more.len().to_string(),
        [first, rest @ ..] => {
            let list: Vec<&T> = rest.iter().collect();
            let inner = of_a_slice(rest, more).await;
            format!("{first}{}{inner}", list.len())
        }
    }
}

#[asyncio::coroutine]
async fn times(n: u32, value: impl Copy + Into<u64> + 'static) -> u64 {
    if n == 0 { 0 } else { value.into() + times(n - 1, value).await }
}

#[asyncio::coroutine]
async fn with_other_types<T: Display>(n: usize, item: T) -> String {
    if n == 0 { item.to_string() } else { format!("{item}{}", with_other_types::<u8>(n - 1, 7).await) }
}

struct Tree {
    value: u32,
    children: Vec<Tree>,
}

impl Tree {
    fn new(value: u32, children: Vec<Tree>) -> Self {
        Tree { value, children }
    }

    #[asyncio::coroutine]
    async fn sum(&self) -> u32 {
        let mut sum = self.value;
        for child in &self.children {
            yield_now().await;
            sum += Self::sum(child).await;
        }
        sum
    }

    #[asyncio::coroutine]
    async fn down(&mut self, left: u32) -> u32 {
        self.value += 1;
        yield_now().await;
        if left == 0 { self.value } else { self.down(left - 1).await }
    }

    #[asyncio::coroutine]
    async fn plus<N: Copy + Into<u32>>(&self, more: N, left: u32) -> u32 {
        if left == 0 { self.value } else { more.into() + self.plus(more, left - 1).await }
    }
}

trait Countdown {
    #[asyncio::coroutine]
    async fn count(&self, from: u32) -> Vec<u32>;
}

impl Countdown for Tree {
    #[asyncio::coroutine]
    async fn count(&self, from: u32) -> Vec<u32> {
        if from == 0 {
            return vec![self.value];
        }
        let mut rest = self.count(from - 1).await;
        rest.push(from);
        rest
    }
}

#[test]
fn an_inner_one_can_be_awaited_directly() {
    assert_eq!(block_on(fib(10)), 55);
    assert_eq!(block_on(sum(&[1, 2, 3])), 6);
    assert_eq!(block_on(sum_of_copies(&[1, 2, 3])), 6);
    assert_eq!(block_on(show(3, &'x')), "xxx");
    assert_eq!(block_on(of_a_slice(&["a", "b"], [0; 4])), "a1b04");
    assert_eq!(block_on(times(3, 5_u32)), 15);
    assert_eq!(block_on(is_send(with_other_types(2, "x"))), "x77");
    let mut tree = Tree::new(1, vec![Tree::new(2, vec![Tree::new(3, vec![])]), Tree::new(4, vec![])]);
    assert_eq!(block_on(tree.sum()), 10);
    assert_eq!(block_on(tree.plus(2_u8, 3)), 7);
    assert_eq!(block_on(tree.count(2)), [1, 1, 2]);
    assert_eq!(block_on(tree.down(3)), 5);
}

#[test]
fn it_is_send_if_what_it_holds_is() {
    assert_eq!(block_on(is_send(fib(5))), 5);
    assert_eq!(block_on(is_send(sum(&[1]))), 1);
    assert_eq!(block_on(is_send(show(1, &"x"))), "x");
    let mut tree = Tree::new(1, vec![]);
    assert_eq!(block_on(is_send(tree.plus(2_u8, 1))), 3);
    assert_eq!(block_on(is_send(tree.count(0))), [1]);
    assert_eq!(block_on(is_send(tree.down(0))), 2);
    assert_eq!(std::thread::spawn(|| block_on(fib(10))).join().expect("it returns"), 55);
}

#[asyncio::coroutine]
async fn kept(n: u32) -> u32 {
    if n == 0 {
        return 0;
    }
    let inner = kept(n - 1);
    yield_now().await;
    1 + inner.await
}

#[asyncio::coroutine]
async fn in_a_box(n: u32) -> u32 {
    if n == 0 { 0 } else { 1 + Box::pin(in_a_box(n - 1)).await }
}

#[asyncio::coroutine]
async fn in_a_list(n: u32) -> u32 {
    let inner: Vec<Pin<Box<dyn Future<Output = u32> + Send>>> = match n {
        0 => vec![],
        n => vec![Box::pin(async { 100 }), Box::pin(async move { in_a_box(n).await })],
    };
    let mut sum = n;
    for inner in inner {
        sum += inner.await;
    }
    let twice = |n| in_a_list(n);
    if n == 0 { sum } else { sum + twice(n - 1).await }
}

#[asyncio::coroutine]
async fn gathered(n: u32) -> u32 {
    if n == 0 {
        return 1;
    }
    let (left, right) = asyncio::gather!(gathered(n - 1), gathered(n - 1)).await;
    let more = asyncio::gather((0..n).map(|n| gathered(n))).await;
    left + right + more.len() as u32
}

#[asyncio::coroutine]
async fn argument_that_awaits<T: Copy + Display>(n: u32, item: T) -> String {
    if n == 0 { String::new() } else { format!("{item}{}", argument_that_awaits(less(n).await, item).await) }
}

#[asyncio::coroutine]
async fn less(n: u32) -> u32 {
    n - 1
}

#[test]
fn an_inner_one_can_be_kept() {
    assert_eq!(block_on(is_send(kept(3))), 3);
    assert_eq!(block_on(is_send(in_a_box(3))), 3);
    assert_eq!(block_on(is_send(in_a_list(2))), 206);
    assert_eq!(block_on(gathered(2)), 8);
    assert_eq!(block_on(argument_that_awaits(2, 'x')), "xx");
}

#[asyncio::coroutine]
async fn closure(n: u32) -> u32 {
    let closure = |more: u32| more + n;
    yield_now().await;
    closure(1)
}

#[asyncio::coroutine]
async fn parameter(parameter: fn(u32) -> u32) -> u32 {
    yield_now().await;
    parameter(1)
}

#[asyncio::coroutine]
async fn item() -> u32 {
    fn item(n: u32) -> u32 {
        n
    }
    yield_now().await;
    item(3)
}

#[asyncio::coroutine]
async fn arm(n: Option<fn() -> u32>) -> u32 {
    match n {
        Some(arm) => arm(),
        None => arm(Some(|| 4)).await,
    }
}

struct Method;
fn method(n: u32) -> u32 {
    n
}
impl Method {
    #[asyncio::coroutine]
    async fn method(&self) -> u32 {
        yield_now().await;
        method(7)
    }
}

#[test]
fn what_has_the_name_only_is_not_the_function() {
    assert_eq!(block_on(closure(1)), 2);
    assert_eq!(block_on(parameter(|n| n + 1)), 2);
    assert_eq!(block_on(item()), 3);
    assert_eq!(block_on(arm(None)), 4);
    assert_eq!(block_on(Method.method()), 7);
}

#[test]
fn an_inner_one_says_who_it_is() {
    #[asyncio::coroutine]
    async fn names(n: u32) -> String {
        if n == 0 {
            return String::new();
        }
        let inner = names(n - 1);
        let repr = inner.to_string();
        assert_eq!(inner.name(), "names");
        drop(inner);
        repr
    }
    let warnings = asyncio::warnings::catch_warnings();
    assert!(block_on(names(1)).starts_with("<coroutine object names at 0x"));
    let warnings: Vec<String> = warnings.take().iter().map(ToString::to_string).collect();
    assert_eq!(warnings.len(), 1);
    assert!(warnings[0].contains("RuntimeWarning: coroutine 'names' was never awaited"), "{warnings:?}");
}

#[cfg(feature = "event-loop")]
mod on_a_loop {
    use super::common::{OnCancel, OnDrop, Trace, ms, run};
    use asyncio::{Task, create_task, sleep};
    use std::task::Poll;

    #[test]
    fn a_cancellation_goes_down() {
        #[asyncio::coroutine]
        async fn deep(trace: Trace, n: u32, task: Task<u32>) -> u32 {
            let _cleanup = OnDrop(trace.clone(), ["zero", "one", "two"][n as usize]);
            if n == 0 { task.await } else { deep(trace.clone(), n - 1, task).await }
        }
        let trace = Trace::new();
        run(async {
            let log = trace.clone();
            let inner = create_task(OnCancel::new(move |nth| {
                log.log(format!("asked {nth}"));
                if nth == 0 { Poll::Pending } else { Poll::Ready(Err(asyncio::private::Cancelled)) }
            }));
            let task = create_task(deep(trace.clone(), 2, inner));
            sleep(ms(1)).await;
            task.cancel();
            sleep(ms(1)).await;
            trace.log(task.done().to_string());
            task.cancel();
            assert!(task.join().await.is_err());
        });
        assert_eq!(trace.take(), ["asked 0", "false", "asked 1", "zero", "one", "two"]);
    }

    #[test]
    fn an_inner_one_can_be_a_task() {
        #[asyncio::coroutine]
        async fn tasks(n: u32) -> u32 {
            if n == 0 {
                return 1;
            }
            let (left, right) = (create_task(tasks(n - 1)), create_task(tasks(n - 1)));
            left.await + right.await
        }
        assert_eq!(asyncio::run(tasks(4)), 16);
    }

    #[test]
    fn a_reference_to_a_task_hands_a_cancellation_on() {
        #[asyncio::coroutine]
        async fn awaits(mut task: Task<u32>) -> u32 {
            let task = &mut task;
            task.await
        }
        run(async {
            let inner = create_task(OnCancel::new(|_| Poll::Ready(Ok(3))));
            let boxed = create_task(awaits(inner));
            sleep(ms(1)).await;
            boxed.cancel();
            assert_eq!(boxed.await, 3, "it has taken the cancellation");
        });
    }
}
