// An element of an array that a `Deref` of one's own leads from, before an operand that awaits.
use std::ops::Deref;

struct Name(String);

impl Deref for Name {
    type Target = String;
    fn deref(&self) -> &String {
        println!("deref");
        &self.0
    }
}

fn sum(names: &[&String], size: usize) -> usize {
    names.len() + size
}

async fn size() -> usize {
    4
}

#[asyncio::coroutine]
async fn named(name: Name, other: String) -> usize {
    sum(&[&name, &other], size().await)
}

fn main() {
    asyncio::asyncio_run!(named(Name(String::new()), String::new()));
}
