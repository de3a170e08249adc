// What is expected of a reference is known before the operands after it: a `Deref` that is not std's is called then.
use std::ops::Deref;

struct Rows(Vec<u8>);

impl Deref for Rows {
    type Target = Vec<u8>;
    fn deref(&self) -> &Vec<u8> {
        println!("deref");
        &self.0
    }
}

struct Page<'a> {
    rows: &'a Vec<u8>,
    size: usize,
}

fn sum(rows: &[u8], size: usize) -> usize {
    rows.len() + size
}

async fn size() -> usize {
    4
}

#[asyncio::coroutine]
async fn sums(rows: Rows) -> usize {
    let page = Page { rows: &rows, size: size().await };
    page.rows.len() + page.size + sum(&rows, size().await)
}

struct Task {
    sum: fn(&[u8], usize) -> usize,
}

#[asyncio::coroutine]
async fn called(task: Task, rows: Rows) -> usize {
    let more = |rows: &[u8], size: usize| rows.len() + size;
    (task.sum)(&rows, size().await) + more(&rows, size().await)
}

fn main() {
    asyncio::asyncio_run!(sums(Rows(vec![])));
    asyncio::asyncio_run!(called(Task { sum }, Rows(vec![])));
}
