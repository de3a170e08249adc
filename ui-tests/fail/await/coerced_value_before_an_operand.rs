// The same of the reference that a call gives, or anything else that is a reference.
use std::ops::Deref;

struct Rows(Vec<u8>);

impl Deref for Rows {
    type Target = Vec<u8>;
    fn deref(&self) -> &Vec<u8> {
        println!("deref");
        &self.0
    }
}

struct Table<'a> {
    rows: &'a Rows,
}

impl Table<'_> {
    fn rows(&self) -> &Rows {
        self.rows
    }
}

fn sum(rows: &[u8], size: usize, name: &str) -> usize {
    rows.len() + size + name.len()
}

async fn size() -> usize {
    4
}

#[asyncio::coroutine]
async fn sums(table: Table<'_>) -> usize {
    sum(table.rows(), size().await, "of a call") + sum(table.rows, size().await, "of a field")
}

#[asyncio::coroutine]
async fn named(rows: Rows) -> usize {
    let name = |rows: &Rows| Some(rows.0.len().to_string());
    let made = sum(&rows, size().await, name(&rows).unwrap().as_str());
    made + size().await
}

fn main() {
    asyncio::asyncio_run!(sums(Table { rows: &Rows(vec![]) }));
    asyncio::asyncio_run!(named(Rows(vec![])));
}
