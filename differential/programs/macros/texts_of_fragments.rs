//! A macro that shows what it is handed as text, and evaluates it.
use super::*;

macro_rules! told {
    ($name:ident = $value:expr) => {{
        let text = concat!(stringify!($name), " is ", stringify!($value));
        let $name = $value;
        step(format_args!("{text}: {}", $name));
        $name
    }};
}

#[co]
async fn number(n: usize) -> usize {
    pause("number").await;
    n
}

#[co]
async fn shown() -> usize {
    let local = noisy("local");
    let borrowed = &local;
    let first = told!(sum = number(1 + 2).await + borrowed.touch() * 2);
    let second = told!(sum = number((first - 1) as usize).await);
    let third = told!(named = [number(4).await, second][0] );
    third + borrowed.touch()
}

#[co]
pub async fn main() -> usize {
    shown().await
}
