//! What has no native twin to be compared with: recursion that native `async fn` refuses, and the places where rustc
//! itself is wrong or says it in other words.
#![allow(missing_docs)]

use coropy_differential::prelude::*;
use coropy_differential::{Plan, drive, start};

fn trace(program: fn() -> coropy_differential::drive::Running) -> Vec<String> {
    drive(program, Plan::default()).trace
}

#[asyncio::coroutine]
async fn fib(n: u64) -> u64 {
    if n < 2 {
        return n;
    }
    fib(n - 1).await + fib(n - 2).await
}

#[test]
fn direct_recursion_needs_no_box() {
    assert!(trace(|| start(fib(15))).contains(&"returns 610".into()));
}

#[asyncio::coroutine]
async fn depth(n: u32) -> u32 {
    let _own = noisy(n);
    pause(n).await;
    if n == 0 { 0 } else { 1 + depth(n - 1).await }
}

#[test]
fn recursion_drops_from_the_inside_out() {
    let run = drive(|| start(depth(2)), Plan { drop_after: Some(3), panic_at: None });
    let drops = ["-- drop", "drop future 0", "drop 0", "drop 1", "drop 2"].map(String::from);
    assert!(run.trace.ends_with(&drops), "{:#?}", run.trace);
}

struct Tree(u32, Vec<Tree>);

impl Tree {
    #[asyncio::coroutine]
    async fn sum(&self) -> u32 {
        let mut sum = self.0;
        for child in &self.1 {
            sum += Self::sum(child).await;
        }
        sum
    }
}

#[asyncio::coroutine]
async fn whole_tree() -> u32 {
    Tree(1, vec![Tree(2, vec![Tree(3, vec![])]), Tree(4, vec![])]).sum().await
}

#[test]
fn an_associated_function_calls_itself() {
    assert!(trace(|| start(whole_tree())).contains(&"returns 10".into()));
}

#[asyncio::coroutine]
async fn nested_index() -> i32 {
    let table = [[1, 2, 3], [4, 5, 6], [7, 8, 9]];
    let row = 2;
    table[row][later("column", 1).await]
}

/// rustc 1.95 forgets the row: natively this is 2.
#[test]
fn an_awaited_index_into_a_nested_array() {
    assert!(trace(|| start(nested_index())).contains(&"returns 8".into()));
}

#[asyncio::coroutine]
async fn once() {}

#[test]
fn polling_after_the_end_panics_with_pythons_words() {
    let mut object = pin!(once());
    let mut cx = Context::from_waker(std::task::Waker::noop());
    assert!(object.as_mut().poll(&mut cx).is_ready());
    let again = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| object.as_mut().poll(&mut cx).is_ready()));
    let payload = again.expect_err("a finished coroutine cannot be polled");
    assert_eq!(payload.downcast_ref(), Some(&"cannot reuse already awaited coroutine"));
}
