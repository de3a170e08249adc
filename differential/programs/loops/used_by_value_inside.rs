//! A loop without awaits that uses what is borrowed across an await by value: a copy each time, or a move that leaves the loop.
use super::*;

#[co]
async fn copies(n: u8) -> usize {
    let now = later("now", n).await;
    let seen = &now;
    pause("p").await;
    step(*seen);
    let mut all = vec![];
    while all.len() < 3 {
        all.push(now + all.len() as u8);
    }
    for k in 0..2 {
        all.push(now - k);
    }
    all.len() + all[4] as usize
}

fn eat(noisy: Noisy) -> usize {
    step("eats");
    drop(noisy);
    1
}

#[co]
async fn moves(k: usize) -> usize {
    let noisy = noisy("moved");
    let seen = &noisy;
    pause("q").await;
    step(format_args!("{seen:?}"));
    let mut n = 0;
    loop {
        n += 1;
        if n == k {
            n += eat(noisy);
            break;
        }
        if n > 3 {
            return 100;
        }
    }
    step("after");
    n
}

#[co]
async fn renews() -> usize {
    let mut noisy = noisy("first");
    let seen = look(&noisy);
    seen.await;
    let mut n = 0;
    while n < 2 {
        n += eat(noisy);
        noisy = self::noisy("again");
    }
    pause("r").await;
    n
}

#[co]
pub async fn main() -> usize {
    copies(3).await + moves(2).await + moves(9).await + renews().await
}
