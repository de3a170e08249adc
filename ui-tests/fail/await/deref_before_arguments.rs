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

impl Table {
    fn add(&mut self, row: u32) {
        self.rows.push(row);
    }
}

#[asyncio::coroutine]
async fn row() -> u32 {
    1
}

#[asyncio::coroutine]
async fn outer(mut guard: Guard) {
    guard.add(row().await);
    guard.rows.push(row().await);
    let held = &mut *guard;
    held.add(row().await);
}

#[asyncio::coroutine]
async fn operator(mut guard: Guard) {
    guard.sum += row().await;
    let sum = &mut guard.sum;
    *sum += row().await;
}

fn main() {
    drop(operator(Guard(Table { rows: vec![], sum: Sum(0) })));
    asyncio::asyncio_run!(outer(Guard(Table { rows: vec![], sum: Sum(0) })));
}
