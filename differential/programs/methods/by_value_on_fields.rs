//! Methods of a trait of one's own on fields: taken, lent, or found behind pointers.
use super::*;
use std::ops::{Deref, DerefMut};

trait Handle: Sized {
    fn handled(self, with: usize) -> usize;
}
impl Handle for Noisy {
    fn handled(self, with: usize) -> usize {
        self.consume() + with
    }
}
impl Handle for &mut Vec<Noisy> {
    fn handled(self, with: usize) -> usize {
        self.len() + with
    }
}
impl Handle for u8 {
    fn handled(self, with: usize) -> usize {
        usize::from(self) + with
    }
}

trait Look {
    fn looked(&self, with: usize) -> usize;
    fn changed(&mut self, with: &str) -> usize;
}
impl Look for Noisy {
    fn looked(&self, with: usize) -> usize {
        self.touch() + with
    }
    fn changed(&mut self, with: &str) -> usize {
        self.grow().touch() + with.len()
    }
}

struct Two {
    first: Noisy,
    inner: Inner,
    number: u8,
}
struct Inner {
    second: Noisy,
    many: Vec<Noisy>,
}

impl Two {
    #[co]
    async fn of_self(mut self) -> usize {
        look(&self.first).await;
        let n = self.first.handled(2);
        pause("first").await;
        let m = self.inner.second.handled(3);
        pause("second").await;
        self.number.handled(4) + self.inner.many.handled(5) + n + m
    }
}

struct Guard(Two);
impl Deref for Guard {
    type Target = Two;
    fn deref(&self) -> &Two {
        step("deref");
        &self.0
    }
}
impl DerefMut for Guard {
    fn deref_mut(&mut self) -> &mut Two {
        step("deref_mut");
        &mut self.0
    }
}

#[co]
async fn guarded(two: Two) -> usize {
    let mut guard = Guard(two);
    pause("guarded").await;
    let n = guard.first.looked(1);
    pause("looked").await;
    let m = guard.inner.second.changed("with");
    pause("changed").await;
    let k = guard.inner.many.handled(6);
    pause("handled").await;
    k + n + m + guard.number.handled(7)
}

fn two(name: &str) -> Two {
    let inner = Inner { second: noisy(format_args!("{name} second")), many: vec![noisy(format_args!("{name} many"))] };
    Two { first: noisy(format_args!("{name} first")), inner, number: 3 }
}

#[co]
pub async fn main() -> usize {
    two("a").of_self().await + guarded(two("b")).await
}
