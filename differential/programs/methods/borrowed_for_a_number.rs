//! Receivers that a statement borrows or takes to make a number of them.
use super::*;

struct Heap(Noisy, u32);

impl Heap {
    fn height(&self) -> u32 {
        say("height");
        self.1
    }
    fn grow(&mut self) -> u32 {
        self.1 += 1;
        self.1
    }
    fn level(self) -> u32 {
        say("level");
        self.1
    }
}

#[derive(Clone, Copy)]
struct Point(u32, u32);

impl Point {
    fn shift(&mut self) -> u32 {
        self.0 += 1;
        self.0 + self.1
    }
    fn norm(self) -> u32 {
        self.0 * self.1
    }
}

fn say(text: &'static str) {
    drop(noisy(text));
}

#[co]
async fn copied(x: u32) -> u32 {
    let table = [x; 200];
    let sum: u32 = table.iter().sum();
    pause("table").await;
    let mut point = Point(sum, x);
    let shifted: u32 = point.shift();
    pause("point").await;
    let point = Point(shifted, 2);
    let norm: u32 = point.norm();
    pause("norm").await;
    let text = "some text";
    let length: usize = text.trim().len();
    pause("text").await;
    norm + length as u32
}

#[co]
async fn dropped() -> u32 {
    let heap = Heap(noisy("heap"), 3);
    let height: u32 = heap.height();
    pause("height").await;
    let mut heap = Heap(noisy("second"), height);
    let grown: u32 = heap.grow();
    pause("grown").await;
    let heap = Heap(noisy("third"), grown);
    let level: u32 = heap.level();
    pause("level").await;
    let loud = vec![noisy("a"), noisy("b")];
    let count: usize = loud.iter().count();
    pause("count").await;
    let quiet = vec![noisy("c"), noisy("d")];
    let gone: usize = quiet.into_iter().map(|noisy| drop(noisy)).count();
    pause("gone").await;
    level + count as u32 + gone as u32
}

/// What a number was made of may be kept all the same.
#[co]
async fn kept() -> usize {
    let mut list = Vec::new();
    let table = [1u8, 2, 3];
    let count: usize = table.iter().map(|value| list.push(value)).count();
    pause("kept").await;
    count + list.len()
}

#[co]
pub async fn main() -> (u32, u32, usize) {
    (copied(2).await, dropped().await, kept().await)
}
