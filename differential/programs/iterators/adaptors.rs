//! Adaptors over a borrowed list, across awaits.
use super::*;

#[co]
pub async fn main() -> usize {
    let v = vec![noisy("a"), noisy("bb"), noisy("ccc")];
    let it = v.iter().map(|x| x.touch()).filter(|n| *n != 2);
    let mut sum = 0;
    for n in it {
        sum += later("n", n).await;
    }
    let mut it = v.iter().enumerate().peekable();
    while let Some((i, x)) = it.next() {
        if let Some((_, y)) = it.peek() {
            look(y).await;
        }
        sum += i * look(x).await;
    }
    for x in v.into_iter().rev() {
        sum += look(&x).await;
    }
    sum
}
