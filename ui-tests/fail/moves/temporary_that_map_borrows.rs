// A method of a temporary that has the name of one of std's, and borrows where that takes.
struct Table(String);

impl Table {
    fn map(&self, function: impl Fn(&str) -> usize) -> usize {
        function(&self.0)
    }
}

fn make() -> Table {
    Table(String::from("kept to the end of the statement"))
}

#[asyncio::coroutine]
async fn outer() -> usize {
    std::future::ready(make().map(|text| text.len())).await + std::future::ready((&make()).map(|text| text.len())).await
}

fn main() {
    asyncio::asyncio_run!(outer());
}
