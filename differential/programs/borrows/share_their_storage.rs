//! Locals that are borrowed across an await, one after the other: they stand in the same bytes, and in those of what is awaited
//! elsewhere. What goes on through a meeting point keeps its own.
use super::*;

#[co]
async fn one_after_the_other(n: usize) -> usize {
    let mut total = 0;
    {
        let first = noisy("first");
        total += look(&first).await;
    }
    let words: (u64, u64, u64) = (n as u64, 2, 3);
    pause("between").await;
    if n > 1 {
        if n == 9 {
            pause("never").await;
            return 0;
        }
        step("met");
    }
    {
        let leaving = noisy("leaving");
        if n == 3 {
            let n = look(&leaving).await;
            return n + total;
        }
    }
    total += words.2 as usize + words.0 as usize;
    {
        let second = [noisy("second"), noisy("third")];
        total += look(&second[1]).await;
        total += look(&second[0]).await;
    }
    let moved = {
        let inner = noisy("inner");
        look(&inner).await;
        inner
    };
    total += look(&moved).await;
    drop(moved);
    let last = later("last", noisy("last")).await;
    look(&last).await;
    pauses(2, "end").await;
    total
}

#[co]
async fn in_arms(n: usize) -> usize {
    match n {
        0 => {
            let buffer = [noisy("a"), noisy("b")];
            look(&buffer[n]).await
        }
        1 => {
            let name = format!("{n}");
            let longer = noisy(&name);
            for _ in 0..2 {
                let again = noisy("again");
                look(&again).await;
                pause("in the loop").await;
            }
            look(&longer).await
        }
        _ => {
            let large = (noisy("c"), [7u64; 9], noisy("d"));
            let sum = look(&large.2).await + large.1[n] as usize;
            drop(large.0);
            pause("after a part").await;
            sum
        }
    }
}

#[co]
pub async fn main() -> usize {
    let mut total = 0;
    for n in 1..4 {
        total += one_after_the_other(n).await;
        total += in_arms(n - 1).await;
    }
    total
}
