//! Closures that are not `move` and use what they capture by value: copies are captured by reference, other values are moved,
//! also by an `async move` block inside.
use super::*;

#[derive(Clone, Copy, Debug)]
enum Limit {
    Some(usize),
    None,
}
fn shown(text: &mut String, n: usize, limit: Limit) {
    if matches!(limit, Limit::Some(most) if n < most) {
        text.push('x');
    }
}

struct Pool(Noisy);
impl Pool {
    fn spawn<F: Future>(&self, make: impl FnOnce() -> F) -> F {
        step("spawns");
        make()
    }
}

#[co]
async fn folds() -> usize {
    let limit = later("limit", Limit::Some(2)).await;
    let other = Limit::None;
    let list = later("list", vec![1, 2, 3]).await;
    let text = if list.is_empty() {
        String::new()
    } else {
        list.iter().enumerate().fold("first".to_string(), |mut text, (at, _)| {
            _ = shown(&mut text, at, limit);
            _ = shown(&mut text, at, other);
            text
        })
    };
    pause("p").await;
    text.len()
}

#[co]
async fn spawns() -> usize {
    let pool = Pool(noisy("pool"));
    let (sender, receiver) = (noisy("sender"), pause("receiver"));
    let job = pool.spawn(|| async move {
        pause("job").await;
        step(format_args!("{sender:?}"));
        drop(sender);
        3
    });
    receiver.await;
    job.await
}

#[co]
pub async fn main() -> usize {
    folds().await + spawns().await
}
