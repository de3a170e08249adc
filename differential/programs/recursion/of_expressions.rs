//! What is in the boxes of a tree is moved out of them, where a pattern binds these, and handed on.
use super::*;
use std::ops::Deref;

enum Expr {
    Number(Noisy),
    Add(Box<Expr>, Box<Expr>),
    Not { of: Box<Expr>, name: Noisy },
}

fn number(name: &'static str) -> Box<Expr> {
    Box::new(Expr::Number(noisy(name)))
}

#[co]
async fn eval(expr: Expr) -> usize {
    pause("eval").await;
    match expr {
        Expr::Number(n) => n.touch(),
        Expr::Add(left, right) => Box::pin(eval(*left)).await + Box::pin(eval(*right)).await,
        Expr::Not { of, name } => {
            let inner = Box::pin(eval(*of)).await;
            name.touch() + inner
        }
    }
}

#[co]
async fn boxed(expr: Box<Expr>) -> usize {
    match *expr {
        Expr::Number(n) => n.touch(),
        Expr::Add(left, right) => Box::pin(boxed(left)).await + Box::pin(eval(*right)).await,
        Expr::Not { of, .. } => {
            let Expr::Number(n) = *of else { return 0 };
            pause("not").await;
            n.touch()
        }
    }
}

/// Not a box, though another variant of the name has one.
struct Counter(usize);

impl Deref for Counter {
    type Target = usize;
    fn deref(&self) -> &usize {
        step("deref");
        &self.0
    }
}

impl Drop for Counter {
    fn drop(&mut self) {
        step("drop counter");
    }
}

mod others {
    pub(super) enum Other {
        Add(super::Counter, &'static usize, Box<usize>),
    }
}

#[co]
async fn counted(other: others::Other) -> usize {
    let others::Other::Add(counter, number, copied) = other;
    pause("apart").await;
    let count = step_with(*counter) + step_with(*number) + step_with(*copied);
    pause("counted").await;
    count
}

fn step_with(n: usize) -> usize {
    step(format_args!("{n}"));
    n
}

#[co]
pub async fn main() -> (usize, usize, usize) {
    let not = Box::new(Expr::Not { of: number("inner"), name: noisy("not") });
    let sum = eval(Expr::Add(number("left"), not)).await;
    let not = Box::new(Expr::Not { of: number("inner"), name: noisy("not") });
    let all = boxed(Box::new(Expr::Add(not, number("right")))).await;
    (sum, all, counted(others::Other::Add(Counter(1), &2, Box::new(3))).await)
}
