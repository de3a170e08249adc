//! Macros that move the local that they are handed on some paths only, where it ends before the next await; and ones that borrow
//! it first.
use super::*;

macro_rules! perhaps {
    ($value:expr) => {
        if trace_is_long() {
            drop($value);
            1
        } else {
            2
        }
    };
}
macro_rules! measured {
    ($value:expr) => {{
        let length = $value.touch();
        (length, $value)
    }};
}
macro_rules! kept {
    ($value:expr) => {
        vec![$value]
    };
}

fn trace_is_long() -> bool {
    step("asked");
    false
}

#[co]
async fn in_the_end() -> usize {
    let value = noisy("value");
    let other = noisy("other");
    pause("before").await;
    let number = perhaps!(value);
    step("after");
    number + other.touch()
}

#[co]
async fn in_a_block(value: Noisy) -> usize {
    let number = {
        let value = value;
        perhaps!(value)
    };
    pause("after").await;
    number
}

#[co]
async fn borrowed_first(value: Noisy) -> usize {
    let (length, value) = {
        let value = value;
        measured!(value)
    };
    pause("after").await;
    length + value.touch()
}

#[co]
async fn always(value: Noisy) -> usize {
    let reference = &value;
    pause("before").await;
    reference.touch();
    let kept = kept!(value);
    pause("after").await;
    kept.len()
}

#[co]
pub async fn main() -> usize {
    let one = in_the_end().await + in_a_block(noisy("a")).await;
    one + borrowed_first(noisy("b")).await + always(noisy("c")).await
}
