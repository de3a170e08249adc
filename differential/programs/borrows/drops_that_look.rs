//! Values whose drop looks at what they borrow, in between what they borrow.
use super::*;

struct Holds<'a>(&'a Noisy, &'static str);
impl Drop for Holds<'_> {
    fn drop(&mut self) {
        step(format_args!("drop holds {} of {}", self.1, self.0));
    }
}
#[co]
pub async fn main() -> usize {
    let a = noisy("a");
    let h1 = Holds(&a, "1");
    let b = noisy("b");
    let h2 = Holds(&b, "2");
    pause("p").await;
    let h3 = Holds(h1.0, "3");
    drop(h2);
    pause("q").await;
    let c = noisy("c");
    let h4 = Holds(&c, "4");
    pause("r").await;
    drop(h4);
    h3.0.touch()
}
