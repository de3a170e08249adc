//! `mem::swap`, `mem::take` and `replace` of locals that are borrowed across awaits.
use super::*;

#[co]
pub async fn main() -> (String, String) {
    let mut a = String::from("a");
    let mut b = String::from("b");
    let left = &mut a;
    let right = &mut b;
    pause("p").await;
    std::mem::swap(left, right);
    pause("q").await;
    left.push('1');
    let taken = std::mem::take(right);
    pause("r").await;
    (a + &taken, b)
}
