//! A field whose `into_iter` borrows it: that of its reference.
use asyncio::sleep;
use std::time::Duration;

struct Table(Vec<u8>);
impl<'t> IntoIterator for &'t Table {
    type Item = &'t u8;
    type IntoIter = std::slice::Iter<'t, u8>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

struct Data {
    table: Table,
    name: String,
}

#[asyncio::coroutine]
async fn borrows(data: Data) -> usize {
    sleep(Duration::ZERO).await;
    let count = data.table.into_iter().count();
    sleep(Duration::ZERO).await;
    count + data.name.len()
}

fn main() {
    asyncio::run(borrows(Data { table: Table(vec![]), name: String::new() }));
}
