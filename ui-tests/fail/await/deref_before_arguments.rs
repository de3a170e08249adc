// A `Deref` that is not std's would be called after the arguments, which await.
use std::ops::{AddAssign, Deref, DerefMut};

struct Guard(Table);

struct Table {
    rows: Vec<u32>,
    sum: Sum,
}

struct Sum(u32);

impl AddAssign<u32> for Sum {
    fn add_assign(&mut self, more: u32) {
        self.0 += more;
    }
}

impl Deref for Guard {
    type Target = Table;
    fn deref(&self) -> &Table {
        &self.0
    }
}

impl DerefMut for Guard {
    fn deref_mut(&mut self) -> &mut Table {
        &mut self.0
    }
}

struct Outer(Guard);

impl Deref for Outer {
    type Target = Guard;
    fn deref(&self) -> &Guard {
        &self.0
    }
}

impl DerefMut for Outer {
    fn deref_mut(&mut self) -> &mut Guard {
        &mut self.0
    }
}

impl Table {
    fn add(&mut self, row: u32) {
        self.rows.push(row);
    }

    fn update(&mut self, row: u32, change: impl Fn(u32) -> u32) {
        self.rows.push(change(row));
    }
}

#[asyncio::coroutine]
async fn row() -> u32 {
    1
}

#[asyncio::coroutine]
async fn behind_another(mut guards: Outer) {
    guards.add(row().await);
    let guard = &mut *guards;
    guard.add(row().await);
}

#[asyncio::coroutine]
async fn with_a_closure(mut guard: Guard) {
    guard.update(row().await, |row| row + 1);
    let table = &mut *guard;
    table.update(row().await, |row| row + 1);
}

#[asyncio::coroutine]
async fn operator(mut guard: Guard) {
    guard.sum += row().await;
    let sum = &mut guard.sum;
    *sum += row().await;
}

fn main() {
    let table = || Guard(Table { rows: vec![], sum: Sum(0) });
    drop((behind_another(Outer(table())), with_a_closure(table()), operator(table())));
}
