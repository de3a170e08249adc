//! Drop flags that change from turn to turn.
use super::*;

#[co]
pub async fn main() {
    let mut slot;
    let mut keep = true;
    for n in 0..3 {
        slot = noisy(n);
        pause("held").await;
        if keep {
            drop(slot);
        } else {
            pause("kept").await;
        }
        keep = !keep;
    }
    pause("end").await;
}
