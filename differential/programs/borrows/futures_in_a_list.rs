//! Futures that borrow locals, in a list of boxes.
use super::*;

#[co]
pub async fn main() -> usize {
    let a = noisy("a");
    let b = noisy("b");
    let mut all: Vec<Pin<Box<dyn Future<Output = usize> + '_>>> = vec![];
    all.push(Box::pin(look(&a)));
    all.push(Box::pin(look(&b)));
    all.push(Box::pin(async { a.touch() + look(&b).await }));
    let mut n = 0;
    for f in all {
        n += f.await;
    }
    n + a.touch()
}
