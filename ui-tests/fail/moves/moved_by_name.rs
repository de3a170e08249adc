//! A macro that is given a local by its name, beside others, and moves it.
use asyncio::sleep;
use std::time::Duration;

macro_rules! keep {
    (; $other:item) => {}; ($list:ident $(, $other:ident)*) => {
        $($other.push($list.len());)*
        drop($list);
    };
}

#[asyncio::coroutine]
async fn keeps(list: Vec<String>) -> usize {
    let mut lengths = vec![];
    let first = list.first();
    sleep(Duration::ZERO).await;
    println!("{first:?}");
    keep!(list, lengths);
    sleep(Duration::ZERO).await;
    lengths.len()
}

fn main() {
    asyncio::run(keeps(vec![]));
}
