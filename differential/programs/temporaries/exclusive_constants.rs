//! Exclusive references to structs without fields and to other constants, which are values of their own each time.
use super::*;

struct Handler;

impl Handler {
    fn handle(&mut self, n: usize) -> usize {
        step("handle");
        n + 1
    }
}

impl Drop for Handler {
    fn drop(&mut self) {
        step("drop of a handler");
    }
}

mod kinds {
    #[derive(Clone, Copy)]
    pub struct Counter(pub usize);
    #[allow(non_upper_case_globals)]
    pub const Three: Counter = Counter(3);
}

#[co]
async fn process(handler: &mut Handler, n: usize) -> usize {
    pause("process").await;
    handler.handle(n)
}

#[co]
async fn counted(counter: &mut kinds::Counter) -> usize {
    pause("counted").await;
    counter.0 += 1;
    counter.0
}

/// A variable with the name of a type is that variable.
#[co]
#[allow(non_snake_case)]
async fn variable(mut Given: kinds::Counter) -> usize {
    let mut Own = kinds::Counter(5);
    counted(&mut Given).await + counted(&mut Own).await + Given.0 * 100 + Own.0 * 1000
}

#[co]
async fn static_of_such_a_name() -> usize {
    #[allow(non_upper_case_globals)]
    static mut Total: kinds::Counter = kinds::Counter(0);
    // SAFETY: nothing else mentions it meanwhile.
    unsafe { Total = kinds::Counter(7) };
    // SAFETY: the same.
    #[allow(static_mut_refs)]
    let lent = unsafe { &mut Total };
    let first = counted(lent).await;
    // SAFETY: the same.
    first + unsafe { Total.0 }
}

#[co]
#[allow(const_item_mutation)]
pub async fn main() -> usize {
    let mut n = process(&mut Handler, 1).await + process(&mut Handler, later("two", 2).await).await;
    n += counted(&mut kinds::Three).await;
    n += counted(&mut kinds::Three).await;
    let kept = &mut Handler;
    n += process(kept, 4).await;
    n += variable(kinds::Counter(1)).await;
    n + static_of_such_a_name().await
}
