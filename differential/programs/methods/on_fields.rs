//! Methods that take a field of a local by value, or only borrow it, where the local goes on: structs, a `Drop`, a guard, on
//! one path only.
use super::*;

struct Two {
    left: Noisy,
    right: Noisy,
}
struct Loud {
    left: Noisy,
    right: Noisy,
}
impl Drop for Loud {
    fn drop(&mut self) {
        step("loud")
    }
}
#[co]
async fn by_value(two: Two) -> usize {
    let n = two.left.consume();
    pause("p").await;
    n
}
#[co]
async fn by_ref(two: Two) -> usize {
    let n = two.left.touch();
    pause("p").await;
    n
}
#[co]
async fn drops(two: Loud) -> usize {
    let n = two.left.touch();
    pause("p").await;
    n + two.right.touch()
}
#[co]
async fn guard() -> usize {
    let two = std::cell::RefCell::new(Two { left: noisy("left"), right: noisy("right") });
    let two = two.borrow_mut();
    let n = two.left.touch();
    pause("p").await;
    n + two.right.touch()
}
#[co]
async fn both(two: Two, c: bool) -> usize {
    let n = if c { two.left.touch() } else { two.left.consume() };
    pause("p").await;
    let m = if c { two.right.touch() } else { two.right.consume() };
    pause("q").await;
    n + m
}
#[co]
pub async fn main() {
    let two = || Two { left: noisy("left"), right: noisy("right") };
    by_value(two()).await;
    by_ref(two()).await;
    drops(Loud { left: noisy("left"), right: noisy("right") }).await;
    guard().await;
    both(two(), true).await;
    both(two(), false).await;
}
