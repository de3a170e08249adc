//! A variant that is imported under two names: a value may match both alternatives, and a guard that awaits is run for each.
use super::*;

enum Pair {
    Both(Noisy, Noisy),
    None,
}

use self::Pair::{Both as One, Both as Two};

#[co]
async fn is(value: &Noisy, name: &str) -> bool {
    pause("guard").await;
    value.name() == name
}

#[co]
async fn find(pair: Pair, name: &str) -> usize {
    match pair {
        One(n, _) | Two(_, n) if is(&n, name).await => n.touch(),
        Two(a, b) => a.touch() + b.touch() + 100,
        Pair::None => 0,
    }
}

#[co]
pub async fn main() -> [usize; 4] {
    let pair = || Pair::Both(noisy("a"), noisy("b"));
    [find(pair(), "a").await, find(pair(), "b").await, find(pair(), "c").await, find(Pair::None, "a").await]
}
