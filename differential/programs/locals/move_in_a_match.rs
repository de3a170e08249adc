//! Moved in some arms of a match that awaits.
use super::*;

#[co]
async fn go(n: i32) {
    let a = noisy("a");
    let b = noisy("b");
    match n {
        0 => {
            drop(a);
            pause("p").await;
        }
        1 => {
            pause("q").await;
            drop(b);
        }
        2 => {
            drop((a, b));
        }
        _ => {}
    }
    pause("r").await;
    step("end");
}

#[co]
pub async fn main() {
    for n in 0..4 {
        go(n).await;
    }
}
