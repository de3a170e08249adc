//! Coroutine objects behind `dyn Future`, in vectors, in `Rc`s, awaited by reference.
use super::*;

#[co]
async fn work(name: &'static str, value: Noisy) -> usize {
    pause(name).await;
    value.consume()
}

#[co]
pub async fn main() -> usize {
    let mut queue: Vec<Pin<Box<dyn Future<Output = usize>>>> = vec![];
    queue.push(Box::pin(work("a", noisy("va"))));
    queue.push(Box::pin(async { 5 }));
    queue.push(Box::pin(work("never", noisy("vn"))));
    let mut first: Pin<Box<dyn Future<Output = usize>>> = queue.remove(0);
    let n = first.as_mut().await;
    let second = queue.remove(0).await;
    pause("p").await;
    n + second + queue.len()
}
