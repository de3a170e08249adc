//! What is borrowed between branches and around loops, and ends before anything is awaited.
use super::*;

struct Bag(Vec<Noisy>);
impl Bag {
    fn items(&self) -> impl Iterator<Item = &Noisy> {
        self.0.iter()
    }
    fn take(self) -> Vec<Noisy> {
        self.0
    }
}

async fn ends(n: usize) -> usize {
    pause("ends").await;
    n
}

#[co]
async fn loops(bag: Bag, which: bool) -> usize {
    let mut n = 0;
    let found = {
        let guard = noisy("guard");
        let look = &guard;
        for item in bag.items() {
            let name = item.name().len();
            let same = &name;
            if which {
                n += item.touch() + *same;
                continue;
            }
            n += look.touch() + same;
        }
        if which { Some(bag.take()) } else { None }
    };
    n += ends(n).await;
    n + found.map_or(0, |found| found.len())
}

/// A copy is used up, and lent to what is awaited later.
#[co]
async fn used_up(which: bool) -> usize {
    let n = 7usize;
    let lent = &n;
    let m = if which { n + 1 } else { 2 };
    let k = ends(m).await;
    k + lent
}

#[co]
pub async fn main() -> usize {
    let bag = || Bag(vec![noisy("one"), noisy("three")]);
    loops(bag(), true).await + loops(bag(), false).await + used_up(true).await + used_up(false).await
}
