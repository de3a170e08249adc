//! A borrowed local that some turns give up and renew.
use super::*;

#[co]
pub async fn main() -> usize {
    let mut x = noisy("x0");
    let mut n = 0;
    let mut i = 0;
    while i < 4 {
        i += 1;
        n += look(&x).await;
        if i == 2 {
            drop(x);
            x = noisy("x2");
            continue;
        }
        if i == 3 {
            x = later("l", noisy("x3")).await;
        }
        n += look(&x).await;
    }
    n
}
