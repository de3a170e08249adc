//! What is read through a pointer for a `let` or a `return` of a type that is `Copy` leaves the pointer whole.
use super::*;

struct Noted {
    owner: Noisy,
    number: usize,
}

impl std::ops::Deref for Noted {
    type Target = usize;
    fn deref(&self) -> &usize {
        step(format_args!("deref of {}", self.owner.name()));
        &self.number
    }
}

impl std::ops::DerefMut for Noted {
    fn deref_mut(&mut self) -> &mut usize {
        &mut self.number
    }
}

fn noted(name: &str, number: usize) -> Noted {
    Noted { owner: noisy(name), number }
}

#[co]
async fn length(number: &usize) -> usize {
    pause("length").await;
    *number
}

#[co]
async fn at_the_end(number: usize) -> usize {
    let mut pointer = noted("a", number);
    let _later = noisy("later");
    *pointer += length(&number).await;
    *pointer
}

#[co]
async fn in_a_let(number: usize) -> usize {
    let boxed = Box::new(number);
    let pointer = noted("b", number);
    let n: usize = *pointer;
    let m: usize = *boxed;
    pause("after").await;
    n + m + length(&pointer).await + length(&boxed).await
}

#[co]
async fn on_the_way_out(number: usize) -> usize {
    let pointer = noted("c", number);
    let known = length(&pointer).await;
    if known > 2 {
        return *pointer;
    }
    let _later = noisy("later");
    pause("small").await;
    *pointer
}

#[co]
pub async fn main() -> [usize; 4] {
    [at_the_end(1).await, in_a_let(2).await, on_the_way_out(2).await, on_the_way_out(3).await]
}
