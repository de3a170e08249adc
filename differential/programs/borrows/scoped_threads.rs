//! Locals that threads borrow between two awaits.
use super::*;

#[co]
pub async fn main() -> usize {
    let v = vec![1, 2, 3];
    let r = &v;
    pause("p").await;
    let n = std::thread::scope(|s| {
        let h = s.spawn(|| v.len() + r.len());
        h.join().unwrap()
    });
    pause("q").await;
    n + v.len()
}
