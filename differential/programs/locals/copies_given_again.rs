//! A local of a `Copy` type that nothing is written about is not read again before it is given a new value.
use super::*;

fn number(n: u32) -> Option<u32> {
    step(format!("number {n}"));
    Some(n)
}

#[co]
#[allow(unused_assignments)]
async fn straight() -> u32 {
    let mut newest = number(1);
    pause("straight").await;
    newest = number(2);
    newest.unwrap_or(0)
}

#[co]
async fn in_a_loop(items: &[u32]) -> Option<u32> {
    let mut newest = None;
    for item in items {
        if let Some(value) = later("item", *item).await.checked_sub(1) {
            step(value);
        }
        newest = Some(*item);
    }
    newest
}

#[co]
#[allow(unused_assignments)]
async fn on_one_path(which: bool) -> (Option<u32>, usize) {
    let mut copied = number(3);
    let mut owned = noisy("owned");
    pause("one").await;
    if which {
        copied = number(4);
        owned = noisy("other");
        pause("two").await;
    } else {
        pause("three").await;
        copied = number(5);
        owned = noisy("another");
    }
    pause("four").await;
    (copied, owned.touch())
}

#[co]
pub async fn main() -> (u32, Option<u32>, (Option<u32>, usize), (Option<u32>, usize)) {
    (straight().await, in_a_loop(&[1, 0, 2]).await, on_one_path(true).await, on_one_path(false).await)
}
