//! `..base` moves fields of a local, of which one is given a new value before an await: take the fields by name.
struct Record {
    name: String,
    text: String,
    note: String,
}

#[asyncio::coroutine]
async fn renamed(mut base: Record) -> usize {
    let record = Record { name: "new".into(), ..base };
    base.text = "other".into();
    std::future::ready(()).await;
    record.name.len() + record.text.len()
}

fn main() {
    let _ = renamed(Record { name: "".into(), text: "".into(), note: "".into() });
}
