//! `into_iter` borrows what only a reference of is `IntoIterator`.
struct Table(Vec<String>);

impl<'a> IntoIterator for &'a Table {
    type Item = &'a String;
    type IntoIter = std::slice::Iter<'a, String>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

#[asyncio::coroutine]
async fn borrows() -> usize {
    let table = Table(vec![String::from("kept to the end")]);
    let count = table.into_iter().count();
    asyncio::sleep(std::time::Duration::ZERO).await;
    count
}

fn main() {}
