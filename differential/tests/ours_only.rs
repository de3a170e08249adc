//! What has no native twin to be compared with: the places where rustc itself is wrong, or says it in other
//! words.
#![allow(missing_docs)]

use coropy_differential::prelude::*;
use coropy_differential::{Plan, drive, start};

fn trace(program: fn() -> coropy_differential::drive::Running) -> Vec<String> {
    drive(program, Plan::default()).trace
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
