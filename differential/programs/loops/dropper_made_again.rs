//! The same with a dropper, and a `break` between move and renewal.
use super::*;

#[co]
async fn renew(old: Noisy, n: usize) -> Noisy {
    pause("renew").await;
    drop(old);
    noisy(format_args!("gen{n}"))
}

#[co]
pub async fn main() {
    let mut value = noisy("gen0");
    let mut n = 0;
    loop {
        n += 1;
        pause("turn").await;
        if n == 3 {
            drop(value);
            break;
        }
        value = renew(value, n).await;
    }
    pause("after").await;
}
