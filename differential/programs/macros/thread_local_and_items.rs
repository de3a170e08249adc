//! Item macros inside the body.
use super::*;

use std::cell::Cell;

#[co]
pub async fn main() -> i32 {
    thread_local! {
        static COUNT: Cell<i32> = const { Cell::new(0) };
    }
    COUNT.set(1);
    pause("p").await;
    COUNT.set(COUNT.get() + later("q", 5).await);
    COUNT.get()
}
