//! Functions and methods with type parameters call themselves.
use super::*;
use std::fmt::{Debug, Display};

#[co]
async fn repeat<T: Display + Clone, const N: usize>(times: usize, item: &T, more: [u8; N]) -> String {
    let _own = noisy(format_args!("repeat{times}"));
    if times == 0 {
        return more.len().to_string();
    }
    pause(item).await;
    let copy = item.clone();
    let rest = Box::pin(repeat(times - 1, item, more)).await;
    format!("{copy}{rest}")
}

struct Holder<T>(Vec<T>);

impl<T: Debug> Holder<T> {
    #[co]
    async fn pop_all<D: Display>(&mut self, note: &D) -> usize {
        let Some(last) = self.0.pop() else { return 0 };
        pause(note).await;
        step(format_args!("{last:?}"));
        1 + Box::pin(self.pop_all(note)).await
    }
}

#[co]
pub async fn main() -> (String, usize) {
    let text = repeat(2, &"x", [0; 3]).await;
    (text, Holder(vec![noisy("a"), noisy("b")]).pop_all(&7).await)
}
