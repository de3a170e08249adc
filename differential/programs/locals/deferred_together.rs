//! Locals that are declared by one pattern without a value, and given theirs one by one or together, on different ways.
use super::*;

#[co]
async fn on_ways(together: bool) -> usize {
    let (number, (mut name, other));
    if later("way", together).await {
        (number, (name, other)) = later("all", (3, (noisy("name"), noisy("other")))).await;
    } else {
        other = noisy("own");
        pause("between").await;
        number = 4;
        name = noisy("last");
    }
    grow(&mut name).await;
    number + look(&other).await
}

#[co]
async fn left_early(early: bool) -> usize {
    let (first, second): (Noisy, Noisy);
    first = noisy("first");
    if later("early", early).await {
        return first.touch();
    }
    second = noisy("second");
    pause("both").await;
    first.touch() + second.touch()
}

#[co]
pub async fn main() -> usize {
    on_ways(true).await + on_ways(false).await + left_early(true).await + left_early(false).await
}
