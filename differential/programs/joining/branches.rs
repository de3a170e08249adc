//! Futures that branch take their arguments when they are made, on the way on which they do.
use super::*;

#[co]
async fn made(value: Noisy) -> usize {
    pause(format!("wait with {value}")).await;
    value.touch()
}

#[co]
async fn branch(way: bool) -> usize {
    let (x, y, z) = (noisy("x"), noisy("y"), noisy("z"));
    let _after = noisy("after");
    let (n, m) = futures::join!(made(x), if way { made(y) } else { made(z) });
    pause("then").await;
    n + m
}

#[co]
async fn both(way: bool) -> usize {
    let (x, y) = (noisy("x"), noisy("y"));
    let _after = noisy("after");
    let (n, m) = tokio::join!(
        match way {
            true => made(x),
            false => made(noisy("other")),
        },
        {
            let _inside = noisy("inside");
            made(y)
        }
    );
    pause("then").await;
    n + m
}

#[co]
async fn boxed(way: Option<Noisy>) -> usize {
    let x = noisy("x");
    let _after = noisy("after");
    let futures = futures::join!(made(x), async { 1 }, if let Some(way) = &way { look(way) } else { look(&_after) });
    pause("then").await;
    futures.0 + futures.1 + futures.2
}

#[co]
async fn borrows(way: bool) -> Result<usize, usize> {
    let mut x = noisy("x");
    let y = noisy("y");
    let _after = noisy("after");
    let tried = futures::try_join!(
        async {
            grow(&mut x).await;
            Ok::<usize, usize>(1)
        },
        if way { tried(y, 0) } else { tried(noisy("made"), 1) }
    );
    pause("then").await;
    tried.map(|(a, b)| a + b + x.touch())
}

#[co]
async fn tried(value: Noisy, n: usize) -> Result<usize, usize> {
    pause("tried").await;
    if n == 0 { Ok(value.touch()) } else { Err(n) }
}

#[co]
pub async fn main() -> usize {
    let mut n = branch(true).await + branch(false).await + both(true).await + both(false).await;
    n += boxed(Some(noisy("some"))).await + boxed(None).await;
    n += borrows(true).await.unwrap_or(0) + borrows(false).await.unwrap_or(7);
    n
}
