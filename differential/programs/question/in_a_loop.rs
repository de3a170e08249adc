//! `?` out of a `for`, with an iterator and a dropper to drop.
use super::*;

#[co]
async fn all(items: Vec<Result<Noisy, &'static str>>) -> Result<usize, &'static str> {
    let mut total = 0;
    for item in items {
        let _turn = noisy("turn");
        let item = later("item", item).await?;
        total += item.touch();
    }
    Ok(total)
}

#[co]
pub async fn main() -> (Result<usize, &'static str>, Result<usize, &'static str>) {
    let good = all(vec![Ok(noisy("a")), Ok(noisy("b"))]).await;
    let bad = all(vec![Ok(noisy("a")), Err("bad"), Ok(noisy("c"))]).await;
    (good, bad)
}
