//! An async mutex whose guard is held over awaits by two futures.
use super::*;

use futures::{join, lock::Mutex};

#[co]
async fn add(list: &Mutex<Vec<i32>>, n: i32) {
    let mut guard = list.lock().await;
    guard.push(n);
    pause(n).await;
    guard.push(n * 10);
    drop(guard);
    pause("unlocked").await;
    list.lock().await.push(n * 100);
}

#[co]
pub async fn main() -> Vec<i32> {
    let list = Mutex::new(vec![]);
    join!(add(&list, 1), add(&list, 2));
    list.into_inner()
}
