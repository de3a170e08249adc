//! Whether `map` takes a type of the user's or borrows it decides when it is dropped, and a closure that owns something hides it.
struct Table(String);

impl Table {
    fn map(&self, function: impl FnOnce(&str) -> usize) -> usize {
        function(&self.0)
    }
}

#[asyncio::coroutine]
async fn borrows(extra: String) -> usize {
    let table = Table(String::from("kept to the end"));
    let length = table.map(move |text| text.len() + extra.len());
    asyncio::sleep(std::time::Duration::ZERO).await;
    length
}

fn main() {}
