//! `while let` over a stack; the body grows the stack.
use super::*;

#[co]
pub async fn main() -> Vec<i32> {
    let mut stack = vec![3];
    let mut seen = vec![];
    while let Some(n) = stack.pop() {
        pause(n).await;
        seen.push(n);
        if n > 1 {
            stack.push(n - 1);
            stack.push(n - 2);
        }
    }
    seen
}
