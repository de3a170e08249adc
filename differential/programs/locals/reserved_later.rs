//! Names that are keywords in later editions.
//@ edition: 2021
use super::*;

struct Entry {
    gen: Noisy,
}

#[co]
async fn carried(gen: Noisy, other: Noisy) -> usize {
    pause("carried").await;
    let some = Some(gen);
    match some {
        Some(gen) if gen.touch() > 0 => gen.consume() + other.touch(),
        _ => 0,
    }
}

#[co]
async fn borrowed(entry: Entry) -> usize {
    let Entry { gen } = entry;
    let length = gen.name().len();
    let lent = &gen;
    pause("borrowed").await;
    let again = Entry { gen: lent.clone() };
    pause("again").await;
    drop(gen);
    length + again.gen.touch()
}

#[co]
async fn gen(n: usize) -> usize {
    pause("gen").await;
    n
}

#[co]
pub async fn main() {
    step(carried(noisy("first"), noisy("second")).await);
    step(borrowed(Entry { gen: noisy("third") }).await);
    let gen_again = gen(1).await;
    let gen = |n: usize| n + gen_again;
    pause("closure").await;
    step(gen(2));
}
