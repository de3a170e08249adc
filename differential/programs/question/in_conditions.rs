//! `?` in heads: `if`, `while`, `match`, `for`.
use super::*;

type Answer<T> = Result<T, &'static str>;

#[co]
async fn heads(fail_at: i32) -> Answer<i32> {
    let answer = |n: i32| if n == fail_at { Err("failed") } else { Ok(n) };
    let mut sum = 0;
    if later("if", answer(1)).await? == 1 {
        sum += 1;
    }
    while later("while", answer(sum + 1)).await? < 4 {
        sum += 1;
    }
    match later("match", answer(5)).await? {
        5 => sum += 5,
        _ => sum += 100,
    }
    for n in 0..later("for", answer(6)).await? {
        sum += n;
    }
    Ok(sum)
}

#[co]
pub async fn main() -> Vec<Answer<i32>> {
    vec![heads(0).await, heads(1).await, heads(3).await, heads(5).await, heads(6).await]
}
