//! Destructuring assignments, with an await on the right.
use super::*;

#[co]
pub async fn main() -> (i32, i32, Noisy) {
    let (mut a, mut b) = (1, 2);
    let mut name = noisy("one");
    name.touch();
    (a, b) = (b, a);
    (a, _) = later("p", (a + 10, 0)).await;
    [b, ..] = [later("q", b + 20).await, 0, 0];
    (_, name) = (noisy("ignored"), noisy("two"));
    pause("r").await;
    (a, b, name)
}
