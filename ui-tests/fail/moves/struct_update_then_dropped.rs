//! `..base` moves what is left of a local, and an await follows before the rest is dropped: take the fields by name.
struct Record {
    name: String,
    text: String,
}

#[asyncio::coroutine]
async fn renamed(base: Record) -> usize {
    let record = Record { name: "new".into(), ..base };
    std::future::ready(()).await;
    record.name.len() + record.text.len()
}

fn main() {
    let _ = renamed(Record { name: "".into(), text: "".into() });
}
