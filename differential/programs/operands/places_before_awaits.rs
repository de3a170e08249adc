//! What comes before an operand that awaits is evaluated before it: an index is checked, a `Deref` called, a number read.
use super::*;
use std::ops::{Deref, DerefMut};

struct Shelf(Vec<Noisy>);
impl Deref for Shelf {
    type Target = Vec<Noisy>;
    fn deref(&self) -> &Vec<Noisy> {
        step("deref");
        &self.0
    }
}
impl DerefMut for Shelf {
    fn deref_mut(&mut self) -> &mut Vec<Noisy> {
        step("deref_mut");
        &mut self.0
    }
}

fn both(shelf: &[Noisy], more: usize) -> usize {
    step("both");
    shelf.len() + more
}
fn filled(shelf: &mut Vec<Noisy>, more: usize) -> usize {
    step("filled");
    shelf.push(noisy("filled"));
    shelf.len() + more
}

struct Count {
    number: usize,
    text: String,
}
impl Count {
    #[co]
    async fn bump(&mut self) -> usize {
        pause("bump").await;
        self.number += 1;
        self.number
    }

    #[co]
    async fn compare(&mut self) -> [bool; 4] {
        let bumped = self.number == self.bump().await;
        let less = self.number < self.bump().await;
        let same = self.text == later("text", "two").await;
        [bumped, less, same, self.number != 0 && self.number + 1 == self.bump().await]
    }
}

#[co]
pub async fn main() -> String {
    let mut shelf = Shelf(vec![noisy("first")]);
    let derefed = both(&*shelf, later("derefed", 1).await);
    let grown = filled(&mut *shelf, later("grown", 1).await);
    let named = format!("{} {}", shelf[0], later("named", 1).await);
    assert_eq!(shelf.len(), later("equal", 2).await, "{}", shelf.0[0]);
    let pair = (&shelf[0], later("pair", 1).await);
    let pair = pair.0.touch() + pair.1;
    let mut x = 1;
    let equal = x == {
        x = 5;
        later("x", x).await
    };
    let mut count = Count { number: 1, text: String::from("two") };
    let compared = count.compare().await;
    format!("{derefed} {grown} {named} {pair} {equal} {compared:?}")
}
