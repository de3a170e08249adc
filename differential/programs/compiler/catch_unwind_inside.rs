//! A panic that a coroutine catches by itself, between awaits.
use super::*;

use std::panic::{AssertUnwindSafe, catch_unwind};

#[co]
pub async fn main() -> (bool, usize) {
    let value = noisy("value");
    pause("p").await;
    let caught = catch_unwind(AssertUnwindSafe(|| {
        if value.name() == "value" {
            std::panic::resume_unwind(Box::new(()));
        }
    }));
    pause("q").await;
    (caught.is_err(), value.touch())
}
