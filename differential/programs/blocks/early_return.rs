//! `return` out of nested scopes; everything on the way is dropped.
use super::*;

#[co]
async fn leave(at: i32) -> Noisy {
    let a = noisy("a");
    {
        let b = noisy("b");
        pause("p").await;
        if at == 1 {
            return a;
        }
        loop {
            let c = noisy("c");
            pause("q").await;
            if at == 2 {
                return c;
            }
            if at == 3 {
                return b;
            }
            break;
        }
    }
    noisy("d")
}

#[co]
pub async fn main() {
    for at in 1..=4 {
        let left = leave(at).await;
        step(format_args!("left with {left}"));
    }
}
