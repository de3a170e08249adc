//! Operands and temporaries of a tail, of an arm and of a condition, when one of them panics or is dropped.
use super::*;

fn take(value: Noisy, n: usize) -> usize {
    value.touch() + n
}

#[co]
async fn tail() -> usize {
    let _local = noisy("local");
    take(noisy("operand"), look(&noisy("temporary")).await + noisy("last").touch())
}

#[co]
async fn mixed() -> usize {
    let _local = noisy("local");
    take(noisy("operand"), look(&noisy("temporary")).await) + take(noisy("again"), noisy("no await").touch())
}

#[co]
async fn arm(n: usize) -> usize {
    match n {
        0 => take(noisy("operand"), look(&noisy("temporary")).await),
        _ => take(later("p", noisy("awaited")).await, noisy("last").touch()),
    }
}

#[co]
async fn condition() -> bool {
    if take(noisy("operand"), look(&noisy("temporary")).await) > take(noisy("right"), noisy("last").touch()) {
        pause("then").await;
        return true;
    }
    return take(noisy("returned"), noisy("last of all").touch()) > 1;
}

#[co]
pub async fn main() -> (usize, usize, usize, usize, bool) {
    (tail().await, mixed().await, arm(0).await, arm(1).await, condition().await)
}
