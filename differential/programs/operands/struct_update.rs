//! `..base` with awaited fields; the base is an await, or a local that is partly moved.
use super::*;

#[derive(Debug)]
pub struct Record {
    a: Noisy,
    b: Noisy,
    c: i32,
}

fn base(name: &str) -> Record {
    Record { a: noisy(format_args!("{name} a")), b: noisy(format_args!("{name} b")), c: 1 }
}

#[co]
pub async fn main() -> (Record, Record) {
    let first = Record { a: later("p", noisy("own a")).await, ..later("base", base("x")).await };
    let y = base("y");
    let second = Record { b: later("q", noisy("own b")).await, c: 2, ..y };
    pause("r").await;
    (first, second)
}
