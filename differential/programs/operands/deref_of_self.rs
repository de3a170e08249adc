//! Methods that `self` has by a `Deref` of its own type, with arguments that await: it is called before them.
use super::*;

use std::ops::{Deref, DerefMut};
use std::pin::Pin;
use std::rc::Rc;

#[derive(Debug, Default)]
struct List {
    items: Vec<usize>,
}

impl List {
    fn put(&mut self, n: usize) -> usize {
        step(format_args!("put {n}"));
        self.items.push(n);
        self.items.len()
    }
    fn at(&self, n: usize) -> usize {
        step(format_args!("at {n}"));
        self.items[n]
    }
    fn len(&self, more: usize) -> usize {
        self.items.len() + more
    }
}

struct Named {
    name: Noisy,
    list: List,
}

impl Deref for Named {
    type Target = List;
    fn deref(&self) -> &List {
        step(format_args!("deref {}", self.name));
        &self.list
    }
}

impl DerefMut for Named {
    fn deref_mut(&mut self) -> &mut List {
        step(format_args!("deref_mut {}", self.name));
        &mut self.list
    }
}

impl Named {
    fn own(&self, n: usize) -> usize {
        step("own");
        n
    }

    #[co]
    async fn exclusive(&mut self) -> usize {
        let n = self.put(later("n", 4).await);
        self.put(later("m", n).await) + self.own(later("own", n).await)
    }

    #[co]
    async fn shared(&self) -> usize {
        let n = self.at(later("n", 1).await);
        self.list.at(later("field", 0).await) + self.len(later("len", n).await)
    }

    #[co]
    async fn owned(mut self) -> usize {
        self.put(later("owned", 4).await);
        self.at(later("at", 2).await)
    }

    #[co]
    async fn boxed(mut self: Box<Self>) -> usize {
        self.put(later("boxed", 4).await);
        self.at(later("at", 2).await) + self.own(later("own", 1).await)
    }

    #[co]
    async fn counted(self: Rc<Self>) -> usize {
        self.at(later("at", 0).await) + self.name.touch()
    }

    #[co]
    async fn pinned(self: Pin<&mut Self>) -> usize {
        self.at(later("at", 0).await)
    }

    #[co]
    async fn nested(&mut self) -> usize {
        let n = self.at(later("sum", self.len(later("inner", 0).await) - 1).await);
        self.put(later("n", n).await);
        self.put(look(&noisy("temporary")).await)
    }
}

trait Summed: Deref<Target = List> {
    #[co]
    async fn sum(&self) -> usize {
        self.at(later("first", 0).await) + self.at(later("second", 1).await)
    }
}

impl Summed for Named {}

fn named(name: &str) -> Named {
    Named { name: noisy(name), list: List { items: vec![1, 2] } }
}

#[co]
pub async fn main() -> Vec<usize> {
    let mut all = vec![];
    let mut one = named("one");
    all.push(one.exclusive().await);
    all.push(one.shared().await);
    all.push(one.nested().await);
    all.push(one.sum().await);
    all.push(Pin::new(&mut one).pinned().await);
    all.push(one.owned().await);
    all.push(Box::new(named("two")).boxed().await);
    all.push(Rc::new(named("three")).counted().await);
    all
}
