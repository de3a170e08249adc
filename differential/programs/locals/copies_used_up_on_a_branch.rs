//! A local whose type nobody wrote, and which is `Copy`, is used for the last time on one of several branches that meet.
use super::*;

#[derive(Clone, Copy, Debug)]
struct Id(usize);

async fn found(id: Id) -> usize {
    pause("found").await;
    id.0
}

fn id(n: usize) -> Result<Id, ()> {
    eval("id", Ok(Id(n)))
}

#[co]
async fn kind(n: usize, m: usize) -> Result<usize, ()> {
    let owned = noisy("owned");
    let first = id(n)?;
    let second = Some(id(m)?);
    let third = id(n + m)?;
    let kind = if first.0 != 0 {
        let one = found(first).await;
        one + owned.consume()
    } else if let Some(second) = second.filter(|second| second.0 != 0) {
        found(second).await
    } else {
        third.0 + 100
    };
    step("met");
    pause("end").await;
    Ok(kind)
}

#[co]
pub async fn main() -> usize {
    let mut n = 0;
    for (a, b) in [(1, 0), (0, 2), (0, 0)] {
        n += kind(a, b).await.unwrap_or(0);
    }
    n
}
