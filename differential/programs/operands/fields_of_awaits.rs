//! Fields and tuple indices of awaited values: the rest is dropped at the end of the statement.
use super::*;

struct Two {
    left: Noisy,
    right: (Noisy, i32),
}

fn two(name: &str) -> Two {
    Two { left: noisy(format_args!("{name} left")), right: (noisy(format_args!("{name} right")), 1) }
}

#[co]
pub async fn main() -> i32 {
    let left = later("p", two("a")).await.left;
    step("between");
    let n = later("q", two("b")).await.right.1;
    pause("r").await;
    let dropped = two("c").right.1 + later("s", n).await;
    n + dropped + left.touch() as i32
}
