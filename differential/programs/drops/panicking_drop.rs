//! A drop that panics by itself at the end of a scope with others still to go.
use super::*;

struct Bomb(Noisy);

impl Drop for Bomb {
    fn drop(&mut self) {
        self.0.touch();
        if !std::thread::panicking() {
            panic!("the bomb");
        }
    }
}

#[co]
pub async fn main() {
    let _a = noisy("a");
    {
        let _b = noisy("b");
        let _bomb = Bomb(noisy("bomb"));
        let _c = noisy("c");
        pause("p").await;
    }
    step("never");
    pause("q").await;
}
