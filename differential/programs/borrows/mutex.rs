//! A std mutex guard held over an await, released by its scope.
use super::*;

use std::sync::Mutex;

#[co]
pub async fn main() -> (Vec<i32>, bool) {
    let mutex = Mutex::new(vec![]);
    let locked;
    {
        let mut guard = mutex.lock().unwrap();
        guard.push(1);
        pause("p").await;
        guard.push(2);
        locked = mutex.try_lock().is_err();
    }
    pause("q").await;
    mutex.lock().unwrap().push(3);
    (mutex.into_inner().unwrap(), locked)
}
