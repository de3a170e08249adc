//! Arms that return, break, continue and panic.
use super::*;

#[co]
async fn walk(last: u32) -> u32 {
    let mut sum = 0;
    for n in 0.. {
        let _turn = noisy("turn");
        let value = match later("n", n).await {
            1 => continue,
            3 if last == 3 => break,
            4 if last == 4 => return 1000 + sum,
            5 => panic!("too far"),
            n => n * 10,
        };
        sum += value;
    }
    sum
}

#[co]
pub async fn main() -> u32 {
    let a = walk(3).await;
    let b = walk(4).await;
    step(format_args!("{a} {b}"));
    walk(5).await
}
