//! `self: Box<Self>`, `Rc<Self>`, `Pin<&mut Self>`, `&Rc<Self>`-like receivers.
use super::*;

use std::rc::Rc;

struct Node(Noisy, i32);

impl Node {
    #[co]
    async fn unbox(self: Box<Self>) -> i32 {
        pause("unbox").await;
        self.1
    }
    #[co]
    async fn share(self: Rc<Self>) -> usize {
        pause("share").await;
        Rc::strong_count(&self) + self.0.touch()
    }
    #[co]
    async fn pinned(mut self: Pin<&mut Self>) -> i32 {
        pause("pinned").await;
        self.1 += 1;
        self.1
    }
    #[co]
    async fn borrowed(self: &Self) -> i32 {
        pause("borrowed").await;
        self.1
    }
}

#[co]
pub async fn main() -> (i32, usize, i32, i32) {
    let a = Box::new(Node(noisy("boxed"), 1)).unbox().await;
    let shared = Rc::new(Node(noisy("shared"), 2));
    let b = shared.clone().share().await;
    let leaked: &'static mut Node = Box::leak(Box::new(Node(noisy("leaked"), 3)));
    let c = Pin::new(leaked).pinned().await;
    static_node().borrowed().await;
    (a, b, c, shared.1)
}

fn static_node() -> &'static Node {
    Box::leak(Box::new(Node(noisy("static"), 4)))
}
