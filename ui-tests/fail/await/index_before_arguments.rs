// An `Index` that is not std's would be called after an index, which awaits.
use std::ops::{Index, IndexMut};

struct Rows(Vec<Vec<u32>>);

impl Index<usize> for Rows {
    type Output = Vec<u32>;
    fn index(&self, at: usize) -> &Vec<u32> {
        &self.0[at]
    }
}

impl IndexMut<usize> for Rows {
    fn index_mut(&mut self, at: usize) -> &mut Vec<u32> {
        &mut self.0[at]
    }
}

#[asyncio::coroutine]
async fn cell() -> u32 {
    1
}

#[asyncio::coroutine]
async fn outer(mut rows: Rows) -> u32 {
    rows[0].push(cell().await);
    let seen = rows[0][cell().await as usize];
    let row = &rows[0];
    seen + row[cell().await as usize]
}

fn main() {
    asyncio::asyncio_run!(outer(Rows(vec![vec![]])));
}
