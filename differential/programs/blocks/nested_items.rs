//! Functions, structs, impls, constants and uses inside the body.
use super::*;

#[co]
pub async fn main() -> i32 {
    const STEP: i32 = 3;
    pause("p").await;
    struct Counter(i32);
    impl Counter {
        fn next(mut self) -> Self {
            self.0 += STEP;
            self
        }
    }
    fn start() -> Counter {
        Counter(START)
    }
    use std::cmp::max;
    let counter = start().next();
    pause("q").await;
    static START: i32 = 10;
    max(counter.next().0, 5)
}
