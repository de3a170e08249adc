//! What is called is read before its arguments: also a function in a field that they change, and what is behind a pointer.
use super::*;

#[derive(Clone, Copy)]
struct Table {
    first: fn(usize) -> usize,
    second: fn(usize, usize) -> usize,
}

struct Has {
    table: Table,
    many: [fn(usize) -> usize; 2],
    boxed: Box<dyn Fn(usize) -> usize>,
    changing: Box<dyn FnMut(usize) -> usize>,
    at: usize,
}

fn plain(n: usize) -> usize {
    step(format_args!("plain {n}"));
    n
}

fn other(n: usize) -> usize {
    step(format_args!("other {n}"));
    n + 100
}

fn sum(a: usize, b: usize) -> usize {
    step(format_args!("sum {a} {b}"));
    a + b
}

fn product(a: usize, b: usize) -> usize {
    step(format_args!("product {a} {b}"));
    a * b
}

impl Has {
    #[co]
    async fn change(&mut self) -> usize {
        pause("change").await;
        self.table = Table { first: other, second: product };
        self.many = [other; 2];
        self.at += 1;
        step("changed");
        self.at
    }

    #[co]
    async fn seen(&self) -> usize {
        pause("seen").await;
        self.at
    }
}

#[co]
async fn calls(has: &mut Has) -> usize {
    let a = (has.table.first)(has.change().await);
    has.table = Table { first: plain, second: sum };
    let b = (has.table.second)(noisy("argument").touch(), has.change().await);
    has.many = [plain; 2];
    let c = (has.many[1])(has.change().await + noisy("after").touch());
    let d = (has.boxed)(has.seen().await);
    let e = (has.changing)(later("l", 5).await);
    a + b + c + d + e
}

#[co]
async fn copied(mut table: Table) -> usize {
    let a = (table.first)({
        table.first = other;
        later("m", 1).await
    });
    let b = (table.second)(
        {
            table.second = product;
            later("n", 2).await
        },
        3,
    );
    a + b + (table.first)(1) + (table.second)(2, 3)
}

#[co]
pub async fn main() -> usize {
    let table = Table { first: plain, second: sum };
    let mut count = 0;
    let changing = move |n| {
        count += n;
        step(format_args!("count {count}"));
        count
    };
    let mut has = Has { table, many: [plain; 2], boxed: Box::new(other), changing: Box::new(changing), at: 0 };
    let a = calls(&mut has).await;
    let b = calls(&mut has).await;
    a + b + copied(table).await
}
