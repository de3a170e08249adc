//! E0382: `..base` has taken the field.
//! Instead of `base.text.len()`: `base.name.len()`.

struct Record {
    name: String,
    text: String,
}

#[asyncio::coroutine]
async fn renamed(base: Record) -> usize {
    let record = Record { name: "new".into(), ..base };
    std::future::ready(()).await;
    record.name.len() + record.text.len() + base.text.len()
}

fn main() {
    asyncio::asyncio_run!(renamed(Record { name: "".into(), text: "".into() }));
}
