//! `Send` where native is: moved locals, borrowed locals, generic parameters.
use super::*;

fn is_send<T: Send>(value: T) -> T {
    value
}

#[co]
async fn moved(value: Noisy) -> usize {
    let other = later("p", value).await;
    pause("q").await;
    other.touch()
}

#[co]
async fn borrowed(list: &mut Vec<Noisy>) -> usize {
    let value = noisy("value");
    let reference = &value;
    list.push(noisy("pushed"));
    pause("p").await;
    look(reference).await + list.len()
}

#[co]
async fn generic<T: Send + Sync>(value: T) -> T {
    let reference = &value;
    pause("p").await;
    let _ = reference;
    value
}

#[co]
pub async fn main() -> usize {
    let mut list = vec![];
    let n = is_send(moved(noisy("a"))).await + is_send(borrowed(&mut list)).await;
    n + is_send(generic(5)).await
}
